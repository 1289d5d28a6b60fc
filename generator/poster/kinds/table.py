"""The kinds of print: what each says, and how that becomes its template's data. A new kind is a member of
`PrintKind` (`model/sheet.py`), a function that says what it says, a template, and an entry here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.edition.view import View
from generator.model.organization import Organization
from generator.model.sheet import EVERYONE, WALL, Paper, PrintKind
from generator.poster.kinds import plain, staff_sheet
from generator.poster.kinds.booklet import keepers_booklet, office_booklet
from generator.poster.kinds.handover import handover_form
from generator.poster.kinds.public import public_poster, share_picture, strips_poster, wallet_cards
from generator.poster.kinds.share import staff_share
from generator.poster.kinds.staff import staff_poster
from generator.poster.print import Print
from generator.poster.typst.press import Press
from generator.settings import Edition

EVERY_EDITION = frozenset(Edition)
IN_PLAIN_WORDS = EVERY_EDITION - {Edition.DISCREET}
"""Prints that name what they are for; the discreet edition goes without them."""


@dataclass(frozen=True, slots=True)
class PrintType:
    """How a kind of print is made."""

    template: str
    papers: tuple[str, ...]
    say: Callable[[View, Organization], Print] | None = None
    """What the print of one office says; None where all offices share one. May raise `NotPrintable` or `DoesNotFit`."""
    say_to_all: Callable[[View], Print] | None = None
    """What the print for everyone says; None where there is none. May raise the same."""
    sheet: Callable[[Any, Paper, Press], dict[str, Any]] = plain.sheet_data
    """The template's data; may raise `DoesNotFit`."""
    editions: frozenset[Edition] = IN_PLAIN_WORDS
    """Which editions have it."""


PRINT_TYPES: dict[PrintKind, PrintType] = {
    PrintKind.STAFF: PrintType(staff_sheet.TEMPLATE, WALL, staff_poster, sheet=staff_sheet.sheet_data),
    PrintKind.PUBLIC: PrintType("public-wall.typ", WALL, public_poster),
    PrintKind.STRIPS: PrintType("public-wall.typ", WALL, strips_poster),
    PrintKind.CARDS: PrintType("cards.typ", ("a4",), say_to_all=wallet_cards, editions=EVERY_EDITION),
    PrintKind.SHARE: PrintType("share.typ", ("hp",), say_to_all=share_picture),
    PrintKind.SHARE_STAFF: PrintType("share.typ", ("hp",), staff_share),
    PrintKind.BOOKLET: PrintType("booklet.typ", ("a5",), office_booklet, keepers_booklet),
    PrintKind.HANDOVER: PrintType("handover.typ", ("a4",), say_to_all=handover_form),
}


def print_makers(kind: PrintKind, offices: Sequence[Organization]) -> dict[str, Callable[[View], Print]]:
    """What makes the words of each print of a kind, by the office's id or `EVERYONE`."""
    print_type = PRINT_TYPES[kind]
    found: dict[str, Callable[[View], Print]] = {}
    if print_type.say:
        found |= {office.id: partial(_for_office, print_type.say, office) for office in offices}
    return found | ({EVERYONE: print_type.say_to_all} if print_type.say_to_all else {})


def _for_office(say: Callable[[View, Organization], Print], office: Organization, view: View) -> Print:
    return say(view, office)
