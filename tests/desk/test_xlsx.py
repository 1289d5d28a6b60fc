"""A workbook is written so that a spreadsheet program keeps what is in it."""

import contextlib
import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.spreadsheet.grid import CellPlace, Column, Fill, Form, RawCell, Sheet
from generator.desk.spreadsheet.xlsx import read_grids, write_xlsx
from generator.source.yaml import Unreadable

COLUMNS = (
    Column("code", "Kode", Fill.FIXED),
    Column("contact", "Kontak", new_only=True),
    Column("value", "Nomor", Fill.NUMBER),
    Column("kind", "Jenis", Fill.CHOICE, choices=("telepon", "SMS")),
    Column("on", "Tanggal", Fill.DATE),
)
ROWS = (("A-1", "kantor", "0812", "SMS", date(2026, 11, 24)), ("A-2", "lain", "=1+1", "", ""))
BOOK = (
    Sheet("Baca", (), (("Judul",), ("Satu",))),
    Sheet("Data", COLUMNS, ROWS, 2),
    Sheet("Kait", COLUMNS, (), hidden=True),
)


@pytest.fixture
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(BOOK)))


def test_sheets_and_their_visibility(book: openpyxl.Workbook) -> None:
    assert [(each.title, each.sheet_state) for each in book] == [
        ("Baca", "visible"),
        ("Data", "visible"),
        ("Kait", "hidden"),
    ]


def test_texts_stay_texts(book: openpyxl.Workbook) -> None:
    sheet = book["Data"]
    assert (sheet["C2"].value, sheet["C2"].data_type, sheet["C2"].number_format) == ("0812", "s", "@")
    assert (sheet["C3"].value, sheet["C3"].data_type) == ("=1+1", "s")
    raw = zipfile.ZipFile(io.BytesIO(write_xlsx(BOOK))).read("xl/worksheets/sheet2.xml")
    assert b"<f>" not in raw
    assert sheet["C5"].number_format == "@"
    assert (sheet["E2"].value, sheet["E2"].number_format) == (datetime(2026, 11, 24), "yyyy-mm-dd")


def test_what_may_be_changed(book: openpyxl.Workbook) -> None:
    sheet = book["Data"]
    locked = {cell.coordinate for row in sheet["A2:E5"] for cell in row if cell.protection.locked}
    assert locked == {"A2", "B2", "A3", "B3", "A4", "A5"}
    assert sheet.protection.sheet
    assert not sheet.protection.formatColumns


def test_lists_to_choose_from(book: openpyxl.Workbook) -> None:
    rules = book["Data"].data_validations.dataValidation
    assert [(each.type, each.formula1, str(each.sqref), each.showErrorMessage) for each in rules] == [
        ("list", '"telepon,SMS"', "D2:D5", True)
    ]


@pytest.mark.parametrize("choices", [tuple(f"pilihan nomor {number}" for number in range(20)), ("satu, dua", "tiga")])
def test_a_list_that_a_rule_cannot_hold_stands_on_a_sheet_of_its_own(choices: tuple[str, ...]) -> None:
    column = Column("kind", "Jenis", Fill.CHOICE, choices=choices)
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx((Sheet("Data", (column,), (("",),)),))))
    assert [each.formula1 for each in book["Data"].data_validations.dataValidation] == [
        f"=Pilihan!$A$1:$A${len(choices)}"
    ]
    assert [cell.value for cell in book["Pilihan"]["A"]] == list(choices)
    assert book["Pilihan"].sheet_state == "visible", "some programs find no words on a hidden sheet"


def test_it_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(write_xlsx(BOOK))
    found = read_grids(file)["Data"].cells
    assert found[2, 5] == RawCell(Form.DATE, "2026-11-24")
    assert found[2, 3] == RawCell(Form.TEXT, "0812")
    assert found[3, 3] == RawCell(Form.TEXT, "=1+1")


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"), max_size=30))
def test_any_text_comes_back(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.xlsx"
        file.write_bytes(write_xlsx((Sheet("Data", COLUMNS, (("A", "b", text, "", ""),)),)))
        found = read_grids(file)["Data"].cells.get((2, 3))
    assert found == (RawCell(Form.TEXT, text) if text else None)


@given(st.binary(max_size=300), st.integers(0, 3000), st.integers(0, 200))
def test_any_bytes_give_a_message_or_sheets(junk: bytes, at: int, length: int) -> None:
    import tempfile

    good = write_xlsx(BOOK)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.xlsx"
        for content in (junk, b"PK" + junk, good[:at] + junk + good[at + length :]):
            file.write_bytes(content)
            with contextlib.suppress(Unreadable):
                assert isinstance(read_grids(file), dict)


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA")])
def test_letters(number: int, name: str) -> None:
    assert str(CellPlace("kontak.xlsx", 4, number, "Kontak")) == f"kontak.xlsx:Kontak!{name}4"
