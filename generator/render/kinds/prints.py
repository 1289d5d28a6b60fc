"""Prints: what can be downloaded, and whether the one in the reader's hand still holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model import routes
from generator.model.organization import Organization
from generator.model.routes import PagePlace
from generator.model.sheet import EVERYONE, Picture, Printed, PrintKind, check_url, help_url, preview_url
from generator.render.chrome import MenuLink
from generator.render.contact.cards import Card, make_cards
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
    rows: tuple[tuple[str, Organization, tuple[Printed, ...]], ...]
    first_to_end: date | None
    """The first day on which one of them ends; None where none may hang."""
    last_to_end: date | None
    """The last such day: of national numbers alone they count longer than with an office's own."""
    editions: tuple[CurrentEdition, ...]
    """Every shared print whose QR code leads here."""
    unsure: bool
    """Whether one of the shared prints is a specimen, so that an unknown code may still hold."""
    specimens: str
    """`all`, `some`, or empty where every sheet may hang."""
    ask: tuple[Card, ...]
    """Whom to talk to, for the words that go with the picture to pass on; in `danger`, whom to call at once."""
    danger: tuple[Card, ...]
    share_address: str
    """Where these words lead; empty where the edition has no address."""


@dataclass(frozen=True, slots=True)
class HelpContext:
    """What the code of a public print opens: whom to call, and small at the foot which edition was scanned."""

    office: MenuLink | None
    """The office whose print it is; None for prints that all offices share, and for an office that is no more."""
    gone: bool
    """Whether the print is one of an office that is no more."""
    ask: tuple[Card, ...]
    """Whom to talk to, as on the print."""
    danger: tuple[Card, ...]
    """Whom to call in danger now."""
    editions: tuple[CurrentEdition, ...]
    """Every print that may hang and whose code has ever led here; a staff print's did, and is judged without a word."""
    unsure: bool
    """Whether one of these prints is a specimen today, so that an unknown code may still hold."""
    check: str
    """Where staff check what hangs."""


@dataclass(frozen=True, slots=True)
class EditionContext:
    """What the code of a staff print opens. Whoever checks one sheet checks what hangs beside it: public ones too."""

    office: Organization
    office_page: str
    editions: tuple[CurrentEdition, ...]
    """Every print of this office that may hang: one that is not here is taken down."""
    unsure: bool
    """Whether some of its prints are specimens today, so that an unknown code may still hold."""
    prints: tuple[Printed, ...]
    """All of them: who changes one sees the others."""
    fallback: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class GoneContext:
    """What the code of a staff print opens whose office is no more: no code of it holds, and here is where to turn."""

    offices: str
    """The list of offices."""
    prints: str
    """The list of prints."""
    fallback: tuple[Card, ...]


def prints(maker: PageBuilder) -> Iterator[WebPage]:
    """The list of prints, and the pages behind the codes on them."""
    directory, place = maker.view.directory, maker.place(routes.PRINTS)
    if routes.PRINTS not in routes.offered_lists(directory):
        return
    offices = sorted(directory.offices, key=lambda organization: organization.name.to(maker.language))
    kinds = {print_.kind: print_.name for print_ in maker.prints}
    shared = tuple(print_ for print_ in maker.prints if print_.office == EVERYONE)
    linked = tuple(print_ for print_ in shared if print_.kind.linked)
    ask, danger = _whom_to_call(maker, place)
    ends = {print_.valid_until for print_ in maker.prints if print_.valid_until}
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
                )
                for office in offices
            ),
            first_to_end=min(ends, default=None),
            last_to_end=max(ends, default=None),
            editions=_editions(linked),
            unsure=any(print_.specimen for print_ in linked),
            specimens=_share_of_specimens(maker.prints),
            ask=ask,
            danger=danger,
            share_address=maker.view.base_url and maker.view.base_url + help_url(EVERYONE),
        ),
        section=routes.FLOWS,
        trail=(maker.home(place), MenuLink(place.to(routes.FLOWS), maker.say("Untuk petugas"))),
    )
    yield _help(maker, None, tuple(print_ for print_ in shared if print_.kind.public and print_.kind.coded))
    for office in offices:
        own = tuple(print_ for print_ in maker.prints if print_.office == office.id)
        yield _help(maker, office, own)
        yield _check(maker, office, own)
    for gone in maker.view.gone_offices:
        yield _help(maker, None, (), gone)
        yield _gone(maker, gone)


def _help(
    maker: PageBuilder, office: Organization | None, prints: tuple[Printed, ...], gone: str | None = None
) -> WebPage:
    """The page behind the codes of public prints: of an office, of one that is `gone`, or of all offices."""
    printed_for = gone or (office.id if office else EVERYONE)
    place = maker.place(help_url(printed_for))
    ask, danger = _whom_to_call(maker, place)
    name = office.short_name.to(maker.language) if office else gone
    title = maker.say("Nomor yang bisa dihubungi")
    return maker.page(
        place,
        "help.html",
        "help",
        f"{title}, {name}" if name else title,
        HelpContext(
            office=MenuLink(place.to(routes.organization_url(office)), office.name.to(maker.language))
            if office
            else None,
            gone=gone is not None,
            ask=ask,
            danger=danger,
            editions=_editions(prints),
            unsure=any(print_.specimen for print_ in prints),
            check=place.to(check_url(printed_for)),
        ),
    )


def _whom_to_call(maker: PageBuilder, place: PagePlace) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """The contacts that stand on every print: whom to talk to, and whom to call in danger now."""
    cards = make_cards(maker.view, tuple(contact.id for contact in maker.view.emergency), place)
    danger = tuple(card for card in cards if any(button.kind == "urgent" for button in card.buttons))
    return tuple(card for card in cards if card not in danger), danger


def _check(maker: PageBuilder, office: Organization, prints: tuple[Printed, ...]) -> WebPage:
    """The page on which staff compare the code of what hangs."""
    place = maker.place(check_url(office.id))
    return maker.page(
        place,
        "edition.html",
        "edition",
        maker.say("Cek poster %(office)s") % {"office": office.short_name.to(maker.language)},
        EditionContext(
            office=office,
            office_page=place.to(routes.organization_url(office)),
            editions=_editions(prints),
            unsure=any(print_.specimen for print_ in prints),
            prints=prints,
            fallback=make_cards(maker.view, tuple(contact.id for contact in maker.view.emergency), place),
        ),
        section=routes.FLOWS,
    )


def _gone(maker: PageBuilder, office: str) -> WebPage:
    """The page on which staff learn that nothing of this office may hang. Of it the id alone is known."""
    place = maker.place(check_url(office))
    return maker.page(
        place,
        "gone.html",
        "gone",
        maker.say("Cek poster %(office)s") % {"office": office},
        GoneContext(
            offices=place.to(routes.OFFICES),
            prints=place.to(routes.PRINTS),
            fallback=make_cards(maker.view, tuple(contact.id for contact in maker.view.emergency), place),
        ),
        description=maker.say(
            "Poster ini tidak berlaku lagi. Di sini ada kantor dengan nama barunya, dan nomor yang bisa dihubungi."
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
