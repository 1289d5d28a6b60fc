"""Everything a staff poster says, as one typed object. How it looks is not decided here."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from babel.dates import format_date

from generator.edition import View
from generator.model.contact import Channel, ChannelKind, Contact, Cost, Duty
from generator.model.flowchart import Flowchart, PanelKind, Status, Step, StepKind
from generator.model.number import chat_href, tel_href
from generator.model.organization import Organization
from generator.problem import Message


@dataclass(frozen=True, slots=True)
class Number:
    """A number to dial, with its record code, as it stands on paper."""

    label: str
    number: str
    href: str
    note: str
    """Kind, hours and cost, as far as they are known."""
    code: str
    kind: ChannelKind


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the flow, in the words for paper."""

    id: str
    kind: StepKind
    side: bool
    title: str
    text: str
    who: str
    position: str
    """Its number for steps of the spine; empty for every other box."""
    number: Number | None
    """The first number to dial in this box, if it may be printed."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one box to the next, with the answer it belongs to."""

    tail: str
    head: str
    label: str


@dataclass(frozen=True, slots=True)
class PanelData:
    """A short list beside the flow."""

    kind: PanelKind
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StaffPoster:
    """A staff wall poster, whatever its paper."""

    office: str
    title: str
    draft: str
    """The mark of a flow that nobody has ratified; empty for a ratified one."""
    numbers: tuple[Number, ...]
    """The strip on top: the same on every print."""
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    panels: tuple[PanelData, ...]
    focal_points: tuple[Number, ...]
    """This office's contact person and deputy, as far as they may be printed."""
    write_in: tuple[str, ...]
    """Labels of the lines to fill in by hand, for what is not confirmed."""
    law: str
    owner: str
    checked: str
    valid_until: str
    url: str
    """What the QR code opens."""

    @property
    def edition(self) -> str:
        """A short hash of what the poster says. Layout, colour and the day of the check do not change it."""
        said = asdict(self) | {"checked": "", "valid_until": ""}
        text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:6].upper()


class NotPrintable(Exception):  # noqa: N818 - a state of the data, not a failure of the program
    """A poster that may not be made today, and why."""

    def __init__(self, why: Message) -> None:
        self.why = why
        super().__init__(why.text.format(**why.values))


def staff_poster(view: View, office: Organization) -> StaffPoster:
    """What the poster of this office says. Raises `NotPrintable` if a number every print needs may not be printed."""
    flow = view.directory.flowchart[office.flowchart or ""]
    if flow.poster is None:
        raise NotPrintable(Message("the flow “{flow}” has no words for a poster", {"flow": flow.id}))
    strip = []
    for each in view.site.emergency:
        contact = view.directory.contact[each]
        found = [_number(view, contact, channel) for channel in view.print_channels(contact)]
        if not found:
            raise NotPrintable(Message("“{id}” may not be printed until it is checked again", {"id": each}))
        strip += found
    checked = min(seen for code in view.printable if (seen := view.assurances[code].checked))
    focal = tuple(
        _number(view, contact, channel)
        for contact in view.directory.contacts_of(office.id, Duty.FOCAL_POINT, Duty.DEPUTY)
        for channel in view.print_channels(contact)
    )
    return StaffPoster(
        office=str(office.name),
        title=str(flow.poster.title),
        draft=f"Draf, belum disahkan {view.site.owner}" if flow.status is Status.DRAFT else "",
        numbers=tuple(strip),
        boxes=tuple(_boxes(view, flow)),
        edges=tuple(_edges(flow)),
        panels=tuple(
            PanelData(panel.kind, str(panel.title), tuple(str(item) for item in panel.items))
            for panel in flow.poster.panels
        ),
        focal_points=focal,
        write_in=tuple(_write_in(view, focal)),
        law=str(flow.poster.law or ""),
        owner=str(view.site.owner),
        checked=_day(checked),
        valid_until=_day(checked + timedelta(days=view.site.freshness.print)),
        url=f"{view.base_url}q/{office.id}/",
    )


def _number(view: View, contact: Contact, channel: Channel) -> Number:
    country = view.site.telephony.country
    chat = channel.kind is ChannelKind.WHATSAPP
    assert channel.number is not None, "a printable channel of a poster is dialled"
    parts = ["WhatsApp" if chat else "Telepon"]
    if channel.schedule and channel.schedule.always_open:
        parts.append("24 jam")
    parts += {Cost.FREE: ["gratis"], Cost.CREDIT: ["pakai pulsa"], Cost.DATA: ["pakai data"]}.get(channel.cost, [])
    return Number(
        label=str(contact.name),
        number=channel.number,
        href=chat_href(channel.number, country) if chat else tel_href(channel.number, country),
        note=", ".join(parts),
        code=channel.code,
        kind=channel.kind,
    )


def _boxes(view: View, flow: Flowchart) -> Iterator[Box]:
    position = 0
    for step in flow.steps:
        counted = step.kind is StepKind.STEP and not step.side
        position += counted
        yield Box(
            id=step.id,
            kind=step.kind,
            side=step.side,
            title=str(step.print.title or step.title),
            text=str(step.print.text or ""),
            who=str(step.print.who or ""),
            position=str(position) if counted else "",
            number=next(_dialled(view, step), None),
        )


def _dialled(view: View, step: Step) -> Iterator[Number]:
    for contact in view.reachable(step.contacts):
        for channel in view.print_channels(contact):
            if channel.kind is not ChannelKind.WHATSAPP and channel.number:
                yield _number(view, contact, channel)


def _edges(flow: Flowchart) -> Iterator[Edge]:
    for step in flow.steps:
        if step.to:
            yield Edge(step.id, step.to, "")
        for way in step.ways:
            yield Edge(step.id, way.to, str(way.label))


def _write_in(view: View, focal: tuple[Number, ...]) -> Iterator[str]:
    owner = view.directory.contact.get(view.site.owner_contact or "")
    if owner and not view.print_channels(owner):
        yield str(owner.name)
    if not focal:
        yield from ("Kontak", "Cadangan")


def _day(day: date) -> str:
    return format_date(day, "d MMM y", locale="id")
