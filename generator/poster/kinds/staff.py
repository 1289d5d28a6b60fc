"""Everything a staff poster says, as one typed object. How it looks is not decided here."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edition.view import View
from generator.model.contact import Contact, Duty
from generator.model.flowchart import Flowchart, Panel, PanelKind, PosterSheet, Status
from generator.model.organization import Organization
from generator.model.sheet import status_url
from generator.poster.flow import Box, Edge, Flow, flow_of, set_type
from generator.poster.numbers import Number, number_of, printable_numbers
from generator.poster.print import NotPrintable as NotPrintable
from generator.poster.print import Print, codes_of, owner_number, print_stamp, top_numbers
from generator.poster.words import Words, words
from generator.problem import Message


@dataclass(frozen=True, slots=True)
class PanelData:
    """A short list beside the flow."""

    kind: PanelKind
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class StaffPoster(Print):
    """A staff wall poster, whatever its paper."""

    draft: str
    """The mark of a flow that nobody has ratified; empty for a ratified one."""
    numbers: tuple[Number, ...]
    """The strip on top: the same on every print."""
    flow: Flow
    panels: tuple[PanelData, ...]
    owner_number: Number | None
    """The number of whoever all flows lead to, if it may be printed and is not on top already."""
    focal_points: tuple[Number, ...]
    """This office's contact person and deputy, as far as they may be printed."""
    write_in: tuple[str, ...]
    """Labels of the lines to fill in by hand, for what is not confirmed."""
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
    said = words()
    chart, poster = require_flow(view, office)
    numbers = top_numbers(view, said)
    flow = flow_of(view, chart, said)
    owner = owner_number(view, said)
    focal = contact_persons(view, office, said)
    boxed = tuple(box.number for box in flow.boxes if box.number)
    carried = (*numbers, *focal, *boxed, *((owner,) if owner else ()))
    return StaffPoster(
        office=set_type(str(office.name), said),
        title=str(poster.title),
        draft=said.draft if chart.status is Status.DRAFT else "",
        numbers=numbers,
        flow=flow,
        panels=panels_of(poster.panels, said),
        owner_number=owner,
        focal_points=focal,
        write_in=tuple(blank_labels(view, office, said)),
        law=set_type(str(poster.law or ""), said),
        **print_stamp(view, said, codes_of(*carried), status_url(office.id)),
    )


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


def blank_labels(view: View, office: Organization, said: Words) -> Iterator[str]:
    """Labels of the lines to fill in by hand, for what is not confirmed."""
    owner = view.directory.contact.get(view.site.owner_contact or "")
    if owner and not printable_numbers(view, owner):
        yield str(owner.name)
    for duty, label in ((Duty.FOCAL_POINT, said.focal_point), (Duty.DEPUTY, said.deputy)):
        if not any(printable_numbers(view, contact) for contact in view.directory.contacts_of(office.id, duty)):
            yield label
