"""*Umumkan*: what readers must know for some days. What a notice may say is decided where all content is checked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from starlette.responses import Response

from generator.desk.editing import OpenContent, Proposal
from generator.desk.notices import (
    LIST,
    add_notice,
    change_notice,
    notice_fields,
    notices_of,
    remove_notice,
    require_notice,
)
from generator.desk.own_record import OwnRecord, RecordKind, find_record, list_records, name_of, title_of
from generator.desk.record_form import FORM, place_problems, show_values
from generator.desk.spreadsheet import vocabulary
from generator.edition.policy import assurance_of, may_show
from generator.language.dates import spoken_period
from generator.model.contact import Channel, Contact
from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.model.parts.notice import Notice
from generator.model.service import Service
from generator.problem import ContentError, Mark, Message, Problem
from generator.rules import Rule
from generator.settings import Edition
from generator.webdesk.tasks.change import take_change
from generator.webdesk.tasks.fields import Choices, sent_values, show_fields, shown_values
from generator.webdesk.visit import LANGUAGE, Visit, no_such

NEW = "-"
"""Stands in an address for a notice that is to be made, and for the id of the site."""
KINDS = {
    RecordKind.SITE: "Seluruh situs",
    RecordKind.ORGANIZATION: "Kantor dan lembaga",
    RecordKind.CONTACT: "Kontak",
    RecordKind.SERVICE: "Layanan",
}
STATES = ("Berlaku hari ini", "Akan datang", "Sudah berakhir")


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice in the list."""

    href: str
    whose: str
    days: str
    says: str
    closes: str


def announcing(visit: Visit) -> Response:
    """All notices, and whose a new one may be."""
    at = visit.bench.open()
    found: dict[str, list[ShownNotice]] = {state: [] for state in STATES}
    for records in list_records(at.directory).values():
        for record in records:
            for number, notice in enumerate(record.notices, 1):
                found[_state(notice, at.settings.today)].append(_shown(record, number, notice))
    groups = [
        (KINDS[kind], [(str(name_of(record)), title_of(record)) for record in records])
        for kind, records in list_records(at.directory).items()
    ]
    return visit.page("announcing", "Umumkan", found=found, groups=groups)


def choose(visit: Visit) -> Response:
    """Lead on to the form of a new notice of the chosen record."""
    record = find_record(visit.bench.open().directory, visit.asked("untuk"))
    return visit.go(f"{_address(record)}/{NEW}")


def form(visit: Visit) -> Response:
    """The form of one notice, or of a new one."""
    at = visit.bench.open()
    record, number = _record(at, visit)
    fields = notice_fields(at.directory)
    base = show_values(fields, require_notice(record, number) if number else None)
    values = base if number else base | {"valid_from": at.settings.today.isoformat()}
    return _form(visit, at, record, number, base, values, ())


def announce(visit: Visit) -> Response:
    """Show what the form would change, or write it when the keeper has said yes."""
    with visit.bench.changing() as at:
        record, number = _record(at, visit)
        fields = notice_fields(at.directory)
        empty = show_values(fields, None)
        base = shown_values(visit, empty)
        sent = sent_values(visit)
        values = {key: sent.get(key, base[key]) for key in empty}
        try:
            number = _still(record, number, base, at) if number else 0
            proposal = change_notice(at, record, number, values) if number else add_notice(at, record, values)
        except ContentError as error:
            return _form(visit, at, record, number, base, values, error.problems, status=409)
        if proposal.refused:
            return _form(visit, at, record, number, base, values, proposal.errors, status=422)
        if not proposal.files:
            return _form(visit, at, record, number, base, values, (), nothing=True)
        return _taken(visit, at, proposal, f"Pemberitahuan {title_of(record)} {'diubah' if number else 'dibuat'}")


def end(visit: Visit) -> Response:
    """Show what is taken away, or do it when the keeper has said yes."""
    with visit.bench.changing() as at:
        record, number = _record(at, visit)
        number = _still(record, number, shown_values(visit, show_values(notice_fields(at.directory), None)), at)
        return _taken(visit, at, remove_notice(at, record, number), f"Pemberitahuan {title_of(record)} dicabut")


def _taken(visit: Visit, at: OpenContent, proposal: Proposal, told: str) -> Response:
    back = visit.request.url.path.removesuffix("/cabut")
    return take_change(visit, at, proposal, told, back=back, then="/umumkan")


def _record(at: OpenContent, visit: Visit) -> tuple[OwnRecord, int]:
    """The record and the number of its notice that the address names; 0 for a new one. Raises `ContentError`."""
    kind, id_, number = (visit.part(part) for part in ("kind", "id", "number"))
    record = find_record(at.directory, kind if id_ == NEW else f"{kind}/{id_}")
    if number != NEW and not number.isdecimal():
        raise no_such(number)
    return record, 0 if number == NEW else int(number)


def _still(record: OwnRecord, number: int, base: Mapping[str, str], at: OpenContent) -> int:
    """The number that the shown notice has by now. Raises `ContentError` if somebody else has changed it."""
    fields = notice_fields(at.directory)
    held = [show_values(fields, notice) for notice in notices_of(record)]
    if 1 <= number <= len(held) and held[number - 1] == base:
        return number
    if base in held:
        return held.index(base) + 1  # type: ignore[arg-type]
    what, mend = Message("somebody else has changed this notice meanwhile"), Message("Open the page again")
    raise ContentError([Problem(Mark(FORM), "", what, mend, Rule.FILE_MOVED)])


def _form(
    visit: Visit,
    at: OpenContent,
    record: OwnRecord,
    number: int,
    base: Mapping[str, str],
    values: Mapping[str, str],
    problems: tuple[Problem, ...],
    *,
    status: int = 200,
    nothing: bool = False,
) -> Response:
    fields = notice_fields(at.directory)
    place = (number or len(notices_of(record)) + 1) - 1
    wrong = place_problems(problems, fields, f"{LIST}.{place}")
    choices = {"closes": _own_channels(at.directory, record), "instead": _open_channels(at)}
    return visit.page(
        "announce", f"Pemberitahuan: {title_of(record)}", status,
        fields=show_fields(Notice, fields, values, wrong, choices, at.directory.site),
        base=json.dumps(base, ensure_ascii=False), other=wrong.get("", ()), wrong=wrong, nothing=nothing,
        ends=f"{_address(record)}/{number}/cabut" if number else "",
    )  # fmt: skip


def _own_channels(directory: Directory, record: OwnRecord) -> Choices:
    """The channels that a notice of this record may close; of the whole site none is offered, there are too many."""
    contacts: tuple[Contact, ...] = ()
    if isinstance(record, Contact):
        contacts = (record,)
    elif isinstance(record, Organization):
        contacts = directory.contacts_of(record.id)
    elif isinstance(record, Service):
        contacts = tuple(contact for contact in directory.contacts if contact.id in record.contacts)
    return tuple((channel.code, _words(contact, channel)) for contact in contacts for channel in contact.channels)


def _open_channels(at: OpenContent) -> Choices:
    """The channels that may stand in the place of others: readers see them, and nobody doubts them."""
    found = []
    for contact, _, channel in at.directory.channels():
        assurance = assurance_of(at.directory, contact, channel, at.settings)
        if may_show(at.directory.site, channel, assurance, Edition.PUBLIC) and not assurance.doubtful:
            found.append((channel.code, _words(contact, channel)))
    return tuple(found)


def _words(contact: Contact, channel: Channel) -> str:
    kind = vocabulary.word_for(vocabulary.KIND, channel.kind)
    return f"{contact.name}: {kind} {channel.value} ({channel.code})"


def _state(notice: Notice, today: date) -> str:
    return STATES[0] if notice.holds(today) else STATES[1] if notice.valid_from > today else STATES[2]


def _shown(record: OwnRecord, number: int, notice: Notice) -> ShownNotice:
    return ShownNotice(
        f"{_address(record)}/{number}",
        title_of(record),
        spoken_period(notice.valid_from, notice.valid_until, LANGUAGE),
        str(notice.text or ""),
        ", ".join(notice.closes),
    )


def _address(record: OwnRecord) -> str:
    name = name_of(record)
    return f"/umumkan/{name.kind}/{name.id or NEW}"
