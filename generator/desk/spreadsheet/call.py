"""The call sheet: what is due, as a table to print or to fill in, and what was found out."""

import re
from collections.abc import Callable
from datetime import date

from generator.desk.confirmation.due import Due
from generator.desk.confirmation.record import add_confirmation, confirm_sources, report_error
from generator.desk.confirmation.script import calling_script, explain_how, explain_tries, explain_why
from generator.desk.spreadsheet import vocabulary
from generator.desk.spreadsheet.grid import CellPlace, Column, Fill, Grid, Sheet
from generator.desk.spreadsheet.intake import Entry, merged_cells, read_entries, tidy_cell
from generator.desk.spreadsheet.rows import day_of
from generator.edit.change import Change
from generator.model.call import CallAttempt, CallResult
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
    "tidak dijawab": CallResult.UNANSWERED,
    "minta ditelepon lain waktu": CallResult.LATER,
    "minta tidak ditelepon": CallResult.DO_NOT_CALL,
}
"""What one may write as the result, and the method of the confirmation that it is, if it is one."""
_SILENT = (CallResult.UNANSWERED, CallResult.LATER, CallResult.DO_NOT_CALL)
"""What says nothing of the number itself."""
_ATTEMPTS = {"test_call": CallResult.RIGHT, "reported": CallResult.WRONG}
"""What else is an attempt to call, and how that ended."""
_HOUR = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])(:00)?")

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
    Column("at", "Jam", Fill.TEXT, 8),
)
_LATER = ("at",)
"""Columns that sheets of earlier days do not have; those that were handed out are read for good."""


def call_sheets(tasks: tuple[Due, ...], owner: str, today: date, say: Callable[[Message], str]) -> tuple[Sheet, ...]:
    """The call sheet and the mark of its format. `say` puts a message into the keeper's language."""
    rows = tuple(
        (
            str(number),
            "; ".join(say(message) for message in (*explain_why(item), *explain_tries(item.history))),
            item.since.isoformat() if item.since else "",
            item.office,
            item.name,
            item.code,
            vocabulary.word_for(vocabulary.KIND, item.kind) if item.kind else "",
            item.value,
            say(explain_how(item)),
            say(calling_script(item, owner)),
            *[""] * len(("result", "on", "by", "note", "at")),
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
) -> tuple[list[Change], list[CallAttempt], list[Problem], dict[tuple[str, str, str], CellPlace]]:
    """What a filled call sheet changes, the attempts it tells of, what is wrong with it, and where each channel's row
    is."""
    heads = {cell.text for (line, _), cell in grid.cells.items() if line == 1}
    columns = [column for column in COLUMNS if column.key not in _LATER or column.title in heads]
    entries, wrong = read_entries(path, grid, columns)
    problems, changes, attempts = list[Problem](), list[Change](), list[CallAttempt]()
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
        if result and result not in _SILENT and code not in channels:
            what = Message("this row has no number that could be confirmed")
            mend = Message("Write a new number into the sheet of alur contacts export")
            problems.append(entry.problem("result", what, mend, Rule.SHEET_ROW))
            continue
        seen[code] = entry.line
        needed = ("result", "on") if result == CallResult.UNANSWERED else ("result", "on", "by")
        empty = [key for key in needed if not entry.cells[key]]
        for key in empty:
            mend = Message("Fill it in, or empty the cells beside it")
            problems.append(entry.empty(key, mend))
        day = day_of(entry.cells["on"])
        if day and day > today:
            what = Message("{day} is in the future", {"day": entry.cells["on"]})
            problems.append(entry.problem("on", what, Message("Correct the date"), Rule.SHEET_FUTURE))
        hour = _HOUR.fullmatch(entry.cells.get("at", ""))
        if entry.cells.get("at") and not hour:
            what = Message("“{value}” is no hour", {"value": entry.cells["at"][:40]})
            problems.append(entry.problem("at", what, Message("Write it like 09:30"), Rule.SHEET_DATE))
        if empty or not result or day is None or code not in channels:
            continue
        contact, channel = channels[code]
        places[contact.id, code, "code"] = entry.place("code")
        if entry.cells["value"] != tidy_cell(channel.value):
            what = Message("meanwhile contacts.yaml has “{now}” here", {"now": channel.value[:60]})
            problems.append(entry.problem("value", what, Message("Check the new value"), Rule.SHEET_MOVED))
            continue
        if result in (*_ATTEMPTS, *_SILENT):
            attempts.append(_attempt(entry, _ATTEMPTS.get(result) or CallResult(result), day, hour))
        if result == "reported":
            changes += report_error(directory, code, day, entry.cells["note"])
        elif result == "source":
            changes += confirm_sources(directory, day, code)[1]
        elif result not in _SILENT:
            changes += add_confirmation(directory, code, day, result, entry.cells["by"], entry.cells["note"])
    follows = [problem for problem in problems if (problem.mark.line, problem.mark.column) not in spoiled]
    return changes, attempts, [*wrong, *follows], places


def _attempt(entry: Entry, result: CallResult, day: date, hour: re.Match[str] | None) -> CallAttempt:
    told = {"by": entry.cells["by"], "note": entry.cells["note"], "at": f"{int(hour[1]):02}:{hour[2]}" if hour else ""}
    given = {name: value for name, value in told.items() if value}
    return CallAttempt.model_validate({"code": entry.cells["code"], "on": day, "result": result.value, **given})
