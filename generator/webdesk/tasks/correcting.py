"""*Betulkan*: one row of the exchange sheet as a form. What it may hold, and what it changes, is decided there."""

import json
from collections.abc import Iterable, Mapping
from itertools import chain, count

from starlette.responses import Response

from generator.desk.changes import Difference
from generator.desk.confirmation.record import confirm_sources, locate
from generator.desk.editing import OpenContent, propose
from generator.desk.offices import find_office
from generator.desk.record_form import FORM
from generator.desk.sheets import SheetChanges
from generator.desk.spreadsheet import vocabulary
from generator.desk.spreadsheet.grid import Column, Fill, Form, Grid, RawCell
from generator.desk.spreadsheet.intake import read_entries
from generator.desk.spreadsheet.merge import merge_sheet
from generator.desk.spreadsheet.rows import ADDED, COLUMNS, OF_CHANNEL, OF_CONTACT, Row, list_rows
from generator.desk.spreadsheet.workbook import DATA, ReturnedWorkbook, as_returned
from generator.model.contact import Channel, ChannelKind, Consent, Contact, Duty, Person
from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.model.parts.base import Record
from generator.model.parts.evidence import Confirmation, Source
from generator.problem import ContentError, Problem
from generator.webdesk.tasks.change import take_change
from generator.webdesk.tasks.fields import ShownField, help_of_field, sent_values, shown_values, tell_wrong
from generator.webdesk.visit import Visit, no_such

NEW = "-"
"""Stands in an address for a channel without a code: one to be added."""
_MODELS: dict[str, tuple[type[Record], str]] = {
    "contact": (Contact, "id"),
    "organization": (Contact, "organization"),
    "person": (Person, "name"),
    "consent_on": (Consent, "on"),
    "consent_method": (Consent, "method"),
    "hours": (Channel, "schedule"),
    "new_on": (Confirmation, "on"),
    "new_method": (Confirmation, "method"),
    "new_by": (Confirmation, "by"),
    "new_note": (Confirmation, "note"),
    "source_title": (Source, "title"),
    "source_url": (Source, "url"),
    "source_checked": (Source, "checked"),
    "source_official": (Source, "official"),
}
"""Which field of which model a column is, where its key does not say."""
_OF_CONTACT: dict[str, tuple[type[Record], str]] = {key: (Contact, key) for key in ("duty", "name", "role")}
GROUPS = (
    ("Saluran", OF_CHANNEL),
    ("Bukti baru", ADDED),
    ("Kontak", OF_CONTACT),
)

_VALUES = {kind.field for kind in ChannelKind}
_EDITABLE = {key for _, keys in GROUPS for key in keys}


def help_of(key: str) -> str:
    """What a field is for, in Indonesian: the sentence below it in its model; for a value, that of its kinds."""
    if key == "value":
        return " ".join(help_of_field(Channel, name) for name in ("number", "address", "email", "url"))
    return help_of_field(*(_MODELS.get(key) or _OF_CONTACT.get(key) or (Channel, key)))


def listing(visit: Visit) -> Response:
    """All contacts, to choose what to correct."""
    at = visit.bench.open()
    rows = as_returned(list_rows(at.directory, at.settings))
    wanted = visit.asked("cari").casefold().strip()
    found = [row for row in rows if not wanted or wanted in " ".join(row.cells.values()).casefold()]
    offices: dict[str, list[Row]] = {}
    for row in found:
        offices.setdefault(row.cells["office"], []).append(row)
    known = {row.cells["organization"] for row in rows}
    bare = [office for office in at.directory.organizations if office.id not in known]
    others = [office for office in bare if not wanted or wanted in f"{office.name} {office.code}".casefold()]
    return visit.page(
        "contacts", "Betulkan", offices=offices.items(), others=others, wanted=visit.asked("cari"), new=NEW
    )


def form(visit: Visit) -> Response:
    """The form of one row."""
    at = visit.bench.open()
    row = _row(at, visit)
    return _form(visit, at, row, row.cells, ())


def correct(visit: Visit) -> Response:
    """Show what the form would change, or write it when the keeper has said yes."""
    with visit.bench.changing() as at:
        row, wanted = _row(at, visit), _wanted(visit)
        shown = Row(shown_values(visit, row.cells), row.proposed)
        try:
            sheet = changes_of(at, shown, {**shown.cells, **wanted})
        except ContentError as error:
            return _form(visit, at, shown, {**shown.cells, **wanted}, error.problems, status=422)
        proposal = propose(at, sheet.changes, (), sheet.places)
        if not proposal.files:
            return _form(visit, at, shown, {**shown.cells, **wanted}, (), nothing=True)
        return take_change(
            visit, at, proposal, f"{_name(shown)} dibetulkan", back=visit.request.url.path, then="/betulkan", keep=True,
            unproved=unproved(proposal.differences),
        )  # fmt: skip


def unproved(differences: Iterable[Difference]) -> list[str]:
    """Codes of the channels that would have another value, and nothing that speaks for it."""
    found = list(differences)
    moved = {difference.code for difference in found if difference.code and difference.field in _VALUES}
    proved = {one.code for one in found if one.field in {"sources", "confirmations"} and one.new is not None}
    return sorted(moved - proved)


def read_again(visit: Visit) -> Response:
    """The sources of one channel were read again, as `alur contacts confirm --method source` says it."""
    code = visit.part("code")
    with visit.bench.changing() as at:
        try:
            contact, _, _ = locate(at.directory, code)
        except KeyError:
            raise no_such(code) from None
        _, changes = confirm_sources(at.directory, at.settings.today, code)
        proposal = propose(at, changes)
        if proposal.refused:
            raise ContentError(proposal.problems)
        visit.bench.write(at, proposal, f"{code}: sumbernya dibaca lagi")
    return visit.go(f"/betulkan/{contact.id}/{code}")


def changes_of(at: OpenContent, base: Row, cells: Mapping[str, str]) -> SheetChanges:
    """What a sheet would change in which this one row held `base` and holds `cells` now.

    Raises `ContentError` with what that sheet would be refused for.
    """
    now = as_returned(list_rows(at.directory, at.settings))
    rows = [base if row.key == base.key else row for row in now]
    known = tuple(rows)
    if base not in rows:  # a channel to be added
        rows.append(base)
    head = {(1, number): RawCell(Form.TEXT, column.title) for number, column in enumerate(COLUMNS, 1)}
    body = {
        (line, number): RawCell(Form.TEXT, text)
        for line, row in enumerate(rows, 2)
        for number, column in enumerate(COLUMNS, 1)
        if (text := (cells if row is base else row.cells)[column.key])
    }
    entries, problems = read_entries(FORM, Grid(DATA, head | body), COLUMNS)
    spoiled = frozenset((problem.mark.line, problem.mark.column) for problem in problems)
    merged = merge_sheet(at.directory, at.settings, ReturnedWorkbook(entries, known, "", spoiled), now, FORM)
    if found := (*problems, *merged.problems):
        raise ContentError(found)
    return SheetChanges(merged.changes, (), merged.places)


def _row(at: OpenContent, visit: Visit) -> Row:
    if office := visit.request.path_params.get("office"):
        return _new_contact(at.directory, find_office(at.directory, office))
    contact, code = visit.part("contact"), visit.part("code").removeprefix(NEW)
    rows = as_returned(list_rows(at.directory, at.settings))
    for row in rows:
        if row.key == (contact, code):
            return row
    known = next((row for row in rows if row.cells["contact"] == contact), None)
    if code or known is None:
        raise no_such(f"{contact} {code}".strip())
    kept = {"contact", "organization"} | set(OF_CONTACT)
    return Row({key: value if key in kept else "" for key, value in known.cells.items()})


def _new_contact(directory: Directory, office: Organization) -> Row:
    """An empty row for one more contact of this office; its id is one that nobody has."""
    endings = chain(("kontak", "cadangan"), (f"kontak-{number}" for number in count(2)))
    ids = (f"{office.id}-{ending}" for ending in endings)
    headed = bool(directory.contacts_of(office.id, Duty.FOCAL_POINT))
    cells = {
        "contact": next(id_ for id_ in ids if id_ not in directory.contact),
        "organization": office.id,
        "duty": vocabulary.word_for(vocabulary.DUTY, Duty.DEPUTY if headed else Duty.FOCAL_POINT),
        "name": f"{'Cadangan' if headed else 'Kontak'} {office.short_name}",
    }
    return Row({column.key: cells.get(column.key, "") for column in COLUMNS})


def _wanted(visit: Visit) -> dict[str, str]:
    return {key: value for key, value in sent_values(visit).items() if key in _EDITABLE}


def _form(
    visit: Visit,
    at: OpenContent,
    row: Row,
    cells: Mapping[str, str],
    problems: tuple[Problem, ...],
    *,
    status: int = 200,
    nothing: bool = False,
) -> Response:
    titles = {column.title: column.key for column in COLUMNS if column.key in _EDITABLE}
    wrong: dict[str, list[str]] = {}
    for problem in problems:
        wrong.setdefault(titles.get(problem.field, ""), []).append(tell_wrong(problem))
    columns = {column.key: column for column in COLUMNS}
    groups = [(title, [_field(columns[key], cells, wrong) for key in keys]) for title, keys in GROUPS]
    return visit.page(
        "correcting", _name(row), status, row=row, groups=groups, wrong=wrong, other=wrong.get("", []), nothing=nothing,
        office=at.directory.organization[row.cells["organization"]].short_name, day=at.settings.today,
        base=json.dumps(row.cells, ensure_ascii=False),
    )  # fmt: skip


def _field(column: Column, cells: Mapping[str, str], wrong: Mapping[str, list[str]]) -> ShownField:
    kind = {Fill.DATE: "date", Fill.CHOICE: "choice"}.get(column.fill, "long" if column.key == "remark" else "text")
    return ShownField(
        column.key, column.title, help_of(column.key), cells[column.key], kind,
        tuple((choice, choice) for choice in column.choices), tuple(wrong.get(column.key, ())),
    )  # fmt: skip


def _name(row: Row) -> str:
    return " ".join(filter(None, (row.cells["code"], row.cells["name"] or row.cells["contact"])))
