"""*Lembar*: sheets to fill in, and what a filled one would change."""

from starlette.responses import Response

from generator.desk.confirmation.due import list_due
from generator.desk.editing import OpenContent, Proposal, propose
from generator.desk.letters.letter import (
    TEMPLATE,
    letter,
    offices_without_contact_person,
    reply_deadline,
)
from generator.desk.record_form import FORM
from generator.desk.sheets import call_sheet, exchange_sheet, read_sheet
from generator.desk.spreadsheet.xlsx import MAX_BYTES, parse_grids
from generator.edition.view import view
from generator.poster.typst.press import Press
from generator.problem import ContentError, Mark, Message, Problem
from generator.rules import Rule
from generator.settings import Edition, Settings
from generator.webdesk.tasks.change import show_change
from generator.webdesk.tasks.correcting import unproved
from generator.webdesk.visit import Visit, no_such

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEETS = {"kontak.xlsx": "Semua kontak", "telepon.xlsx": "Lembar telepon"}


def exchanging(visit: Visit) -> Response:
    """What can be fetched, and where a filled sheet goes in."""
    at = visit.bench.open()
    asked = set(offices_without_contact_person(at.directory, at.settings))
    offices = [office for office in at.directory.offices if office.id in asked]
    return visit.page("exchanging", "Lembar", sheets=SHEETS, offices=offices, limit=MAX_BYTES // 1_000_000)


def sheet(visit: Visit) -> Response:
    """A sheet to fill in, as `alur contacts export` and `due --xlsx` write it."""
    name = visit.part("name")
    if name not in SHEETS:
        raise no_such(name)
    at = visit.bench.open()
    tasks = list_due(at.directory, at.settings)
    content = exchange_sheet(at)[1] if name == "kontak.xlsx" else call_sheet(at, tasks)
    return _file(content, name, XLSX)


def letters(visit: Visit) -> Response:
    """The letter to one office, as `alur contacts letters` writes it."""
    at, wanted = visit.bench.open(), visit.part("office")
    office = next((office for office in at.directory.offices if office.id == wanted), None)
    if office is None:
        raise no_such(wanted)
    today = at.settings.today
    shown = view(at.directory, Settings(at.settings.root, today, Edition.STAFF))
    last = reply_deadline(today, at.directory.site)
    press = Press(at.settings.root / ".cache" / "fonts")
    name = f"surat-{office.id}.pdf"
    return _file(press.pdf(TEMPLATE, letter(at.directory, shown, office, last)), name, "application/pdf")


def show_upload(visit: Visit) -> Response:
    """What the sheet that was sent would change."""
    if visit.upload is None or not visit.upload[1]:
        what, mend = Message("no file was chosen"), Message("Choose a filled sheet, then send it again")
        raise ContentError([Problem(Mark(FORM), "", what, mend, Rule.SHEET_FILE)])
    at = visit.bench.open()
    name, content = visit.upload
    proposal = _proposal(at, name, content)
    action = f"/lembar/{visit.bench.hold(name, content)}"
    return show_change(visit, proposal, "/lembar", action=action, hidden={}, unproved=unproved(proposal.differences))


def take_upload(visit: Visit) -> Response:
    """Write what the shown sheet changes, as `alur contacts import` does."""
    key = visit.part("key")
    if key not in visit.bench.uploads:
        raise no_such("lembar")
    name, content = visit.bench.uploads[key]
    with visit.bench.changing() as at:
        proposal = _proposal(at, name, content)
        if proposal.refused:
            raise ContentError(proposal.problems)
        visit.bench.write(at, proposal, f"{name} dimasukkan", keep=True)
    del visit.bench.uploads[key]
    return visit.go("/lembar")


def _proposal(at: OpenContent, name: str, content: bytes) -> Proposal:
    wanted = read_sheet(at, name, parse_grids(name, content))
    return propose(at, wanted.changes, wanted.attempts, wanted.places)


def _file(content: bytes, name: str, kind: str) -> Response:
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})
