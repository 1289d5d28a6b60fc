"""The answer to "what happened": whom to contact first, what they ask, and what happens next."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import routes
from generator.model.parts.text import DEFAULT_LANGUAGE, Text
from generator.model.reference import Law
from generator.model.service import Service
from generator.model.taxonomy import Person, Situation
from generator.render.chrome import MenuLink
from generator.render.contact.cards import Card, make_cards
from generator.render.context import PageBuilder
from generator.render.kinds.contacts import EmergencyRoom, emergency_rooms
from generator.render.kinds.home import Choice, District, answers_by_place, choices, districts
from generator.render.page import WebPage
from generator.render.search.findable import Findable


@dataclass(frozen=True, slots=True)
class SituationContext:
    """One answer."""

    situation: Situation
    answer: Text
    """What is said first to this reader."""
    helping: bool
    """True on the page for somebody who helps; the search leads to the other one."""
    instead: str
    """The page of this situation for the other reader, where there are two."""
    first: Card | None
    """Whom to contact first."""
    then: tuple[Card, ...]
    """Whom to contact if nobody answers."""
    missing: tuple[Card, ...]
    """Whom the record names but nobody can reach yet."""
    rooms: tuple[EmergencyRoom, ...]
    """Hospitals, where the answer sends to one."""
    services: tuple[tuple[str, Service], ...]
    guides: tuple[MenuLink, ...]
    flow: MenuLink | None
    laws: tuple[Law, ...]
    limits: tuple[Law, ...]
    """Laws that limit secrecy here."""
    local: bool
    """Whether the answer changes with the place."""
    districts: tuple[District, ...]


@dataclass(frozen=True, slots=True)
class SituationsContext:
    """All situations, for readers without script."""

    own: tuple[Choice, ...]
    others: tuple[Choice, ...]
    more: tuple[Choice, ...]


def situations(maker: PageBuilder) -> Iterator[WebPage]:
    """A page for each situation, and one that lists them."""
    directory = maker.view.directory
    found = sorted(directory.taxonomy.situations, key=lambda each: each.order)
    pages = [(each, Person.SELF) for each in found] + [(each, Person.OTHER) for each in found if each.for_other]
    for number, (situation, person) in enumerate(pages, 1):
        yield _one(maker, situation, person, number)
    if not found:
        return
    place = maker.place(routes.SITUATIONS)
    yield maker.page(
        place,
        "situations.html",
        "situations",
        maker.say("Apa yang terjadi?"),
        SituationsContext(
            own=choices(maker, Person.SELF, routes.SITUATIONS),
            others=choices(maker, Person.OTHER, routes.SITUATIONS),
            more=choices(maker, None, routes.SITUATIONS),
        ),
        description=maker.say("Pilih yang paling mirip. Lalu Anda melihat siapa yang bisa dihubungi, siang dan malam."),
        trail=(maker.home(place),),
    )


def _one(maker: PageBuilder, situation: Situation, person: Person, number: int) -> WebPage:
    view, directory = maker.view, maker.view.directory
    helping = person is Person.OTHER
    url = routes.situation_url(situation.id, person)
    instead = routes.situation_url(situation.id, Person.SELF if helping else Person.OTHER)
    place = maker.place(url)
    titles = {guide.id: guide.head.title for guide in directory.guides if guide.language == DEFAULT_LANGUAGE}
    titles |= {guide.id: guide.head.title for guide in directory.guides if guide.language == maker.language}
    found = make_cards(view, situation.contacts, place)
    reached = make_cards(view, tuple(contact.id for contact in view.answer(situation.contacts)), place)
    # Danger now comes before everything else and has its own place on the page.
    flow = directory.flowchart.get(situation.flowchart or "")
    return maker.page(
        place,
        "situation.html",
        "situation",
        maker.say("Kontak layanan %(number)s") % {"number": number},
        SituationContext(
            situation=situation,
            answer=situation.for_other if helping and situation.for_other else situation.answer,
            helping=helping,
            instead=place.to(instead) if situation.for_other else "",
            first=reached[0] if reached else None,
            then=reached[1:],
            missing=tuple(card for card in found if card.gap),
            rooms=tuple(emergency_rooms(view, place)) if situation.hospital else (),
            services=tuple(
                (place.to(routes.service_url(service)), directory.service[service]) for service in situation.services
            ),
            guides=tuple(
                MenuLink(place.to(routes.guide_url(guide)), titles[guide].to(maker.language))
                for guide in situation.guides
            ),
            flow=MenuLink(place.to(routes.flow_url(flow.id)), flow.title.to(maker.language)) if flow else None,
            laws=tuple(law for each in situation.laws if (law := directory.law[each]).sources and law.articles),
            limits=tuple(
                law
                for each in (() if situation.told_to_helper(person) else situation.laws)
                if (law := directory.law[each]).sources and law.secrecy_limit
            ),
            local=answers_by_place(view),
            districts=districts(maker, url),
        ),
        description=maker.say("Siapa yang bisa dihubungi, apa yang bisa ditanyakan, dan apa yang terjadi setelah itu."),
        trail=(maker.home(place), MenuLink(place.to(routes.SITUATIONS), maker.say("Apa yang terjadi?"))),
        found=Findable("situation", tuple(word for words in situation.words.values() for word in words)),
    )
