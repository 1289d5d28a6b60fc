"""The first page: three ways to somebody now, then what happened to whom; its plain links are all the finder's data."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edition.view import View
from generator.model import routes
from generator.model.contact import ChannelKind, Duty
from generator.model.organization import NEAREST, Area, Organization, OrganizationKind
from generator.model.parts.text import Line, Text
from generator.model.reference import Law, Question
from generator.model.routes import PagePlace
from generator.model.sheet import EVERYONE, Printed
from generator.model.taxonomy import Person, Situation
from generator.render.contact.button import Button, make_button
from generator.render.contact.cards import Card, make_cards
from generator.render.context import PageBuilder
from generator.render.page import WebPage
from generator.settings import Edition

EVERYDAY = 8
"""So many situations are offered at once: more are not read by somebody who is afraid."""


@dataclass(frozen=True, slots=True)
class FirstWay:
    """One of the buttons that stand first of all."""

    button: Button
    when: str
    """What it is for, in a few words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A situation that a reader may choose."""

    href: str
    name: Line
    icon: str | None
    answer: Text
    """What is said first to whom this list is for."""
    heading: Line | None
    """What stands over the number, where the usual words would not be it."""
    contacts: tuple[str, ...]
    """Contacts that can be reached, the first one first."""
    missing: tuple[str, ...]
    """Contacts that the record names but nobody can reach yet."""
    limits: tuple[str, ...]
    """Laws that limit secrecy here."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What one reader may choose from."""

    everyday: tuple[Choice, ...]
    """The first of this reader's own list."""
    rest: tuple[Choice, ...]
    """All others, those that are in nobody's list too."""


@dataclass(frozen=True, slots=True)
class District:
    """A kecamatan with its villages, for the step that asks where."""

    href: str
    name: str
    villages: tuple[Area, ...]
    centres: tuple[Organization, ...]
    """Its puskesmas."""


@dataclass(frozen=True, slots=True)
class HomeContext:
    """The home page."""

    ways: tuple[FirstWay, ...]
    """In danger now, to ask first, and without speaking; as many of them as there are."""
    urgent: Card | None
    """For danger now: the first emergency contact."""
    own: Choices
    """What happened to me."""
    others: Choices
    """What I know of someone else."""
    local: bool
    """Whether somebody can be reached in a kecamatan, so that the answer changes with the place."""
    offices: tuple[tuple[str, Organization], ...]
    people: str
    """Where staff find whom to reach in an office: the directory once it has somebody, until then the status."""
    districts: tuple[District, ...]
    main: tuple[Card, ...]
    """The contacts that everybody may need."""
    missing: tuple[Card, ...]
    """Contacts that cannot be shown yet, with what to do instead."""
    more: tuple[Card, ...]
    """All others that an answer leads to."""
    questions: tuple[Question, ...]
    limits: tuple[Law, ...]
    """Laws that limit secrecy; a choice names them."""
    prints: tuple[Printed, ...]
    """What all offices share, such as cards for a wallet."""


def home(maker: PageBuilder) -> Iterator[WebPage]:
    """The home page."""
    view, place = maker.view, maker.place(routes.HOME)
    directory = view.directory
    situations = sorted(directory.taxonomy.situations, key=lambda situation: situation.order)
    answers = dict.fromkeys(contact for situation in situations for contact in situation.contacts)
    first = tuple(dict.fromkeys((*view.site.emergency, *view.site.fallback)))
    shown = make_cards(view, tuple(each for each in first if directory.contact[each].channels), place)
    rest = tuple(answer for answer in answers if answer not in first)
    urgent, main = (shown[0], shown[1:]) if shown else (None, ())
    gaps = tuple(each for each in rest if not directory.contact[each].channels)
    yield maker.page(
        place,
        "home.html",
        "home",
        "",
        HomeContext(
            ways=tuple(_first_ways(maker, place)),
            urgent=urgent,
            own=_offered(maker, Person.SELF),
            others=_offered(maker, Person.OTHER),
            local=answers_by_place(maker.view),
            offices=tuple(
                (place.to(routes.organization_url(office)), office)
                for office in sorted(directory.offices, key=lambda organization: organization.name.to(maker.language))
                if office.kind is OrganizationKind.OFFICE
            ),
            people=place.to(_people(view)),
            limits=tuple(law for law in directory.laws if law.sources and law.secrecy_limit),
            districts=districts(maker),
            main=main,
            missing=make_cards(view, gaps, place),
            # Every contact that an answer may name has its card here, the one for danger now too: the finder copies it.
            more=(*shown[:1], *make_cards(view, tuple(each for each in rest if each not in gaps), place)),
            questions=tuple(question for question in directory.faq if question.featured),
            prints=tuple(print_ for print_ in maker.prints if print_.office == EVERYONE),
        ),
    )


def _first_ways(maker: PageBuilder, place: PagePlace) -> Iterator[FirstWay]:
    """The first number of each emergency contact, that for danger first; then the first chat, of the fallback too."""
    view = maker.view
    dialled = [next((each for each in contact.channels if each.kind.dialled), None) for contact in view.emergency]
    words = (maker.say("Bahaya sekarang?"), maker.say("Mau bertanya dulu?"))
    for channel, when in zip(dialled, words, strict=False):
        if channel:
            yield FirstWay(make_button(view, channel, place), when)
    chats = (
        channel
        for contact in (*view.emergency, *view.fallback)
        for channel in contact.channels
        if channel.kind is ChannelKind.WHATSAPP
    )
    if chat := next(chats, None):
        yield FirstWay(make_button(view, chat, place), maker.say("Tanpa bersuara? WhatsApp"))


def _people(view: View) -> str:
    people = (each for each in view.directory.contacts if each.duty in {Duty.FOCAL_POINT, Duty.DEPUTY})
    listed = view.edition is Edition.STAFF or any(each.channels for each in people)
    return routes.CONTACTS if listed or routes.GAPS not in routes.offered_lists(view.directory) else routes.GAPS


def answers_by_place(view: View) -> bool:
    """Whether an answer changes with the place: somebody in a kecamatan can be reached."""
    directory = view.directory
    near = {OrganizationKind.DISTRICT, OrganizationKind.HEALTH_CENTRE, *NEAREST}
    return any(
        contact.channels and directory.organization[contact.organization].kind in near for contact in directory.contacts
    )


def _offered(maker: PageBuilder, person: Person) -> Choices:
    mine = choices(maker, person)
    others = choices(maker, None)
    return Choices(mine[:EVERYDAY], (*mine[EVERYDAY:], *others))


def choices(maker: PageBuilder, person: Person | None, url: str = routes.HOME) -> tuple[Choice, ...]:
    """The situations that are offered to this person (None: to nobody), as links from the page at `url`."""
    found = sorted(maker.view.directory.taxonomy.situations, key=lambda situation: situation.order)
    return tuple(
        _choice(maker, situation, url, person or Person.SELF)
        for situation in found
        if (person in situation.persons if person else not situation.persons)
    )


def _choice(maker: PageBuilder, situation: Situation, url: str, person: Person) -> Choice:
    place = maker.place(url)
    twin = person is Person.OTHER and situation.for_other is not None
    reached = tuple(contact.id for contact in maker.view.answer(situation.contacts))
    limits = tuple(
        law.id for each in situation.laws if (law := maker.view.directory.law[each]).sources and law.secrecy_limit
    )
    return Choice(
        href=place.to(routes.situation_url(situation.id, person if twin else Person.SELF)),
        name=situation.name,
        icon=situation.icon,
        answer=situation.for_other if twin and situation.for_other else situation.answer,
        heading=situation.heading,
        contacts=reached,
        missing=tuple(contact for contact in situation.contacts if contact not in reached),
        limits=() if situation.told_to_helper(person) else limits,
    )


def districts(maker: PageBuilder, url: str = routes.HOME) -> tuple[District, ...]:
    """Every kecamatan in the order of its name, linked from the page at `url`."""
    place, directory = maker.place(url), maker.view.directory
    office = {
        organization.area: organization
        for organization in directory.organizations
        if organization.kind is OrganizationKind.DISTRICT
    }
    found = [area for area in directory.areas if area.is_district and area.code in office]
    return tuple(
        District(
            place.to(routes.organization_url(office[area.code])),
            area.name.to(maker.language),
            directory.villages_of(area.code),
            directory.centres_of(area.code),
        )
        for area in sorted(found, key=lambda area: area.name.to(maker.language))
    )
