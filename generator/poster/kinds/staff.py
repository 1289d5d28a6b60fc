"""Everything a staff poster says, as one typed object. How it looks is not decided here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from generator.edition.view import View
from generator.model.contact import Contact, Duty
from generator.model.flowchart import Covers, Flowchart, Panel, PanelKind, PosterSheet, Status, Step, StepKind
from generator.model.organization import Organization
from generator.model.sheet import check_url
from generator.poster.diagram.order import order_boxes
from generator.poster.flow import Box, Edge, Flow, flow_of, set_type, strip_typesetting
from generator.poster.numbers import Number, number_of, printable_numbers
from generator.poster.print import NotPrintable as NotPrintable
from generator.poster.print import Print, codes_of, owner_number, print_stamp, top_numbers
from generator.poster.words import LOOKS, Words, words
from generator.problem import Message


@dataclass(frozen=True, slots=True)
class PanelData:
    """A short list beside the flow."""

    kind: PanelKind
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """Whose number is written in by hand, because it is not confirmed."""

    who: str
    person: bool
    """Whether there is a line for a name as well."""


FIRST = 3
"""How many things to do stand large on top."""
LONGEST_VERB = 24
"""Letters beyond which the title of a step is no word to read from afar."""


@dataclass(frozen=True)
class StaffPoster(Print):
    """A staff wall poster, whatever its paper."""

    draft: str
    """The mark of a flow that nobody has ratified; empty for a ratified one."""
    numbers: tuple[Number, ...]
    """The strip on top: the same on every print."""
    first_things: Annotated[str, LOOKS]
    """What to do first, read from afar: `Amankan. Dengarkan. Telepon 129 bersama.` It repeats what the boxes say."""
    flow: Flow
    panels: tuple[PanelData, ...]
    owner_number: Number | None
    """The number of whoever all flows lead to, if it may be printed and is not on top already."""
    focal_points: tuple[Number, ...]
    """This office's contact person and deputy, as far as they may be printed."""
    write_in: tuple[Blank, ...]
    """The lines to fill in by hand."""
    law: str

    @property
    def known(self) -> tuple[Number, ...]:
        """The numbers on the card beside the flow."""
        return tuple(number for number in (self.owner_number, *self.focal_points) if number)

    @property
    def boxes(self) -> tuple[Box, ...]:
        return self.flow.boxes

    @property
    def edges(self) -> tuple[Edge, ...]:
        return self.flow.edges


def staff_poster(view: View, office: Organization) -> StaffPoster:
    """What the poster of this office says. Raises `NotPrintable` if a number every print needs may not be printed."""
    said = words()  # our own phrases; those that the flow has for paper are `wall_words`
    chart, wall_words = require_flow(view, office)
    flow = flow_of(view, chart, said)
    on_top = top_numbers(view, said)
    owner = owner_number(view, said)
    persons = contact_persons(view, office, said)
    in_boxes = tuple(box.number for box in flow.boxes if box.number)
    all_numbers = (*on_top, *persons, *in_boxes, *((owner,) if owner else ()))
    return StaffPoster(
        office=set_type(str(office.name), said),
        title=str(wall_words.title),
        draft=draft_mark(chart, said),
        numbers=on_top,
        first_things=say_first_things(view, chart, flow, said),
        flow=flow,
        panels=panels_of(wall_words.panels, said),
        owner_number=owner,
        focal_points=persons,
        write_in=tuple(blanks(view, office, said)),
        law=set_type(str(wall_words.law or ""), said),
        **print_stamp(view, said, codes_of(*all_numbers), check_url(office.id)),
    )


def draft_mark(chart: Flowchart, said: Words) -> str:
    """The mark of a flow that nobody has ratified; empty for a ratified one."""
    return said.draft if chart.status is Status.DRAFT else ""


def say_first_things(view: View, chart: Flowchart, flow: Flow, said: Words) -> str:
    """The first steps as short sentences, and among them the call, however late it comes."""
    steps = {step.id: step for step in chart.steps}
    verbs = [
        (verb, calls) for box in order_boxes(flow).spine for verb, calls in _verb_of(view, steps[box.id], box, said)
    ]
    first = [verb for verb, _ in verbs[:FIRST]]
    call = next((verb for verb, calls in verbs if calls), "")
    if call and call not in first:
        first[-1] = call
    return " ".join(f"{verb}." for verb in first)


def _verb_of(view: View, step: Step, box: Box, said: Words) -> Iterator[tuple[str, bool]]:
    """What to do in this box, and whether it is the call that one makes together; nothing for what is no step."""
    title = strip_typesetting(box.title)
    if step.contacts and any(Covers.NO_ANSWER in way.covers for way in step.ways):
        name = view.directory.contact[step.contacts[0]].name
        yield said.together.format(call=said.call.format(name=name)), True
    elif step.kind is StepKind.STEP and len(title) <= LONGEST_VERB:
        calls = said.announces(title)
        yield (said.together.format(call=title) if calls else title), calls


def panels_of(panels: tuple[Panel, ...], said: Words) -> tuple[PanelData, ...]:
    """The lists beside a flow as they are set."""
    return tuple(
        PanelData(
            panel.kind, set_type(str(panel.title), said), tuple(set_type(str(item), said) for item in panel.items)
        )
        for panel in panels
    )


def contact_persons(view: View, office: Organization, said: Words) -> tuple[Number, ...]:
    """The office's contact person and deputy, as far as they may be printed."""
    return tuple(
        number_of(view, contact, channel, said, _named(contact))
        for contact in view.directory.contacts_of(office.id, Duty.FOCAL_POINT, Duty.DEPUTY)
        for channel in printable_numbers(view, contact)[:1]
    )


def require_flow(view: View, office: Organization) -> tuple[Flowchart, PosterSheet]:
    """The office's flow, and its words for paper. Raises `NotPrintable` if it has none, or one without such words."""
    chart = view.directory.flowchart.get(office.flowchart or "")
    if chart is None or chart.poster is None:
        values = {"office": office.id}
        raise NotPrintable(
            Message("the office “{office}” has no flow with words for a poster", values),
            Message("Name a flow in flowchart:, and give that flow poster:"),
            "flowchart",
        )
    return chart, chart.poster


def _named(contact: Contact) -> str:
    """The post, and in the staff edition the person."""
    return f"{contact.name}: {contact.person.name}" if contact.person else str(contact.name)


def blanks(view: View, office: Organization, said: Words) -> Iterator[Blank]:
    """Who has nothing that may be printed: whoever all flows lead to, this office's contact person, the deputy."""
    owner = view.directory.contact.get(view.site.owner_contact or "")
    if owner and not printable_numbers(view, owner):
        yield Blank(str(owner.name), person=False)
    for duty, post in ((Duty.FOCAL_POINT, said.focal_point), (Duty.DEPUTY, said.deputy)):
        if not any(printable_numbers(view, contact) for contact in view.directory.contacts_of(office.id, duty)):
            yield Blank(post, person=True)
