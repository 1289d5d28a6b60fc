"""Everything one staff poster says, as one value that turns into JSON."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from generator.edition import View
from generator.model.contact import Contact, Duty
from generator.model.flowchart import PosterSheet, Status
from generator.model.organization import Organization
from generator.poster.flow import Flow, breakable, flow_of
from generator.poster.numbers import Cell, Number, first, strip
from generator.poster.sheet import Paper
from generator.poster.words import Words, words
from generator.problem import ContentError, Mark, Message, Problem
from generator.settings import Edition

ALPHABET = "BCDFGHJKLMNPRSTVWXZ"
"""Letters of an edition code: no vowels, so no words; no digits, so nothing that looks like a number to dial."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A short list beside the flow."""

    kind: str
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of the card: whom to reach, in print where it is confirmed, else a line for a pen."""

    label: str
    name: str = ""
    number: Number | None = None
    pen: bool = True
    """False where there is something in print."""


@dataclass(frozen=True, slots=True)
class StaffPoster:
    """The wall poster behind the counter of one office on one paper."""

    office_id: str
    office: str
    place: str
    """Whom the sheet speaks to."""
    title: str
    draft: str
    """The mark of a flow that is not ratified; empty for a ratified one."""
    strip: tuple[Cell, ...]
    flow: Flow
    panels: tuple[Panel, ...]
    card: tuple[CardLine, ...]
    card_tall: tuple[CardLine, ...]
    """The same with a line for each name and each number, where the sheet has room."""
    law: str
    checked: str
    """ISO date of the oldest check of a number on the sheet."""
    valid_until: str
    url: str
    """What the QR code opens."""
    owner: str
    paper: str
    edition: str
    language: str

    @property
    def link(self) -> str:
        """The address as people type it."""
        return self.url.split("://", 1)[-1]


def staff_poster(view: View, office: Organization, paper: Paper) -> StaffPoster:
    """What the office's poster says today. A `ContentError` tells why there can be none."""
    said = words()
    chart = view.directory.flowchart[office.flowchart] if office.flowchart else None
    if chart is None or chart.poster is None:
        raise ContentError([_without_sheet(office)])
    flow, cells = flow_of(view, chart, said), strip(view, said)
    card, tall = _card(view, office, said)
    numbers = [each.number for each in cells]
    numbers += [each.number for each in (*flow.boxes, *card) if each.number]
    checked = min(date.fromisoformat(each.checked) for each in numbers)
    sheet = StaffPoster(
        office_id=office.id,
        office=str(office.name),
        place=said.staff,
        title=str(chart.poster.title),
        draft=said.draft if chart.status is Status.DRAFT else "",
        strip=cells,
        flow=flow,
        panels=_panels(chart.poster),
        card=card,
        card_tall=tall,
        law=str(chart.poster.law or ""),
        checked=checked.isoformat(),
        valid_until=(checked + timedelta(days=view.site.freshness.print)).isoformat(),
        url=f"{view.base_url}q/{office.id}/",
        owner=str(view.site.owner),
        paper=paper.name,
        edition="",
        language=said.language,
    )
    return replace(sheet, edition=f"{office.code.replace('-', '')}-P-{paper.name.upper()}-{_letters(sheet)}")


def _letters(sheet: StaffPoster) -> str:
    """Five letters that stand for what the sheet says, whatever its paper.

    The dates of checks are left out: checking a number again does not make the posters on walls wrong.
    """
    value = int.from_bytes(hashlib.sha256(_undated(sheet).encode()).digest()[:8])
    letters = ""
    for _ in range(5):
        value, place = divmod(value, len(ALPHABET))
        letters += ALPHABET[place]
    return letters


def _undated(sheet: StaffPoster) -> str:
    fields = asdict(replace(sheet, paper="", edition=""))

    def undated(value: object) -> object:
        if isinstance(value, dict):
            return {key: undated(each) for key, each in value.items() if key not in {"checked", "valid_until"}}
        return [undated(each) for each in value] if isinstance(value, list | tuple) else value

    return json.dumps(undated(fields), sort_keys=True, ensure_ascii=False)


def _panels(sheet: PosterSheet) -> tuple[Panel, ...]:
    return tuple(
        Panel(each.kind.value, breakable(str(each.title)), tuple(breakable(str(item)) for item in each.items))
        for each in sheet.panels
    )


def _card(view: View, office: Organization, said: Words) -> tuple[tuple[CardLine, ...], tuple[CardLine, ...]]:
    """The card twice: with few lines, and with a line for each name and each number."""
    lines: list[CardLine] = []
    tall: list[CardLine] = []
    owner = view.site.owner_contact
    if owner and owner not in view.site.emergency:
        contact = view.directory.contact[owner]
        number = first(view, contact)
        line = CardLine(view.directory.organization[contact.organization].short_name.to(said.language))
        line = replace(line, number=number, pen=number is None)
        lines.append(line)
        tall.append(line)
    for duty, label in ((Duty.FOCAL_POINT, said.focal_point), (Duty.DEPUTY, said.deputy)):
        contacts = view.directory.contacts_of(office.id, duty)
        known = next(((each, number) for each in contacts if (number := first(view, each))), None)
        if known:
            line = CardLine(label, _post(view, known[0]), known[1], pen=False)
            lines.append(line)
            tall.append(line)
        else:
            lines.append(CardLine(label))
            tall += [CardLine(label), CardLine(said.number)]
    return tuple(lines), tuple(tall)


def _post(view: View, contact: Contact) -> str:
    """Who answers: the person in the staff edition, else the post."""
    if view.edition is Edition.STAFF and contact.person:
        return str(contact.person.name)
    return str(contact.role or contact.name)


def _without_sheet(office: Organization) -> Problem:
    what = Message("the office “{office}” has no flow with words for a poster", {"office": office.id})
    mend = Message("Name a flow in flowchart:, and give that flow poster:")
    return Problem(Mark("content/organizations"), f"{office.id}.flowchart", what, mend, "poster.none")
