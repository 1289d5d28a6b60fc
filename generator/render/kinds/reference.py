"""Reading pages: questions, glossary, laws, where the data comes from, and everything from A to Z."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.model import routes
from generator.model.parts.evidence import Source
from generator.model.reference import Figure, Law, Question, Term
from generator.model.routes import PagePlace
from generator.model.site import TraceCheck
from generator.render.assets import trace_of
from generator.render.browsers import Feature, Versions, promised
from generator.render.chrome import MenuLink
from generator.render.contact.cards import Card, make_card
from generator.render.contact.report import report_message
from generator.render.context import PageBuilder, unique_sources
from generator.render.page import WebPage
from generator.render.search.findable import telling_words

_OTHER = "0-9"
"""Under it stands what begins with no letter of A to Z."""


@dataclass(frozen=True, slots=True)
class QuestionsContext:
    """Questions with short answers."""

    questions: tuple[tuple[Question, tuple[MenuLink, ...], str], ...]
    """Each with its laws, and the words under which it is found."""


@dataclass(frozen=True, slots=True)
class GlossaryContext:
    """Words of the offices, explained."""

    terms: tuple[tuple[Term, tuple[MenuLink, ...]], ...]


@dataclass(frozen=True, slots=True)
class LawsContext:
    """Laws that have a source."""

    laws: tuple[Law, ...]


@dataclass(frozen=True, slots=True)
class DataContext:
    """Where the data comes from, how sure we are, and what to do about a wrong number."""

    offices: int
    villages: int
    numbers: int
    confirmed: int
    printable: int
    checked: date | None
    owner: Card | None
    """Where a wrong number is told; None where the owner cannot be reached."""
    example: str
    """A record code as it stands below numbers."""
    report: str
    """What one says on the phone about a wrong number."""
    figures: tuple[Figure, ...]
    sources: tuple[Source, ...]
    trace: TraceCheck | None
    """What a visit leaves behind, if somebody has looked since the scripts last changed."""
    browsers: Mapping[Feature, Versions]
    """From which version of a browser on each thing works that needs a script."""


@dataclass(frozen=True, slots=True)
class IndexContext:
    """Everything on the site in the order of its name; what the search field leads to without script."""

    letters: tuple[tuple[str, tuple[MenuLink, ...]], ...]


def references(maker: PageBuilder) -> Iterator[WebPage]:
    """One page each, if it has something to say."""
    known = routes.offered_lists(maker.view.directory)
    for url, page in ((routes.QUESTIONS, _questions), (routes.GLOSSARY, _glossary), (routes.LAWS, _laws)):
        if url in known:
            yield page(maker)
    yield _data(maker)
    yield _index(maker)


def _trail(maker: PageBuilder, place: PagePlace) -> tuple[MenuLink, ...]:
    guides = (MenuLink(place.to(routes.GUIDES), maker.say("Panduan")),)
    return (maker.home(place), *(guides if routes.GUIDES in routes.offered_lists(maker.view.directory) else ()))


def _questions(maker: PageBuilder) -> WebPage:
    place = maker.place(routes.QUESTIONS)
    found = tuple(
        (question, maker.laws(question.laws, place), telling_words(question.words, maker.stop_words))
        for question in maker.view.directory.faq
    )
    return maker.page(
        place,
        "questions.html",
        "questions",
        maker.say("Tanya jawab"),
        QuestionsContext(found),
        description=maker.say("Jawaban singkat sebelum Anda menghubungi siapa pun: biaya, nama, polisi, anak."),
        section=routes.GUIDES,
        trail=_trail(maker, place),
    )


def _glossary(maker: PageBuilder) -> WebPage:
    place = maker.place(routes.GLOSSARY)
    terms = sorted(maker.view.directory.glossary, key=lambda term: term.term.to(maker.language).casefold())
    return maker.page(
        place,
        "glossary.html",
        "glossary",
        maker.say("Arti istilah"),
        GlossaryContext(tuple((term, maker.laws(term.laws, place)) for term in terms)),
        description=maker.say("Arti istilah kantor, polisi, dan rumah sakit, dengan kata sehari-hari."),
        section=routes.GUIDES,
        trail=_trail(maker, place),
    )


def _laws(maker: PageBuilder) -> WebPage:
    place = maker.place(routes.LAWS)
    return maker.page(
        place,
        "laws.html",
        "laws",
        maker.say("Hukum"),
        LawsContext(tuple(law for law in maker.view.directory.laws if law.sources)),
        description=maker.say("Hak Anda menurut undang-undang, dengan kata-kata sederhana dan pasalnya."),
        section=routes.GUIDES,
        trail=_trail(maker, place),
    )


def _data(maker: PageBuilder) -> WebPage:
    view, directory, place = maker.view, maker.view.directory, maker.place(routes.DATA)
    shown = [channel for _, _, channel in directory.channels()]
    dates = [found.checked for found in view.assurances.values() if found.checked]
    return maker.page(
        place,
        "data.html",
        "data",
        maker.say("Tentang data"),
        DataContext(
            offices=len(directory.offices),
            villages=sum(1 for area in directory.areas if area.parent),
            numbers=len(shown),
            confirmed=sum(found.level >= 3 for found in view.assurances.values()),
            printable=len(view.printable),
            checked=min(dates, default=None),
            owner=make_card(view, view.owner, place) if view.owner else None,
            example=next(iter(view.assurances), ""),
            report=report_message((next(iter(view.assurances), ""),), view, maker.language),
            figures=directory.statistics,
            sources=unique_sources(
                *(channel.sources for channel in shown),
                *(organization.sources for organization in directory.organizations),
                *(service.sources for service in directory.services),
                *(flowchart.sources for flowchart in directory.flowcharts),
            ),
            trace=trace_of(view),
            browsers=promised(),
        ),
        description=maker.say("Dari mana nomor-nomor ini, kapan diperiksa, dan seberapa yakin kami."),
        trail=(maker.home(place),),
    )


def _index(maker: PageBuilder) -> WebPage:
    directory, place = maker.view.directory, maker.place(routes.SEARCH)
    entries: list[tuple[str, str]] = []
    for organization in directory.organizations:
        if organization.kind in routes.WITH_PAGE:
            entries.append((organization.name.to(maker.language), routes.organization_url(organization)))
    entries += [(service.name.to(maker.language), routes.service_url(service.id)) for service in directory.services]
    entries += [
        (situation.name.to(maker.language), routes.situation_url(situation.id))
        for situation in directory.taxonomy.situations
    ]
    entries += [
        (flowchart.title.to(maker.language), routes.flow_url(flowchart.id)) for flowchart in directory.flowcharts
    ]
    entries += [(term.term.to(maker.language), routes.term_url(term.id)) for term in directory.glossary]
    entries += [
        (guide.head.title.to(maker.language), routes.guide_url(guide.id))
        for guide in directory.guides
        if guide.language == maker.language
    ]
    entries.sort(key=lambda each: (each[0].casefold(), each[1]))
    letters: dict[str, list[MenuLink]] = {}
    for name, url in entries:
        first = name[0].upper()
        letters.setdefault(first if first.isalpha() and first.isascii() else _OTHER, []).append(
            MenuLink(place.to(url), name)
        )
    return maker.page(
        place,
        "search.html",
        "search",
        maker.say("Cari bantuan"),
        IndexContext(tuple((letter, tuple(ways)) for letter, ways in sorted(letters.items()))),
        description=" ".join(
            map(maker.say, ("Ketik apa yang terjadi.", "Yang Anda ketik tidak dikirim dan tidak disimpan."))
        ),
        section=routes.SEARCH,
        trail=(maker.home(place),),
    )
