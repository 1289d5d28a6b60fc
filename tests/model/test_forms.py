"""What a text must be written like stands on its type, and so does what is said of one that is not."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

import generator
from generator.content.refused import FORMS, explain_refusal
from generator.language.catalogue import translate
from generator.model.ledger import EditionCode
from generator.model.organization import Area, AreaCode
from generator.model.parts.forms import BaseUrl, Code, Email, Id, PartialDate, Url
from generator.model.parts.schedule import Clock
from generator.model.parts.text import Language
from generator.model.site import ShortCode, Telephony
from generator.rules import Rule

WRONG: dict[str, tuple[Any, Any, tuple[str, ...]]] = {
    "id": (Id, "kec-awan", ("Kec", "a--b", "-a", "a\n", "é", "")),
    "code": (Code, "PT-07-W1", ("PT", "pt-07", "PT-07\n")),
    "url": (Url, "https://a.id/b?c#d", ("ftp://a.id", "https://a@b.id", "https://a.id/ b", "https://a.id/\n")),
    "base url": (BaseUrl, "https://ppa.antah.go.id/", ("ppa.antah.go.id",)),
    "email": (Email, "a.b@c.id", ("a@b@c", "a b@c.id", "a@c.id?subject=x")),
    "date": (PartialDate, "2024-12", ("2024-13", "24", "२०२४", "2024-1")),
    "clock": (Clock, "24:00", ("24:01", "8:00", "08:60", "०८:००")),
    "area": (AreaCode, "33.18.16.2001", ("33.1", "33.18.16.201", "३३")),
    "language": (Language, "jv", ("j", "JV", "java")),
    "edition": (EditionCode, "BCDFGH", ("BCDFG", "bcdfgh")),
}


NAMED = re.compile(r"{(\w+)}")
"""A value that a message names."""


@pytest.mark.parametrize("name", WRONG)
def test_each_form_has_its_own_words(name: str) -> None:
    kind, right, wrong = WRONG[name]
    assert TypeAdapter(kind).validate_python(right) == right
    for text in wrong:
        with pytest.raises(ValidationError) as refused:
            TypeAdapter(kind).validate_python(text)
        (error,) = refused.value.errors()
        what, mend, rule = explain_refusal(error)
        assert {*NAMED.findall(what.text), *NAMED.findall(mend.text)} <= {*what.values, *mend.values}, text
        assert (what.text, mend.text, rule) == (*(each.text for each in FORMS[error["type"]]), Rule.FIELD_FORM), text


@pytest.mark.parametrize(
    ("typed", "example"),
    [
        ("nn 01", "NN-01"),
        ("ab_01_t1", "AB-01-T1"),
        ("ab-01-t1.", "AB-01-T1"),
        ("Kantor", "XX-07-W1"),
        ("-", "XX-07-W1"),
    ],
)
def test_a_wrong_record_code_is_named_with_what_was_meant_or_a_right_one(typed: str, example: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Code).validate_python(typed)
    what, mend, _ = explain_refusal(*refused.value.errors())
    assert translate(what, "en").startswith(f"“{typed}” is no record code: ")
    assert translate(mend, "en").startswith(f"Write it like {example}: ")
    TypeAdapter(Code).validate_python(example)


@pytest.mark.parametrize(
    ("model", "values", "said"),
    [
        (ShortCode, {"number": "12", "name": "x"}, "this is no short number"),
        (Telephony, {"country": "id"}, "this is no country"),
        (Area, {"code": "33.18", "name": "x", "kind": "kecamatan", "postal_codes": ["12"]}, "this is no postal code"),
    ],
)
def test_a_form_inside_a_record_has_its_own_words(model: Any, values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        model.model_validate(values)
    assert [explain_refusal(error)[0].text for error in refused.value.errors()] == [said]


def test_what_is_too_long_is_told_as_such() -> None:
    for kind, text in ((Id, "a" * 61), (Url, f"https://a.id/{'b' * 500}"), (BaseUrl, f"https://a.id/{'b' * 120}/")):
        with pytest.raises(ValidationError) as refused:
            TypeAdapter(kind).validate_python(text)
        assert [explain_refusal(error)[2] for error in refused.value.errors()] == [Rule.FIELD_LENGTH]


def test_every_form_has_words_and_all_words_a_form() -> None:
    forms = [
        ast.literal_eval(node.args[0])
        for path in sorted((Path(generator.__file__).parent / "model").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Form"
    ]
    assert sorted(forms) == sorted(FORMS)
