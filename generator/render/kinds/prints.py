"""Prints: what can be downloaded, and whether the one in the reader's hand still holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model import routes
from generator.model.organization import Organization
from generator.model.sheet import EVERYONE, Pack, Picture, Printed, PrintKind, preview_url, status_url
from generator.render.cards import Card, make_cards
from generator.render.chrome import MenuLink
from generator.render.context import PageBuilder
from generator.render.page import WebPage


@dataclass(frozen=True, slots=True)
class CurrentEdition:
    """What may hang of one kind of print."""

    kind: PrintKind
    name: str
    code: str
    valid_until: date
    """The last day for which it counts on a wall."""


@dataclass(frozen=True, slots=True)
class PrintsContext:
    """All prints: what kinds there are, those that all offices share, then office by office."""

    kinds: tuple[tuple[str, Picture], ...]
    """Name of each kind, and its small picture."""
    shared: tuple[Printed, ...]
    rows: tuple[tuple[str, Organization, tuple[Printed, ...], Pack | None], ...]
    valid_until: date | None
    editions: tuple[CurrentEdition, ...]
    """Every shared print whose QR code leads here."""
    unsure: bool
    """Whether one of the shared prints is a specimen, so that an unknown code may still hold."""
    specimens: str
    """`all`, `some`, or empty where every sheet may hang."""


@dataclass(frozen=True, slots=True)
class EditionContext:
    """What a print's QR code opens."""

    office: Organization
    office_page: str
    editions: tuple[CurrentEdition, ...]
    """Every print of this office that may hang."""
    unsure: bool
    """Whether some of its prints are specimens today, so that an unknown code may still hold."""
    prints: tuple[Printed, ...]
    fallback: tuple[Card, ...]


def prints(maker: PageBuilder) -> Iterator[WebPage]:
    """The list of prints, and the page behind each office's QR code."""
    view, directory, place = maker.view, maker.view.directory, maker.place(routes.PRINTS)
    if routes.PRINTS not in routes.offered_lists(directory):
        return
    offices = sorted(directory.offices, key=lambda organization: organization.name.to(maker.language))
    kinds = {print_.kind: print_.name for print_ in maker.prints}
    packs = {pack.office: pack for pack in maker.packs}
    shared = tuple(print_ for print_ in maker.prints if print_.office == EVERYONE)
    linked = tuple(print_ for print_ in shared if print_.kind.linked)
    yield maker.page(
        place,
        "prints.html",
        "prints",
        maker.say("Poster untuk dicetak"),
        PrintsContext(
            kinds=tuple((name, maker.pictures[preview_url(kind)]) for kind, name in kinds.items()),
            shared=shared,
            rows=tuple(
                (
                    place.to(routes.organization_url(office)),
                    office,
                    tuple(p for p in maker.prints if p.office == office.id),
                    packs.get(office.id),
                )
                for office in offices
            ),
            valid_until=min((print_.valid_until for print_ in maker.prints if print_.valid_until), default=None),
            editions=_editions(linked),
            unsure=any(print_.specimen for print_ in linked),
            specimens=_share_of_specimens(maker.prints),
        ),
        section=routes.FLOWS,
        trail=(maker.home(place), MenuLink(place.to(routes.FLOWS), maker.say("Untuk petugas"))),
    )
    for office in offices:
        here = maker.place(status_url(office.id))
        mine = tuple(p for p in maker.prints if p.office == office.id)
        yield maker.page(
            here,
            "edition.html",
            "edition",
            maker.say("Cek poster %(office)s") % {"office": office.short_name.to(maker.language)},
            EditionContext(
                office=office,
                office_page=here.to(routes.organization_url(office)),
                editions=_editions(mine),
                unsure=any(p.specimen for p in mine),
                prints=mine,
                fallback=make_cards(view, tuple(contact.id for contact in view.emergency), here),
            ),
            section=routes.FLOWS,
        )


def _editions(prints: tuple[Printed, ...]) -> tuple[CurrentEdition, ...]:
    found = (
        CurrentEdition(print_.kind, print_.name, print_.edition, print_.valid_until)
        for print_ in prints
        if print_.valid_until
    )
    return tuple(dict.fromkeys(found))


def _share_of_specimens(prints: tuple[Printed, ...]) -> str:
    marked = sum(print_.specimen is not None for print_ in prints)
    return "" if not marked else "all" if marked == len(prints) else "some"
