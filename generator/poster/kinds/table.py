"""The kinds of print: what each says, and how that becomes its template's data. A new kind is one entry here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.edition.view import View
from generator.model.organization import Organization
from generator.model.sheet import EVERYONE, WALL, Kind, Paper
from generator.poster.kinds import plain, staff_sheet
from generator.poster.kinds.booklet import booklet, keepers_booklet
from generator.poster.kinds.handover import handover
from generator.poster.kinds.public import cards, public_poster, share, strips_poster
from generator.poster.kinds.share import staff_share
from generator.poster.kinds.staff import staff_poster
from generator.poster.print import Print as Said
from generator.poster.typst.press import Press
from generator.settings import Edition

EVERY_EDITION = frozenset(Edition)
IN_PLAIN_WORDS = EVERY_EDITION - {Edition.DISCREET}
"""Prints that name what they are for; the discreet edition goes without them."""


@dataclass(frozen=True, slots=True)
class Craft:
    """How a kind of print is made."""

    template: str
    papers: tuple[str, ...]
    say: Callable[[View, Organization], Said] | None = None
    """What the print of one office says; None where all offices share one. May raise `NotPrintable` or `Unfit`."""
    say_to_all: Callable[[View], Said] | None = None
    """What the print for everyone says; None where there is none. May raise the same."""
    sheet: Callable[[Any, Paper, Press], dict[str, Any]] = plain.sheet
    """The template's data; may raise `Unfit`."""
    editions: frozenset[Edition] = IN_PLAIN_WORDS
    """Which editions have it."""


KINDS: dict[Kind, Craft] = {
    Kind.STAFF: Craft(staff_sheet.TEMPLATE, WALL, staff_poster, sheet=staff_sheet.sheet),
    Kind.PUBLIC: Craft("public-wall.typ", WALL, public_poster),
    Kind.STRIPS: Craft("public-wall.typ", WALL, strips_poster),
    Kind.CARDS: Craft("cards.typ", ("a4",), say_to_all=cards, editions=EVERY_EDITION),
    Kind.SHARE: Craft("share.typ", ("hp",), say_to_all=share),
    Kind.SHARE_STAFF: Craft("share.typ", ("hp",), staff_share),
    Kind.BOOKLET: Craft("booklet.typ", ("a5",), booklet, keepers_booklet),
    Kind.HANDOVER: Craft("handover.typ", ("a4",), say_to_all=handover),
}


def sayings(kind: Kind, offices: Sequence[Organization]) -> dict[str, Callable[[View], Said]]:
    """What makes the words of each print of a kind, by the office's id or `EVERYONE`."""
    craft = KINDS[kind]
    found: dict[str, Callable[[View], Said]] = {}
    if craft.say:
        found |= {office.id: partial(_for_office, craft.say, office) for office in offices}
    return found | ({EVERYONE: craft.say_to_all} if craft.say_to_all else {})


def _for_office(say: Callable[[View, Organization], Said], office: Organization, view: View) -> Said:
    return say(view, office)
