"""Services: what one gets, for whom, how, and whom to ask."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import routes
from generator.model.organization import Organization
from generator.model.service import OpenLocation, Service
from generator.render.chrome import MenuLink
from generator.render.contact.announcement import Announcement, announce
from generator.render.contact.cards import Card, make_cards
from generator.render.context import PageBuilder
from generator.render.linked_data import service_data
from generator.render.page import WebPage
from generator.render.search.findable import Findable


@dataclass(frozen=True, slots=True)
class ServiceContext:
    """One service."""

    service: Service
    provider: Organization
    provider_page: str
    announcements: tuple[Announcement, ...]
    """What holds for some days, for this service."""
    contacts: tuple[Card, ...]
    fallback: tuple[Card, ...]
    location: OpenLocation | None
    """Where it is given, if that may be known."""
    confidential: bool
    flows: tuple[MenuLink, ...]
    laws: tuple[MenuLink, ...]
    free: bool


@dataclass(frozen=True, slots=True)
class ServicesContext:
    """The list of services, by who offers them."""

    groups: tuple[tuple[Organization, tuple[tuple[str, Service], ...]], ...]


def services(maker: PageBuilder) -> Iterator[WebPage]:
    """A page for each service, and the list."""
    directory = maker.view.directory
    found = sorted(directory.services, key=lambda service: service.order)
    for service in found:
        yield _one(maker, service)
    if not found:
        return
    place = maker.place(routes.SERVICES)
    providers = dict.fromkeys(service.organization for service in found)
    yield maker.page(
        place,
        "services.html",
        "services",
        maker.say("Semua layanan"),
        ServicesContext(
            tuple(
                (
                    directory.organization[provider],
                    tuple(
                        (place.to(routes.service_url(service.id)), service)
                        for service in found
                        if service.organization == provider
                    ),
                )
                for provider in providers
            )
        ),
        description=maker.say("Yang bisa Anda dapat bila disakiti atau diancam: pendamping, berobat, tempat aman."),
        trail=(maker.home(place),),
    )


def _one(maker: PageBuilder, service: Service) -> WebPage:
    view, directory = maker.view, maker.view.directory
    place = maker.place(routes.service_url(service.id))
    found = make_cards(view, service.contacts, place)
    offered = tuple(dict.fromkeys(contact.id for card in found for contact in card.fallback))
    reached = [card for card in found if not card.gap]
    provider = directory.organization[service.organization]
    return maker.page(
        place,
        "service.html",
        "service",
        service.name.to(maker.language),
        ServiceContext(
            service=service,
            provider=provider,
            provider_page=place.to(routes.organization_url(provider)) if provider.kind in routes.WITH_PAGE else "",
            announcements=announce(view, service.notices, place),
            contacts=found,
            fallback=()
            if reached
            else make_cards(view, offered or tuple(contact.id for contact in view.fallback), place),
            location=service.location if isinstance(service.location, OpenLocation) else None,
            confidential=bool(service.location and service.location.confidential),
            flows=tuple(
                MenuLink(place.to(routes.flow_url(flowchart)), directory.flowchart[flowchart].title.to(maker.language))
                for flowchart in service.flowcharts
            ),
            laws=maker.laws(service.laws, place),
            free=service.cost.value == "free",
        ),
        description=service.summary,
        trail=(maker.home(place), MenuLink(place.to(routes.SERVICES), maker.say("Layanan"))),
        found=Findable("service", (*(name.to(maker.language) for name in service.alternate_names), *service.words)),
        linked=service_data(view, service, maker.language, place.url),
    )
