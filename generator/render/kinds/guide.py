"""Hand-written guides."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import routes
from generator.model.flowchart import Audience, Flowchart
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.model.reference import Guide
from generator.render.chrome import MenuLink
from generator.render.contact.cards import Card, make_cards
from generator.render.context import PageBuilder
from generator.render.markdown import Section, render_guide
from generator.render.page import WebPage
from generator.render.search.findable import Findable


@dataclass(frozen=True, slots=True)
class GuideContext:
    """One guide."""

    guide: Guide
    text: Markup
    sections: tuple[Section, ...]
    contacts: tuple[Card, ...]
    others: tuple[MenuLink, ...]
    foreign: bool
    """True where the guide is not translated and stands here in Indonesian."""


@dataclass(frozen=True, slots=True)
class GuidesContext:
    """The list of guides."""

    guides: tuple[tuple[str, Guide], ...]
    flows: tuple[tuple[str, Flowchart], ...]
    """What one may do step by step, for anybody."""
    questions_page: str
    """Empty, like the other two, where there is none."""
    glossary_page: str
    laws_page: str


def guides(maker: PageBuilder) -> Iterator[WebPage]:
    """A page for each guide, and the list. A guide that is not translated stands in Indonesian."""
    found = {guide.id: guide for guide in maker.view.directory.guides if guide.language == DEFAULT_LANGUAGE}
    found |= {guide.id: guide for guide in maker.view.directory.guides if guide.language == maker.language}
    order = sorted(found.values(), key=lambda guide: (guide.head.order, guide.id))
    for each in order:
        yield _one(maker, each, order)
    known, place = routes.offered_lists(maker.view.directory), maker.place(routes.GUIDES)
    if routes.GUIDES not in known:
        return
    yield maker.page(
        place,
        "guides.html",
        "guides",
        maker.say("Panduan"),
        GuidesContext(
            tuple((place.to(routes.guide_url(guide.id)), guide) for guide in order),
            tuple(
                (place.to(routes.flow_url(flow.id)), flow)
                for flow in maker.view.directory.flowcharts
                if flow.audience is Audience.PUBLIC
            ),
            *(place.to(url) if url in known else "" for url in (routes.QUESTIONS, routes.GLOSSARY, routes.LAWS)),
        ),
        description=maker.say("Panduan satu layar, dengan kata sehari-hari. Boleh dibaca tanpa menghubungi siapa pun."),
        section=routes.GUIDES,
        trail=(maker.home(place),),
    )


def _one(maker: PageBuilder, guide: Guide, order: list[Guide]) -> WebPage:
    place = maker.place(routes.guide_url(guide.id))
    text, sections = render_guide(
        guide.body,
        lambda words: maker.dial(words, maker.language),
        maker.say("Tabel"),
        boxes=guide.head.boxes,
    )
    return maker.page(
        place,
        "guide.html",
        "guide",
        guide.head.title.to(maker.language),
        GuideContext(
            guide=guide,
            text=text,
            sections=sections,
            contacts=make_cards(maker.view, guide.head.contacts, place),
            others=tuple(
                MenuLink(place.to(routes.guide_url(each.id)), each.head.title.to(maker.language))
                for each in order
                if each is not guide
            ),
            foreign=guide.language != maker.language,
        ),
        description=guide.head.summary,
        section=routes.GUIDES,
        trail=(maker.home(place), MenuLink(place.to(routes.GUIDES), maker.say("Panduan"))),
        found=Findable("guide", guide.head.words),
    )
