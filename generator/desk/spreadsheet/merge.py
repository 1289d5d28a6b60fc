"""What a filled sheet wants to change: each cell against what it held when the sheet was made, and against today."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.desk.spreadsheet import vocabulary
from generator.desk.spreadsheet.additions import CodeAllocator, describes_channel, new_channel, new_contact, proofs
from generator.desk.spreadsheet.cell_changes import (
    CHANNEL,
    CONTACT,
    OLD,
    channel_changes,
    contact_changes,
    is_other,
)
from generator.desk.spreadsheet.grid import CellPlace, Fill
from generator.desk.spreadsheet.intake import AGAIN, Entry
from generator.desk.spreadsheet.rows import COLUMNS, OF_CHANNEL, OF_CONTACT, Row
from generator.desk.spreadsheet.workbook import DATA, ReturnedWorkbook
from generator.edit.change import Append, Change, Value
from generator.model.contact import ChannelKind, Duty
from generator.model.directory import Directory
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Settings

Key = tuple[str, str]


@dataclass
class MergedSheet:
    """The changes, what stands against them, and which cell each value came from."""

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    places: dict[tuple[str, str, str], CellPlace] = field(default_factory=dict)
    """By contact, channel code and column key."""

    def remember(self, contact: str, code: str, entry: Entry) -> None:
        for column in COLUMNS:
            self.places.setdefault((contact, code, column.key), entry.place(column.key))


@dataclass
class _Desk:
    """The four things that are laid beside each other."""

    directory: Directory
    settings: Settings
    base: Mapping[Key, Row]
    now: Mapping[Key, Row]
    made: MergedSheet
    lines: set[int] = field(default_factory=set)
    """Rows that were in the sheet from the start."""

    def refuse(self, refused: Problem) -> None:
        self.made.problems.append(refused)

    def require_kept(self, entry: Entry, key: str, old: str) -> None:
        """Refuse a cell that names whose row it is and does not say what it said."""
        if entry.cells[key] != old:
            what = Message("this cell was “{old}” and may not change", {"old": old})
            self.refuse(entry.problem(key, what, OLD, Rule.SHEET_ID))

    def moved(self, entry: Entry, key: str, now: str) -> None:
        what = Message("meanwhile contacts.yaml has “{now}” here", {"now": now[:60]})
        self.refuse(entry.problem(key, what, AGAIN, Rule.SHEET_MOVED))


def merge_sheet(
    directory: Directory, settings: Settings, sheet: ReturnedWorkbook, now: tuple[Row, ...], path: str
) -> MergedSheet:
    """Everything the sheet changes in `contacts.yaml`; nothing of it may be used if there is a problem."""
    merged = MergedSheet()
    desk = _Desk(directory, settings, {row.key: row for row in sheet.base}, {row.key: row for row in now}, merged)
    old, new = _sorted(desk, sheet.entries)
    for key, row in desk.base.items():
        if key not in old and not row.proposed:
            what = Message("the row of {name} is missing", {"name": key[1] or key[0]})
            mend = Message(
                "Put it back, or export again; for a number that must go, choose “{word}”",
                {"word": "jangan ditampilkan"},
            )
            merged.problems.append(Problem(CellPlace(path, 0, 1, DATA), "", what, mend, Rule.SHEET_ROW))
    desk.lines = {entry.line for entry in old.values()}
    for key, entry in old.items():
        _only_read(desk, entry, desk.base[key])
    for entry in new:
        _only_read(desk, entry, None)
    for key, entry in old.items():
        if key[1]:
            _existing(desk, key, entry)
        elif (desk.base[key].proposed and _touched(desk.base[key], entry)) or describes_channel(entry):
            new.append(entry)
    _own(desk, old)
    _new(desk, new)
    merged.problems = [
        refused for refused in merged.problems if (refused.mark.line, refused.mark.column) not in sheet.spoiled
    ]
    return merged


def _only_read(desk: _Desk, entry: Entry, row: Row | None) -> None:
    """Grey cells say what is; writing into them would change nothing, so it is told."""
    for column in COLUMNS:
        if column.fill is Fill.FIXED and column.key != "code":
            was = row.cells[column.key] if row else ""
            if entry.cells[column.key] != was:
                what = Message("this cell is only for reading; it was “{old}”", {"old": was})
                mend = Message(
                    "Write the old value again; a test goes into the columns “{title}”", {"title": "Konfirmasi baru"}
                )
                desk.refuse(entry.problem(column.key, what, mend, Rule.SHEET_FIXED))


def _touched(row: Row, entry: Entry) -> bool:
    return describes_channel(entry) or any(entry.cells[key] != row.cells[key] for key in OF_CONTACT)


def _sorted(desk: _Desk, entries: tuple[Entry, ...]) -> tuple[dict[Key, Entry], list[Entry]]:
    """The rows that were there, by their key, and those that the keeper has added."""
    old: dict[Key, Entry] = {}
    new: list[Entry] = []
    owner = {code: contact for contact, code in desk.base if code}
    for entry in entries:
        contact, code = key = (entry.cells["contact"], entry.cells["code"])
        if key in desk.base and key not in old:
            old[key] = entry
            desk.require_kept(entry, "organization", desk.base[key].cells["organization"])
        elif key in old and code:
            names = {"name": code, "line": old[key].line}
            what = Message("{name} stands here a second time; first in row {line}", names)
            desk.refuse(entry.problem("code", what, Message("Keep one of the two"), Rule.SHEET_TWICE))
        elif code in owner:
            old.setdefault((owner[code], code), entry)
            desk.require_kept(entry, "contact", owner[code])
        elif code:
            what = Message("{code} is no code of this sheet", {"code": code[:40]})
            mend = Message("Write the old code; leave it empty in a new row")
            desk.refuse(entry.problem("code", what, mend, Rule.SHEET_ID))
        elif not contact:
            mend = Message("Write the contact, as in the other rows")
            what = Message("the row does not say whose it is")
            desk.refuse(entry.problem("contact", what, mend, Rule.SHEET_ID))
        else:
            new.append(entry)
    return old, new


def _existing(desk: _Desk, key: Key, entry: Entry) -> None:
    """Changed cells of a channel that is there, and what was added to it."""
    base, now = desk.base[key], desk.now.get(key)
    changed = {column for column in OF_CHANNEL if entry.cells[column] != base.cells[column]}
    adds = proofs(entry, desk.settings.today, desk.refuse)
    if now is None:
        if changed or adds:
            desk.moved(entry, "code", "")
        return
    for column in sorted(changed):
        if now.cells[column] == entry.cells[column]:
            changed.discard(column)
        elif now.cells[column] != base.cells[column]:
            desk.moved(entry, column, now.cells[column])
    contact = desk.directory.contact[key[0]]
    index = next(index for index, channel in enumerate(contact.channels) if channel.code == key[1])
    desk.made.remember(contact.id, key[1], entry)
    desk.made.changes += channel_changes(
        desk.directory, contact, index, entry, changed, desk.settings.today, desk.refuse
    )
    other = bool(changed & {"kind", "value"}) and is_other(desk.directory, contact.channels[index], entry)
    steps = (desk.directory.contacts.index(contact), "channels", index)
    for add in adds:
        if other or not add.known(contact.channels[index]):
            desk.made.changes.append(Append((*steps, add.list), {**add.value}, CHANNEL))


def _own(desk: _Desk, old: dict[Key, Entry]) -> None:
    """The contacts' own columns, which stand in each of a contact's rows."""
    wanted: dict[str, dict[str, tuple[str, Entry]]] = {}
    rows = {row.cells["contact"]: row for row in desk.now.values() if not row.proposed}
    for key, entry in old.items():
        base = desk.base[key]
        for column in OF_CONTACT:
            value = entry.cells[column]
            if base.proposed or value == base.cells[column]:
                continue
            if key[0] not in rows:
                desk.moved(entry, column, "")
                continue
            other = wanted.setdefault(key[0], {}).setdefault(column, (value, entry))
            now = rows[key[0]].cells[column]
            if other[0] != value:
                names = {"line": other[1].line, "other": other[0]}
                what = Message("row {line} of the same contact says “{other}”", names)
                desk.refuse(entry.problem(column, what, Message("Write the same in both"), Rule.SHEET_DIFFERS))
            elif now not in {value, base.cells[column]}:
                desk.moved(entry, column, now)
    for name, values in wanted.items():
        contact, row = desk.directory.contact[name], rows[name]
        left = {column: wish for column, wish in values.items() if row.cells[column] != wish[0]}
        for column, (_, entry) in left.items():
            desk.made.places[name, "", column] = entry.place(column)
        if left:
            desk.made.changes += contact_changes(desk.directory, contact, left, desk.refuse)


def _new(desk: _Desk, entries: list[Entry]) -> None:
    """Channels without a code, and contacts that do not exist yet."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.cells["contact"], []).append(entry)
    codes = CodeAllocator(desk.directory)
    for name, group in groups.items():
        contact = desk.directory.contact.get(name)
        if contact and (desk.base[name, ""].proposed if (name, "") in desk.base else False):
            desk.moved(group[0], "contact", name)
            continue
        head = None if contact else new_contact(desk.directory, group, desk.refuse)
        if contact is None and head is None:
            continue
        office = contact.organization if contact else str(head["organization"] if head else "")
        duty = contact.duty if contact else Duty(str(head["duty"] if head else ""))
        channels: list[Value] = []
        for entry in group:
            if contact and _known(desk, name, entry):
                continue
            if not describes_channel(entry) and contact is None:
                desk.made.remember(name, "", entry)
                continue

            def code(kind: ChannelKind, office: str = office) -> str:
                return codes.next(office, kind)

            channel = new_channel(entry, code, duty, desk.settings.today, desk.directory.site, desk.refuse)
            if channel:
                desk.made.remember(name, str(channel["code"]), entry)
                desk.made.remember(name, "", entry)
                channels.append(channel)
        if contact:
            at = (desk.directory.contacts.index(contact), "channels")
            desk.made.changes += [Append(at, channel, CONTACT) for channel in channels]
        elif head:
            desk.made.changes.append(Append((), head | ({"channels": channels} if channels else {})))


def _known(desk: _Desk, name: str, entry: Entry) -> bool:
    """Refuse a new row that repeats a channel, or that tells something else about its contact."""
    contact = desk.directory.contact[name]
    row = next(row for row in desk.now.values() if row.cells["contact"] == name)
    if entry.line not in desk.lines:
        for key in ("organization", *OF_CONTACT):
            if entry.cells[key] and entry.cells[key] != row.cells[key]:
                what = Message("the contact “{id}” has “{now}” here", {"id": name, "now": row.cells[key][:60]})
                mend = Message("Leave the cell empty; change a contact in the row it had")
                desk.refuse(entry.problem(key, what, mend, Rule.SHEET_DIFFERS))
    kind, value = vocabulary.value_of(vocabulary.KIND, entry.cells["kind"]), entry.cells["value"]
    for channel in contact.channels:
        if channel.kind.value == kind and channel.value == value:
            what = Message("the contact has this already, as {code}", {"code": channel.code})
            desk.refuse(entry.problem("value", what, Message("Empty the row"), Rule.SHEET_KNOWN))
            return True
    return False
