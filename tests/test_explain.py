"""Every message exists in Indonesian, with the same placeholders, and stays on one line."""

import ast
import json
import re
import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from generator import explain
from generator.content.purpose import purpose_of
from generator.content.schema import SCHEMAS
from generator.explain import Style
from generator.language.catalogue import CATALOGUES, language_of
from generator.model.parts.base import Record
from generator.problem import Mark, Message, Problem
from generator.rules import Rule

SOURCE = Path(explain.__file__).parent
TABLES = {"references.py": "there is no", "flows.py": "the flow “{id}” does not say", "tables.py": "{count} "}
"""Modules that keep messages in a table, and how these begin."""
SPOKEN = {"Message", "say", "translate_help", "show_progress", "option"}
"""Functions that are given messages; an option's first text is its name."""


def written() -> set[str]:
    """Every English message in the code."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        if any(path.is_relative_to(SOURCE / room) for room in ("render", "language", "export")):
            continue  # pages, prints and what leaves speak to readers, from a catalogue of their own
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (name := getattr(node.func, "id", "")) in SPOKEN:
                said = node.args[1:2] if name == "option" else node.args
                found |= {each.value for each in said if isinstance(each, ast.Constant) and isinstance(each.value, str)}
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and path.name in TABLES:
                found |= {node.value} if node.value.startswith(TABLES[path.name]) else set()
    return found


def purposes_of_required(model: type[Record] = Record) -> set[str]:
    """What is said of each field that somebody may have left out, in all records."""
    ours = model.__module__.startswith("generator.")  # others, such as those of a benchmark, speak to no keeper
    required = [name for name, field in model.model_fields.items() if ours and field.is_required()]
    said = {purpose.text for name in required if (purpose := purpose_of(model, name))}
    return said.union(*(purposes_of_required(kind) for kind in model.__subclasses__()))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_message_is_in_indonesian() -> None:
    assert SCHEMAS, "which know every record"
    messages = written() | purposes_of_required()
    assert len(purposes_of_required()) > 90
    assert len(messages) > 250
    with (CATALOGUES / "id" / "problems.po").open("rb") as file:
        catalogue = {str(each.id): str(each.string) for each in read_po(file) if each.id}
    assert {text for text in messages if not catalogue.get(text)} == set()
    assert {text for text in catalogue if text not in messages} == set(), "nobody says these any more"
    assert [text for text, told in catalogue.items() if placeholders(text) != placeholders(told)] == []


PROBLEM = Problem(
    Mark("contacts.yaml", 3, 7),
    "channels.0.number",
    Message("{number} is not in the list of short codes", {"number": "12\n3"}),
    Message("Check whose it is"),
    Rule.NUMBER_SHORT,
)


def test_indonesian_line() -> None:
    assert explain.explain(PROBLEM, "id") == (
        "contacts.yaml:3:7: channels.0.number: 12 3 tidak ada di daftar nomor singkat. Periksa itu nomor siapa"
    )


def test_json_line() -> None:
    told = json.loads(explain.explain(PROBLEM, "en", Style.JSON))
    assert told == {
        "severity": "error",
        "path": "contacts.yaml",
        "line": 3,
        "column": 7,
        "field": "channels.0.number",
        "what": "12 3 is not in the list of short codes",
        "mend": "Check whose it is",
        "rule": "number.short",
    }


def test_what_programs_read_is_promised() -> None:
    """`--format json` is a public contract: what CONTRIBUTING.md names is what a line has, in that order."""
    text = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text("utf-8")
    (promise,) = re.findall(r"`--format json` is a public contract.*?(?=\n\n|\n- )", text, re.DOTALL)
    (keys,) = re.findall(r"keys (`.*?`) and (`rule`)", " ".join(promise.split()))
    told = json.loads(explain.explain(PROBLEM, "en", Style.JSON))
    assert [each.strip("`") for part in keys for each in part.split(", ")] == list(told)
    assert Rule(told["rule"]) is PROBLEM.rule


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("id_ID.UTF-8", "id"),
        ("in_ID", "id"),
        ("jv_ID", "id"),
        ("en_GB", "en"),
        ("C", "en"),
        ("", "en"),
        ("de_DE", "en"),
    ],
)
def test_language_of(name: str, language: str) -> None:
    assert language_of(name) == language
