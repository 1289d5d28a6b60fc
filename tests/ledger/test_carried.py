"""Every text of a print has a name that stays, whatever is put before it."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from generator.edition.view import View, view
from generator.ledger.current import current_print
from generator.ledger.values import codes, number_at, values_of
from generator.model.contact import ChannelKind
from generator.model.directory import Directory
from generator.model.sheet import PrintKind
from generator.poster.kinds.table import PRINT_TYPES, print_makers
from generator.poster.numbers import Number
from generator.settings import Settings

NUMBER = Number("Ronda", "999", "tel:999", "", "NN-01-T1", ChannelKind.EMERGENCY, "ronda-999")


@dataclass(frozen=True)
class Line:
    tail: str
    head: str
    label: str = ""


@dataclass(frozen=True)
class Part:
    title: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Print:
    title: str = ""
    checked: str = "24 Nov 2026"
    valid_until: str = "22 Feb 2027"
    alone: Number | None = None
    numbers: tuple[Number, ...] = ()
    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()
    strips: bool = False
    columns: int = 0


CASES = {
    "text": (Print("Tele\u00adpon\u200b 3\u00a0jam"), {"title": "Telepon 3 jam"}),
    "number of a list": (
        Print(numbers=(NUMBER,)),
        {
            "numbers": ("NN-01-T1",),
            "numbers.NN-01-T1.label": "Ronda",
            "numbers.NN-01-T1.number": "999",
            "numbers.NN-01-T1.href": "tel:999",
            "numbers.NN-01-T1.kind": "emergency",
            "numbers.NN-01-T1.contact": "ronda-999",
        },
    ),
    "lines": (
        Print(lines=(Line("a", "b"), Line("a", "c", "Ya"))),
        {"lines": ("a > b", "a > c"), "lines.a > c.label": "Ya"},
    ),
    "the same name twice": (
        Print(parts=(Part("Jangan", ("x", "y")), Part("Jangan", ("z",)))),
        {"parts": ("Jangan", "Jangan~2"), "parts.Jangan.items": ("x", "y"), "parts.Jangan~2.items": ("z",)},
    ),
    "yes and count": (Print(strips=True, columns=2), {"strips": "true", "columns": "2"}),
}


@pytest.mark.parametrize("name", CASES)
def test_names(name: str) -> None:
    said, wanted = CASES[name]
    assert values_of(said) == {"columns": "0"} | wanted


def test_one_number_goes_by_its_code() -> None:
    values = values_of(Print(alone=NUMBER))
    assert values["alone"] == "NN-01-T1"
    assert values["alone.NN-01-T1.number"] == "999"
    assert number_at("alone.NN-01-T1.number") == ("NN-01-T1", "number")
    assert codes(values) == {"NN-01-T1"}


@pytest.mark.parametrize("kind", PRINT_TYPES)
def test_all_prints_of_a_kind_tell_their_numbers_and_their_last_day(kind: PrintKind, public_view: View) -> None:
    for office, say in print_makers(kind, public_view.directory.offices).items():
        said, made = say(public_view), current_print(public_view, kind, office)
        assert made.edition == said.edition
        assert {"NN-01-T1", "NN-02-T1"} <= codes(made.values) <= public_view.printable
        assert made.valid_until == said.valid_until
        assert made.valid_until > public_view.today
        assert not {"checked", "valid_until"} & made.values.keys()


def test_the_day_changes_neither_values_nor_edition(directory: Directory, settings: Settings) -> None:
    later = view(directory, replace(settings, today=settings.today + timedelta(days=5)))
    today = view(directory, settings)
    for kind in PRINT_TYPES:
        for office in print_makers(kind, directory.offices):
            one, other = (current_print(each, kind, office) for each in (today, later))
            assert (one.edition, one.values) == (other.edition, other.values)
