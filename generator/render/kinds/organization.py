"""Offices, kecamatan and providers: whom to reach there, what its staff do, what hangs on its walls."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from generator.flow.reading import step_numbers
from generator.model import routes
from generator.model.contact import ChannelKind, Duty
from generator.model.flowchart import Flowchart, Status
from generator.model.organization import Area, Organization, OrganizationKind
from generator.model.parts.evidence import Source
from generator.model.parts.text import Line
from generator.model.routes import PagePlace
from generator.model.service import Service
from generator.model.sheet import Printed, check_url
from generator.render.chrome import MenuLink
from generator.render.contact.access import spoken_access
from generator.render.contact.announcement import Announcement, announce
from generator.render.contact.cards import Card, make_cards
from generator.render.context import PageBuilder, unique_sources
from generator.render.linked_data import organization_data
from generator.render.page import WebPage
from generator.render.search.findable import Findable, searchable_spellings


@dataclass(frozen=True, slots=True)
class ShortStep:
    """One step of the office's flow, in the few words of its poster."""

    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class NearestHelp:
    """A police post, a village office or a task force."""

    name: Line
    card: Card | None
    """None where no number of it may be shown."""


@dataclass(frozen=True, slots=True)
class OrganizationContext:
    """One organization."""

    organization: Organization
    parent: MenuLink | None
    helper: Line | None
    """Whom its staff call for somebody."""
    announcements: tuple[Announcement, ...]
    """What holds for some days, for all its contacts."""
    access: tuple[tuple[str, str], ...]
    """What is known of its access, where no contact of its own tells it."""
    own: tuple[Card, ...]
    """Its focal point, its deputy, its other contacts, as far as they may be shown."""
    reached: bool
    """Whether one of them answers about this."""
    fallback: tuple[Card, ...]
    """Whom to contact instead, or where nobody answers here."""
    gap: str
    """Why it has no number to show; empty where it has one."""
    gaps_page: str
    """Where officials read whose turn it is; empty where it has a number, and where there is no such page."""
    has_flow: bool
    draft: bool
    flow: MenuLink | None
    first_words: Line | None
    """What its staff may say first."""
    steps: tuple[ShortStep, ...]
    more_flows: tuple[MenuLink, ...]
    prints: tuple[Printed, ...]
    specimens: bool
    """Whether none of its prints may hang."""
    edition_page: str
    villages: tuple[Area, ...]
    centres: tuple[Organization, ...]
    nearest: tuple[tuple[str, tuple[NearestHelp, ...]], ...]
    """The nearest help in a kecamatan, by what it is called; those of which no number may be shown by their name."""
    services: tuple[tuple[str, Service], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class OrganizationsContext:
    """The list of offices."""

    offices: tuple[tuple[str, Organization], ...]
    districts: tuple[tuple[str, Organization, tuple[Area, ...]], ...]


def organizations(maker: PageBuilder) -> Iterator[WebPage]:
    """A page for each organization, and the list of offices."""
    for organization in maker.view.directory.organizations:
        if organization.kind in routes.WITH_PAGE:
            yield _one(maker, organization)
    place, directory = maker.place(routes.OFFICES), maker.view.directory
    by_name = sorted(directory.offices, key=lambda each: each.name.to(maker.language))
    yield maker.page(
        place,
        "organizations.html",
        "offices",
        maker.say("Kantor dan kecamatan"),
        OrganizationsContext(
            offices=tuple(
                (place.to(routes.organization_url(each)), each)
                for each in by_name
                if each.kind is OrganizationKind.OFFICE
            ),
            districts=tuple(
                (place.to(routes.organization_url(each)), each, directory.villages_of(each.area or ""))
                for each in by_name
                if each.kind is OrganizationKind.DISTRICT
            ),
        ),
        description=maker.say("Cari kantor atau kecamatan Anda: nomor, langkah petugas, poster, dan daftar desa."),
        section=routes.CONTACTS,
        trail=(maker.home(place),),
    )


def _one(maker: PageBuilder, organization: Organization) -> WebPage:
    view, directory = maker.view, maker.view.directory
    place = maker.place(routes.organization_url(organization))
    found = sorted(directory.contacts_of(organization.id), key=lambda contact: _ORDER.index(contact.duty))
    cards = make_cards(view, tuple(contact.id for contact in found), place)
    announcements = announce(view, organization.notices, place)
    own = tuple(replace(card, announcements=card.announcements[len(announcements) :]) for card in cards if not card.gap)
    if organization.emergency_room:  # who is hurt goes there
        own = tuple(sorted(own, key=lambda card: not card.addresses))
    reached = any(card.buttons and not card.not_for_reports for card in own)
    fallback = tuple(contact.id for contact in view.fallback if contact.organization != organization.id)
    flow = directory.flowchart.get(organization.flowchart or "")
    parent = directory.organization.get(organization.parent or "")
    shown = tuple(print_ for print_ in maker.prints if print_.office == organization.id)
    return maker.page(
        place,
        "organization.html",
        "office" if organization in directory.offices else "provider",
        organization.name.to(maker.language),
        OrganizationContext(
            organization=organization,
            parent=(
                MenuLink(place.to(routes.organization_url(parent)), parent.name.to(maker.language))
                if parent and parent.kind in routes.WITH_PAGE
                else None
            ),
            helper=_helper(maker, organization, flow) if flow else None,
            announcements=announcements,
            access=()
            if own
            else tuple(
                spoken_access(view.access.get(f"organization/{organization.id}", ()), maker.say, maker.language)
            ),
            own=own,
            reached=reached,
            # Who answers here and for nothing else needs nobody beside; an office is closed at night.
            fallback=make_cards(view, fallback, place) if flow or not reached else (),
            gap=""
            if any(card.buttons for card in own)
            else next((card.gap for card in cards if card.gap), maker.say("Nomornya belum kami ketahui.")),
            gaps_page=""
            if reached or organization.confidential or routes.GAPS not in routes.offered_lists(directory)
            else place.to(routes.GAPS),
            has_flow=flow is not None,
            draft=flow is not None and flow.status is Status.DRAFT,
            flow=MenuLink(place.to(routes.flow_url(flow.id)), flow.title.to(maker.language)) if flow else None,
            first_words=next((line for step in flow.steps for line in step.say), None) if flow else None,
            steps=_short(flow, maker.language) if flow else (),
            more_flows=tuple(
                MenuLink(place.to(routes.flow_url(flowchart)), directory.flowchart[flowchart].title.to(maker.language))
                for flowchart in organization.more_flowcharts
            ),
            prints=shown,
            specimens=bool(shown) and all(print_.specimen for print_ in shown),
            edition_page=place.to(check_url(organization.id)) if organization in directory.offices else "",
            villages=directory.villages_of(organization.area) if organization.area else (),
            nearest=tuple(_nearest(maker, organization, place)),
            centres=directory.centres_of(organization.area) if organization.area else (),
            services=tuple(
                (place.to(routes.service_url(service.id)), service)
                for service in sorted(directory.services, key=lambda service: service.order)
                if service.organization == organization.id
            ),
            sources=unique_sources(
                organization.sources,
                *(
                    channel.sources
                    for contact in directory.contacts_of(organization.id)
                    for channel in contact.channels
                ),
            ),
        ),
        description=_description(maker, organization),
        section=routes.CONTACTS,
        trail=(maker.home(place), MenuLink(place.to(routes.OFFICES), maker.say("Kantor"))),
        found=_findable(maker, organization),
        linked=organization_data(view, organization, maker.language, place.url),
    )


NEAREST_NAMES = {
    OrganizationKind.POLSEK: "Polsek",
    OrganizationKind.VILLAGE: "Kantor desa dan kelurahan",
    OrganizationKind.TASK_FORCE: "Satgas PPA",
}
"""What each kind of nearest help is called."""


def _nearest(
    maker: PageBuilder, office: Organization, place: PagePlace
) -> Iterator[tuple[str, tuple[NearestHelp, ...]]]:
    directory = maker.view.directory
    if office.kind is not OrganizationKind.DISTRICT or not office.area:
        return
    for kind, group in groupby(directory.nearest_of(office.area), key=lambda each: each.kind):
        helpers = []
        for each in group:
            cards = make_cards(maker.view, tuple(one.id for one in directory.contacts_of(each.id)), place)
            helpers.append(NearestHelp(each.name, next((card for card in cards if not card.gap), None)))
        yield maker.say(NEAREST_NAMES[kind]), tuple(helpers)


_ORDER = (Duty.FOCAL_POINT, Duty.DEPUTY, Duty.HOTLINE, Duty.FRONT_DESK)
"""Whom to try first: who is named for it, then a line for anyone, then the office's ordinary desk."""


def _helper(maker: PageBuilder, organization: Organization, flow: Flowchart) -> Line | None:
    """The first contact of the flow that is not for danger alone and somebody else than this office."""
    contacts = (maker.view.directory.contact[id_] for step in flow.steps for id_ in step.contacts)
    others = (contact for contact in contacts if contact.organization != organization.id)
    calm = (each for each in others if ChannelKind.EMERGENCY not in {channel.kind for channel in each.channels})
    return next((contact.name for contact in calm), None)


def _description(maker: PageBuilder, organization: Organization) -> str:
    """What somebody finds on the page: `Kecamatan Awan: nomor yang bisa dihubungi, langkah petugas, dan poster.`"""
    if organization in maker.view.directory.offices:
        said = maker.say("%(name)s: nomor yang bisa dihubungi, langkah petugas, dan poster untuk dicetak.")
    else:
        said = maker.say("%(name)s: nomor dan cara menghubungi.")
    summary = organization.summary.to(maker.language) if organization.summary else ""
    return f"{said % {'name': organization.name.to(maker.language)}} {summary}"


def _findable(maker: PageBuilder, organization: Organization) -> Findable:
    directory = maker.view.directory
    contacts = directory.contacts_of(organization.id)
    names = (organization.short_name, *organization.alternate_names, *(contact.name for contact in contacts))
    return Findable(
        "office" if organization in directory.offices else "provider",
        aliases=tuple(dict.fromkeys(name.to(maker.language) for name in names)),
        area=organization.area if organization.kind is OrganizationKind.DISTRICT else None,
        numbers=searchable_spellings(maker.view, (channel for contact in contacts for channel in contact.channels)),
    )


def _short(flow: Flowchart, language: str) -> tuple[ShortStep, ...]:
    numbers = step_numbers(flow)
    return tuple(
        ShortStep(
            numbers[step.id],
            (step.print.title or step.title).to(language),
            step.print.text.to(language) if step.print.text else "",
        )
        for step in flow.steps
        if step.id in numbers
    )
