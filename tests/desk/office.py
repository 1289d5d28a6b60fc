"""A real spreadsheet program fills cells and saves; the file is imported. Run with `make test-office`.

Not part of `make test`: LibreOffice is about 300 MB. The file's name keeps pytest from finding it by itself; asked for,
it fails where the program is missing.
"""

import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli.app import app
from tests.desk.sheets import DAY, alur, copied, exported
from tests.desk.test_import import differing

LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false"><library:element library:name="Modul"/></library:library>
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Modul" script:language="StarBasic">
Sub Ketik(sheet As Object, lembar As String, kode As String, kolom As String, teks As String)
  Dim kepala As Long, baris As Long, c As Long, r As Long
  For c = 0 To 60
    If sheet.getCellByPosition(c, 0).String = kolom Then kepala = c
    If sheet.getCellByPosition(c, 0).String = lembar Then r = c
  Next c
  For baris = 1 To 200
    If sheet.getCellByPosition(r, baris).String = kode Then Exit For
  Next baris
  sheet.getCellByPosition(kepala, baris).FormulaLocal = teks
End Sub
Sub Jalan(masuk As String, keluar As String, nama As String, isian As String)
  Dim arg(0) As New com.sun.star.beans.PropertyValue
  Dim simpan(0) As New com.sun.star.beans.PropertyValue
  Dim buku As Object, sel As Variant, bagian As Variant, i As Long
  arg(0).Name = "Hidden" : arg(0).Value = True
  buku = StarDesktop.loadComponentFromURL(masuk, "_blank", 0, arg())
  sel = Split(isian, "@@")
  For i = 0 To UBound(sel)
    bagian = Split(sel(i), "~~")
    Ketik(buku.Sheets.getByName(nama), bagian(0), bagian(1), bagian(2), bagian(3))
  Next i
  simpan(0).Name = "FilterName" : simpan(0).Value = "Calc MS Excel 2007 XML"
  buku.storeToURL(keluar, simpan())
  buku.close(True)
End Sub
</script:module>
"""
PAGES = ("k/dinas-dongeng/index.html", "k/kec-awan/index.html", "k/kec-pelangi/index.html")
"""Of the office with the number that changes, of one with the poster, of one that is confirmed."""
Cells = list[tuple[str, str, str, str]]
"""Which column names the row, what stands there, which column to type into, what to type."""


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert shutil.which("soffice"), "LibreOffice is missing: apt-get install libreoffice-calc-nogui"
    folder = tmp_path_factory.mktemp("profile")
    first = ["soffice", "--headless", "--terminate_after_init", f"-env:UserInstallation={folder.as_uri()}"]
    subprocess.run(first, check=True, capture_output=True, timeout=180)  # makes the profile, and would empty ours
    basic = folder / "user/basic/Standard"
    (basic / "script.xlb").write_text(LIBRARY, "utf-8")
    (basic / "Modul.xba").write_text(MODULE, "utf-8")
    return folder


def typed(profile: Path, source: Path, target: Path, sheet: str, cells: Cells) -> Path:
    """What the program saves after these cells were typed into as if by hand."""
    told = "@@".join("~~".join(each) for each in cells)
    macro = f'macro:///Standard.Modul.Jalan("{source.as_uri()}","{target.as_uri()}","{sheet}","{told}")'
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}", macro]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert target.exists(), (done.stdout, done.stderr)
    return target


def test_saved_without_a_change(content_root: Path, tmp_path: Path, profile: Path) -> None:
    root = copied(content_root, tmp_path)
    before = (root / "contacts.yaml").read_bytes()
    file = exported(root, tmp_path / "k.xlsx")
    saved = typed(profile, file, tmp_path / "s.xlsx", "Kontak", [("Kode", "XX", "Jabatan", "")])
    result = alur("import", str(saved), "--yes", root=root)
    assert (result.exit_code, result.output) == (0, "Nothing changes.\n")
    assert (root / "contacts.yaml").read_bytes() == before


def test_filled(content_root: Path, tmp_path: Path, profile: Path) -> None:
    root = copied(content_root, tmp_path)
    before = (root / "contacts.yaml").read_bytes()
    file = exported(root, tmp_path / "k.xlsx")
    cells = [
        ("Kode", "AB-31-T1", "Nomor atau alamat", "0870-0000-7770"),
        ("Kode", "AB-31-T1", "Sumber baru: judul", "Surat Camat"),
        ("Kode", "AB-31-T1", "Sumber baru: dibaca tanggal", "2026-11-20"),
        ("Kode", "AB-32-T1", "Konfirmasi baru: tanggal", "2026-11-19"),
        ("Kode", "AB-32-T1", "Konfirmasi baru: cara", "kunjungan"),
        ("Kode", "AB-32-T1", "Konfirmasi baru: oleh", "Penjaga data"),
        ("Kontak", "dinas-lagu-kontak", "Jabatan", "Kasubbag Umum"),
        ("Kontak", "dinas-lagu-kontak", "Jenis", "WhatsApp"),
        ("Kontak", "dinas-lagu-kontak", "Nomor atau alamat", "087000002468"),
    ]
    saved = typed(profile, file, tmp_path / "s.xlsx", "Kontak", cells)
    result = alur("import", str(saved), "--yes", root=root)
    assert result.exit_code == 0, result.output
    expected = [
        '-      number: "0870-0000-7777"',
        '+      number: "0870-0000-7770"',
        "-      freshness: service",  # the same line, which the shorter text has moved
        "+      freshness: service",
        "-      confirmations:",
        "-        - {on: 2026-12-24, method: test_call, by: Penjaga data}",
        "+      sources:",
        "+        - {title: Surat Camat, checked: 2026-11-20}",
        "+        - {on: 2026-11-19, method: visit, by: Penjaga data}",
        "+- id: dinas-lagu-kontak",
        "+  organization: dinas-lagu",
        "+  duty: focal_point",
        "+  name: Kontak Dinas Lagu",
        "+  role: Kasubbag Umum",
        "+  channels:",
        "+    - code: AB-03-W1",
        "+      kind: whatsapp",
        '+      number: "087000002468"',
        "+      freshness: service",
    ]
    assert sorted(differing(before, (root / "contacts.yaml").read_bytes())) == sorted(expected)


def test_a_call_sheet(content_root: Path, tmp_path: Path, profile: Path) -> None:
    root = copied(content_root, tmp_path)
    before = (root / "contacts.yaml").read_bytes()
    assert alur("due", "--xlsx", str(tmp_path / "t.xlsx"), root=root).exit_code == 0
    cells = [
        ("Kode", "AB-32-T1", "Hasil", "benar lewat telepon atau pesan"),
        ("Kode", "AB-32-T1", "Tanggal", "2026-11-20"),
        ("Kode", "AB-32-T1", "Oleh (jabatan)", "Penjaga data"),
    ]
    saved = typed(profile, tmp_path / "t.xlsx", tmp_path / "s.xlsx", "Telepon", cells)
    assert alur("import", str(saved), "--yes", root=root).exit_code == 0
    assert differing(before, (root / "contacts.yaml").read_bytes()) == [
        "+        - {on: 2026-11-20, method: test_call, by: Penjaga data}"
    ]


def test_saved_as_opendocument_or_old_excel(content_root: Path, tmp_path: Path, profile: Path) -> None:
    root = copied(content_root, tmp_path)
    file = exported(root, tmp_path / "k.xlsx")
    for kind, said in (("ods", "this is an OpenDocument file"), ("xls", "the file has a password, or is in the old")):
        command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", kind]
        subprocess.run([*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=180)
        result = alur("import", str(tmp_path / f"k.{kind}"), "--yes", root=root)
        assert result.exit_code == 1
        assert result.output.startswith(f"k.{kind}: {said}")


def run(root: Path, *words: str) -> str:
    """Any command of Alur on the day on which the tests stand still."""
    result = CliRunner(env={"COLUMNS": "200"}).invoke(
        app, [*words, "--root", str(root), "--lang", "en", "--today", DAY]
    )
    assert result.exit_code == 0, result.output
    return result.output


def test_a_whole_round(content_root: Path, tmp_path: Path, profile: Path) -> None:
    """Due, sheet out, filled by the other program, read back, and what follows from it on the site and on the walls."""
    root = copied(content_root, tmp_path)
    (root / "content" / "prints.yaml").write_text("# Milik penjaga data\n", "utf-8")
    run(root, "prints", "issue", "--office", "kec-awan", "--kind", "petugas", "--copies", "2", "--place", "Loket")
    assert run(root, "prints", "recall") == "Every print that hangs is still true.\n"
    before = (root / "contacts.yaml").read_text("utf-8")
    due = run(root, "contacts", "due")
    assert "AB-32-T1" in due
    assert "last checked too long ago" in next(line for line in due.splitlines() if "AB-32-T1" in line)
    run(root, "build")
    pages = {path: (root / "site" / path).read_text("utf-8") for path in PAGES}

    run(root, "contacts", "due", "--xlsx", str(root / "telepon.xlsx"))
    later = str(root / "semua.xlsx")
    run(root, "contacts", "export", later)
    cells = [
        ("Kode", "AB-32-T1", "Hasil", "benar lewat telepon atau pesan"),
        ("Kode", "AB-32-T1", "Tanggal", "2026-11-24"),
        ("Kode", "AB-32-T1", "Oleh (jabatan)", "Penjaga data"),
    ]
    called = typed(profile, root / "telepon.xlsx", root / "terisi.xlsx", "Telepon", cells)
    assert run(root, "contacts", "import", str(called), "--dry-run").splitlines() == [
        "Kontak Kecamatan Pelangi (kec-pelangi-kontak)",
        "  AB-32-T1 confirmation new: on 2026-11-24, method test_call, by Penjaga data",
        "Nothing was written (--dry-run).",
    ]
    run(root, "contacts", "import", str(called), "--yes")
    cells = [
        ("Kode", "AB-01-T1", "Nomor atau alamat", "(021) 0000-0078"),
        ("Kode", "AB-01-T1", "Konfirmasi baru: tanggal", "2026-11-24"),
        ("Kode", "AB-01-T1", "Konfirmasi baru: cara", "surat pemilik"),
        ("Kode", "AB-01-T1", "Konfirmasi baru: oleh", "Kepala dinas"),
    ]
    filled = typed(profile, Path(later), root / "isi.xlsx", "Kontak", cells)
    said = run(root, "contacts", "import", str(filled), "--yes")
    assert "  AB-01-T1 number (021) 0000-0077 → (021) 0000-0078" in said.splitlines()

    after = (root / "contacts.yaml").read_text("utf-8")
    comments = [line for line in before.splitlines() if line.startswith("#")]
    assert comments
    assert comments == [line for line in after.splitlines() if line.startswith("#")]
    assert "AB-32-T1" not in run(root, "contacts", "due")
    told = run(root, "prints", "recall")
    assert "P-0001" in told
    assert "AB-01-T1: (021) 0000-0077, now (021) 0000-0078" in " ".join(told.split())
    run(root, "build")
    page = (root / "site" / PAGES[0]).read_text("utf-8")
    assert "0000-0077" in pages[PAGES[0]]
    assert "0000-0078" in page
    assert "0000-0077" not in page
    assert pages[PAGES[2]] != (root / "site" / PAGES[2]).read_text("utf-8"), "the day of the check is a new one"
