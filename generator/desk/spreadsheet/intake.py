"""A filled sheet becomes entries: every cell a text or a day, nothing guessed; what a program damaged is refused."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from generator.desk.spreadsheet.grid import CellPlace, Column, Fill, Form, Grid, RawCell
from generator.desk.spreadsheet.rows import day_of
from generator.desk.spreadsheet.vocabulary import current_word
from generator.phone.number import in_ascii
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.source.yaml import INVISIBLE

_ROUNDED = re.compile(r"[+-]?\d+([.,]\d+)?E[+-]?\d+", re.IGNORECASE)

_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks of other widths: programs put them between digits, and nobody sees the difference."""

AGAIN = Message("Export again and fill in the fresh file")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as the keeper left it."""

    cells: Mapping[str, str]
    """By the column's key; dates as 2026-11-24, nothing as an empty text."""
    path: str
    sheet: str
    line: int
    at: Mapping[str, int]
    """In which column each key stands."""
    titles: Mapping[str, str]
    """What stands above each column, by its key."""

    def place(self, key: str) -> CellPlace:
        return CellPlace(self.path, self.line, self.at[key], self.sheet)

    def problem(self, key: str, what: Message, mend: Message, rule: Rule) -> Problem:
        """A problem at the cell of this column."""
        return Problem(self.place(key), self.titles[key], what, mend, rule)

    def empty(self, key: str, mend: Message) -> Problem:
        """The problem that the cell of this column has to be filled in."""
        return self.problem(key, Message("this cell may not be empty"), mend, Rule.SHEET_EMPTY)


def read_entries(path: str, grid: Grid, columns: Sequence[Column]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Every row that is not empty, and everything wrong with the sheet's form."""
    problems = list(_form(path, grid))
    at, heads = _heads(path, grid, columns)
    problems += heads
    by_number = {number: column for column in columns if (number := at.get(column.key))}
    lines: dict[int, dict[str, str]] = {}
    beside: set[int] = set()
    for (line, number), raw in sorted(grid.cells.items()):
        if line == 1:
            continue
        place = CellPlace(path, line, number, grid.name)
        column = by_number.get(number)
        if column is None:
            if (1, number) not in grid.cells and number not in beside:
                beside.add(number)
                what = Message("something stands in a column without a heading")
                problems.append(Problem(place, "", what, Message("Delete it"), Rule.SHEET_COLUMN))
            continue
        lines.setdefault(line, {})
        faults = list(_cell(place, column, raw))
        problems += faults
        lines[line][column.key] = "" if faults else _word(column, tidy_cell(raw.text))
    if any(column.key not in at for column in columns):
        return (), tuple(problems)
    empty = {column.key: "" for column in columns}
    titles = {column.key: column.title for column in columns}
    entries = (Entry(empty | cells, path, grid.name, line, at, titles) for line, cells in lines.items())
    return tuple(entry for entry in entries if any(entry.cells.values())), tuple(problems)


def _word(column: Column, text: str) -> str:
    """A word of a list in the list's own spelling, and a number in ASCII digits."""
    if column.key == "value" and not re.search(r"[^\W\d_]", text):
        return in_ascii(text)
    word = current_word(text)
    return next((choice for choice in column.choices if choice.casefold() == word.casefold()), text)


def tidy_cell(text: str) -> str:
    """The text without white space at its ends, and with one kind of line end and of blank."""
    return _BLANK.sub(" ", re.sub(r"\r\n?", "\n", text)).strip()


def _form(path: str, grid: Grid) -> Iterator[Problem]:
    for span in grid.merged:
        place = CellPlace(path, span[0], span[1], grid.name)
        name = f"{get_column_letter(span[1])}{span[0]}:{get_column_letter(span[3])}{span[2]}"
        what = Message("the cells {span} are merged", {"span": name})
        yield Problem(place, "", what, Message("Split them again, and fill each one"), Rule.SHEET_MERGED)
    filled = {line for line, _ in grid.cells}
    for line in sorted(grid.hidden_rows & filled):
        what = Message("row {line} is hidden, so nobody has seen what is in it", {"line": line})
        mend = Message("Show all rows, and take filters off")
        yield Problem(CellPlace(path, line, 1, grid.name), "", what, mend, Rule.SHEET_HIDDEN)
    for number in sorted(grid.hidden_columns & {column for _, column in grid.cells}):
        what = Message(
            "column {column} is hidden, so nobody has seen what is in it", {"column": get_column_letter(number)}
        )
        yield Problem(CellPlace(path, 1, number, grid.name), "", what, Message("Show all columns"), Rule.SHEET_HIDDEN)


def merged_cells(grid: Grid) -> Iterator[tuple[int, int]]:
    """Line and column of every cell that has lost its own content to another."""
    for top, left, bottom, right in grid.merged:
        for line in range(top, min(bottom, top + 2000) + 1):
            yield from ((line, column) for column in range(left, min(right, left + 100) + 1))


def _heads(path: str, grid: Grid, columns: Sequence[Column]) -> tuple[dict[str, int], list[Problem]]:
    """Where each column stands; a keeper may move columns, not rename them."""
    keys, at, problems = {column.title: column.key for column in columns}, dict[str, int](), list[Problem]()
    for (line, number), raw in sorted(grid.cells.items()):
        if line != 1:
            continue
        place, title = CellPlace(path, 1, number, grid.name), " ".join(INVISIBLE.sub("", raw.text).split())
        key = keys.get(title)
        if key is None:
            what = Message("nobody knows the column “{title}”", {"title": title[:40]})
            problems.append(Problem(place, "", what, Message("Delete it, or write its old heading"), Rule.SHEET_COLUMN))
        elif key in at:
            what = Message("the column “{title}” stands here a second time", {"title": title})
            problems.append(Problem(place, title, what, Message("Delete one of the two"), Rule.SHEET_COLUMN))
        else:
            at[key] = number
    for title, key in keys.items():
        if key not in at:
            what = Message("the column “{title}” is missing", {"title": title})
            problems.append(Problem(CellPlace(path, 0, 1, grid.name), title, what, AGAIN, Rule.SHEET_COLUMN))
    return at, problems


def _cell(place: CellPlace, column: Column, raw: RawCell) -> Iterator[Problem]:
    """What is wrong with one cell: first of all, values that a program has changed by itself."""
    shown = {"shown": raw.text[:40]}
    day = column.fill is Fill.DATE
    if hidden := INVISIBLE.search(raw.text):
        sign = hidden.group()
        names = {"code": f"U+{ord(sign):04X}", "name": unicodedata.name(sign, "?").lower()}
        what = Message("a sign that nobody sees stands in this cell: {code}, {name}", names)
        yield _wrong(place, column, what, Message("Empty the cell and type the words again"), Rule.SHEET_INVISIBLE)
        return
    match raw.form:
        case Form.FORMULA:
            yield _wrong(
                place, column, Message("a formula stands here"), Message("Type the value itself"), Rule.SHEET_FORMULA
            )
        case Form.ERROR:
            what = Message("{shown} stands here, an error of the spreadsheet program", shown)
            yield _wrong(place, column, what, Message("Type the value itself"), Rule.SHEET_ERROR)
        case Form.TRUTH:
            what = Message("{shown} stands here, which is neither a text nor a date", shown)
            yield _wrong(place, column, what, Message("Choose from the list, or type the words"), Rule.SHEET_TYPE)
        case Form.NUMBER if day:
            what = Message("the number {shown} stands here in place of a date", shown)
            yield _wrong(place, column, what, Message("Type the date again, like 2026-11-24"), Rule.SHEET_DATE)
        case Form.NUMBER:
            what = Message("{shown} is stored as a quantity; leading zeros and the last digits may be lost", shown)
            mend = Message("Format the cell as Text, then type it again from the source")
            yield _wrong(place, column, what, mend, Rule.SHEET_NUMBER)
        case Form.DATE if not day:
            what = Message("the program has turned this into the date {shown}", shown)
            mend = Message("Format the cell as Text, then type it again from the source")
            yield _wrong(place, column, what, mend, Rule.SHEET_NUMBER)
        case _:
            yield from _text(place, column, raw)


def _text(place: CellPlace, column: Column, raw: RawCell) -> Iterator[Problem]:
    text = tidy_cell(raw.text)
    shown = {"shown": text[:40]}
    if column.fill is Fill.DATE:
        if text and day_of(text) is None:
            what = Message("{shown} is no date without doubt", shown)
            yield _wrong(place, column, what, Message("Write it like 2026-11-24"), Rule.SHEET_DATE)
    elif column.fill is Fill.NUMBER and _ROUNDED.fullmatch(text):
        what = Message("{shown} is a number that the program has rounded", shown)
        mend = Message("Format the cell as Text, then type it again from the source")
        yield _wrong(place, column, what, mend, Rule.SHEET_NUMBER)
    elif column.fill is Fill.CHOICE and text and _word(column, text) not in column.choices:
        what = Message("“{found}” is not possible here", {"found": text[:60]})
        mend = Message("Possible are {names}", {"names": ", ".join(column.choices)})
        yield _wrong(place, column, what, mend, Rule.SHEET_CHOICE)
    elif column.key != "remark" and re.search(r"[\n\t\v\f\u2028\u2029]", text):
        what = Message("a line break or tab stands in this cell")
        yield _wrong(place, column, what, Message("Write it on one line"), Rule.SHEET_LINE)


def _wrong(place: CellPlace, column: Column, what: Message, mend: Message, rule: Rule) -> Problem:
    return Problem(place, column.title, what, mend, rule)
