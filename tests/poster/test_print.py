"""An edition code stands for the words of a print, and for nothing else."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from pydantic import BaseModel

from generator.edition.view import View
from generator.ledger.values import values_of
from generator.model.parts.text import Line
from generator.model.sheet import PrintKind
from generator.poster import flow
from generator.poster.kinds.public import Pictogram
from generator.poster.kinds.table import print_makers
from generator.poster.print import Print
from generator.poster.words import Field


def rewritten(value: Any, text: Callable[[str], str], only: str = "") -> Any:
    """The print with every text, or those of the field `only`, written otherwise."""
    if isinstance(value, tuple):
        return tuple(rewritten(each, text, only) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _field(value, each.name, text, only) for each in fields(value)})
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: _field(value, name, text, only) for name in type(value).model_fields})
    return text(value) if type(value) is str and not only else value


NAMES = {"id", "code", "tail", "head", "contact", "href", "url", "language"}
"""Fields that programs read."""


def _field(record: Any, name: str, text: Callable[[str], str], only: str) -> Any:
    value = getattr(record, name)
    if name in NAMES:
        return value
    return text(value) if name == only and type(value) is str else rewritten(value, text, only)


def softened(text: str) -> str:
    return "\u00ad".join(text).replace(" ", "\u00a0")


@pytest.fixture(params=list(PrintKind))
def said(request: pytest.FixtureRequest, public_view: View) -> Print:
    return next(iter(print_makers(request.param, public_view.directory.offices).values()))(public_view)  # type: ignore[no-any-return]


def test_soft_hyphens_and_hard_spaces_are_no_words(said: Print) -> None:
    other = rewritten(said, softened)
    assert other.said != said.said
    assert other.edition == said.edition
    assert values_of(other) == values_of(said)


def test_each_changed_letter_is_another_edition(said: Print) -> None:
    other = rewritten(said, lambda text: text.replace("a", "ä", 1), "title")
    assert other.edition != said.edition
    assert values_of(other) != values_of(said)


def test_words_that_break_elsewhere_recall_nothing(public_view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    office = public_view.directory.organization["kec-awan"]
    office = office.model_copy(update={"name": Line("Dinas Pertanggungjawaban, 24 jam")})
    say = print_makers(PrintKind.STAFF, [office])[office.id]
    now = say(public_view)
    assert "\u00ad" in now.said
    assert "\u00a0" in now.said
    monkeypatch.setattr(flow, "set_type", lambda text, _: text)
    monkeypatch.setattr("generator.poster.kinds.staff.set_type", lambda text, _: text)
    later = say(public_view)
    assert not {"\u00ad", "\u00a0"} & set(later.said)
    assert (later.edition, values_of(later)) == (now.edition, values_of(now))


def test_outlines_and_widths_are_no_words(public_view: View) -> None:
    poster = next(iter(print_makers(PrintKind.PUBLIC, public_view.directory.offices).values()))(public_view)
    drawn = replace(poster, pictures=tuple(replace(each, path="M0 0") for each in poster.pictures))
    assert isinstance(drawn.pictures[0], Pictogram)
    assert (drawn.edition, values_of(drawn)) == (poster.edition, values_of(poster))

    note = next(iter(print_makers(PrintKind.HANDOVER, ()).values()))(public_view)
    assert isinstance(note.form.fields[0], Field)
    wider = tuple(each.model_copy(update={"share": 5, "lines": 3}) for each in note.form.fields)
    form = replace(note, form=replace(note.form, fields=wider))
    assert (form.edition, values_of(form)) == (note.edition, values_of(note))
