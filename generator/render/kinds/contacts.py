"""The directory of contacts: numbers that work now first, then every office and its state."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.contact import Duty
from generator.model.organization import Organization, OrganizationKind
from generator.render import routes
from generator.render.cards import Card, cards
from generator.render.context import Maker
from generator.render.page import WebPage


@dataclass(frozen=True, slots=True)
class Row:
    """An office in the list."""

    href: str
    organization: Organization
    district: bool
    confirmed: bool
    """True when its contact person can be reached through this edition."""
    villages: int


@dataclass(frozen=True, slots=True)
class ContactsContext:
    """The directory."""

    working: tuple[Card, ...]
    other: tuple[Card, ...]
    """Contacts that answer but are no place to report violence."""
    waiting: tuple[Card, ...]
    """Named contacts without anything to show yet."""
    rows: tuple[Row, ...]


def contacts(maker: Maker) -> Iterator[WebPage]:
    """The directory page."""
    view, directory, place = maker.view, maker.view.directory, maker.place(routes.CONTACTS)
    public = [each for each in directory.contacts if each.duty in {Duty.HOTLINE, Duty.FRONT_DESK}]
    lead = [*view.site.emergency, *view.site.fallback]
    public.sort(key=lambda each: lead.index(each.id) if each.id in lead else len(lead))
    found = cards(view, tuple(each.id for each in public), place)
    # A desk of an office that cannot be reached is told by the office's own row.
    desks = {each.id for each in public if each.duty is Duty.FRONT_DESK}
    rows = []
    for office in directory.offices:
        people = directory.contacts_of(office.id, Duty.FOCAL_POINT, Duty.DEPUTY)
        rows.append(
            Row(
                href=place.to(routes.organization_url(office)),
                organization=office,
                district=office.kind is OrganizationKind.DISTRICT,
                confirmed=any(each.channels for each in people),
                villages=len(directory.villages_of(office.area)) if office.area else 0,
            )
        )
    yield maker.page(
        place,
        "contacts.html",
        "contacts",
        maker.say("Kontak"),
        ContactsContext(
            working=tuple(each for each in found if not each.gap and not each.not_for_reports),
            other=tuple(each for each in found if not each.gap and each.not_for_reports),
            waiting=tuple(each for each in found if each.gap and each.id not in desks),
            rows=tuple(sorted(rows, key=lambda each: each.organization.name.to(maker.language))),
        ),
        section=routes.CONTACTS,
        trail=(maker.home(place),),
    )
