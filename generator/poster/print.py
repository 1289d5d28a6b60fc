"""What every print says, whatever its kind, and why one may not be made."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache, cached_property
from typing import Annotated, Any

from pydantic import BaseModel

from generator.edition.view import View
from generator.model.contact import ChannelKind
from generator.model.sheet import Specimen
from generator.poster.flow import strip_typesetting
from generator.poster.numbers import Number, emergency_numbers, number_of, printable_numbers
from generator.poster.words import LOOKS, Words
from generator.problem import Message

ALPHABET = "BCDFGHJKLMNPRSTVWXZ"
"""Letters of an edition code: no vowels, so no words; no digits, so nothing that looks like a number to dial."""
DATES = ("checked", "valid_until", "month")
"""What an edition does not depend on. `month` is no field any more; its empty place keeps the codes that hang."""


class NotPrintable(Exception):  # noqa: N818 - a state of the data, not a failure of the program
    """A print that may not be made, or may not hang today, and why."""

    def __init__(self, why: Message, mend: Message, field: str = "") -> None:
        self.why, self.mend = why, mend
        self.field = field
        """The field of the office's record that is at fault; empty where a number only has to be checked again."""
        super().__init__(why.text.format(**why.values))


@dataclass(frozen=True)
class Print:
    """A print, whatever its paper."""

    office: str
    """Name of the office it belongs to; the region's where it belongs to all."""
    title: str
    owner: str
    checked: date
    """Day of the oldest check of a number on the print."""
    valid_until: date
    """The last day for which it counts on a wall: the earliest end among its numbers."""
    url: str
    """What the print leads to; empty where the edition has no address."""
    language: str
    specimen: Annotated[Specimen | None, LOOKS] = field(default=None, kw_only=True)
    """Why it must not hang; None for a print that may. Its words are those of the print that it will be."""

    @cached_property
    def said(self) -> str:
        """All of it as JSON."""
        return json.dumps(plain_values(self), sort_keys=True, ensure_ascii=False)

    @cached_property
    def edition(self) -> str:
        """A short hash of what the print says; a specimen has none, so that nothing can take it for a print that hangs.

        Layout, colour and the day of the check do not change it.
        """
        return "" if self.specimen else edition_of(_read(self) | dict.fromkeys(DATES, ""))

    @property
    def numbers_said(self) -> tuple[Number, ...]:
        """Every number that the print sets as a number, in the order it is read."""
        return tuple(_numbers(vars(self).values()))


def plain_values(value: Any) -> Any:
    """The value as JSON knows it, a day as `2026-11-24`; a number to dial also says whether it is short."""
    if type(value) is str or value is None:
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain_values(each) for each in value]
    if is_dataclass(value):
        found = {name: plain_values(getattr(value, name)) for name in value.__dataclass_fields__}
        return found | {"short": value.short} if isinstance(value, Number) else found
    return value.model_dump() if isinstance(value, BaseModel) else value


def read_fields(record: Any) -> Iterator[tuple[str, Any]]:
    """The fields of a dataclass or model that say something, with their values; what only looks is left out."""
    return ((name, getattr(record, name)) for name in _fields_said(record.__class__))


@cache
def _fields_said(record: Any) -> tuple[str, ...]:
    marked: dict[str, Sequence[Any]]
    if issubclass(record, BaseModel):
        marked = {name: field.metadata for name, field in record.model_fields.items()}
    else:
        marked = {each.name: getattr(each.type, "__metadata__", ()) for each in fields(record)}
    return tuple(name for name, marks in marked.items() if LOOKS not in marks)


def _read(value: Any) -> Any:
    """The value as JSON knows it and as a reader takes it: without marks of typesetting and what only looks."""
    if isinstance(value, str):
        return strip_typesetting(value)
    if isinstance(value, tuple):
        return [_read(each) for each in value]
    if is_dataclass(value) or isinstance(value, BaseModel):
        return {name: _read(each) for name, each in read_fields(value)}
    return value


def _numbers(values: Iterable[Any]) -> Iterator[Number]:
    for value in values:
        if isinstance(value, Number):
            yield value
        elif isinstance(value, tuple):
            yield from _numbers(value)
        elif hasattr(value, "__dataclass_fields__"):
            yield from _numbers(getattr(value, name) for name in value.__dataclass_fields__)


def edition_of(said: dict[str, Any]) -> str:
    """Six letters that stand for what a print says."""
    text = json.dumps(said, sort_keys=True, ensure_ascii=False)
    value = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    letters = ""
    for _ in range(6):
        value, place = divmod(value, len(ALPHABET))
        letters += ALPHABET[place]
    return letters


def print_stamp(view: View, words: Words, codes: Iterable[str], url: str) -> dict[str, Any]:
    """The fields that say where a print comes from and how long it counts; `codes` are of the channels on it."""
    codes = tuple(codes)
    checked = min((seen for code in codes if (seen := view.assurances[code].checked)), default=view.today)
    until = view.paper_until(codes) or view.today  # a specimen may carry nothing that counts on paper; it says no day
    return {
        "owner": str(view.site.owner),
        "checked": checked,
        "valid_until": until,
        "url": view.base_url and view.base_url + url,
        "language": words.language,
    }


def codes_of(*numbers: Number) -> tuple[str, ...]:
    """Their record codes."""
    return tuple(number.code for number in numbers)


def top_numbers(view: View, words: Words) -> tuple[Number, ...]:
    """The numbers that every print carries, as far as they may stand on paper."""
    contacts = (view.directory.contact[each] for each in view.site.emergency)
    return tuple(number for contact in contacts for number in emergency_numbers(view, contact, words))


def owner_number(view: View, words: Words) -> Number | None:
    """The number of whoever all flows lead to, if it may be printed and is not on top already."""
    owner = view.directory.contact.get(view.site.owner_contact or "")
    if owner is None or owner.id in view.site.emergency:
        return None
    return next((number_of(view, owner, channel, words) for channel in printable_numbers(view, owner)), None)


def top_and_stamp(view: View, words: Words, url: str) -> dict[str, Any]:
    """The fields of a print that carries the top numbers alone: `danger`, `lines` (the others) and its stamp."""
    on_top = top_numbers(view, words)
    danger = tuple(number for number in on_top if number.kind is ChannelKind.EMERGENCY)
    lines = tuple(number for number in on_top if number not in danger)
    return {"danger": danger, "lines": lines} | print_stamp(view, words, codes_of(*on_top), url)
