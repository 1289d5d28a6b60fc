"""Everything a staff poster says, as one typed object. How it looks is not decided here."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from generator.edition import View
from generator.model.contact import Contact, Duty
from generator.model.flowchart import Flowchart, PanelKind, Status
from generator.model.organization import Organization
from generator.poster.flow import Box, Edge, Flow, flow_of, typeset
from generator.poster.numbers import Number, dialled, number_of, strip
from generator.poster.words import Words, words
from generator.problem import Message

ALPHABET = "BCDFGHJKLMNPRSTVWXZ"
"""Letters of an edition code: no vowels, so no words; no digits, so nothing that looks like a number to dial."""


@dataclass(frozen=True, slots=True)
class PanelData:
    """A short list beside the flow."""

    kind: PanelKind
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class StaffPoster:
    """A staff wall poster, whatever its paper."""

    office: str
    title: str
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
    owner: str
    checked: str
    valid_until: str
    url: str
    """What the QR code opens."""
    language: str

    @property
    def boxes(self) -> tuple[Box, ...]:
        return self.flow.boxes

    @property
    def edges(self) -> tuple[Edge, ...]:
        return self.flow.edges

    @cached_property
    def said(self) -> str:
        """All of it as JSON."""
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)

    @cached_property
    def edition(self) -> str:
        """A short hash of what the poster says. Layout, colour and the day of the check do not change it."""
        return edition_of(asdict(self) | {"checked": "", "valid_until": ""})


def edition_of(said: dict[str, Any]) -> str:
    """Six letters that stand for what a print says."""
    text = json.dumps(said, sort_keys=True, ensure_ascii=False)
    value = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    letters = ""
    for _ in range(6):
        value, place = divmod(value, len(ALPHABET))
        letters += ALPHABET[place]
    return letters


class NotPrintable(Exception):  # noqa: N818 - a state of the data, not a failure of the program
    """A poster that may not be made today, and why."""

    def __init__(self, why: Message, mend: Message) -> None:
        self.why, self.mend = why, mend
        super().__init__(why.text.format(**why.values))


def staff_poster(view: View, office: Organization) -> StaffPoster:
    """What the poster of this office says. Raises `NotPrintable` if a number every print needs may not be printed."""
    said = words()
    chart = _chart(view, office)
    assert chart.poster is not None
    numbers = _strip(view, said)
    flow = flow_of(view, chart, said)
    owner = _owner_number(view, said)
    focal = tuple(
        number_of(view, contact, channel, said, _named(contact))
        for contact in view.directory.contacts_of(office.id, Duty.FOCAL_POINT, Duty.DEPUTY)
        for channel in dialled(view, contact)[:1]
    )
    boxed = tuple(box.number for box in flow.boxes if box.number)
    checked = _checked(view, (*numbers, *focal, *boxed, *((owner,) if owner else ())))
    return StaffPoster(
        office=str(office.name),
        title=str(chart.poster.title),
        draft=said.draft if chart.status is Status.DRAFT else "",
        numbers=numbers,
        flow=flow,
        panels=tuple(
            PanelData(
                panel.kind, typeset(str(panel.title), said), tuple(typeset(str(item), said) for item in panel.items)
            )
            for panel in chart.poster.panels
        ),
        owner_number=owner,
        focal_points=focal,
        write_in=tuple(_write_in(view, office, said)),
        law=typeset(str(chart.poster.law or ""), said),
        owner=str(view.site.owner),
        checked=said.day(checked),
        valid_until=said.day(checked + timedelta(days=view.site.freshness.print)),
        url=f"{view.base_url}q/{office.id}/",
        language=said.language,
    )


def _chart(view: View, office: Organization) -> Flowchart:
    chart = view.directory.flowchart.get(office.flowchart or "")
    if chart is None or chart.poster is None:
        values = {"office": office.id}
        raise NotPrintable(
            Message("the office “{office}” has no flow with words for a poster", values),
            Message("Name a flow in flowchart:, and give that flow poster:"),
        )
    return chart


def _strip(view: View, said: Words) -> tuple[Number, ...]:
    found = {each: tuple(strip(view, view.directory.contact[each], said)) for each in view.site.emergency}
    if missing := [each for each, numbers in found.items() if not numbers]:
        raise NotPrintable(
            Message("“{id}” may not be printed until it is checked again", {"id": ", ".join(missing)}),
            Message("Check its number and write the new date into its sources or confirmations"),
        )
    return tuple(number for numbers in found.values() for number in numbers)


def _checked(view: View, numbers: tuple[Number, ...]) -> date:
    """The oldest check of a number on the sheet."""
    return min(seen for each in numbers if (seen := view.assurances[each.code].checked))


def _owner_number(view: View, said: Words) -> Number | None:
    owner = view.directory.contact.get(view.site.owner_contact or "")
    if owner is None or owner.id in view.site.emergency:
        return None
    return next((number_of(view, owner, each, said) for each in dialled(view, owner)), None)


def _named(contact: Contact) -> str:
    """The post, and in the staff edition the person."""
    return f"{contact.name}: {contact.person.name}" if contact.person else str(contact.name)


def _write_in(view: View, office: Organization, said: Words) -> Iterator[str]:
    owner = view.directory.contact.get(view.site.owner_contact or "")
    if owner and not dialled(view, owner):
        yield str(owner.name)
    for duty, label in ((Duty.FOCAL_POINT, said.focal_point), (Duty.DEPUTY, said.deputy)):
        if not any(dialled(view, contact) for contact in view.directory.contacts_of(office.id, duty)):
            yield label
