"""One record of any kind that a keeper changes: how it is named, which file holds it, and what a change comes to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from typing import cast

from generator.content.layers import SITE
from generator.content.nearest import FILE as NEAREST
from generator.desk.changes import Difference, compare_fields
from generator.desk.editing import RECORD_FOLDERS, OpenContent, Proposal, changed_files
from generator.desk.own_file import HEAD, change_own_list
from generator.desk.trial import FILE, try_files
from generator.edit.change import Append, Change, Drop, Put, Value, apply_change
from generator.edit.editor import edit_yaml
from generator.model.contact import Contact
from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.model.parts.base import Record
from generator.model.service import Service
from generator.model.site import Site
from generator.problem import ContentError, Mark, Message, Problem, suggest
from generator.rules import Rule
from generator.source.tree import Plain, plain
from generator.source.yaml import read_yaml

OwnRecord = Site | Organization | Contact | Service


class RecordKind(StrEnum):
    """What a record is, as addresses and commands name it."""

    SITE = "site"
    ORGANIZATION = "organization"
    CONTACT = "contact"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class RecordName:
    """A record as addresses and commands name it: `site`, `organization/kec-awan`."""

    kind: RecordKind
    id: str = ""

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}" if self.id else str(self.kind)


def name_of(record: OwnRecord) -> RecordName:
    """How this record is named."""
    if isinstance(record, Site):
        return RecordName(RecordKind.SITE)
    return RecordName(RecordKind(type(record).__name__.lower()), record.id)


def title_of(record: OwnRecord) -> str:
    """What a keeper calls it."""
    return str(record.short_name if isinstance(record, Organization) else record.name)


def list_records(directory: Directory) -> dict[RecordKind, tuple[OwnRecord, ...]]:
    """Every such record, in the order of the files."""
    return {
        RecordKind.SITE: (directory.site,),
        RecordKind.ORGANIZATION: directory.organizations,
        RecordKind.CONTACT: directory.contacts,
        RecordKind.SERVICE: directory.services,
    }


def find_record(directory: Directory, name: str) -> OwnRecord:
    """The record of this name. Raises `ContentError` with the nearest name where there is none."""
    known = {str(name_of(record)): record for records in list_records(directory).values() for record in records}
    if name not in known:
        what = Message("there is no “{name}” here", {"name": name[:80]})
        mend = suggest(name, known, Message("Write site, or organization/, contact/ or service/ and the id"))
        raise ContentError([Problem(Mark(FILE), "", what, mend, Rule.REFERENCE_UNKNOWN)])
    return known[name]


def propose_record(at: OpenContent, record: OwnRecord, changes: Iterable[Change]) -> Proposal:
    """What these changes come to; their steps begin inside the record.

    Raises `Unreadable` where its file is written in a way in which they cannot be made.
    """
    changes = tuple(changes)
    file = _file_of(at, record)
    content = at.files.get(file, b"")
    new = edit_yaml(content, file, _owned(at, record, file, content, changes), HEAD)
    files = changed_files(at, {file: new})
    if not files:
        return Proposal(())
    before = plain(record.node)
    after = reduce(apply_change, changes, before)
    differences = [
        Difference(str(name_of(record)), title_of(record), "", field, old, now)
        for field, old, now in compare_fields(before, after)
    ]
    return Proposal(files, tuple(differences), try_files(at.settings, at.files, {file: new}))


def propose_removal(at: OpenContent, records: Sequence[Organization | Contact]) -> Proposal:
    """What it comes to that these records are no more; one of a layer below is hidden.

    Raises `Unreadable` where a file is written in a way in which they cannot be taken out.
    """
    gone: dict[str, list[Organization | Contact]] = {}
    for record in records:
        gone.setdefault(_file_of(at, record), []).append(record)
    new: dict[str, bytes] = {}
    for file in sorted(gone, key=lambda name: name != FILE):  # a contact whose office is gone could not be loaded
        content = at.files.get(file, b"")
        new[file] = edit_yaml(content, file, _removals(content, file, gone[file]), HEAD)
    differences = tuple(
        Difference(str(name_of(record)), title_of(record), "", "", str(record.name), None) for record in records
    )
    return Proposal(changed_files(at, new), differences, try_files(at.settings, at.files, new))


def _removals(content: bytes, file: str, records: Sequence[Organization | Contact]) -> list[Change]:
    node, _ = read_yaml(content, file) if content.strip() else (None, ())
    own = plain(node) if node else []
    ids = {record.id for record in records}
    held = [place for place, item in enumerate(own or ()) if isinstance(item, dict) and item.get("id") in ids]
    below = tuple(record.id for record in records if record.mark().path != file)
    hidden: list[Change] = [Append((), {"hide": below})] if below else []
    return [*(Drop((place,)) for place in reversed(held)), *hidden]


def _owned(at: OpenContent, record: OwnRecord, file: str, content: bytes, changes: Sequence[Change]) -> list[Change]:
    if isinstance(record, Site):
        return _of_site(record, content, changes)
    records = list_records(at.directory)[name_of(record).kind]
    position = next(place for place, other in enumerate(records) if other is record)
    placed = [_below(change, position) for change in changes]
    return change_own_list(cast(Sequence[Record], records), file, content, placed)


def _below(change: Change, position: int) -> Change:
    steps = (position, *change.steps)
    return type(change)(steps, change.value, change.order) if isinstance(change, Put | Append) else type(change)(steps)


def _of_site(site: Site, content: bytes, changes: Sequence[Change]) -> list[Change]:
    """The changes as they are made in the region's own file; a list of a layer below is written there whole."""
    node, _ = read_yaml(content, SITE)
    own = plain(node) if node else {}
    whole: Plain = plain(site.node)
    made: list[Change] = []
    for change in changes:
        whole, key = apply_change(whole, change), str(change.steps[0])
        held = isinstance(own, dict) and key in own
        if not held and isinstance(whole, dict) and key in whole:
            change = Put((key,), cast(Value, whole[key]), tuple(Site.model_fields))
        own = apply_change(own, change)
        made.append(change)
    return made


def _file_of(at: OpenContent, record: OwnRecord) -> str:
    """The region's own file that holds the record; where none does, the one that is named like the file below."""
    if isinstance(record, Site):
        return SITE
    if isinstance(record, Contact):
        return FILE
    folder = RECORD_FOLDERS[isinstance(record, Service)]
    for name in at.files:
        if name.startswith(f"{folder}/"):
            node, _ = read_yaml(at.files[name], name)
            own = plain(node) if node else []
            if isinstance(own, list) and any(isinstance(item, dict) and item.get("id") == record.id for item in own):
                return name
    below = record.mark().path
    return f"{folder}/{'nearest.yaml' if below == NEAREST else below.rpartition('/')[2]}"
