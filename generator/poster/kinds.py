"""The kinds of print: what each says, and how that becomes its template's data. A new kind is one entry here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from generator.edition import View
from generator.model.organization import Organization
from generator.model.sheet import PAPERS, Kind, Paper
from generator.poster import staff
from generator.poster.data import staff_poster
from generator.poster.press import Press
from generator.settings import Edition


class Said(Protocol):
    """What one print says, as a typed object."""

    @property
    def edition(self) -> str: ...

    @property
    def said(self) -> str:
        """All of it as JSON."""
        ...


@dataclass(frozen=True, slots=True)
class Craft:
    """How a kind of print is made."""

    say: Callable[[View, Organization], Said]
    """May raise `NotPrintable`."""
    sheet: Callable[[Any, Paper, Press], dict[str, Any]]
    """The template's data; may raise `Unfit`."""
    template: str
    papers: tuple[str, ...]
    editions: frozenset[Edition] = frozenset(Edition)
    """Which editions have it."""


KINDS: dict[Kind, Craft] = {
    Kind.STAFF: Craft(
        staff_poster, staff.sheet, staff.TEMPLATE, tuple(PAPERS), frozenset({Edition.PUBLIC, Edition.STAFF})
    ),
}
