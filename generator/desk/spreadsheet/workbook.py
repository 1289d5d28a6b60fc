"""The exchange workbook: its sheets going out, and what comes back in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.desk.spreadsheet.grid import CellPlace, Column, Fill, Grid, Sheet
from generator.desk.spreadsheet.intake import AGAIN, Entry, merged_cells, read_entries, tidy_cell
from generator.desk.spreadsheet.rows import COLUMNS, FORMAT, KNOWN, Row, day_of, digest
from generator.desk.spreadsheet.vocabulary import current_word
from generator.problem import Message, Problem
from generator.rules import Rule

GUIDE, DATA, BASE, META = "Petunjuk", "Kontak", "Dasar", "Alur"
_BLANK = 60
_PROPOSED = Column("proposed", "Usulan")
_BASE_COLUMNS = (*(Column(column.key, column.title) for column in COLUMNS if column.key in KNOWN), _PROPOSED)
_CHOSEN = {column.key for column in COLUMNS if column.fill is Fill.CHOICE}
"""Columns whose words come from a list."""


@dataclass(frozen=True, slots=True)
class ReturnedWorkbook:
    """A workbook that came back."""

    entries: tuple[Entry, ...]
    base: tuple[Row, ...]
    fingerprint: str
    """Of the `contacts.yaml` that it was made from."""
    spoiled: frozenset[tuple[int, int]]
    """Line and column of the cells whose content is refused already; what follows from that need not be told."""


def make_workbook(rows: tuple[Row, ...], guide: Sequence[str], fingerprint: str, today: date) -> tuple[Sheet, ...]:
    """The sheets to write: a guide to read, the rows to fill in, and two hidden ones by which they are read back.

    The base holds what each row said when it was written, so that a cell that the keeper has changed is known; the last
    names the format, the `contacts.yaml` that the rows are from (`fingerprint`), a digest of the base, and the day.
    """
    origin = (
        ("format", FORMAT),
        ("contacts.yaml", fingerprint),
        ("dasar", digest(rows)),
        ("tanggal", today.isoformat()),
    )
    return (
        Sheet(GUIDE, (), tuple((line,) for line in guide)),
        Sheet(DATA, COLUMNS, tuple(tuple(_typed(column, row) for column in COLUMNS) for row in rows), _BLANK),
        Sheet(BASE, _BASE_COLUMNS, tuple(_base_cells(row) for row in rows), hidden=True),
        Sheet(META, (Column("key", "kunci"), Column("value", "nilai", width=70)), origin, hidden=True),
    )


def _typed(column: Column, row: Row) -> str | date:
    """What the row shows in this column: a day as a date, so that the program knows it for one."""
    text = row.cells[column.key]
    return (day_of(text) or text) if column.fill is Fill.DATE else text


def _base_cells(row: Row) -> tuple[str, ...]:
    """What the row shows now, and last whether its contact is only proposed."""
    return (*(row.cells[key] for key in KNOWN), "ya" if row.proposed else "")


def read_workbook(path: str, grids: Mapping[str, Grid]) -> tuple[ReturnedWorkbook | None, tuple[Problem, ...]]:
    """What came back, and everything wrong with its form; None where there is nothing to go on with."""
    missing = [name for name in (DATA, BASE, META) if name not in grids]
    if missing:
        names = {"name": missing[0], "found": ", ".join(grids)}
        what = Message("the sheet “{name}” is missing; there are {found}", names)
        mend = Message("Give the sheet its old name, or export again and fill in the fresh file")
        return None, (Problem(CellPlace(path), "", what, mend, Rule.SHEET_MISSING),)
    cells = grids[META].cells
    meta = {cells[line, 1].text: raw.text for (line, at), raw in cells.items() if at == 2 and (line, 1) in cells}
    if meta.get("format") != FORMAT:
        names = {"found": meta.get("format", "?"), "wanted": FORMAT}
        what = Message("the file has the format {found}, not {wanted}", names)
        return None, (Problem(CellPlace(path), "", what, AGAIN, Rule.SHEET_FORMAT),)
    entries, problems = read_entries(path, grids[DATA], COLUMNS)
    kept, _ = read_entries(path, grids[BASE], _BASE_COLUMNS)
    empty = {column.key: "" for column in COLUMNS}
    base = tuple(
        Row(
            empty | {key: value for key, value in entry.cells.items() if key != "proposed"},
            entry.cells["proposed"] != "",
        )
        for entry in kept
    )
    if any(problem.mark.line == 0 for problem in problems):  # a column is missing: no row means what it meant
        return None, problems
    if digest(base) != meta.get("dasar"):
        what = Message("the hidden sheet “{name}” was changed", {"name": BASE})
        return None, (*problems, Problem(CellPlace(path, 0, 1, BASE), "", what, AGAIN, Rule.SHEET_BASE))
    base = tuple(
        Row({key: current_word(cell) if key in _CHOSEN else cell for key, cell in row.cells.items()}, row.proposed)
        for row in base
    )
    spoiled = {(problem.mark.line, problem.mark.column) for problem in problems} | set(merged_cells(grids[DATA]))
    return ReturnedWorkbook(entries, base, meta.get("contacts.yaml", ""), frozenset(spoiled)), problems


def as_returned(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows as they come back from a spreadsheet program."""
    return tuple(Row({key: tidy_cell(value) for key, value in row.cells.items()}, row.proposed) for row in rows)
