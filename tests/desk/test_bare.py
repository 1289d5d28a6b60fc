"""Damage that only concerns looks costs nobody a filled sheet; damage of the values is told."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from generator.desk.spreadsheet import xlsx
from generator.desk.spreadsheet.bare import strip_to_values
from generator.desk.spreadsheet.grid import Column, Fill, Grid, Sheet
from generator.desk.spreadsheet.xlsx import read_grids, write_xlsx
from generator.source.yaml import Unreadable

COLUMNS = (
    Column("code", "Kode", Fill.FIXED),
    Column("value", "Nomor", Fill.NUMBER),
    Column("kind", "Jenis", Fill.CHOICE, choices=("telepon", "SMS")),
    Column("on", "Tanggal", Fill.DATE),
)
ROWS = (("A-1", "0812", "SMS", date(2026, 11, 24)), ("A-2", "=1+1", "", ""), ("A-3", "  dua  ", "", ""))
BOOK = (Sheet("Data", COLUMNS, ROWS, 2), Sheet("Kait", COLUMNS, (), hidden=True))
DATA, STYLES, WORKBOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
LINKS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Damage = Callable[[dict[str, bytes]], None]


def changed(path: str, old: bytes, new: bytes) -> Damage:
    def damage(parts: dict[str, bytes]) -> None:
        assert re.search(old, parts[path]), parts[path][:3000]
        parts[path] = re.sub(old, lambda _: new, parts[path], count=1)

    return damage


def replaced(path: str, content: bytes) -> Damage:
    def damage(parts: dict[str, bytes]) -> None:
        assert path in parts
        parts[path] = content

    return damage


def strict(parts: dict[str, bytes]) -> None:
    for path, content in parts.items():
        content = content.replace(LINKS, b"http://purl.oclc.org/ooxml/officeDocument/relationships")
        usual = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        parts[path] = content.replace(usual, b"http://purl.oclc.org/ooxml/spreadsheetml/main")


NAMES = b'</sheets><definedNames><definedName name="x" localSheetId="99">#REF!</definedName></definedNames>'
PIVOT = b'</sheets><pivotCaches><pivotCache cacheId="1" r:id="rId99" xmlns:r="' + LINKS + b'"/></pivotCaches>'
RULE = b'</sheetData><conditionalFormatting sqref="A1"><cfRule type="baru"/></conditionalFormatting>'
LOOKS: dict[str, Damage] = {
    "an empty fill": changed(STYLES, rb"<fill><patternFill ?/></fill>", b"<fill/>"),
    "an unknown pattern": changed(STYLES, rb'patternType="solid"', b'patternType="bergaris"'),
    "a colour that is none": changed(STYLES, rb'rgb="00FFFFFF"', b'rgb="putih"'),
    "a font family that is none": changed(STYLES, rb'<family val="2" ?/>', b'<family val="99"/>'),
    "an alignment that is none": changed(STYLES, rb'vertical="top"', b'vertical="atas"'),
    "a border that is none": changed(STYLES, rb'style="thin"', b'style="tipis"'),
    "unknown extensions": changed(STYLES, rb"</styleSheet>", b'<extLst><ext uri="{X}"/></extLst></styleSheet>'),
    "a broken theme": replaced("xl/theme/theme1.xml", b"<a:theme"),
    "broken properties": replaced("docProps/core.xml", b"<x"),
    "a list without a kind": changed(DATA, rb'type="list"', b'type="daftar"'),
    "a view that is none": changed(DATA, rb'pane="bottomLeft"', b'pane="kiri"'),
    "a paper that is none": changed(DATA, rb'orientation="landscape"', b'orientation="miring"'),
    "a width that is none": changed(DATA, rb'width="16"', b'width="lebar"'),
    "a height that is none": changed(DATA, rb'ht="\d+"', b'ht="tinggi"'),
    "formats of a newer program": changed(DATA, rb"</sheetData>", RULE),
    "a name that leads nowhere": changed(WORKBOOK, rb"</sheets><definedNames ?/>|</sheets>", NAMES),
    "a table without its pivot": changed(WORKBOOK, rb"</sheets>", PIVOT),
    "a calculation that is none": changed(WORKBOOK, rb'calcId="\d+"', b'calcId="x"'),
    "strict names": strict,
}


def damaged(content: bytes, damage: Damage, file: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    damage(parts)
    with zipfile.ZipFile(file, "w") as new:
        for name, each in parts.items():
            new.writestr(name, each)
    return file


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_xlsx(BOOK)


@pytest.fixture(scope="module")
def whole(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Grid]:
    file = tmp_path_factory.mktemp("utuh") / "k.xlsx"
    file.write_bytes(content)
    return read_grids(file)


@pytest.mark.parametrize("name", LOOKS)
def test_looks_do_not_matter(name: str, content: bytes, whole: dict[str, Grid], tmp_path: Path) -> None:
    assert read_grids(damaged(content, LOOKS[name], tmp_path / "k.xlsx")) == whole


def test_nothing_of_the_values_is_lost(content: bytes, whole: dict[str, Grid]) -> None:
    """Merged cells, hidden rows and columns, formulas, errors and the other way to count days, too."""
    assert xlsx._grids(strip_to_values(content)) == whole
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book["Data"]
    page["A5"], page["B5"], page["C5"], page["D5"] = "=1+1", "#REF!", True, 12.5
    page["B5"].data_type = "e"
    page.merge_cells("A7:B8")
    page.row_dimensions[3].hidden = True
    page.column_dimensions["B"].hidden = True
    for since in (WINDOWS_EPOCH, MAC_EPOCH):
        book.epoch = since
        target = io.BytesIO()
        book.save(target)
        assert xlsx._grids(strip_to_values(target.getvalue())) == xlsx._grids(target.getvalue())


VALUES: dict[str, Damage] = {
    "cells that do not end": changed(DATA, rb"</sheetData>", b""),
    "a cell that is nowhere": changed(DATA, rb'r="B2"', b'r="?"'),
}


@pytest.mark.parametrize("name", VALUES)
def test_damaged_values_are_told(name: str, content: bytes, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read_grids(damaged(content, VALUES[name], tmp_path / "k.xlsx"))
    assert caught.value.problems[0].what.text == "the file is damaged ({why})"
