"""One page for officials: which offices have a focal point and since when, what is still unknown, and whose turn it is.

It is the only page that speaks first of what is missing: whoever needs help is never sent here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.edition.gap import GapReason
from generator.model import routes
from generator.model.contact import Duty
from generator.model.organization import NEAREST, Organization, OrganizationKind
from generator.model.routes import PagePlace
from generator.render.chrome import MenuLink
from generator.render.contact.cards import Card, make_card, make_cards
from generator.render.context import PageBuilder
from generator.render.kinds.organization import NEAREST_NAMES
from generator.render.page import WebPage


@dataclass(frozen=True, slots=True)
class State:
    """What is known of one office or contact."""

    href: str
    name: str
    since: date | None
    """Since when it is so; None where nobody wrote it down, or where the day is not for this edition's readers."""
    why: str = ""
    """Why a contact has nothing to show."""


@dataclass(frozen=True, slots=True)
class GapsContext:
    """Offices by whose turn it is, and contacts without a number."""

    offices: int
    named: tuple[State, ...]
    """They have a focal point; since the day of its oldest check."""
    owners_turn: tuple[State, ...]
    """A number is known; the owner of the data has to confirm it."""
    offices_turn: tuple[State, ...]
    """They were asked, the longest ago first."""
    unasked: tuple[State, ...]
    """Nobody has asked them; the owner of the data writes the letter."""
    contacts: tuple[State, ...]
    without_nearest: tuple[State, ...]
    """Kecamatan of which the number of a police post, a village office or a task force is not shown, and which."""
    owner: Card | None
    """Where a number is sent; None where the owner cannot be reached either."""


def gaps(maker: PageBuilder) -> Iterator[WebPage]:
    """The page, where the edition has pages for officials."""
    view, directory, place = maker.view, maker.view.directory, maker.place(routes.GAPS)
    if routes.GAPS not in routes.offered_lists(directory):
        return
    named, owners_turn, asked, unasked = [], [], [], []
    for office in sorted(directory.offices, key=lambda office: office.name.to(maker.language)):
        people = directory.contacts_of(office.id, Duty.FOCAL_POINT, Duty.DEPUTY)
        reasons = {view.gaps[person.id].reason for person in people if person.id in view.gaps}
        cards = make_cards(view, tuple(person.id for person in people if person.channels), place)
        days = [card.check.on for card in cards if card.check]
        if cards or GapReason.INTERNAL in reasons:
            named.append(_office(maker, place, office, min(days, default=None)))
        elif GapReason.UNCONFIRMED in reasons:
            owners_turn.append(_office(maker, place, office, None))
        elif office.asked and office.asked <= view.today:
            asked.append(_office(maker, place, office, office.asked))
        else:
            unasked.append(_office(maker, place, office, None))
    lines = make_cards(
        view,
        tuple(
            contact.id
            for contact in directory.contacts
            if contact.id in view.gaps
            and contact.duty in {Duty.HOTLINE, Duty.FRONT_DESK}
            and not directory.organization[contact.organization].confidential
            and not directory.organization[contact.organization].kind.is_nearest
        ),
        place,
    )
    yield maker.page(
        place,
        "gaps.html",
        "gaps",
        maker.say("Status kontak kantor"),
        GapsContext(
            offices=len(directory.offices),
            named=tuple(named),
            owners_turn=tuple(owners_turn),
            offices_turn=tuple(sorted(asked, key=lambda state: state.since or view.today)),
            unasked=tuple(unasked),
            contacts=tuple(State(card.href, card.name.to(maker.language), None, card.gap) for card in lines),
            without_nearest=tuple(_without_nearest(maker, place)),
            owner=make_card(view, view.owner, place) if view.owner else None,
        ),
        description=maker.say("Untuk petugas: kantor mana yang sudah punya petugas penghubung, dan giliran siapa."),
        section=routes.FLOWS,
        trail=(maker.home(place), MenuLink(place.to(routes.FLOWS), maker.say("Untuk petugas"))),
    )


def _office(maker: PageBuilder, place: PagePlace, office: Organization, since: date | None) -> State:
    return State(place.to(routes.organization_url(office)), office.name.to(maker.language), since)


def _without_nearest(maker: PageBuilder, place: PagePlace) -> Iterator[State]:
    directory = maker.view.directory
    for office in directory.offices:
        if office.kind is not OrganizationKind.DISTRICT or not office.area:
            continue
        reached = {
            each.kind
            for each in directory.nearest_of(office.area)
            if any(contact.channels for contact in directory.contacts_of(each.id))
        }
        if lacking := [maker.say(NEAREST_NAMES[kind]) for kind in NEAREST if kind not in reached]:
            name = office.name.to(maker.language)
            yield State(place.to(routes.organization_url(office)), name, None, ", ".join(lacking))
