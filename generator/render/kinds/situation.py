"""The answer to "what happened": whom to contact first, what they ask, and what happens next."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import routes
from generator.model.reference import Law
from generator.model.service import Service
from generator.model.taxonomy import Person, Situation
from generator.render.cards import Card, cards
from generator.render.chrome import Way
from generator.render.context import Maker
from generator.render.kinds.home import Choice, District, choice, districts
from generator.render.page import WebPage
from generator.render.search.findable import Findable


@dataclass(frozen=True, slots=True)
class SituationContext:
    """One answer."""

    situation: Situation
    first: Card | None
    """Whom to contact first."""
    then: tuple[Card, ...]
    """Whom to contact if nobody answers."""
    missing: tuple[Card, ...]
    """Whom the record names but nobody can reach yet."""
    services: tuple[tuple[str, Service], ...]
    flow: Way | None
    laws: tuple[Law, ...]
    limits: tuple[Law, ...]
    """Laws that limit secrecy here."""
    districts: tuple[District, ...]


@dataclass(frozen=True, slots=True)
class SituationsContext:
    """All situations, for readers without script."""

    own: tuple[Choice, ...]
    others: tuple[Choice, ...]
    more: tuple[Choice, ...]


def situations(maker: Maker) -> Iterator[WebPage]:
    """A page for each situation, and one that lists them."""
    directory = maker.view.directory
    found = sorted(directory.taxonomy.situations, key=lambda each: each.order)
    for number, situation in enumerate(found, 1):
        yield _one(maker, situation, number)
    if not found:
        return
    place = maker.place(routes.SITUATIONS)
    yield maker.page(
        place,
        "situations.html",
        "situations",
        maker.say("Apa yang terjadi?"),
        SituationsContext(
            own=tuple(choice(maker, each, routes.SITUATIONS) for each in found if Person.SELF in each.persons),
            others=tuple(choice(maker, each, routes.SITUATIONS) for each in found if Person.OTHER in each.persons),
            more=tuple(choice(maker, each, routes.SITUATIONS) for each in found if not each.persons),
        ),
        trail=(maker.home(place),),
    )


def _one(maker: Maker, situation: Situation, number: int) -> WebPage:
    view, directory = maker.view, maker.view.directory
    url = routes.situation_url(situation.id)
    place = maker.place(url)
    found = cards(view, situation.contacts, place)
    reached = cards(view, tuple(each.id for each in view.answer(situation.contacts)), place)
    # Danger now comes before everything else and has its own place on the page.
    flow = directory.flowchart.get(situation.flowchart or "")
    return maker.page(
        place,
        "situation.html",
        "situation",
        maker.say("Kontak layanan %(number)s") % {"number": number},
        SituationContext(
            situation=situation,
            first=reached[0] if reached else None,
            then=reached[1:],
            missing=tuple(each for each in found if each.gap),
            services=tuple(
                (place.to(routes.service_url(each)), directory.service[each]) for each in situation.services
            ),
            flow=Way(place.to(routes.flow_url(flow.id)), flow.title.to(maker.language)) if flow else None,
            laws=tuple(law for each in situation.laws if (law := directory.law[each]).sources and law.articles),
            limits=tuple(law for each in situation.laws if (law := directory.law[each]).sources and law.secrecy_limit),
            districts=districts(maker, url),
        ),
        trail=(maker.home(place), Way(place.to(routes.SITUATIONS), maker.say("Apa yang terjadi?"))),
        found=Findable("situation", tuple(word for words in situation.words.values() for word in words)),
    )
