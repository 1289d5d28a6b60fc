"""The directory: whom one can reach. What is still unknown stands on one page for officials (`kinds/gaps.py`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.edition.view import View
from generator.model import routes
from generator.model.contact import Duty
from generator.model.organization import Organization
from generator.model.parts.text import Line
from generator.model.routes import PagePlace
from generator.render.contact.cards import Card, make_cards
from generator.render.context import PageBuilder
from generator.render.page import WebPage
from generator.settings import Edition


@dataclass(frozen=True, slots=True)
class Row:
    """An office in the list."""

    href: str
    organization: Organization
    focal: bool
    """Whether its focal point can be reached through this edition."""
    people: tuple[Card, ...] = ()
    """Its focal point, deputy and desk as far as they can be reached; in the staff edition alone."""
    words: str = ""
    """Other names and its villages, for the filter."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Addresses that take the place of those of vCards, by contact; a sealed page carries them itself."""


@dataclass(frozen=True, slots=True)
class EmergencyRoom:
    """A hospital where somebody who is hurt may come at any hour."""

    href: str
    name: Line
    addresses: tuple[str, ...]
    """Empty where none is known well enough: people nearby know the place."""


@dataclass(frozen=True, slots=True)
class ContactsContext:
    """The directory."""

    working: tuple[Card, ...]
    other: tuple[Card, ...]
    """Contacts that answer but are no place to report violence."""
    tested: str
    """`all`, `some` or `none` of the numbers were confirmed by their owner or tried."""
    rooms: tuple[EmergencyRoom, ...]
    rows: tuple[Row, ...]
    """Offices; for the public those that can be reached, for staff all of them."""
    unmanned: bool
    """Whether one of the rows has nobody to reach."""
    gaps_page: str
    """Where officials read what is still unknown; empty where there is no such page."""


def contacts(maker: PageBuilder) -> Iterator[WebPage]:
    """The directory page."""
    view, directory, place = maker.view, maker.view.directory, maker.place(routes.CONTACTS)
    public = [
        contact
        for contact in directory.contacts
        if contact.duty in {Duty.HOTLINE, Duty.FRONT_DESK}
        and not directory.organization[contact.organization].kind.is_nearest  # on the page of its kecamatan
    ]
    lead = [*view.site.emergency, *view.site.fallback]
    public.sort(key=lambda contact: lead.index(contact.id) if contact.id in lead else len(lead))
    found = make_cards(view, tuple(contact.id for contact in public), place)
    shown = [card for card in found if not card.gap]
    confirmed = [card for card in shown if card.check and card.check.confirmed]
    rows = directory_rows(view, place)
    yield maker.page(
        place,
        "contacts.html",
        "contacts",
        maker.say("Nomor penting"),
        ContactsContext(
            # A hospital of which only the place is known stands among the hospitals.
            working=tuple(
                card
                for card in shown
                if not card.not_for_reports
                and (card.buttons or not directory.organization[directory.contact[card.id].organization].emergency_room)
            ),
            other=tuple(card for card in shown if card.not_for_reports),
            tested="none" if not confirmed else "some" if len(confirmed) < len(shown) else "all",
            rooms=tuple(emergency_rooms(view, place)),
            rows=rows if view.edition is Edition.STAFF else tuple(row for row in rows if row.focal),
            unmanned=not all(row.people for row in rows),
            gaps_page=place.to(routes.GAPS) if routes.GAPS in routes.offered_lists(directory) else "",
        ),
        description=maker.say("Nomor yang bisa dihubungi bila seseorang disakiti atau diancam: %(names)s.")
        % {"names": ", ".join(contact.name.to(maker.language) for contact in view.emergency)},
        section=routes.CONTACTS,
        trail=(maker.home(place),),
    )


def directory_rows(view: View, place: PagePlace) -> tuple[Row, ...]:
    """Every office in the order of its name."""
    directory, rows = view.directory, []
    for office in directory.offices:
        people = directory.contacts_of(office.id, Duty.FOCAL_POINT, Duty.DEPUTY)
        villages = directory.villages_of(office.area) if office.area else ()
        rows.append(
            Row(
                href=place.to(routes.organization_url(office)),
                organization=office,
                focal=any(person.channels for person in people),
                people=_people(view, office.id, place) if view.edition is Edition.STAFF else (),
                words=" ".join(
                    map(str, (office.short_name, *office.alternate_names, *(village.name for village in villages)))
                )
                if view.edition is Edition.STAFF
                else "",
            )
        )
    return tuple(sorted(rows, key=lambda row: row.organization.name.to(place.language)))


def emergency_rooms(view: View, place: PagePlace) -> Iterator[EmergencyRoom]:
    """The hospitals where somebody who is hurt may come, as links from this page."""
    for organization in view.directory.organizations:
        if organization.emergency_room and organization.kind in routes.WITH_PAGE:
            cards = make_cards(
                view, tuple(contact.id for contact in view.directory.contacts_of(organization.id)), place
            )
            yield EmergencyRoom(
                place.to(routes.organization_url(organization)),
                organization.name,
                tuple(address for card in cards for address, _, _ in card.addresses),
            )


def _people(view: View, office: str, place: PagePlace) -> tuple[Card, ...]:
    """Whoever answers for this office: focal point, deputy, then its desk."""
    order = (Duty.FOCAL_POINT, Duty.DEPUTY, Duty.FRONT_DESK)
    found = sorted(view.directory.contacts_of(office, *order), key=lambda contact: order.index(contact.duty))
    return make_cards(
        view, tuple(contact.id for contact in found if any(one.kind.dialled for one in contact.channels)), place
    )
