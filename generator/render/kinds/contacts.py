"""The directory of contacts: numbers that work now first, then every office and its state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.edition.view import View
from generator.model import routes
from generator.model.contact import Duty
from generator.model.organization import Organization, OrganizationKind
from generator.model.routes import PagePlace
from generator.render.cards import Card, make_cards
from generator.render.context import PageBuilder
from generator.render.page import WebPage
from generator.settings import Edition


@dataclass(frozen=True, slots=True)
class Row:
    """An office in the list."""

    href: str
    organization: Organization
    district: bool
    confirmed: bool
    """True when its contact person can be reached through this edition."""
    villages: int
    people: tuple[Card, ...] = ()
    """Its contact person, deputy and desk as far as they can be reached; in the staff edition alone."""
    words: str = ""
    """Other names and its villages, for the filter."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Addresses that take the place of those of vCards, by contact; a sealed page carries them itself."""


@dataclass(frozen=True, slots=True)
class ContactsContext:
    """The directory."""

    working: tuple[Card, ...]
    other: tuple[Card, ...]
    """Contacts that answer but are no place to report violence."""
    waiting: tuple[Card, ...]
    """Named contacts without anything to show yet."""
    rows: tuple[Row, ...]


def contacts(maker: PageBuilder) -> Iterator[WebPage]:
    """The directory page."""
    view, directory, place = maker.view, maker.view.directory, maker.place(routes.CONTACTS)
    public = [contact for contact in directory.contacts if contact.duty in {Duty.HOTLINE, Duty.FRONT_DESK}]
    lead = [*view.site.emergency, *view.site.fallback]
    public.sort(key=lambda contact: lead.index(contact.id) if contact.id in lead else len(lead))
    found = make_cards(view, tuple(contact.id for contact in public), place)
    # A desk of an office that cannot be reached is told by the office's own row.
    desks = {contact.id for contact in public if contact.duty is Duty.FRONT_DESK}
    yield maker.page(
        place,
        "contacts.html",
        "contacts",
        maker.say("Kontak"),
        ContactsContext(
            working=tuple(card for card in found if not card.gap and not card.not_for_reports),
            other=tuple(card for card in found if not card.gap and card.not_for_reports),
            waiting=tuple(card for card in found if card.gap and card.id not in desks),
            rows=directory_rows(view, place),
        ),
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
                district=office.kind is OrganizationKind.DISTRICT,
                confirmed=any(person.channels for person in people),
                villages=len(villages),
                people=_people(view, office.id, place) if view.edition is Edition.STAFF else (),
                words=" ".join(
                    map(str, (office.short_name, *office.alternate_names, *(village.name for village in villages)))
                )
                if view.edition is Edition.STAFF
                else "",
            )
        )
    return tuple(sorted(rows, key=lambda row: row.organization.name.to(place.language)))


def _people(view: View, office: str, place: PagePlace) -> tuple[Card, ...]:
    """Whoever answers for this office: contact person, deputy, then its desk."""
    order = (Duty.FOCAL_POINT, Duty.DEPUTY, Duty.FRONT_DESK)
    found = sorted(view.directory.contacts_of(office, *order), key=lambda contact: order.index(contact.duty))
    return make_cards(
        view, tuple(contact.id for contact in found if any(one.kind.dialled for one in contact.channels)), place
    )
