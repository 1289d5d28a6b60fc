"""CSV text becomes rows of cells that know their places."""

import csv
import io

from generator.problem import Mark, Message, Problem
from generator.rules import Rule
from generator.source.tree import Mapping, Scalar, Sequence
from generator.source.yaml import Unreadable, decode_text, empty_file


def read_csv(content: bytes, path: str, columns: tuple[str, ...]) -> tuple[Sequence | None, tuple[Problem, ...]]:
    """The rows under exactly these columns, each as a mapping, and everything wrong with them."""
    try:
        text = decode_text(content, path)
    except Unreadable as error:
        return None, error.problems
    problems: list[Problem] = []
    lines = text.splitlines()
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    rows: list[Mapping] = []
    try:
        head = next(reader, None)
        if text.startswith("sep="):  # a spreadsheet program was told so what divides the cells
            head = next(reader, None)
        if head is None:
            return None, (empty_file(path),)
        _without_empty(head, len(columns))
        if tuple(cell.strip() for cell in head) != columns:
            names = {"wanted": ",".join(columns), "found": ",".join(head)}
            what = Message("the first line must name the columns {wanted}; it names {found}", names)
            mend = Message("Write the first line exactly like that")
            return None, (Problem(Mark(path), "", what, mend, Rule.CSV_COLUMNS),)
        for cells in reader:
            line = reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            _without_empty(cells, len(columns))
            if len(cells) != len(columns):
                what = Message("the row has {found} cells, not {wanted}", {"found": len(cells), "wanted": len(columns)})
                divided = {"separator": _NAMES[separator]}
                mend = Message(
                    "Divide the cells by {separator}, and put a cell that holds one in quotation marks", divided
                )
                problems.append(Problem(Mark(path, line), "", what, mend, Rule.CSV_CELLS))
                continue
            rows.append(_row(cells, columns, path, line, lines[line - 1]))
    except csv.Error:
        what = Message("a quotation mark in this row is not closed, or stands inside a text")
        mark = Mark(path, max(reader.line_num, 1))
        problems.append(Problem(mark, "", what, Message("Close it, or delete it"), Rule.CSV_QUOTE))
    return Sequence(tuple(rows), Mark(path)), tuple(problems)


_NAMES = {",": Message("commas"), ";": Message("semicolons"), "\t": Message("tabs")}
"""What spreadsheet programs divide cells by: where a comma is the decimal sign, by semicolons."""


def _separator(text: str) -> str:
    """What divides the first line, which names the columns."""
    first = text.lstrip().partition("\n")[0]
    return first[4:5] if first.startswith("sep=") and first[4:5] in _NAMES else max(_NAMES, key=first.count)


def _without_empty(cells: list[str], count: int) -> None:
    """Cut off the empty cells that a program has put behind the last column."""
    while len(cells) > count and not cells[-1].strip():
        cells.pop()


def _row(cells: list[str], columns: tuple[str, ...], path: str, line: int, written: str) -> Mapping:
    """The row as a mapping. `written` is its line, in which a cell in quotation marks is wider than its words."""
    items: dict[str, Scalar | Mapping | Sequence] = {}
    column = 1
    for name, cell in zip(columns, cells, strict=True):
        items[name] = Scalar(cell.strip() or None, Mark(path, line, column))
        quoted = written[column - 1 : column] == '"'
        column += len(cell) + 1 + (cell.count('"') + 2 if quoted else 0)
    return Mapping(items, Mark(path, line), {name: node.mark for name, node in items.items()})
