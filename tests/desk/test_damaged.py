"""Damaged, odd and outdated sheets: exact messages, all at once, and not one byte of `contacts.yaml` changes."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.desk.sheets import Book, Edit, alur, changed, column, copied, exported, fill, packed, page, row

VALUE = "Nomor atau alamat"
NEW = ("Konfirmasi baru: tanggal", "Konfirmasi baru: cara", "Konfirmasi baru: oleh")


def merge(book: Book) -> None:
    page(book).merge_cells("E3:F4")


def hide_row(book: Book) -> None:
    page(book).row_dimensions[5].hidden = True


def hide_column(book: Book) -> None:
    page(book).column_dimensions["V"].hidden = True


def rename(old: str, new: str) -> Edit:
    return lambda book: setattr(book[old], "title", new)


def title(old: str, new: str | None) -> Edit:
    def edit(book: Book) -> None:
        sheet = page(book)
        sheet.cell(1, column(sheet, old)).value = new

    return edit


def without(code: str) -> Edit:
    return lambda book: page(book).delete_rows(row(page(book), code))


def again(code: str) -> Edit:
    def edit(book: Book) -> None:
        sheet = page(book)
        line = row(sheet, code)
        target = next(number for number in range(2, 200) if not sheet.cell(number, 3).value)
        for number in range(1, 32):
            sheet.cell(target, number).value = sheet.cell(line, number).value

    return edit


def beside(book: Book) -> None:
    page(book).cell(4, 40).value = "catatan"


def base(book: Book) -> None:
    sheet = book["Dasar"]
    sheet.cell(3, 4).value = "papan-keluhan"


def serial(book: Book) -> None:
    fill(("AB-01-W1", NEW[0], 46350))(book)
    sheet = page(book)
    sheet.cell(row(sheet, "AB-01-W1"), column(sheet, NEW[0])).number_format = "General"


def version(book: Book) -> None:
    book["Alur"].cell(2, 2).value = "alur-kontak-0"


def many(book: Book) -> None:
    fill(("AB-01-W1", VALUE, 87000003333), ("AB-02-W1", "Jenis", "telpon"), ("AB-31-T1", "Batas periksa", None))(book)
    merge(book)


NEW_ROW = (1, "Kontak", "dinas-dongeng-kontak"), (1, "Jenis", "telepon"), (1, VALUE, "0870-0000-9999")

SHEETS: dict[str, tuple[Edit, list[str]]] = {
    "number as a quantity": (
        fill(("AB-01-W1", VALUE, 87000003333)),
        [
            "k.xlsx:Kontak!M17: Nomor atau alamat: 87000003333 is stored as a quantity; leading zeros and the last digits may be lost. Format the cell as Text, then type it again from the source"
        ],
    ),
    "number rounded": (
        fill(("AB-01-W1", VALUE, 6.28e11)),
        [
            "k.xlsx:Kontak!M17: Nomor atau alamat: 628000000000 is stored as a quantity; leading zeros and the last digits may be lost. Format the cell as Text, then type it again from the source"
        ],
    ),
    "number rounded, as text": (
        fill(("AB-01-W1", VALUE, "6.28E+11")),
        [
            "k.xlsx:Kontak!M17: Nomor atau alamat: 6.28E+11 is a number that the program has rounded. Format the cell as Text, then type it again from the source"
        ],
    ),
    "number without its zero": (
        fill(("AB-01-W1", VALUE, "870-0000-3333")),
        [
            'k.xlsx:Kontak!M17: Nomor atau alamat: 870-0000-3333 does not begin with 0; the leading zero seems to be lost. Compare with the source, then write "0870-0000-3333"'
        ],
    ),
    "number with letters": (
        fill(("AB-01-W1", VALUE, "O870-0000-3333")),
        [
            'k.xlsx:Kontak!M17: Nomor atau alamat: O870-0000-3333 holds a letter where a digit is meant. Compare with the source, then write "0870-0000-3333"'
        ],
    ),
    "two numbers": (
        fill(("AB-01-W1", VALUE, "0870-0000-3333/4")),
        [
            "k.xlsx:Kontak!M17: Nomor atau alamat: 0870-0000-3333/4 is more than one number. Write two channels, each with its whole number"
        ],
    ),
    "number too short": (
        fill(("AB-01-W1", VALUE, "0870-00")),
        [
            "k.xlsx:Kontak!M17: Nomor atau alamat: 0870-00 (6 digits) is no number of this country. Count the digits; compare with the source"
        ],
    ),
    "number became a date": (
        fill(("NN-01-T1", VALUE, datetime(2026, 1, 29))),
        [
            "k.xlsx:Kontak!M2: Nomor atau alamat: the program has turned this into the date 2026-01-29. Format the cell as Text, then type it again from the source"
        ],
    ),
    "short number as text with words": (
        fill(("NN-02-T1", VALUE, "998 (gratis)")),
        ["k.xlsx:Kontak!M3: Nomor atau alamat: 998 (gratis) is no short number. Write three to eight digits: 129"],
    ),
    "short number nobody lists": (
        fill(("NN-02-T1", VALUE, "991")),
        [
            "k.xlsx:Kontak!K3: Kode: NN-02-T1 is a line for danger, and waits for two people to confirm it. Let another post confirm it; the same post twice does not count",
            "k.xlsx:Kontak!M3: Nomor atau alamat: 991 is not in the list of short codes. Check it; then add it to telephony.short_codes in content/site.yaml",
        ],
    ),
    "a formula": (
        fill(("AB-01-W1", VALUE, '="0870"&"1"')),
        ["k.xlsx:Kontak!M17: Nomor atau alamat: a formula stands here. Type the value itself"],
    ),
    "a formula in a note": (
        fill(("AB-01-W1", "Catatan penjaga", "=1+1")),
        ["k.xlsx:Kontak!V17: Catatan penjaga: a formula stands here. Type the value itself"],
    ),
    "an error": (
        fill(("AB-01-W1", "Sebutan", "#N/A")),
        ["k.xlsx:Kontak!N17: Sebutan: #N/A stands here, an error of the spreadsheet program. Type the value itself"],
    ),
    "a truth": (
        fill(("AB-01-W1", "Boleh tanpa nama", True)),
        [
            "k.xlsx:Kontak!R17: Boleh tanpa nama: TRUE stands here, which is neither a text nor a date. Choose from the list, or type the words"
        ],
    ),
    "a date as a serial number": (
        serial,
        [
            "k.xlsx:Kontak!X17: Konfirmasi baru: tanggal: the number 46350 stands here in place of a date. Type the date again, like 2026-11-24"
        ],
    ),
    "a date that could be two": (
        fill(("AB-01-W1", NEW[0], "03/04/2026")),
        ["k.xlsx:Kontak!X17: Konfirmasi baru: tanggal: 03/04/2026 is no date without doubt. Write it like 2026-11-24"],
    ),
    "a date with a time": (
        fill(("AB-01-W1", NEW[0], datetime(2026, 11, 1, 8, 30))),
        [
            "k.xlsx:Kontak!X17: Konfirmasi baru: tanggal: 2026-11-01 08:30 is no date without doubt. Write it like 2026-11-24"
        ],
    ),
    "a day that does not exist": (
        fill(("AB-01-W1", NEW[0], "2026-02-30")),
        ["k.xlsx:Kontak!X17: Konfirmasi baru: tanggal: 2026-02-30 is no date without doubt. Write it like 2026-11-24"],
    ),
    "a confirmation from the future": (
        fill(("AB-01-W1", NEW[0], date(2026, 12, 1)), ("AB-01-W1", NEW[1], "kunjungan"), ("AB-01-W1", NEW[2], "Staf")),
        ["k.xlsx:Kontak!X17: Konfirmasi baru: tanggal: 2026-12-01 is in the future. Correct the date"],
    ),
    "half a confirmation": (
        fill(("AB-01-W1", NEW[0], "2026-11-20")),
        [
            "k.xlsx:Kontak!Y17: Konfirmasi baru: cara: this cell may not be empty. Fill it in, or empty the cells beside it",
            "k.xlsx:Kontak!Z17: Konfirmasi baru: oleh: this cell may not be empty. Fill it in, or empty the cells beside it",
        ],
    ),
    "half a source": (
        fill(("AB-01-W1", "Sumber baru: tautan", "https://kabar.example/x")),
        [
            "k.xlsx:Kontak!AB17: Sumber baru: judul: this cell may not be empty. Fill it in, or empty the cells beside it",
            "k.xlsx:Kontak!AD17: Sumber baru: dibaca tanggal: this cell may not be empty. Fill it in, or empty the cells beside it",
        ],
    ),
    "a source that is no address": (
        fill(
            ("AB-01-W1", "Sumber baru: judul", "Kabar"),
            ("AB-01-W1", "Sumber baru: tautan", "kabar example"),
            ("AB-01-W1", "Sumber baru: dibaca tanggal", "2026-11-20"),
        ),
        [
            "k.xlsx:Kontak!AC17: Sumber baru: tautan: this is no web address. Write it whole, like https://www.example.org/page"
        ],
    ),
    "a word outside the list": (
        fill(("AB-01-W1", "Jenis", "telpon")),
        [
            "k.xlsx:Kontak!L17: Jenis: “telpon” is not possible here. Possible are telepon, WhatsApp, SMS, email, situs web, datang langsung, nomor darurat, nomor singkat"
        ],
    ),
    "a needed cell emptied": (
        fill(("AB-01-W1", "Batas periksa", None), ("AB-01-W1", VALUE, None)),
        [
            "k.xlsx:Kontak!M17: Nomor atau alamat: this cell may not be empty. Fill it in, or empty the other cells of this channel",
            "k.xlsx:Kontak!T17: Batas periksa: this cell may not be empty. Write the old value again",
        ],
    ),
    "a name emptied": (
        fill(("AB-01-W1", "Nama kontak", None), ("AB-01-W2", "Nama kontak", None)),
        ["k.xlsx:Kontak!F17: Nama kontak: this cell may not be empty. Write the old value again"],
    ),
    "two rows of one contact differ": (
        fill(("AB-01-W1", "Jabatan", "Sekretaris"), ("AB-01-W2", "Jabatan", "Kepala Bidang")),
        ["k.xlsx:Kontak!G18: Jabatan: row 17 of the same contact says “Sekretaris”. Write the same in both"],
    ),
    "markup": (
        fill(("AB-01-W1", "Sebutan", "<b>Kantor</b>")),
        ["k.xlsx:Kontak!N17: Sebutan: a name or title may not hold < or >. Use words instead"],
    ),
    "a line break": (
        fill(("AB-01-W1", "Sebutan", "Kantor\nutama")),
        ["k.xlsx:Kontak!N17: Sebutan: a line break or tab stands in this cell. Write it on one line"],
    ),
    "a sign that nobody sees": (
        fill(("AB-01-W1", "Konfirmasi baru: oleh", "Sta\u200bf"), ("AB-01-W1", VALUE, "0870\u202d-0000-3333")),
        [
            "k.xlsx:Kontak!M17: Nomor atau alamat: a sign that nobody sees stands in this cell: U+202D, left-to-right override. Empty the cell and type the words again",
            "k.xlsx:Kontak!Z17: Konfirmasi baru: oleh: a sign that nobody sees stands in this cell: U+200B, zero width space. Empty the cell and type the words again",
        ],
    ),
    "hours not understood": (
        fill(("AB-01-W1", "Jam layanan", "setiap saat")),
        [
            "k.xlsx:Kontak!O17: Jam layanan: these hours are not understood. Write 24 jam, or: Senin-Kamis 08:00-16:30; Jumat 08:00-17:00"
        ],
    ),
    "hours that end before they begin": (
        fill(("AB-01-W1", "Jam layanan", "Senin-Jumat 16:00-08:00")),
        [
            "k.xlsx:Kontak!O17: Jam layanan: it closes at 08:00, before it opens at 16:00. If this is meant, write: Senin-Jumat 16:00-24:00; Selasa-Sabtu 00:00-08:00"
        ],
    ),
    "a name without consent": (
        fill(("AB-31-T1", "Nama orang", "Dewi Embun")),
        [
            "k.xlsx:Kontak!H21: Nama orang: a person's name stands here without date and way of the consent. Fill in both, or delete the name; the post alone is enough"
        ],
    ),
    "a new name with the old consent": (
        fill(("AB-01-W1", "Nama orang", "Dewi Embun"), ("AB-01-W2", "Nama orang", "Dewi Embun")),
        [
            "k.xlsx:Kontak!H17: Nama orang: the consent is that of another person. Write when and how this person has consented"
        ],
    ),
    "a consent without a name": (
        fill(("AB-31-T1", "Setuju tanggal", date(2026, 11, 1))),
        [
            "k.xlsx:Kontak!I21: Setuju tanggal: a consent stands here without a name. Empty both cells of the consent too"
        ],
    ),
    "a grey cell": (
        fill(("AB-01-W1", "Konfirmasi terakhir", "2026-11-24")),
        [
            "k.xlsx:Kontak!W17: Konfirmasi terakhir: this cell is only for reading; it was “2026-11-01”. Write the old value again; a test goes into the columns “Konfirmasi baru”"
        ],
    ),
    "a changed code": (
        fill(("AB-01-W1", "Kode", "AB-01-W9")),
        [
            "k.xlsx:Kontak: the row of AB-01-W1 is missing. Put it back, or export again; for a number that must go, choose “jangan ditampilkan”",
            "k.xlsx:Kontak!K17: Kode: AB-01-W9 is no code of this sheet. Write the old code; leave it empty in a new row",
        ],
    ),
    "a changed contact": (
        fill(("AB-01-W1", "Kontak", "papan-keluhan")),
        [
            "k.xlsx:Kontak!C17: Kontak: this cell was “dinas-dongeng-kontak” and may not change. Write the old value again"
        ],
    ),
    "a changed office": (
        fill(("AB-01-W1", "Kode kantor", "dinas-lagu")),
        ["k.xlsx:Kontak!D17: Kode kantor: this cell was “dinas-dongeng” and may not change. Write the old value again"],
    ),
    "a code twice": (
        again("AB-01-W1"),
        ["k.xlsx:Kontak!K27: Kode: AB-01-W1 stands here a second time; first in row 17. Keep one of the two"],
    ),
    "a row gone": (
        without("AB-01-W1"),
        [
            "k.xlsx:Kontak: the row of AB-01-W1 is missing. Put it back, or export again; for a number that must go, choose “jangan ditampilkan”"
        ],
    ),
    "a new row without contact": (
        fill((1, "Jenis", "telepon"), (1, VALUE, "0870-0000-9999")),
        ["k.xlsx:Kontak!C27: Kontak: the row does not say whose it is. Write the contact, as in the other rows"],
    ),
    "a new row without number": (
        fill((1, "Kontak", "papan-keluhan"), (1, "Jenis", "telepon")),
        [
            "k.xlsx:Kontak!M27: Nomor atau alamat: this cell may not be empty. Fill it in, or empty the other cells of this channel"
        ],
    ),
    "a new row with a code": (
        fill(*NEW_ROW, (1, "Kode", "AB-01-T9")),
        ["k.xlsx:Kontak!K27: Kode: AB-01-T9 is no code of this sheet. Write the old code; leave it empty in a new row"],
    ),
    "a new row that repeats one": (
        fill((1, "Kontak", "dinas-dongeng-kontak"), (1, "Jenis", "WhatsApp"), (1, VALUE, "0870-0000-3333")),
        ["k.xlsx:Kontak!M27: Nomor atau alamat: the contact has this already, as AB-01-W1. Empty the row"],
    ),
    "a new row that contradicts its contact": (
        fill(*NEW_ROW, (1, "Jabatan", "Camat")),
        [
            "k.xlsx:Kontak!G27: Jabatan: the contact “dinas-dongeng-kontak” has “Kepala Seksi Pelayanan” here. Leave the cell empty; change a contact in the row it had"
        ],
    ),
    "a new contact without office": (
        fill((1, "Kontak", "baru"), (1, "Jenis", "telepon"), (1, VALUE, "0870-0000-9999")),
        [
            "k.xlsx:Kontak!D27: Kode kantor: the contact “baru” is new and needs this cell. Fill it in, or write the id of a contact that exists",
            "k.xlsx:Kontak!E27: Tugas: the contact “baru” is new and needs this cell. Fill it in, or write the id of a contact that exists",
            "k.xlsx:Kontak!F27: Nama kontak: the contact “baru” is new and needs this cell. Fill it in, or write the id of a contact that exists",
        ],
    ),
    "a new contact at an office nobody knows": (
        fill(
            (1, "Kontak", "baru"),
            (1, "Kode kantor", "dinas-hilang"),
            (1, "Tugas", "petugas penghubung"),
            (1, "Nama kontak", "Baru"),
        ),
        [
            "k.xlsx:Kontak!D27: Kode kantor: there is no organization “dinas-hilang”. Write an id that exists; the other rows show them"
        ],
    ),
    "a new contact with a bad id": (
        fill(
            (1, "Kontak", "Kontak Baru"),
            (1, "Kode kantor", "dinas-lagu"),
            (1, "Tugas", "cadangan"),
            (1, "Nama kontak", "Baru"),
        ),
        [
            "k.xlsx:Kontak!C27: Kontak: an id has only small letters, digits and single hyphens. Write it like kec-margoyoso"
        ],
    ),
    "merged cells": (merge, ["k.xlsx:Kontak!E3: the cells E3:F4 are merged. Split them again, and fill each one"]),
    "a hidden row": (
        hide_row,
        ["k.xlsx:Kontak!A5: row 5 is hidden, so nobody has seen what is in it. Show all rows, and take filters off"],
    ),
    "a hidden column": (
        hide_column,
        ["k.xlsx:Kontak!V1: column V is hidden, so nobody has seen what is in it. Show all columns"],
    ),
    "a renamed sheet": (
        rename("Kontak", "Lembar1"),
        [
            "k.xlsx: the sheet “Kontak” is missing; there are Petunjuk, Lembar1, Dasar, Alur. Give the sheet its old name, or export again and fill in the fresh file"
        ],
    ),
    "a sheet lost": (
        lambda book: book.remove(book["Alur"]),
        [
            "k.xlsx: the sheet “Alur” is missing; there are Petunjuk, Kontak, Dasar. Give the sheet its old name, or export again and fill in the fresh file"
        ],
    ),
    "another format": (
        version,
        ["k.xlsx: the file has the format alur-kontak-0, not alur-kontak-1. Export again and fill in the fresh file"],
    ),
    "a touched base": (
        base,
        ["k.xlsx:Dasar: the hidden sheet “Dasar” was changed. Export again and fill in the fresh file"],
    ),
    "a column renamed": (
        title("Jabatan", "Pangkat"),
        [
            "k.xlsx:Kontak!G1: nobody knows the column “Pangkat”. Delete it, or write its old heading",
            "k.xlsx:Kontak: Jabatan: the column “Jabatan” is missing. Export again and fill in the fresh file",
        ],
    ),
    "a column deleted": (
        title("Jabatan", None),
        [
            "k.xlsx:Kontak: Jabatan: the column “Jabatan” is missing. Export again and fill in the fresh file",
            "k.xlsx:Kontak!G17: something stands in a column without a heading. Delete it",
        ],
    ),
    "a column twice": (
        title("Jabatan", "Sebutan"),
        [
            "k.xlsx:Kontak!N1: Sebutan: the column “Sebutan” stands here a second time. Delete one of the two",
            "k.xlsx:Kontak: Jabatan: the column “Jabatan” is missing. Export again and fill in the fresh file",
        ],
    ),
    "something beside the table": (
        beside,
        ["k.xlsx:Kontak!AN4: something stands in a column without a heading. Delete it"],
    ),
    "everything at once": (
        many,
        [
            "k.xlsx:Kontak!E3: the cells E3:F4 are merged. Split them again, and fill each one",
            "k.xlsx:Kontak!M17: Nomor atau alamat: 87000003333 is stored as a quantity; leading zeros and the last digits may be lost. Format the cell as Text, then type it again from the source",
            "k.xlsx:Kontak!L20: Jenis: “telpon” is not possible here. Possible are telepon, WhatsApp, SMS, email, situs web, datang langsung, nomor darurat, nomor singkat",
            "k.xlsx:Kontak!T21: Batas periksa: this cell may not be empty. Write the old value again",
        ],
    ),
}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory, content_root: Path) -> Path:
    folder = tmp_path_factory.mktemp("fresh")
    exported(copied(content_root, folder), folder / "k.xlsx")
    return folder


def refused(fresh: Path, file: Path) -> list[str]:
    root = fresh / "root"
    before = (root / "contacts.yaml").read_bytes()
    result = alur("import", str(file), "--yes", root=root)
    assert result.exit_code == 1, result.output
    assert (root / "contacts.yaml").read_bytes() == before
    assert sorted(each.name for each in root.iterdir()) == ["contacts.yaml", "content"]
    return result.output.splitlines()


@pytest.mark.parametrize("case", SHEETS)
def test_sheet(case: str, fresh: Path, tmp_path: Path) -> None:
    edit, expected = SHEETS[case]
    file = tmp_path / "k.xlsx"
    file.write_bytes((fresh / "k.xlsx").read_bytes())
    told = refused(fresh, changed(file, edit))
    assert [line for line in told if line.startswith("k.xlsx")] == expected


def cut(content: bytes) -> bytes:
    return content[:5000]


FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut off": (cut, "k.xlsx: the file is damaged: it is not whole. Fetch or copy it again"),
    "empty": (lambda _: b"", "k.xlsx: the file is empty. Export again and fill in the fresh file"),
    "a text": (
        lambda _: b"kode,nomor\nAB,0812\n",
        "k.xlsx: this is no Excel workbook. Save it as an Excel workbook (.xlsx)",
    ),
    "old format or password": (
        lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "k.xlsx: the file has a password, or is in the old format .xls. Take the password off and save it as an Excel workbook (.xlsx)",
    ),
    "too large": (
        lambda content: content + bytes(6_000_000),
        "k.xlsx: the file is 6 MB; the limit is 5 MB. Export again and fill in the fresh file",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_file(case: str, fresh: Path, tmp_path: Path) -> None:
    change, expected = FILES[case]
    file = tmp_path / "k.xlsx"
    file.write_bytes(change((fresh / "k.xlsx").read_bytes()))
    assert refused(fresh, file) == [expected]


def macros(parts: dict[str, bytes]) -> None:
    parts["xl/vbaProject.bin"] = b"x"


def macro_type(parts: dict[str, bytes]) -> None:
    name = "[Content_Types].xml"
    parts[name] = parts[name].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )


def opendocument(parts: dict[str, bytes]) -> None:
    parts["mimetype"] = b"application/vnd.oasis.opendocument.spreadsheet"


def word(parts: dict[str, bytes]) -> None:
    del parts["[Content_Types].xml"]


def broken(parts: dict[str, bytes]) -> None:
    parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"][:-200]


def lost(parts: dict[str, bytes]) -> None:
    del parts["xl/workbook.xml"]


def bomb(parts: dict[str, bytes]) -> None:
    parts["xl/media/x.bin"] = bytes(60_000_000)


PARTS: dict[str, tuple[Callable[[dict[str, bytes]], None], str]] = {
    "macros": (macros, "k.xlsx: the file holds macros. Save it as .xlsx, which has none"),
    "macros by type": (macro_type, "k.xlsx: the file holds macros. Save it as .xlsx, which has none"),
    "opendocument": (opendocument, "k.xlsx: this is an OpenDocument file. Save it as an Excel workbook (.xlsx)"),
    "some other zip": (word, "k.xlsx: this is no Excel workbook. Save it as an Excel workbook (.xlsx)"),
    "broken inside": (
        broken,
        "k.xlsx: the file is damaged (ParseError). Open it in your spreadsheet program, save it as .xlsx, try again",
    ),
    "a part lost": (
        lost,
        "k.xlsx: the file is damaged (KeyError). Open it in your spreadsheet program, save it as .xlsx, try again",
    ),
    "a bomb": (bomb, "k.xlsx: the file unpacks to 60 MB. Export again and fill in the fresh file"),
}


@pytest.mark.parametrize("case", PARTS)
def test_parts(case: str, fresh: Path, tmp_path: Path) -> None:
    change, expected = PARTS[case]
    file = tmp_path / "k.xlsx"
    file.write_bytes((fresh / "k.xlsx").read_bytes())
    packed(file, change)
    assert refused(fresh, file) == [expected]


def test_no_such_file(fresh: Path, tmp_path: Path) -> None:
    told = refused(fresh, tmp_path / "tidak-ada.xlsx")
    assert told == ["tidak-ada.xlsx: the file is missing. Check its name and folder"]
