"""What is due in the invented kabupaten, in order; and the call sheet that is made of it."""

from datetime import date
from pathlib import Path

import pytest

from generator.desk.confirmation.due import HowToConfirm, Reason, list_due
from generator.model.directory import Directory
from generator.settings import Settings
from tests.desk.sheets import alur, changed, copied, page
from tests.desk.test_import import differing

R, W = Reason, HowToConfirm
EXPECTED: list[tuple[str, tuple[Reason, ...], str | None, HowToConfirm]] = [
    ("AB-31-T1", (R.HIDDEN, R.NEVER,), None, W.CALL),
    ("AB-60-W1", (R.HIDDEN, R.NEVER,), "2026-09-01", W.WRITE),
    ("AB-02-T1", (R.HIDDEN, R.STALE, R.NEVER,), "2026-11-01", W.ASK_OWNER),
    ("AB-02-T2", (R.HIDDEN, R.NEVER,), "2026-11-09", W.CALL),
    ("AB-01-E1", (R.HIDDEN, R.NEVER,), None, W.WRITE),
    ("rumah-bintang", (R.UNKNOWN,), None, W.FIND),
    ("AB-02-W1", (R.STALE,), "2026-05-31", W.WRITE),
    ("KH-01-S1", (R.STALE, R.UNPRINTED, R.NEVER,), "2026-07-01", W.WRITE),
    ("AB-32-T1", (R.STALE,), "2026-08-31", W.CALL),
    ("dinas-lagu", (R.UNMANNED,), None, W.APPOINT),
    ("rsud-embun-kontak", (R.NO_CONSENT,), None, W.CONSENT),
    ("AB-01-W3", (R.UNPRINTED, R.NEVER,), "2026-10-20", W.WRITE),
    ("KH-01-T1", (R.UNPRINTED, R.NEVER,), "2026-11-01", W.CALL),
    ("NN-02-U1", (R.UNPRINTED, R.NEVER,), "2026-11-12", W.OPEN),
    ("KH-01-E1", (R.UNPRINTED, R.NEVER,), None, W.WRITE),
    ("KH-01-A1", (R.UNPRINTED, R.NEVER,), "2026-11-01", W.VISIT),
    ("AB-03-U1", (R.UNPRINTED, R.NEVER,), "2026-11-03", W.OPEN),
    ("AB-02-A1", (R.UNPRINTED, R.NEVER,), "2026-11-09", W.VISIT),
    ("NN-01-T1", (R.NEVER,), "2026-11-10", W.ASK_OWNER),
    ("NN-02-T1", (R.NEVER,), "2026-11-12", W.ASK_OWNER),
    ("NN-02-W1", (R.NEVER,), "2026-11-12", W.ASK_OWNER),
]  # fmt: skip


def test_everything_that_is_due(directory: Directory, settings: Settings) -> None:
    found = [
        (each.code or each.contact, each.reasons, each.since.isoformat() if each.since else None, each.way)
        for each in list_due(directory, settings)
    ]
    assert found == EXPECTED


def test_later_more_is_due(directory: Directory, settings: Settings) -> None:
    later = list_due(directory, Settings(settings.root, date(2030, 1, 1)))
    stale = [each.code for each in later if R.STALE in each.reasons]
    shown = {channel.code for _, _, channel in directory.channels() if channel.visibility.value != "withheld"}
    assert shown - set(stale) == {"AB-01-E1"}  # of which nothing was ever known


def test_in_a_pipe_one_line_each(content_root: Path, tmp_path: Path) -> None:
    result = alur("due", root=copied(content_root, tmp_path))
    lines = result.output.splitlines()
    assert result.exit_code == 0
    assert len(lines) == len(EXPECTED)
    assert lines[0].split("\t") == [
        "not shown: too little speaks for it, never confirmed",
        "-",
        "AB-31-T1",
        "0870-0000-7777",
        "Kontak Kecamatan Awan",
        "Kec. Awan",
    ]


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    return copied(content_root, tmp_path)


def called(root: Path, file: Path, *results: tuple[str, dict[str, object]]) -> Path:
    assert alur("due", "--xlsx", str(file), root=root).exit_code == 0

    def edit(book: object) -> None:
        sheet = page(book, "Telepon")  # type: ignore[arg-type]
        titles = {cell.value: cell.column for cell in sheet[1]}
        for code, cells in results:
            line = next(each for each in range(2, sheet.max_row + 1) if sheet.cell(each, titles["Kode"]).value == code)
            for title, value in cells.items():
                sheet.cell(line, titles[title]).value = value

    return changed(file, edit)


def told(
    result: str, on: object = date(2026, 11, 20), by: object = "Penjaga data", note: object = None
) -> dict[str, object]:
    return {"Hasil": result, "Tanggal": on, "Oleh (jabatan)": by, "Catatan": note}


def test_a_filled_call_sheet_is_imported(root: Path, tmp_path: Path) -> None:
    before = (root / "contacts.yaml").read_bytes()
    file = called(
        root,
        tmp_path / "t.xlsx",
        ("AB-32-T1", told("benar lewat telepon atau pesan")),
        ("AB-02-W1", told("diragukan atau salah", note="Dijawab orang lain")),
        ("KH-01-S1", told("tidak dijawab")),
        ("NN-01-T1", told("benar menurut surat pemilik", by="Ronda Langit")),
    )
    result = alur("import", str(file), "--yes", root=root)
    assert result.exit_code == 0, result.output
    assert differing(before, (root / "contacts.yaml").read_bytes()) == [
        "+      confirmations:",
        "+        - {on: 2026-11-20, method: owner_letter, by: Ronda Langit}",
        "+      reported:",
        "+        on: 2026-11-20",
        "+        note: Dijawab orang lain",
        "+        - {on: 2026-11-20, method: test_call, by: Penjaga data}",
    ]
    again = alur("import", str(file), "--yes", root=root)
    assert again.output == "Nothing changes.\n"


WRONG: dict[str, tuple[str, dict[str, object], str]] = {
    "half filled": (
        "AB-32-T1",
        told("benar waktu dikunjungi", by=None),
        "t.xlsx:Telepon!M{line}: Oleh (jabatan): this cell may not be empty. Fill it in, or empty the cells beside it",
    ),
    "tomorrow": (
        "AB-32-T1",
        told("benar waktu dikunjungi", on="2026-11-25"),
        "t.xlsx:Telepon!L{line}: Tanggal: 2026-11-25 is in the future. Correct the date",
    ),
    "another word": (
        "AB-32-T1",
        told("betul"),
        "t.xlsx:Telepon!K{line}: Hasil: “betul” is not possible here. Possible are benar lewat telepon atau pesan,"
        " benar menurut surat pemilik, benar waktu dikunjungi, sumbernya dibaca lagi dan cocok,"
        " diragukan atau salah, tidak dijawab, minta ditelepon lain waktu, minta tidak ditelepon",
    ),
    "a number typed over": (
        "AB-32-T1",
        told("benar waktu dikunjungi") | {"Nomor atau alamat": "0870-0000-8889"},
        "t.xlsx:Telepon!H{line}: Nomor atau alamat: meanwhile contacts.yaml has “0870-0000-8888” here."
        " Check the new value",
    ),
    "an office without number": (
        None,  # type: ignore[dict-item]
        told("benar waktu dikunjungi"),
        "t.xlsx:Telepon!K{line}: Hasil: this row has no number that could be confirmed."
        " Write a new number into the sheet of alur contacts export",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_call_sheet_changes_nothing(case: str, root: Path, tmp_path: Path) -> None:
    code, cells, expected = WRONG[case]
    before = (root / "contacts.yaml").read_bytes()
    file = called(root, tmp_path / "t.xlsx", (code, cells))
    line = next(number for number, each in enumerate(EXPECTED, 2) if each[0] == (code or "rumah-bintang"))
    result = alur("import", str(file), "--yes", root=root)
    assert (result.exit_code, result.output.splitlines()) == (1, [expected.format(line=line)])
    assert (root / "contacts.yaml").read_bytes() == before


def test_the_sheet_says_how_to_spare_an_emergency_line(root: Path, tmp_path: Path) -> None:
    file = called(root, tmp_path / "t.xlsx")
    import openpyxl

    sheet = openpyxl.load_workbook(file)["Telepon"]
    rows = {row[5].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=2)}
    assert rows["NN-01-T1"][8].startswith("Jangan membuat nomor ini sibuk")
    assert rows["NN-01-T1"][9].startswith("Kepada Ronda. Kami menjaga daftar")
    assert rows["AB-32-T1"][8].startswith("Telepon satu kali, pada jam kerja.")
    assert rows["AB-32-T1"][9].startswith("Selamat pagi. Saya dari ")
