"""A hidden value is found however it is written."""

import pytest

from generator.audit.leaks import check_leaks
from generator.edition.hidden import Hidden
from generator.phone.number import spellings

NUMBER = Hidden("0870-0000-0099", "uptd-antah XX-01-W1")
NAME = Hidden("Orang Rekaan", "kontak-awan person")
FORM = Hidden("https://forms.example/rahasia?x=1", "form XX-01-U1")

FOUND = {
    "as written": "Hubungi 0870-0000-0099 sekarang",
    "compact": '<a href="tel:087000000099">',
    "international": '<a href="https://wa.me/6287000000099">',
    "plus": "tel:+6287000000099",
    "spaces": "0870 0000 0099",
    "dots": "0870.0000.0099",
    "en dash": "0870\u20130000\u20130099",
    "no-break spaces": "0870\u00a00000\u00a00099",
    "bracketed": "(0870) 0000-0099",
    "name": "Kontak: orang rekaan",
    "name percent-encoded": "nama=Orang%20Rekaan",
    "address": "https://forms.example/rahasia?x=1",
    "address percent-encoded": "https%3A%2F%2Fforms.example%2Frahasia%3Fx%3D1",
}
CLEAN = {"another number": "0870-0000-0098", "date": "2026-11-24", "part of the name": "Orang", "nothing": ""}


@pytest.mark.parametrize("case", FOUND)
def test_hidden_value_is_found(case: str) -> None:
    found = list(check_leaks({"k/index.html": FOUND[case]}, (NUMBER, NAME, FORM), "ID"))
    assert found
    assert {each.path for each in found} == {"k/index.html"}


@pytest.mark.parametrize("case", CLEAN)
def test_other_values_are_not(case: str) -> None:
    assert list(check_leaks({"k/index.html": CLEAN[case]}, (NUMBER, NAME, FORM), "ID")) == []


def test_message_names_whose_it_is_and_not_what() -> None:
    (found,) = check_leaks({"p/x.pdf": "0870-0000-0099"}, (NUMBER,), "ID")
    text = found.what.text.format(**found.what.values)
    assert text == "holds a value that this edition hides: uptd-antah XX-01-W1"
    assert "0870" not in text


@pytest.mark.parametrize("between", ["{}", "Hubungi {} sekarang", "wa.me/{}", "x=%20{}%20", "n\n{}\n", "a{}b"])
@pytest.mark.parametrize(
    ("value", "country"),
    [
        ("0870-0000-0099", "ID"),
        ("(024) 671-5520", "ID"),
        ("0295 381456", "ID"),
        ("1 500 630", "ID"),
        ("(021) 319-01556", "ID"),
        ("03-8888 5000", "MY"),
        ("012-345 6789", "MY"),
    ],
)
def test_every_spelling_of_the_plan_is_found(value: str, country: str, between: str) -> None:
    hidden = Hidden(value, "somebody XX-01-T1")
    missed = {
        written
        for written in spellings(value, country)
        if not list(check_leaks({"k/index.html": between.format(written)}, (hidden,), country))
    }
    assert not missed
