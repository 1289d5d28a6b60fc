"""Spreadsheets, written and read with openpyxl. What a sheet says and means is decided in `desk`."""

import io
import warnings
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.desk.spreadsheet.bare import strip_to_values
from generator.desk.spreadsheet.grid import CellPlace, Column, Fill, Form, Grid, RawCell, Sheet
from generator.files.replace import read_file
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.source.yaml import Unreadable

MAX_BYTES = 5_000_000
MAX_UNPACKED = 40_000_000

_LISTS = "Pilihan"
_INLINE = 255
"""Characters of a list in a rule (Excel specifications and limits)."""
_FACE = "Calibri"
_LINE = 15.0
"""Height of one line in points; a wrapped cell needs its row's height said, or what it holds is cut off."""
_HEAD = PatternFill("solid", fgColor="1F3A5F")
_RULE = Border(bottom=Side("thin", color="B8B8B8"), right=Side("thin", color="DDDDDD"))
_LOCKED = PatternFill("solid", fgColor="EEEEEE")


# ---- writing


def write_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with these sheets. Closed vocabularies become drop-down lists, fixed columns are locked."""
    book = Workbook()
    book.remove(book.worksheets[0])
    lists: dict[tuple[str, ...], str] = {}
    for choices in (column.choices for sheet in sheets for column in sheet.columns if _inline(column.choices) is None):
        at = get_column_letter(len(lists) + 1)
        lists.setdefault(choices, f"={_LISTS}!${at}$1:${at}${len(choices)}")
    for sheet in sheets:
        page: Worksheet = book.create_sheet(sheet.name)
        _table(page, sheet, lists) if sheet.columns else _lines(page, sheet)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
    if lists:
        page = book.create_sheet(_LISTS)  # not hidden: some programs find no words on a hidden sheet
        for number, choices in enumerate(lists, 1):
            for row, word in enumerate(choices, 1):
                _put(page, row, number, word)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _lines(page: Worksheet, sheet: Sheet) -> None:
    page.column_dimensions["A"].width = 110
    page.sheet_view.showGridLines = False
    for number, (line, *_) in enumerate(sheet.rows, 1):
        cell = _put(page, number, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.row_dimensions[number].height = _height((line,), (110,))
        if number == 1:
            page.row_dimensions[number].height = 24
            cell.font = Font(_FACE, bold=True, size=14)
    page.protection.enable()
    _fit(page)


def _table(page: Worksheet, sheet: Sheet, lists: dict[tuple[str, ...], str]) -> None:
    last = len(sheet.rows) + sheet.blank + 1
    for at, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(at)].width = column.width
        head = _put(page, 1, at, column.title)
        head.font, head.fill = Font(_FACE, bold=True, color="FFFFFF"), _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="center")
        if column.choices and last > 1:
            words = _inline(column.choices) or lists[column.choices]
            rule = DataValidation(type="list", formula1=words, allow_blank=True)
            rule.errorTitle, rule.error, rule.showErrorMessage = "Pilih dari daftar", "Pilih salah satu kata.", True
            rule.add(f"{get_column_letter(at)}2:{get_column_letter(at)}{last}")
            page.add_data_validation(rule)
    for number, values in enumerate(sheet.rows, 2):
        for at, (column, value) in enumerate(zip(sheet.columns, values, strict=True), 1):
            fixed = column.fill is Fill.FIXED or column.new_only
            _body(_put(page, number, at, value), column, fixed)
        page.row_dimensions[number].height = _height(values, [shown.width for shown in sheet.columns])
    for number in range(len(sheet.rows) + 2, last + 1):
        for at, column in enumerate(sheet.columns, 1):
            _body(page.cell(number, at), column, column.fill is Fill.FIXED)
    page.freeze_panes = "A2"
    page.row_dimensions[1].height = 32
    guard = page.protection
    guard.enable()
    guard.formatColumns = guard.formatRows = guard.formatCells = False  # false means: may be done
    page.page_setup.orientation = "landscape"
    _fit(page)
    page.print_title_rows = "1:1"


def _inline(choices: Sequence[str]) -> str | None:
    """The words as a list in the cell's own rule; None where it cannot hold them."""
    words = ",".join(choices)
    whole = len(words) <= _INLINE and not any(mark in choice for choice in choices for mark in ',"')
    return f'"{words}"' if whole else None


def _height(values: Sequence[str | date], widths: Sequence[int]) -> float:
    """How high a row must be for its longest cell, in points."""
    lines = [
        sum(max(1, -(-len(line) // max(1, width - 2))) for line in str(value).split("\n"))
        for value, width in zip(values, widths, strict=True)
    ]
    return min(_LINE * max(lines, default=1) + 3, 400.0)


def _fit(page: Worksheet) -> None:
    """On A4, as many pages long as it takes, one wide."""
    page.page_setup.paperSize = 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _body(cell: Cell | MergedCell, column: Column, fixed: bool) -> None:
    cell.number_format = "yyyy-mm-dd" if column.fill is Fill.DATE else "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font, cell.border = Font(_FACE), _RULE
    cell.protection = Protection(locked=fixed)
    if fixed:
        cell.fill = _LOCKED


def _put(page: Worksheet, row: int, column: int, value: str | date) -> Cell:
    cell = page.cell(row, column, value or None)
    if value and isinstance(value, str):
        cell.data_type = "s"  # a text that begins with = is no formula
    return cell


# ---- reading


def read_grids(path: Path) -> dict[str, Grid]:
    """What stands in every sheet of a workbook. Raises `Unreadable` with problems for a file that is none."""
    name = path.name
    try:
        content = read_file(path)
    except FileNotFoundError:
        raise _refused(name, Message("the file is missing"), Message("Check its name and folder")) from None
    except OSError as error:
        why = Message("the file cannot be read: {why}", {"why": error.strerror or "?"})
        raise _refused(name, why, Message("Close it in other programs, and check its permissions")) from None
    return parse_grids(name, content)


def parse_grids(name: str, content: bytes) -> dict[str, Grid]:
    """The same of the content of a file of this name. Raises `Unreadable` with problems for what is no workbook."""
    _precheck(name, content)
    try:
        return _grids(content)
    except Exception as error:  # openpyxl has no error of its own: a damaged file raises whatever breaks first
        with suppress(Exception):  # looks alone may be damaged; if the values are, the first error says more
            return _grids(strip_to_values(content))
        what = Message("the file is damaged ({why})", {"why": type(error).__name__})
        raise _refused(
            name, what, Message("Open it in your spreadsheet program, save it as .xlsx, try again")
        ) from error


def _grids(content: bytes) -> dict[str, Grid]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl leaves out is nothing that we read
        book = load_workbook(io.BytesIO(content))
    if not book.worksheets:
        raise ValueError("a workbook has a sheet")
    return {page.title: _grid(page) for page in book.worksheets}


def _precheck(name: str, content: bytes) -> None:
    """Refuse, before it is parsed, what is no ordinary workbook."""
    again = Message("Save it as an Excel workbook (.xlsx)")
    if len(content) > MAX_BYTES:
        what = Message(
            "the file is {size} MB; the limit is {limit} MB",
            {"size": len(content) // 1_000_000, "limit": MAX_BYTES // 1_000_000},
        )
        raise _refused(name, what, Message("Export again and fill in the fresh file"))
    if not content:
        raise _refused(name, Message("the file is empty"), Message("Export again and fill in the fresh file"))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        what = Message("the file has a password, or is in the old format .xls")
        raise _refused(name, what, Message("Take the password off and save it as an Excel workbook (.xlsx)"))
    if not content.startswith(b"PK"):
        raise _refused(name, Message("this is no Excel workbook"), again)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as pack:
            names = pack.namelist()
            unpacked = sum(member.file_size for member in pack.infolist())
            kinds = pack.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        what = Message("the file is damaged: it is not whole")
        raise _refused(name, what, Message("Fetch or copy it again")) from None
    if "mimetype" in names:
        raise _refused(name, Message("this is an OpenDocument file"), again)
    if not kinds:
        raise _refused(name, Message("this is no Excel workbook"), again)
    if b"macroEnabled" in kinds or any(member.endswith("vbaProject.bin") for member in names):
        raise _refused(name, Message("the file holds macros"), Message("Save it as .xlsx, which has none"))
    if unpacked > MAX_UNPACKED:
        what = Message("the file unpacks to {size} MB", {"size": unpacked // 1_000_000})
        raise _refused(name, what, Message("Export again and fill in the fresh file"))


def _refused(name: str, what: Message, mend: Message) -> Unreadable:
    return Unreadable(Problem(CellPlace(name), "", what, mend, Rule.SHEET_FILE))


def _grid(page: Worksheet) -> Grid:
    cells = {
        (cell.row, cell.column): _raw(cell) for row in page.iter_rows() for cell in row if cell.value not in (None, "")
    }
    return Grid(
        page.title,
        cells,
        tuple((range_.min_row, range_.min_col, range_.max_row, range_.max_col) for range_ in page.merged_cells.ranges),
        frozenset(number for number, dimension in page.row_dimensions.items() if dimension.hidden),
        frozenset(
            number
            for dimension in page.column_dimensions.values()
            if dimension.hidden
            for number in range(dimension.min or 0, (dimension.max or 0) + 1)
        ),
    )


def _raw(cell: Cell) -> RawCell:
    value = cell.value
    if cell.data_type == "f":
        return RawCell(Form.FORMULA, str(getattr(value, "text", value)))
    if cell.data_type == "e":
        return RawCell(Form.ERROR, str(value))
    if isinstance(value, bool):
        return RawCell(Form.TRUTH, str(value).upper())
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return RawCell(Form.DATE, value.date().isoformat() if midnight else value.isoformat(" ", "minutes"))
    if isinstance(value, date):
        return RawCell(Form.DATE, value.isoformat())
    if isinstance(value, (int, float)):
        return RawCell(Form.NUMBER, str(int(value)) if value == int(value) else repr(value))
    return RawCell(Form.TEXT, str(value))
