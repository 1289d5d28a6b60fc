"""A spreadsheet as values: what a cell holds and where it stands, free of any file format."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from openpyxl.utils import get_column_letter

from generator.problem import Mark


@dataclass(frozen=True, slots=True, order=True)
class CellPlace(Mark):
    """A place in a spreadsheet: `file.xlsx:Sheet!B4`; without a sheet, the whole file; in line 0, the whole sheet."""

    sheet: str = ""

    def __str__(self) -> str:
        if not self.sheet:
            return self.path
        return f"{self.path}:{self.sheet}" + (f"!{get_column_letter(self.column)}{self.line}" if self.line else "")


class Form(StrEnum):
    """What kind of value a program has put into a cell."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"
    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell that is not empty."""

    form: Form
    text: str
    """What it holds, as text; a date as 2026-11-24."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as it was found. Rows and columns count from 1."""

    name: str
    cells: dict[tuple[int, int], RawCell] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged ranges: top, left, bottom, right."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


class Fill(StrEnum):
    """What a column takes."""

    FIXED = "fixed"
    """Nothing: it is there to be read."""
    TEXT = "text"
    NUMBER = "number"
    """A number to dial, an address or a link: always text, never a quantity."""
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet that we write."""

    key: str
    title: str
    fill: Fill = Fill.TEXT
    width: int = 16
    choices: tuple[str, ...] = ()
    new_only: bool = False
    """Filled in new rows, fixed in others."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that we write: a heading row and rows of texts or dates, or only lines of text."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | date, ...], ...]
    blank: int = 0
    """How many empty rows stand ready at the end."""
    hidden: bool = False
