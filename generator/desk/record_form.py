"""A record as a form: what its model says of each field, and what a filled form changes.

A field is laid beside what it held when the form was shown and what it holds today, so that two forms, or an editor in
between, are three ways of one merge. What a value may be is decided where it always is, when the file is read.
"""

import types
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Union, cast, get_args, get_origin

from generator.edit.change import Change, Drop, Put, Steps, Value
from generator.model.parts.base import Record
from generator.model.parts.text import DEFAULT_LANGUAGE, Line, Text
from generator.problem import ContentError, Mark, Message, Problem
from generator.rules import Rule
from generator.source.tree import Plain
from generator.source.yaml import INVISIBLE

FORM = "formulir"
"""Stands for the file in a problem of a form."""
TRUTH = {"ya": "true", "tidak": "false"}


class Entry(StrEnum):
    """How a field is filled in."""

    DATE = "date"
    LINE = "text"
    LONG = "long"
    LINES = "lines"
    """One a line."""
    CODES = "codes"
    """Any of several codes; between spaces in one value."""
    CODE = "code"
    """One of several codes."""
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form."""

    field: str
    """Its name in the model."""
    entry: Entry
    language: str = ""
    """Of a text that the site has in several."""

    @property
    def key(self) -> str:
        """Its name in the form."""
        return f"{self.field}.{self.language}" if self.language else self.field


def list_fields(model: type[Record], fields: Iterable[str], languages: Sequence[str]) -> tuple[FormField, ...]:
    """The fields of a form over these fields of the model; a text has one for each of the languages."""
    found: list[FormField] = []
    for field in fields:
        entry, spoken = _entry_of(model.model_fields[field].annotation)
        found += [FormField(field, entry, language) for language in (languages if spoken else ("",))]
    return tuple(found)


def _entry_of(annotation: Any) -> tuple[Entry, bool]:
    """How a value of this type is filled in, and whether it is a text in several languages."""
    if get_origin(annotation) in {Union, types.UnionType}:
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    if get_origin(annotation) is tuple:
        return (Entry.LINES if get_args(annotation)[0] is Line else Entry.CODES), False
    if isinstance(annotation, type) and issubclass(annotation, Text):
        return (Entry.LINE if issubclass(annotation, Line) else Entry.LONG), True
    if annotation is date:
        return Entry.DATE, False
    if annotation is bool:
        return Entry.CHOICE, False
    return (Entry.LONG if annotation is str else Entry.CODE), False


def show_values(fields: Iterable[FormField], record: Plain) -> dict[str, str]:
    """What each field of the form holds, by its key."""
    held = record if isinstance(record, dict) else {}
    return {field.key: _shown(field, held.get(field.field)) for field in fields}


def _shown(field: FormField, value: Plain) -> str:
    if isinstance(value, list):
        between = "\n" if field.entry is Entry.LINES else " "
        return between.join(_spoken(item, DEFAULT_LANGUAGE) for item in value)
    if field.entry is Entry.CHOICE:
        return next((word for word, truth in TRUTH.items() if truth == value), "")
    return _spoken(value, field.language or DEFAULT_LANGUAGE).strip()  # as a form gives it back


def _spoken(value: Plain, language: str) -> str:
    """A text in this language; one without languages is Indonesian."""
    if isinstance(value, dict):
        return str(value.get(language) or "")
    return str(value or "") if language == DEFAULT_LANGUAGE else ""


def merge_values(
    fields: Iterable[FormField], base: Mapping[str, str], now: Mapping[str, str], wanted: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """What the record is to hold, and what stands against it: fields that somebody else has changed meanwhile."""
    merged, problems = dict(now), []
    for field in fields:
        key = field.key
        if wanted.get(key, base[key]) == base[key]:
            continue
        if now[key] not in {base[key], wanted[key]}:
            what = Message("meanwhile the file has “{now}” here", {"now": now[key][:60]})
            mend = Message("Open the page again")
            problems.append(Problem(Mark(FORM), key, what, mend, Rule.SHEET_MOVED))
        merged[key] = wanted[key]
    return merged, tuple(problems)


def require_visible(fields: Iterable[FormField], values: Mapping[str, str]) -> None:
    """Raises `ContentError` for signs that nobody sees: no file is read in which one stands."""
    found = [(field.key, hidden.group()) for field in fields if (hidden := INVISIBLE.search(values[field.key]))]
    if found:
        raise ContentError([_invisible(key, sign) for key, sign in found])


def _invisible(key: str, sign: str) -> Problem:
    names = {"code": f"U+{ord(sign):04X}", "name": unicodedata.name(sign, "?").lower()}
    what = Message("a sign that nobody sees stands here: {code}, {name}", names)
    return Problem(Mark(FORM), key, what, Message("Empty the field and type the words again"), Rule.SHEET_INVISIBLE)


def compose(fields: Iterable[FormField], values: Mapping[str, str], record: Plain = None) -> dict[str, Value]:
    """What a record is to hold in these fields; empty ones are left out, what the form does not show is kept."""
    held = record if isinstance(record, dict) else {}
    made: dict[str, Value] = {}
    for field in fields:
        value = _composed(field, values[field.key], made.get(field.field, cast(Value, held.get(field.field))))
        if value is None:
            made.pop(field.field, None)
        else:
            made[field.field] = value
    return made


def _composed(field: FormField, value: str, known: Value | None) -> Value | None:
    if field.entry is Entry.CODES:
        return tuple(value.split()) or None
    if field.entry is Entry.LINES:  # what else a line says in other languages stays with it
        old = {_spoken(item, DEFAULT_LANGUAGE): item for item in cast("list[Plain]", known or [])}
        lines = [line for line in map(str.strip, value.splitlines()) if line]
        return cast(Value, tuple(old.get(line, line) for line in lines)) or None
    if field.entry is Entry.CHOICE:
        return TRUTH.get(value, value) or None
    if not field.language:
        return value or None
    said: dict[str, Value] = {}
    if known:
        said = dict(known) if isinstance(known, dict) else {DEFAULT_LANGUAGE: known}
    said = {language: words for language, words in {**said, field.language: value}.items() if words}
    return said.get(DEFAULT_LANGUAGE) if set(said) <= {DEFAULT_LANGUAGE} else said


def change_record(
    model: type[Record], fields: Sequence[FormField], record: Plain, values: Mapping[str, str], *steps: str | int
) -> list[Change]:
    """The changes after which the record at these steps holds the values; nothing for fields that hold them."""
    held = record if isinstance(record, dict) else {}
    shown, order = show_values(fields, record), tuple(model.model_fields)
    touched = [field for field in fields if values[field.key] != shown[field.key]]
    wanted = compose(fields, values, record)
    changes: list[Change] = []
    for name in dict.fromkeys(field.field for field in touched):
        way: Steps = (*steps, name)
        old, new = held.get(name), wanted.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            changes += [Put((*way, key), value) for key, value in new.items() if value != old.get(key)]
            changes += [Drop((*way, key)) for key in old if key not in new]
        elif new is not None:
            changes.append(Put(way, new, order))
        elif name in held:
            changes.append(Drop(way))
    return changes


def place_problems(
    problems: Iterable[Problem], fields: Iterable[FormField], within: str = ""
) -> dict[str, tuple[Problem, ...]]:
    """The problems by the field of the form that they speak of; by an empty key those of none.

    `within` is the dotted way from the record that the file holds to the one that the form shows.
    """
    keys = sorted((field.key for field in fields), key=len, reverse=True)
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        field = problem.field.removeprefix(f"{within}.") if within else problem.field
        near = (key for key in keys if f"{field}.".startswith(f"{key}.") or key == f"{field}.{DEFAULT_LANGUAGE}")
        found.setdefault(next(near, ""), []).append(problem)
    return {key: tuple(told) for key, told in found.items()}
