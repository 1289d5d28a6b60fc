"""Services: what one gets, for whom, how, and whom to ask."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import routes
from generator.model.organization import Organization
from generator.model.service import OpenLocation, Service
from generator.render.cards import Card, cards
from generator.render.chrome import Way
from generator.render.context import Maker
from generator.render.page import WebPage
from generator.render.search.findable import Findable


@dataclass(frozen=True, slots=True)
class ServiceContext:
    """One service."""

    service: Service
    provider: Organization
    provider_page: str
    contacts: tuple[Card, ...]
    fallback: tuple[Card, ...]
    location: OpenLocation | None
    """Where it is given, if that may be known."""
    confidential: bool
    flows: tuple[Way, ...]
    laws: tuple[Way, ...]
    free: bool


@dataclass(frozen=True, slots=True)
class ServicesContext:
    """The list of services, by who offers them."""

    groups: tuple[tuple[Organization, tuple[tuple[str, Service], ...]], ...]


def services(maker: Maker) -> Iterator[WebPage]:
    """A page for each service, and the list."""
    directory = maker.view.directory
    found = sorted(directory.services, key=lambda each: each.order)
    for each in found:
        yield _one(maker, each)
    if not found:
        return
    place = maker.place(routes.SERVICES)
    providers = dict.fromkeys(each.organization for each in found)
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
                        (place.to(routes.service_url(each.id)), each) for each in found if each.organization == provider
                    ),
                )
                for provider in providers
            )
        ),
        trail=(maker.home(place),),
    )


def _one(maker: Maker, service: Service) -> WebPage:
    view, directory = maker.view, maker.view.directory
    place = maker.place(routes.service_url(service.id))
    found = cards(view, service.contacts, place)
    offered = tuple(dict.fromkeys(each.id for card in found for each in card.fallback))
    reached = [each for each in found if not each.gap]
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
            contacts=found,
            fallback=() if reached else cards(view, offered or tuple(each.id for each in view.fallback), place),
            location=service.location if isinstance(service.location, OpenLocation) else None,
            confidential=bool(service.location and service.location.confidential),
            flows=tuple(
                Way(place.to(routes.flow_url(each)), directory.flowchart[each].title.to(maker.language))
                for each in service.flowcharts
            ),
            laws=maker.laws(service.laws, place),
            free=service.cost.value == "free",
        ),
        trail=(maker.home(place), Way(place.to(routes.SERVICES), maker.say("Layanan"))),
        found=Findable("service", (*(each.to(maker.language) for each in service.alternate_names), *service.words)),
    )
