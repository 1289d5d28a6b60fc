"""Spreadsheets in the hands of a keeper, of Excel and of bad luck: how the tests fill and damage them."""

import shutil
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner, Result

from generator.cli.app import app

DAY = "2026-11-24"
Book = openpyxl.Workbook
Edit = Callable[[Book], None]


def alur(*words: str, root: Path, typed: str = "", day: bool = True) -> Result:
    """Run a command of the desk on a folder, in English, on the day on which the tests stand still."""
    options = ["--root", str(root), "--lang", "en", *(["--today", DAY] if day else [])]
    return CliRunner().invoke(app, ["contacts", *words, *options], input=typed)


def copied(content: Path, folder: Path) -> Path:
    """A folder of its own with the content, so that a test may change it."""
    root = folder / "root"
    root.mkdir()
    shutil.copytree(content / "content", root / "content")
    shutil.copy(content / "contacts.yaml", root / "contacts.yaml")
    return root


_WRITTEN: dict[bytes, bytes] = {}
"""Sheets by the content that they were exported from."""


def exported(root: Path, file: Path) -> Path:
    """The exchange sheet of this content. Writing it takes longer than all else that a test does, so it is kept."""
    parts = [root / "contacts.yaml", *sorted(path for path in (root / "content").rglob("*") if path.is_file())]
    content = b"\0".join(part for path in parts for part in (str(path.relative_to(root)).encode(), path.read_bytes()))
    if content not in _WRITTEN:
        result = alur("export", str(file), root=root)
        assert result.exit_code == 0, result.output
        _WRITTEN[content] = file.read_bytes()
    file.write_bytes(_WRITTEN[content])
    return file


def page(book: Book, name: str = "Kontak") -> Worksheet:
    found: Worksheet = book[name]
    return found


def column(sheet: Worksheet, title: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == title)


def row(sheet: Worksheet, name: str) -> int:
    """The row of a code; of a contact if nothing has that code; of the first empty row for an empty name."""
    for title in ("Kode", "Kontak"):
        at = column(sheet, title)
        for number in range(2, sheet.max_row + 1):
            if (sheet.cell(number, at).value or "") == name and (name or not sheet.cell(number, at - 1).value):
                return number
    raise KeyError(name)


def fill(*cells: tuple[str | int, str, Any]) -> Edit:
    """Write values: which row (a code, a contact, or how many rows below the last), which column, what."""

    def edit(book: Book) -> None:
        sheet = page(book)
        last = max(number for number in range(2, sheet.max_row + 1) if sheet.cell(number, 3).value)
        for name, title, value in cells:
            line = row(sheet, name) if isinstance(name, str) else last + name
            cell = sheet.cell(line, column(sheet, title))
            cell.value = value
            if isinstance(value, str) and not value.startswith(("=", "#")):
                cell.data_type = "s"

    return edit


def changed(file: Path, *edits: Edit) -> Path:
    book = openpyxl.load_workbook(file)
    for edit in edits:
        edit(book)
    book.save(file)
    return file


def packed(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Change the parts of the file themselves."""
    with zipfile.ZipFile(file) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in parts.items():
            pack.writestr(name, content)


__all__ = ["DAY", "alur", "changed", "copied", "date", "datetime", "exported", "fill", "packed", "page"]
