"""The call sheet: what is due, as a table to print or to fill in, and what was found out."""

from collections.abc import Callable
from datetime import date

from generator.desk.due import Due
from generator.desk.record import add_confirmation, confirm_sources, report_error
from generator.desk.script import calling_script, explain_how, explain_why
from generator.desk.spreadsheet import vocabulary
from generator.desk.spreadsheet.grid import CellPlace, Column, Fill, Grid, Sheet
from generator.desk.spreadsheet.intake import merged_cells, read_entries, tidy_cell
from generator.desk.spreadsheet.rows import day_of
from generator.edit.change import Change
from generator.model.directory import Directory
from generator.problem import Message, Problem
from generator.rules import Rule

FORMAT = "alur-telepon-1"
DATA, META = "Telepon", "Alur"
RESULTS = {
    "benar lewat telepon atau pesan": "test_call",
    "benar menurut surat pemilik": "owner_letter",
    "benar waktu dikunjungi": "visit",
    "sumbernya dibaca lagi dan cocok": "source",
    "diragukan atau salah": "reported",
    "tidak dijawab": "",
}
"""What one may write as the result, and the method of the confirmation that it is, if it is one."""

COLUMNS = (
    Column("number", "No.", Fill.FIXED, 5),
    Column("why", "Mengapa", Fill.FIXED, 24),
    Column("since", "Sejak", Fill.FIXED, 12),
    Column("office", "Kantor", Fill.FIXED, 18),
    Column("name", "Kontak", Fill.FIXED, 20),
    Column("code", "Kode", Fill.FIXED, 11),
    Column("kind", "Jenis", Fill.FIXED, 12),
    Column("value", "Nomor atau alamat", Fill.FIXED, 24),
    Column("how", "Cara memeriksa", Fill.FIXED, 34),
    Column("script", "Yang dibacakan atau ditulis", Fill.FIXED, 52),
    Column("result", "Hasil", Fill.CHOICE, 20, tuple(RESULTS)),
    Column("on", "Tanggal", Fill.DATE, 12),
    Column("by", "Oleh (jabatan)", Fill.TEXT, 18),
    Column("note", "Catatan", Fill.TEXT, 24),
)


def call_sheets(tasks: tuple[Due, ...], owner: str, today: date, say: Callable[[Message], str]) -> tuple[Sheet, ...]:
    """The call sheet and the mark of its format. `say` puts a message into the keeper's language."""
    rows = tuple(
        (
            str(number),
            "; ".join(say(message) for message in explain_why(item)),
            item.since.isoformat() if item.since else "",
            item.office,
            item.name,
            item.code,
            vocabulary.word_for(vocabulary.KIND, item.kind) if item.kind else "",
            item.value,
            say(explain_how(item)),
            say(calling_script(item, owner)),
            "",
            "",
            "",
            "",
        )
        for number, item in enumerate(tasks, 1)
    )
    meta = (("format", FORMAT), ("tanggal", today.isoformat()))
    return (
        Sheet(DATA, COLUMNS, rows),
        Sheet(META, (Column("key", "kunci"), Column("value", "nilai", width=30)), meta, hidden=True),
    )


def read_results(
    path: str, grid: Grid, directory: Directory, today: date
) -> tuple[list[Change], list[Problem], dict[tuple[str, str, str], CellPlace]]:
    """What a filled call sheet changes, what is wrong with it, and where each channel's row is."""
    entries, wrong = read_entries(path, grid, COLUMNS)
    problems, changes = list[Problem](), list[Change]()
    spoiled = {(problem.mark.line, problem.mark.column) for problem in wrong} | set(merged_cells(grid))
    places: dict[tuple[str, str, str], CellPlace] = {}
    channels = {channel.code: (contact, channel) for contact, _, channel in directory.channels()}
    seen: dict[str, int] = {}
    for entry in entries:
        filled = [key for key in ("result", "on", "by") if entry.cells[key]]
        if not filled:
            continue
        result = RESULTS.get(entry.cells["result"], "")
        code = entry.cells["code"]
        if code in seen:
            what = Message("{name} stands here a second time; first in row {line}", {"name": code, "line": seen[code]})
            problems.append(entry.problem("code", what, Message("Keep one of the two"), Rule.SHEET_TWICE))
            continue
        if result and code not in channels:
            what = Message("this row has no number that could be confirmed")
            mend = Message("Write a new number into the sheet of alur contacts export")
            problems.append(entry.problem("result", what, mend, Rule.SHEET_ROW))
            continue
        seen[code] = entry.line
        needed = () if entry.cells["result"] == "tidak dijawab" else ("result", "on", "by")
        empty = [key for key in needed if not entry.cells[key]]
        for key in empty:
            mend = Message("Fill it in, or empty the cells beside it")
            problems.append(entry.empty(key, mend))
        day = day_of(entry.cells["on"])
        if day and day > today:
            what = Message("{day} is in the future", {"day": entry.cells["on"]})
            problems.append(entry.problem("on", what, Message("Correct the date"), Rule.SHEET_FUTURE))
        if empty or not result or day is None or code not in channels:
            continue
        contact, channel = channels[code]
        places[contact.id, code, "code"] = entry.place("code")
        if entry.cells["value"] != tidy_cell(channel.value):
            what = Message("meanwhile contacts.yaml has “{now}” here", {"now": channel.value[:60]})
            problems.append(entry.problem("value", what, Message("Check the new value"), Rule.SHEET_MOVED))
        elif result == "reported":
            changes += report_error(directory, code, day, entry.cells["note"])
        elif result == "source":
            changes += confirm_sources(directory, day, code)[1]
        else:
            changes += add_confirmation(directory, code, day, result, entry.cells["by"], entry.cells["note"])
    follows = [problem for problem in problems if (problem.mark.line, problem.mark.column) not in spoiled]
    return changes, [*wrong, *follows], places
