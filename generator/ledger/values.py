"""What a print carries, as texts with stable names, so that two prints can be compared value by value."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel

from generator.model.ledger import Value
from generator.poster.flow import strip_typesetting
from generator.poster.numbers import Number
from generator.poster.print import read_fields

AGING = ("checked", "valid_until")
"""Fields of a print that speak of its age, not of what it says."""
KEYS = (("code",), ("id",), ("tail", "head"), ("kind",), ("title",), ("label",), ("name",))
"""Fields that name a record inside a list, the best first."""
_NUMBER = re.compile(r"(?:^|\.)(?P<code>[A-Z0-9]+(?:-[A-Z0-9]+)+)\.(?P<field>\w+)$")


def values_of(data: Any) -> dict[str, Value]:
    """Every text of a print's data object by its dotted path, without what is empty and without its age.

    A record in a list goes by its code or id, a number always by its record code: `numbers.PT-01-T1.note`,
    `flow.boxes.dengar.title`. The list itself gives the order: `flow.boxes`.
    """
    return {path: value for path, value in _walk(data, "") if path not in AGING and value not in ("", ())}


def number_at(path: str) -> tuple[str, str] | None:
    """The record code and the field that a path speaks of, if it may be part of a number."""
    match = _NUMBER.search(path)
    return (match["code"], match["field"]) if match else None


def codes(values: Mapping[str, Value]) -> frozenset[str]:
    """The record codes of all numbers on a print."""
    return frozenset(number[0] for path in values if (number := number_at(path)) and number[1] == "number")


def _walk(value: Any, path: str, known: Sequence[str] = ()) -> Iterator[tuple[str, Value]]:
    match value:
        case None | False:
            return
        case Number() if not path.endswith(value.code):
            yield path, value.code
            yield from _walk(value, _at(path, value.code), ("code",))
        case Enum():
            yield path, str(value.value)
        case str():
            yield path, strip_typesetting(value)
        case True:
            yield path, "true"
        case Mapping():
            for key, inner in value.items():
                if key not in known:
                    yield from _walk(inner, _at(path, str(key)))
        case Sequence():
            yield from _list(value, path)
        case _ if is_dataclass(value) or isinstance(value, BaseModel):
            for name, inner in read_fields(value):
                if name not in known:
                    yield from _walk(inner, _at(path, name))
        case _:
            yield path, str(value)


def _list(items: Sequence[Any], path: str) -> Iterator[tuple[str, Value]]:
    if all(isinstance(item, str) and not isinstance(item, Enum) for item in items):
        yield path, tuple(strip_typesetting(item) for item in items)
        return
    seen: dict[str, int] = {}
    names, known = [], []
    for place, each in enumerate(items):
        name, by = _name(each, place)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
        known.append(by)
    yield path, tuple(names)
    for name, by, each in zip(names, known, items, strict=True):
        yield from _walk(each, _at(path, name), by)


def _name(item: Any, place: int) -> tuple[str, Sequence[str]]:
    """What a record in a list goes by, and the fields that this tells."""
    for names in KEYS if is_dataclass(item) or isinstance(item, BaseModel) else ():
        parts = [getattr(item, name, None) for name in names]
        if all(isinstance(text, str) and text for text in parts):
            return strip_typesetting(
                " > ".join(str(part.value if isinstance(part, Enum) else part) for part in parts)
            ), names
    return str(place + 1), ()


def _at(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
