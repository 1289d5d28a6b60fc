"""What the booklets say: all of one office, and for the keeper the contacts of all offices and every flow once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.edition.view import View
from generator.model.contact import ChannelKind, Contact, Duty
from generator.model.flowchart import Flowchart, PanelKind
from generator.model.organization import Organization
from generator.model.reference import Law
from generator.model.routes import contact_url
from generator.model.sheet import EVERYONE, check_url
from generator.poster.flow import strip_typesetting
from generator.poster.kinds.handover import Form, blank_form
from generator.poster.kinds.staff import PanelData, blanks, panels_of, require_flow
from generator.poster.kinds.steps import Chapter, Item, flow_chapter
from generator.poster.numbers import Number, number_of, printable_numbers, without_unprintable
from generator.poster.print import Print, codes_of, print_stamp, top_numbers
from generator.poster.words import Words, words

JOINING = {"dan", "atau", "dengan", "yang"}
"""Words that say nothing alone."""
TALK = (PanelKind.SAY, PanelKind.DO, PanelKind.AVOID, PanelKind.SPECIAL)
"""Lists that are about the conversation; what to write down stands on the form."""


@dataclass(frozen=True, slots=True)
class BookletContact:
    """One contact: what may be printed of it, or a line to write on."""

    name: str
    about: str
    numbers: tuple[Number, ...]
    addresses: tuple[tuple[str, str], ...]
    """Addresses that may be printed, each with its record code."""
    pending: str
    """What is not confirmed, where nothing of it may be printed yet."""
    blanks: tuple[str, ...]
    """Labels of the lines to write on then."""


@dataclass(frozen=True, slots=True)
class BookletOffice:
    """An office in the list of all offices."""

    name: str
    flow: str
    contacts: tuple[BookletContact, ...]


@dataclass(frozen=True, slots=True)
class LawEntry:
    """A law with what of it matters, and where we read it."""

    number: str
    title: str
    articles: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    review: str


@dataclass(frozen=True)
class Booklet(Print):
    """A booklet, of one office or of all."""

    short: str
    """The office's short name, at the foot of every page."""
    lead: str
    draft: str
    numbers: tuple[Number, ...]
    chapters: tuple[Chapter, ...]
    panels: tuple[PanelData, ...]
    contacts: tuple[BookletContact, ...]
    """For one office: its own and those of its flow."""
    desks: tuple[BookletOffice, ...]
    """For all offices: each with its contact person."""
    form: Form
    laws: tuple[LawEntry, ...]


def office_booklet(view: View, office: Organization) -> Booklet:
    """The booklet of one office. Raises `NotPrintable`."""
    said = words()
    chart, _ = require_flow(view, office)
    flow = flow_chapter(view, chart, said)
    own = (*_own(view, office, said), *_of_flow(view, chart, said))
    numbers, form = top_numbers(view, said), blank_form(view)
    return Booklet(
        office=str(office.name),
        title=said.booklet.title,
        short=str(office.short_name),
        lead="",
        draft=flow.draft,
        numbers=numbers,
        chapters=(flow,),
        panels=_talk(chart, said),
        contacts=own,
        desks=(),
        form=form,
        laws=tuple(_laws(view, chart.laws, said)),
        **print_stamp(view, said, (*codes_of(*numbers), *form.codes, *_carried((flow,), own)), check_url(office.id)),
    )


def keepers_booklet(view: View) -> Booklet:
    """The booklet of all offices. Raises `NotPrintable`."""
    said = words()
    directory = view.directory
    numbers, form = top_numbers(view, said), blank_form(view)
    desks = tuple(_desk(view, office, said) for office in directory.offices)
    used = {office.flowchart for office in directory.offices}
    charts = [flowchart for flowchart in directory.flowcharts if flowchart.id in used]
    chapters = tuple(
        flow_chapter(view, chart, said, tuple(str(o.short_name) for o in directory.offices if o.flowchart == chart.id))
        for chart in charts
    )
    providers = tuple(
        _who(view, contact, said)
        for contact in directory.contacts
        if contact.duty is Duty.HOTLINE and not contact.not_for_reports and contact.id not in view.site.emergency
    )
    laws = dict.fromkeys(law for chart in charts for law in chart.laws)
    everyone = (*providers, *(who for desk in desks for who in desk.contacts))
    return Booklet(
        office=str(view.site.region),
        title=said.booklet.all_title,
        short=str(view.site.region_short),
        lead=said.booklet.all_lead,
        draft="",
        numbers=numbers,
        chapters=chapters,
        panels=(),
        contacts=providers,
        desks=desks,
        form=form,
        laws=tuple(_laws(view, laws, said)),
        **print_stamp(
            view, said, (*codes_of(*numbers), *form.codes, *_carried(chapters, everyone)), check_url(EVERYONE)
        ),
    )


def _carried(chapters: Iterable[Chapter], contacts: Iterable[BookletContact]) -> Iterator[str]:
    """The record codes of all that is printed of them."""
    for who in contacts:
        yield from codes_of(*who.numbers)
        yield from (code for _, code in who.addresses)
    for each in chapters:
        yield from _in_items(each.items)


def _in_items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield from codes_of(*item.numbers)
        for answer in item.answers:
            yield from _in_items(answer.branch)


def _talk(chart: Flowchart, said: Words) -> tuple[PanelData, ...]:
    """What to say and not to say: the flow's lists, and what its steps add to them."""
    lists = {kind: [panel for panel in panels_of(chart.panels, said) if panel.kind is kind] for kind in TALK}
    for kind, title, added in (
        (PanelKind.SAY, said.booklet.say, [line for step in chart.steps for line in step.say]),
        (PanelKind.AVOID, said.booklet.avoid, [line for step in chart.steps for line in step.avoid]),
    ):
        known = [item for list_ in lists[kind] for item in list_.items]
        new = tuple(item for item in dict.fromkeys(str(line) for line in added) if not _is_said(item, known))
        if lists[kind]:
            first = lists[kind][0]
            lists[kind][0] = PanelData(kind, first.title, (*first.items, *new))
        elif new:
            lists[kind] = [PanelData(kind, title, new)]
    return tuple(list_ for kind in TALK for list_ in lists[kind])


def _is_said(item: str, known: Iterable[str]) -> bool:
    """Whether one of these says it already, be it in more words: “Membuat surat damai atau menyuruh menikah”."""
    wanted = _telling(item)
    return any(wanted <= _telling(other) for other in known)


def _telling(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", strip_typesetting(text).lower()) if word not in JOINING}


def _own(view: View, office: Organization, said: Words) -> Iterator[BookletContact]:
    """The office's own contacts, then a line for each post that is not confirmed."""
    for contact in view.directory.contacts_of(office.id, Duty.FOCAL_POINT, Duty.DEPUTY, Duty.FRONT_DESK):
        if _printable(view, contact):
            yield _who(view, contact, said)
    for blank in blanks(view, office, said):
        lines = (said.booklet.name, said.number) if blank.person else (said.number,)
        yield BookletContact(blank.who, "", (), (), "", lines)


def _of_flow(view: View, chart: Flowchart, said: Words) -> Iterator[BookletContact]:
    """Whom the flow's steps lead to, besides the numbers on top."""
    named = dict.fromkeys(contact for step in chart.steps for contact in step.contacts)
    for each in named:
        contact = view.directory.contact[each]
        own = each == view.site.owner_contact
        if each not in view.site.emergency and (not own or _printable(view, contact)):
            yield _who(view, contact, said)


def _printable(view: View, contact: Contact) -> bool:
    return any(channel.number or channel.address for channel in view.print_channels(contact))


def _who(view: View, contact: Contact, said: Words) -> BookletContact:
    person = str(contact.person.name) if contact.person else ""
    notes = (
        str(note or "")
        for channel in view.print_channels(contact)
        for note in (channel.schedule.note if channel.schedule else None, channel.cost_note)
    )
    about = " · ".join(filter(None, (person, str(contact.role or ""), str(contact.summary or ""), *notes)))
    addresses = tuple(
        (str(channel.address), channel.code)
        for channel in view.print_channels(contact)
        if channel.kind is ChannelKind.WALK_IN and channel.address
    )
    numbers = tuple(number_of(view, contact, channel, said) for channel in printable_numbers(view, contact))
    shown = _printable(view, contact)
    return BookletContact(
        name=without_unprintable(view, str(contact.name)) or contact.id,
        about=without_unprintable(view, about),
        numbers=numbers,
        addresses=addresses,
        pending="" if shown else _pending(view, contact, said),
        blanks=() if shown else (said.number,),
    )


def _pending(view: View, contact: Contact, said: Words) -> str:
    """What stands in the place of a contact that paper may not carry: where the site shows it, if it does."""
    if not contact.channels:
        return said.booklet.unconfirmed
    address = view.base_url.split("://", 1)[-1]
    where = address + contact_url(view.directory, contact.id) if address else said.booklet.the_site
    return said.booklet.on_site.format(where=where)


def _desk(view: View, office: Organization, said: Words) -> BookletOffice:
    chart = view.directory.flowchart.get(office.flowchart or "")
    known = view.directory.contacts_of(office.id, Duty.FOCAL_POINT, Duty.DEPUTY, Duty.FRONT_DESK)
    shown = tuple(_who(view, contact, said) for contact in known)
    return BookletOffice(
        str(office.name),
        str(chart.title) if chart else "",
        shown or (BookletContact(said.focal_point, "", (), (), said.booklet.unconfirmed, ()),),
    )


def _laws(view: View, ids: Iterable[str], said: Words) -> Iterator[LawEntry]:
    """The laws for which we have a source."""
    for law in (view.directory.law[id_] for id_ in ids if id_ in view.directory.law):
        if law.sources:
            yield LawEntry(
                str(law.number),
                str(law.title),
                tuple((str(article.article), str(article.says)) for article in law.articles),
                tuple(_source(law, place, said) for place in range(len(law.sources))),
                said.booklet.review if law.needs_review else "",
            )


def _source(law: Law, place: int, said: Words) -> str:
    source = law.sources[place]
    where = source.url.split("://", 1)[-1].split("/", 1)[0] if source.url else ""
    read = f"{said.booklet.read} {said.day(source.checked)}"
    return ", ".join(filter(None, (str(source.title), where, read)))
