"""The staff directory as a spreadsheet."""

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.edition.view import view
from generator.export import directory as export
from generator.model.directory import Directory
from generator.settings import Edition, Settings

DAY = date(2026, 11, 24)


def rows(directory: Directory, edition: Edition) -> list[dict[str, str]]:
    book = load_workbook(io.BytesIO(export.directory_workbook(view(directory, Settings(Path(), DAY, edition)))))
    head, *found = book.active.iter_rows(values_only=True)
    return [{str(key): str(value) for key, value in zip(head, row, strict=True) if value} for row in found]


def test_a_row_of_a_person(directory: Directory) -> None:
    (row,) = [each for each in rows(directory, Edition.STAFF) if each.get("Nama")]
    assert row == {
        "Kantor": "Dinas Dongeng Kabupaten Antah Berantah",
        "Kode": "AB-01",
        "Kontak": "Kontak Dinas Dongeng",
        "Nama": "Putri Bidadari",
        "Jabatan": "Kepala Seksi Pelayanan",
        "Tugas": "Petugas penghubung",
        "WhatsApp": "0870-0000-3333, 0870-0000-4444",
        "Kode nomor": "AB-01-W1, AB-01-W2",
        "Diperiksa": "2026-11-01",
    }


def test_it_holds_what_the_edition_holds(directory: Directory) -> None:
    assert not [each for each in rows(directory, Edition.PUBLIC) if each.get("Nama") or "4444" in str(each)]
    shown = view(directory, Settings(Path(), DAY, Edition.STAFF))
    assert len(rows(directory, Edition.STAFF)) == sum(bool(each.channels) for each in shown.directory.contacts)


def test_numbers_are_text_and_nothing_is_a_formula(directory: Directory) -> None:
    shown = view(directory, Settings(Path(), DAY, Edition.STAFF))
    book = load_workbook(io.BytesIO(export.directory_workbook(shown)))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}


def test_the_same_view_gives_the_same_bytes(directory: Directory, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = view(directory, Settings(Path(), DAY, Edition.STAFF))
    first = export.directory_workbook(shown)
    monkeypatch.setattr("time.time", lambda: 2e9)
    monkeypatch.setattr("time.localtime", lambda *_: (2030, 1, 1, 0, 0, 0, 0, 1, 0))
    assert export.directory_workbook(shown) == first
