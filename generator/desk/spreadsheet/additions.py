"""New confirmations, sources, channels and contacts out of the rows of a sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.desk.spreadsheet import vocabulary
from generator.desk.spreadsheet.cell_changes import CHANNEL, NO_CONSENT, Refuse, meant_hours, value_problem
from generator.desk.spreadsheet.intake import Entry
from generator.desk.spreadsheet.rows import OF_CHANNEL, day_of
from generator.edit.change import Value
from generator.model.contact import Channel, ChannelKind, Duty, Freshness, is_for_danger
from generator.model.directory import Directory
from generator.model.site import Site
from generator.problem import Message
from generator.rules import Rule

_LETTER = {
    ChannelKind.WHATSAPP: "W",
    ChannelKind.SMS: "S",
    ChannelKind.EMAIL: "E",
    ChannelKind.WEB: "U",
    ChannelKind.WALK_IN: "A",
}
"""The letter of a channel's code; T for everything one calls."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A confirmation or a source to add to a channel."""

    list: str
    value: dict[str, Value]

    def known(self, channel: Channel) -> bool:
        """True if the channel has it already, so that a sheet may be imported twice."""
        if self.list == "confirmations":
            return any(
                confirmation.on.isoformat() == self.value["on"]
                and confirmation.method.value == self.value["method"]
                and str(confirmation.by) == self.value["by"]
                for confirmation in channel.confirmations
            )
        return any(
            str(source.title) == self.value["title"] and source.checked.isoformat() == self.value["checked"]
            for source in channel.sources
        )


def proofs(entry: Entry, today: date, refuse: Refuse) -> list[Proof]:
    """What the row adds to its channel: complete, and not from the future."""
    cells = entry.cells
    additions: list[Proof] = []
    for name, keys, needed in (
        ("confirmations", ("new_on", "new_method", "new_by", "new_note"), 3),
        ("sources", ("source_title", "source_checked", "source_url", "source_official"), 2),
    ):
        if not any(cells[key] for key in keys):
            continue
        empty = [key for key in keys[:needed] if not cells[key]]
        for key in empty:
            refuse(entry.empty(key, Message("Fill it in, or empty the cells beside it")))
        day = "new_on" if name == "confirmations" else "source_checked"
        on = day_of(cells[day])
        if on and on > today:
            what = Message("{day} is in the future", {"day": cells[day]})
            refuse(entry.problem(day, what, Message("Correct the date"), Rule.SHEET_FUTURE))
        if empty:
            continue
        if name == "confirmations":
            method = vocabulary.value_of(vocabulary.METHOD, cells["new_method"]) or ""
            act: dict[str, Value] = {"on": cells["new_on"], "method": method, "by": cells["new_by"]}
            additions.append(Proof(name, act | _given(note=cells["new_note"])))
        else:
            source = _given(title=cells["source_title"], url=cells["source_url"], checked=cells["source_checked"])
            additions.append(Proof(name, source | _given(official="true" if cells["source_official"] else "")))
    return additions


class CodeAllocator:
    """Gives new channels their codes: the office's code, a letter for the kind, the next number never used there."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.used = {channel.code for _, _, channel in directory.channels()}

    def next(self, organization: str, kind: ChannelKind) -> str:
        begin = f"{self.directory.organization[organization].code}-{_LETTER.get(kind, 'T')}"
        numbers = [int(code_.removeprefix(begin)) for code_ in self.used if code_.removeprefix(begin).isdigit()]
        code = f"{begin}{max(numbers, default=0) + 1}"
        self.used.add(code)
        return code


def new_channel(
    entry: Entry, code: Callable[[ChannelKind], str], duty: Duty, today: date, site: Site, refuse: Refuse
) -> dict[str, Value] | None:
    """The channel that a row without a code describes; None where something is missing."""
    cells = entry.cells
    added = proofs(entry, today, refuse)
    schedule = meant_hours(entry, site.time_zone, refuse)
    if bad := value_problem(entry, site.telephony):
        refuse(bad)
        return None
    kind = ChannelKind(vocabulary.value_of(vocabulary.KIND, cells["kind"]) or "")
    limit = Freshness.EMERGENCY if kind.allotted else Freshness.OFFICE if duty is Duty.FRONT_DESK else Freshness.SERVICE
    channel: dict[str, Value] = {
        "code": code(kind),
        "kind": kind.value,
        kind.field: cells["value"],
        "freshness": vocabulary.value_of(vocabulary.FRESHNESS, cells["freshness"]) or limit.value,
    }
    channel |= _given(
        label=cells["label"],
        cost=vocabulary.value_of(vocabulary.COST, cells["cost"]) or "",
        answered_by=cells["answered_by"],
        anonymous=vocabulary.value_of(vocabulary.ANSWER, cells["anonymous"]) or "",
        calls_back=vocabulary.value_of(vocabulary.CALL_BACK, cells["calls_back"]) or "",
        visibility=vocabulary.value_of(vocabulary.VISIBILITY, cells["visibility"]) or "",
        remark=cells["remark"],
    )
    if schedule:
        channel["schedule"] = schedule
    if is_for_danger(kind, Freshness(str(channel["freshness"]))):
        channel["changed"] = today.isoformat()
    for proof in added:
        channel[proof.list] = [proof.value]
    return {key: channel[key] for key in CHANNEL if key in channel}


def new_contact(directory: Directory, group: list[Entry], refuse: Refuse) -> dict[str, Value] | None:
    """The contact that these rows describe, without its channels; None where something is missing."""
    cells: dict[str, str] = {}
    whole = True
    for key in ("contact", "organization", "duty", "name", "role", "person", "consent_on", "consent_method"):
        for entry in group:
            value = entry.cells[key]
            if value and cells.setdefault(key, value) != value:
                names = {"line": group[0].line, "other": cells[key]}
                what = Message("row {line} of the same contact says “{other}”", names)
                refuse(entry.problem(key, what, Message("Write the same in both"), Rule.SHEET_DIFFERS))
                whole = False
    for key in ("organization", "duty", "name"):
        if key not in cells:
            what = Message("the contact “{id}” is new and needs this cell", {"id": cells["contact"]})
            mend = Message("Fill it in, or write the id of a contact that exists")
            refuse(group[0].problem(key, what, mend, Rule.SHEET_NEW))
            whole = False
    if "organization" in cells and cells["organization"] not in directory.organization:
        what = Message("there is no organization “{id}”", {"id": cells["organization"]})
        mend = Message("Write an id that exists; the other rows show them")
        refuse(group[0].problem("organization", what, mend, Rule.SHEET_NEW))
        whole = False
    consent = _given(on=cells.get("consent_on", ""), method=cells.get("consent_method", ""))
    if ("person" in cells or consent) and ("person" not in cells or len(consent) < 2):
        refuse(group[0].problem("person", *NO_CONSENT, Rule.SHEET_CONSENT))
        whole = False
    if not whole:
        return None
    contact: dict[str, Value] = {
        "id": cells["contact"],
        "organization": cells["organization"],
        "duty": vocabulary.value_of(vocabulary.DUTY, cells["duty"]) or cells["duty"],
        "name": cells["name"],
    }
    contact |= _given(role=cells.get("role", ""))
    if "person" in cells:
        contact["person"] = {"name": cells["person"], "consent": consent}
    return contact


def describes_channel(entry: Entry) -> bool:
    """True if the row says anything about a channel."""
    extra = ("new_on", "new_method", "new_by", "new_note", "source_title", "source_url", "source_checked")
    return any(entry.cells[key] for key in (*OF_CHANNEL, *extra, "source_official"))


def _given(**values: str) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value}
