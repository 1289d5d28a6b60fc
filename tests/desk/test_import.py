"""A filled sheet changes `contacts.yaml` in place: only what was filled, in the file's own style."""

from datetime import date
from difflib import unified_diff
from pathlib import Path

import pytest

from generator.content.load import load
from tests.desk.sheets import Edit, alur, changed, copied, exported, fill, page

VALUE = "Nomor atau alamat"
ON, METHOD, BY, NOTE = (f"Konfirmasi baru: {each}" for each in ("tanggal", "cara", "oleh", "catatan"))
TITLE, URL, READ, OWN = (f"Sumber baru: {each}" for each in ("judul", "tautan", "dibaca tanggal", "milik kantor itu"))


def differing(before: bytes, after: bytes) -> list[str]:
    lines = unified_diff(before.decode().splitlines(), after.decode().splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and not line.startswith(("+++", "---"))]


def imported(root: Path, file: Path, *edits: Edit) -> list[str]:
    """The lines that differ after export, filling and import."""
    before = (root / "contacts.yaml").read_bytes()
    exported(root, file)
    changed(file, *edits)
    result = alur("import", str(file), "--yes", root=root)
    assert result.exit_code == 0, result.output
    load(root)
    return differing(before, (root / "contacts.yaml").read_bytes())


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    return copied(content_root, tmp_path)


def test_an_untouched_sheet_changes_no_byte(content_root: Path, tmp_path: Path) -> None:
    root = copied(content_root, tmp_path)
    before = (root / "contacts.yaml").read_bytes()
    file = exported(root, tmp_path / "k.xlsx")
    for saved in (False, True):
        if saved:
            changed(file)  # read and written again by a spreadsheet library
        result = alur("import", str(file), "--yes", root=root)
        assert (result.exit_code, result.output) == (0, "Nothing changes.\n")
        assert (root / "contacts.yaml").read_bytes() == before
    assert sorted(each.name for each in root.iterdir()) == ["contacts.yaml", "content"]


CASES: dict[str, tuple[Edit, list[str]]] = {
    "a number keeps what it is when only its spelling changes": (
        fill(("AB-01-W1", VALUE, "+62 870 0000 3333")),
        ['-      number: "0870-0000-3333"', '+      number: "+62 870 0000 3333"'],
    ),
    "another number loses what spoke for the old one": (
        fill(("AB-01-W1", VALUE, "0870-0000-3334"), ("AB-01-W1", TITLE, "Surat Dinas"), ("AB-01-W1", READ, date(2026, 11, 20))),
        [
            '-      number: "0870-0000-3333"',
            '+      number: "0870-0000-3334"',
            "-      confirmations:",
            "-        - {on: 2026-11-01, method: owner_letter, by: Kepala Dinas Dongeng}",
            "+      sources:",
            "+        - {title: Surat Dinas, checked: 2026-11-20}",
        ],
    ),
    "another kind takes another field": (
        fill(("AB-01-W2", "Jenis", "email"), ("AB-01-W2", VALUE, "langsung@dongeng.example")),
        [
            "-      kind: whatsapp",
            '-      number: "0870-0000-4444"',
            "+      kind: email",
            "+      email: langsung@dongeng.example",
            "-      confirmations:",
            "-        - {on: 2026-11-01, method: owner_letter, by: Kepala Dinas Dongeng}",
        ],
    ),
    "a confirmation": (
        fill(("AB-32-T1", ON, date(2026, 11, 20)), ("AB-32-T1", METHOD, "Uji Telepon"), ("AB-32-T1", BY, "Penjaga data"), ("AB-32-T1", NOTE, "Dijawab: cepat")),
        ['+        - {on: 2026-11-20, method: test_call, by: Penjaga data, note: "Dijawab: cepat"}'],
    ),
    "a date as text": (
        fill(("AB-32-T1", ON, "2026-11-20"), ("AB-32-T1", METHOD, "kunjungan"), ("AB-32-T1", BY, "Penjaga data")),
        ["+        - {on: 2026-11-20, method: visit, by: Penjaga data}"],
    ),
    "choices, texts and hours": (
        fill(
            ("AB-31-T1", "Biaya", "pulsa"), ("AB-31-T1", "Boleh tanpa nama", "ya"), ("AB-31-T1", "Menelepon balik", "tidak pernah"),
            ("AB-31-T1", "Dijawab oleh", "Petugas: loket 2"), ("AB-31-T1", "Jam layanan", "Senin-Kamis 08.00 – 16.00; Jumat 08:00-11:30"),
            ("AB-31-T1", "Tampil untuk", "petugas saja"), ("AB-31-T1", "Catatan penjaga", "Dua baris\nkata"), ("AB-31-T1", "Sebutan", "Loket"),
        ),
        [
            "+      label: Loket",
            "+      schedule:",
            "+        spans:",
            "+          - {days: [mo, tu, we, th], opens_at: \"08:00\", closes_at: \"16:00\"}",
            "+          - {days: [fr], opens_at: \"08:00\", closes_at: \"11:30\"}",
            "+      cost: credit",
            '+      answered_by: "Petugas: loket 2"',
            '+      anonymous: "yes"',
            '+      calls_back: "never"',
            "-      freshness: service",
            "+      freshness: service",  # the same line, which moved down
            "+      visibility: staff",
            '+      remark: "Dua baris\\nkata"',
        ],
    ),
    "cells emptied": (
        fill(("KH-01-T1", "Sebutan", None), ("KH-01-T1", "Biaya", None), ("NN-02-W1", "Jam layanan", None)),
        ["-      schedule: {always_open: true}", "-      label: Telepon kantor", "-      cost: credit"],
    ),
    "hours keep their note": (
        fill(("KH-01-T1", "Jam layanan", "24 jam")),
        [
            "-        spans:",
            '-          - {days: [mo, tu, we, th], opens_at: "08:00", closes_at: "16:00"}',
            '-          - {days: [fr], opens_at: "08:00", closes_at: "11:30"}',
            '-          - {days: [fr], opens_at: "13:00", closes_at: "16:30"}',
            "+        always_open: true",
        ],
    ),
    "the Indonesian of a text in two languages": (
        fill(("AB-01-A1", VALUE, "Jalan Kancil 2, Awan"), ("AB-01-A1", TITLE, "Papan nama"), ("AB-01-A1", READ, "2026-11-20")),
        [
            '-      address: {id: "Jalan Kancil 1, Awan", en: "1 Kancil Street, Awan"}',
            '+      address: {id: "Jalan Kancil 2, Awan", en: "1 Kancil Street, Awan"}',
            "-      confirmations:",
            "-        - {on: 2026-11-05, method: visit, by: Penjaga data}",
            "+      sources:",
            "+        - {title: Papan nama, checked: 2026-11-20}",
        ],
    ),
    "the contact itself": (
        fill(("AB-31-T1", "Jabatan", "Sekretaris"), ("AB-31-T1", "Nama kontak", "Kontak Awan"), ("AB-31-T1", "Tugas", "cadangan")),
        [
            "-  duty: focal_point", "-  name: Kontak Kecamatan Awan", "-  role: Kepala Seksi Kesejahteraan",
            "+  duty: deputy", "+  name: Kontak Awan", "+  role: Sekretaris",
        ],
    ),
    "words of a sheet that was handed out long ago": (
        fill(("AB-31-T1", "Tugas", "wakil contact person"), ("AB-01-W2", "Jenis", "surel"), ("AB-01-W2", VALUE, "langsung@dongeng.example"), ("AB-01-W3", "Tugas", "Wakil Contact Person")),
        [
            "-      kind: whatsapp",
            '-      number: "0870-0000-4444"',
            "+      kind: email",
            "+      email: langsung@dongeng.example",
            "-      confirmations:",
            "-        - {on: 2026-11-01, method: owner_letter, by: Kepala Dinas Dongeng}",
            "-  duty: focal_point",
            "+  duty: deputy",
        ],
    ),
    "a person with consent": (
        fill(("AB-31-T1", "Nama orang", "Dewi Embun"), ("AB-31-T1", "Setuju tanggal", date(2026, 11, 1)), ("AB-31-T1", "Setuju lewat", "Surat")),
        ["+  person:", "+    name: Dewi Embun", "+    consent: {on: 2026-11-01, method: Surat}"],
    ),
    "another person with another consent": (
        fill(
            *((code, title, value) for code in ("AB-01-W1", "AB-01-W2") for title, value in
              (("Nama orang", "Dewi Embun"), ("Setuju tanggal", date(2026, 11, 1)), ("Setuju lewat", "Surat baru")))
        ),
        [
            "-    name: Putri Bidadari", "-    consent: {on: 2026-10-01, method: Surat persetujuan}",
            "+    name: Dewi Embun", "+    consent: {on: 2026-11-01, method: Surat baru}",
        ],
    ),
    "a consent for a name that had none": (
        fill(("AB-02-W1", "Setuju tanggal", date(2026, 11, 1)), ("AB-02-W1", "Setuju lewat", "Surat")),
        ["-  person: {name: Joko Awan Kinton}", "+  person: {name: Joko Awan Kinton, consent: {on: 2026-11-01, method: Surat}}"],
    ),
    "a name withdrawn": (fill(("AB-02-W1", "Nama orang", None)), ["-  person: {name: Joko Awan Kinton}"]),
    "a new channel gets its code": (
        fill((1, "Kontak", "dinas-dongeng-kontak"), (1, "Jenis", "WhatsApp"), (1, VALUE, "0870-0000-1234"), (1, TITLE, "Surat"), (1, READ, "2026-11-20"), (1, OWN, "ya")),
        [
            "+    - code: AB-01-W4",
            "+      kind: whatsapp",
            '+      number: "0870-0000-1234"',
            "+      freshness: service",
            "+      sources:",
            "+        - {title: Surat, checked: 2026-11-20, official: true}",
        ],
    ),
    "the first channel of a contact": (
        fill(("rumah-bintang", "Jenis", "telepon"), ("rumah-bintang", VALUE, "0870-0000-4321")),
        ["+  channels:", "+    - code: AB-61-T1", "+      kind: voice", '+      number: "0870-0000-4321"', "+      freshness: service"],
    ),
    "the contact person of an office that had none": (
        fill(("dinas-lagu-kontak", "Jabatan", "Kepala Subbagian"), ("dinas-lagu-kontak", "Jenis", "telepon"), ("dinas-lagu-kontak", VALUE, "0870-0000-2468")),
        [
            "+- id: dinas-lagu-kontak", "+  organization: dinas-lagu", "+  duty: focal_point", "+  name: Kontak Dinas Lagu",
            "+  role: Kepala Subbagian", "+  channels:", "+    - code: AB-03-T1", "+      kind: voice",
            '+      number: "0870-0000-2468"', "+      freshness: service",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_exact_lines(case: str, root: Path, tmp_path: Path) -> None:
    edit, expected = CASES[case]
    assert sorted(imported(root, tmp_path / "k.xlsx", edit)) == sorted(expected)


@pytest.mark.parametrize("typed", ["０８７０-００００-４４４４", "٠٨٧٠-٠٠٠٠-٤٤٤٤", "0870\u20110000\u20114444"])
def test_a_number_in_other_signs_is_kept_in_ascii(typed: str, root: Path, tmp_path: Path) -> None:
    lines = imported(root, tmp_path / "k.xlsx", fill(("AB-01-W1", VALUE, typed)))
    assert '+      number: "0870-0000-4444"' in lines


def test_a_new_contact_keeps_the_empty_line_between_records(root: Path, tmp_path: Path) -> None:
    path = root / "contacts.yaml"
    path.write_text(path.read_text("utf-8").replace("\n- id: ", "\n\n- id: "), "utf-8")
    cells = (("Jabatan", "Kepala Subbagian Umum"), ("Jenis", "telepon"), (VALUE, "0870-0000-8889"))
    file = exported(root, tmp_path / "k.xlsx")
    changed(file, fill(*(("dinas-lagu-kontak", *each) for each in cells)))
    before = path.read_text("utf-8")
    result = alur("import", str(file), "--yes", root=root)
    # The number is one digit away from a known one, which is told and does not stand in the way.
    assert "Nomor atau alamat: 0870-0000-8889 differs from 0870-0000-8888" in result.output
    assert (
        path.read_text("utf-8")
        == before
        + """
- id: dinas-lagu-kontak
  organization: dinas-lagu
  duty: focal_point
  name: Kontak Dinas Lagu
  role: Kepala Subbagian Umum
  channels:
    - code: AB-03-T1
      kind: voice
      number: "0870-0000-8889"
      freshness: service
"""
    )


def test_a_new_contact_in_two_rows(root: Path, tmp_path: Path) -> None:
    edit = fill(
        *((1, title, value) for title, value in (("Kontak", "lagu-loket"), ("Kode kantor", "dinas-lagu"))),
        *((1, title, value) for title, value in (("Tugas", "kantor"), ("Nama kontak", "Loket Lagu"))),
        *((1, title, value) for title, value in (("Jenis", "telepon"), (VALUE, "0870-0000-1357"))),
        *((2, title, value) for title, value in (("Kontak", "lagu-loket"), ("Jenis", "datang langsung"))),
        (2, VALUE, "Jalan Nada 3"),
    )
    assert imported(root, tmp_path / "k.xlsx", edit) == [
        "+- id: lagu-loket",
        "+  organization: dinas-lagu",
        "+  duty: front_desk",
        "+  name: Loket Lagu",
        "+  channels:",
        "+    - code: AB-03-T1",
        "+      kind: voice",
        '+      number: "0870-0000-1357"',
        "+      freshness: office",
        "+    - code: AB-03-A1",
        "+      kind: walk_in",
        "+      address: Jalan Nada 3",
        "+      freshness: office",
    ]


def test_the_old_file_is_kept_and_never_overwritten(root: Path, tmp_path: Path) -> None:
    first = (root / "contacts.yaml").read_bytes()
    imported(root, tmp_path / "1.xlsx", fill(("AB-31-T1", "Jabatan", "Satu")))
    second = (root / "contacts.yaml").read_bytes()
    imported(root, tmp_path / "2.xlsx", fill(("AB-31-T1", "Jabatan", "Dua")))
    assert (root / "contacts.yaml.2026-11-24.bak").read_bytes() == first
    assert (root / "contacts.yaml.2026-11-24.2.bak").read_bytes() == second


def test_a_sheet_may_be_imported_twice(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "k.xlsx"
    imported(root, file, *(CASES[each][0] for each in ("a confirmation", "the contact itself", "cells emptied")))
    again = alur("import", str(file), "--yes", root=root)
    assert (again.exit_code, again.output) == (0, "Nothing changes.\n")


def test_rows_may_be_sorted_and_columns_moved(root: Path, tmp_path: Path) -> None:
    def turned(book: object) -> None:
        sheet = page(book)  # type: ignore[arg-type]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        head, body = rows[0], [row for row in rows[1:] if any(row)]
        for number, values in enumerate([head, *reversed(body)], 1):
            for at, value in enumerate([*values[10:], *values[:10]], 1):
                sheet.cell(number, at).value = value

    edits = (fill(("AB-31-T1", "Jabatan", "Sekretaris")), turned)
    assert imported(root, tmp_path / "k.xlsx", *edits) == [
        "-  role: Kepala Seksi Kesejahteraan",
        "+  role: Sekretaris",
    ]


def test_changes_elsewhere_meanwhile_are_kept(root: Path, tmp_path: Path) -> None:
    file = exported(root, tmp_path / "k.xlsx")
    path = root / "contacts.yaml"
    path.write_bytes(path.read_bytes().replace(b"role: Perawat jaga", b"role: Kepala IGD  # rapat"))
    changed(file, fill(("AB-31-T1", "Jabatan", "Sekretaris")))
    assert alur("import", str(file), "--yes", root=root).exit_code == 0
    assert b"role: Kepala IGD  # rapat" in path.read_bytes()
    assert b"role: Sekretaris" in path.read_bytes()


MOVED: dict[str, tuple[tuple[bytes, bytes], Edit, str]] = {
    "a number": (
        (b'"0870-0000-7777"', b'"0870-0000-7770"'),
        fill(("AB-31-T1", VALUE, "0870-0000-7778")),
        "k.xlsx:Kontak!M21: Nomor atau alamat: meanwhile contacts.yaml has “0870-0000-7770” here."
        " Export again and fill in the fresh file",
    ),
    "a post": (
        (b"role: Kepala Seksi Kesejahteraan", b"role: Camat"),
        fill(("AB-31-T1", "Jabatan", "Sekretaris")),
        "k.xlsx:Kontak!G21: Jabatan: meanwhile contacts.yaml has “Camat” here. Export again and fill in the fresh file",
    ),
    "a channel that is gone": (
        (b"code: AB-31-T1", b"code: AB-31-T2"),
        fill(("AB-31-T1", "Sebutan", "Loket")),
        "k.xlsx:Kontak!K21: Kode: meanwhile contacts.yaml has “” here. Export again and fill in the fresh file",
    ),
    "a contact that came": (
        (b"- id: papan-keluhan", b"- {id: dinas-lagu-kontak, organization: dinas-lagu, duty: focal_point, name: X}\n- id: papan-keluhan"),
        fill(("dinas-lagu-kontak", "Jabatan", "Kasubbag")),
        "k.xlsx:Kontak!C26: Kontak: meanwhile contacts.yaml has “dinas-lagu-kontak” here. Export again and fill in the fresh file",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MOVED)
def test_a_base_that_has_moved_on(case: str, root: Path, tmp_path: Path) -> None:
    (old, new), edit, expected = MOVED[case]
    file = exported(root, tmp_path / "k.xlsx")
    path = root / "contacts.yaml"
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new))
    before = path.read_bytes()
    changed(file, edit)
    result = alur("import", str(file), "--yes", root=root)
    assert (result.exit_code, result.output.splitlines()) == (1, [expected])
    assert path.read_bytes() == before


def test_the_same_change_made_meanwhile_is_no_conflict(root: Path, tmp_path: Path) -> None:
    file = exported(root, tmp_path / "k.xlsx")
    path = root / "contacts.yaml"
    path.write_bytes(path.read_bytes().replace(b"role: Kepala Seksi Kesejahteraan", b"role: Camat"))
    changed(file, fill(("AB-31-T1", "Jabatan", "Camat")))
    assert alur("import", str(file), "--yes", root=root).output == "Nothing changes.\n"


ANSWERS: dict[str, tuple[list[str], str, bool]] = {
    "yes": ([], "y\n", True),
    "ya": ([], "ya\n", True),
    "no": ([], "n\n", False),
    "nothing": ([], "", False),
    "dry run": (["--dry-run"], "", False),
    "yes beforehand": (["--yes"], "", True),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_asking(case: str, root: Path, tmp_path: Path) -> None:
    words, typed, written = ANSWERS[case]
    file = changed(exported(root, tmp_path / "k.xlsx"), fill(("AB-31-T1", "Jabatan", "Sekretaris")))
    before = (root / "contacts.yaml").read_bytes()
    result = alur("import", str(file), *words, root=root, typed=typed)
    assert "Kontak Kecamatan Awan (kec-awan-kontak)\n  post Kepala Seksi Kesejahteraan → Sekretaris\n" in result.output
    assert ((root / "contacts.yaml").read_bytes() != before) is written
    assert ((root / "contacts.yaml.2026-11-24.bak").exists()) is written


def test_a_text_that_looks_like_a_formula_stays_a_text(root: Path, tmp_path: Path) -> None:
    path = root / "contacts.yaml"
    path.write_bytes(path.read_bytes().replace(b"label: Langsung", b'label: "=1+1"'))
    file = exported(root, tmp_path / "k.xlsx")
    assert alur("import", str(file), "--yes", root=root).output == "Nothing changes.\n"
    lines = imported(root, tmp_path / "k2.xlsx", fill(("AB-31-T1", "Jabatan", "Camat")))
    assert len(lines) == 2


def test_a_comment_in_the_way_is_told_and_nothing_is_written(root: Path, tmp_path: Path) -> None:
    path = root / "contacts.yaml"
    old, new = (
        b"        holidays: closed\n        note:",
        b"        # surat Mei\n        holidays: closed\n        note:",
    )
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new))
    before = path.read_bytes()
    file = exported(root, tmp_path / "k.xlsx")
    changed(file, CASES["hours keep their note"][0])
    result = alur("import", str(file), "--yes", root=root)
    assert (result.exit_code, result.output.splitlines()) == (
        1,
        [
            "contacts.yaml:105:9: 4.channels.0.schedule: the text around this place is written in a way that cannot be"
            " changed safely. Change it by hand"
        ],
    )
    assert path.read_bytes() == before
