"""What the keeper does in the desk: the same bytes as the command, shown before it is written, and taken back whole."""

import base64
from pathlib import Path

import openpyxl
import pytest
from babel.messages.pofile import read_po
from typer.testing import CliRunner

from generator.cli.app import app
from generator.content.folder import CALLS, LEDGER
from generator.desk import notices, offices
from generator.language.catalogue import CATALOGUES
from generator.model.organization import Organization
from generator.model.parts.notice import Notice
from generator.webdesk.tasks.correcting import GROUPS, help_of
from generator.webdesk.tasks.fields import help_of_field
from tests.desk.sheets import alur, changed, exported, fill
from tests.webdesk.opened import OWN, Opened, words

FILES = ("contacts.yaml", CALLS, LEDGER)


def files(root: Path) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in FILES if (root / name).exists()}


def test_today_has_ten_things_with_the_gravest_on_top(desk: Opened) -> None:
    page = desk.shown("/")
    assert page.count('<li class="card') == 10
    said = words(page)
    assert said.index("Turunkan cetakan P-0002") < said.index("AB-31-T1 Kontak Kecamatan Awan")
    assert 'href="/telepon/AB-31-T1"' in page
    assert 'href="/betulkan/rumah-bintang/-"' in page


HOLIDAY = "holidays: {added: [2026-12-08]}\n"
CALLED = {"value": "0870-0000-7777", "by": "Penjaga data"}
CALLS_MADE: dict[str, dict[str, str]] = {
    "right": {"result": "right"},
    "wrong": {"result": "wrong", "note": "Dijawab orang lain"},
    "unanswered": {"result": "unanswered"},
    "later": {"result": "later", "note": "Besok pagi"},
    "do_not_call": {"result": "do_not_call"},
}


@pytest.mark.parametrize("case", CALLS_MADE)
def test_a_call_writes_what_the_command_writes(case: str, desk: Opened, root: Path, beside: Path) -> None:
    before, sent = files(root), CALLED | CALLS_MADE[case]
    assert desk.submit("/telepon/AB-31-T1", sent)[0] == 303
    options = [f"--{name}={value}" for name, value in sent.items() if name != "value"]
    done = alur("called", "AB-31-T1", *options, "--at", "09:30", root=beside)
    assert done.exit_code == 0, done.output
    assert files(root) == files(beside) != before
    page = desk.shown("/")
    assert "AB-31-T1: " in page
    desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert files(root) == before


def test_the_next_number_is_another_one(desk: Opened) -> None:
    assert "AB-31-T1" in words(desk.shown("/telepon"))
    desk.submit("/telepon/AB-31-T1", CALLED | {"result": "unanswered"})
    assert "kode AB-60-W1" in words(desk.shown("/telepon"))
    assert "tidak dijawab 1 kali, terakhir 2026-11-24 pukul 09:30" in words(desk.shown("/telepon/AB-31-T1"))


def test_who_asked_not_to_be_called_is_not(desk: Opened) -> None:
    desk.submit("/telepon/AB-31-T1", CALLED | {"result": "do_not_call"})
    answer = desk.get("/telepon/AB-31-T1")
    assert str(answer.url).endswith("/betulkan/kec-awan-kontak/AB-31-T1")


NOT_CALLED: dict[str, tuple[str, dict[str, str], str]] = {
    "right, said by nobody": ("AB-31-T1", {"result": "right", "by": ""}, "sebutkan jabatan yang mengonfirmasi"),
    "another answer": ("AB-31-T1", {"result": "maybe"}, "Hasil: "),
    "a name with a tag": ("AB-31-T1", {"result": "later", "note": "<b>"}, "Catatan: "),
    "a number that was corrected meanwhile": (
        "AB-31-T1", {"result": "right", "value": "0870-0000-7778"}, "sudah bukan yang tampil di halaman ini",
    ),
    "no number": ("AB-99-T1", {"result": "later"}, "tidak ada nomor dengan kode AB-99-T1"),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_CALLED)
def test_a_call_that_cannot_be_is_not_written(case: str, desk: Opened, root: Path) -> None:
    code, sent, said = NOT_CALLED[case]
    before = files(root)
    status, answer = desk.submit(f"/telepon/{code}", CALLED | sent)
    assert (status, "Tidak ada yang diubah" in answer, said in answer) == (409, True, True), answer
    assert CALLED["by"] in answer or "by" in sent  # what was typed is not lost
    assert files(root) == before


ROW = "/betulkan/kec-pelangi-kontak/AB-32-T1"
CORRECTED = {
    "cell.value": "0870-0000-8899", "cell.new_on": "2026-11-24", "cell.new_method": "uji telepon",
    "cell.new_by": "Penjaga data", "cell.hours": "Senin-Jumat 08:00-15:00", "cell.role": "Kepala Seksi",
}  # fmt: skip


def test_a_correction_is_shown_then_written_as_the_sheet_writes_it(
    desk: Opened, root: Path, beside: Path, tmp_path: Path
) -> None:
    before, form = files(root), desk.form(ROW) | CORRECTED
    status, said = desk.submit(ROW, form)
    assert status == 200
    assert "nomor Lama 0870-0000-8888 Baru 0870-0000-8899" in said
    assert files(root) == before
    assert "Belum ada bukti" not in said
    assert "Belum ada bukti untuk AB-32-T1" in desk.submit(ROW, desk.form(ROW) | {"cell.value": "0870-0000-8899"})[1]
    assert desk.submit(ROW, form | {"yes": "1"})[0] == 303
    titles = {
        "value": "Nomor atau alamat", "new_on": "Konfirmasi baru: tanggal", "new_method": "Konfirmasi baru: cara",
        "new_by": "Konfirmasi baru: oleh", "hours": "Jam layanan", "role": "Jabatan",
    }  # fmt: skip
    cells = [("AB-32-T1", titles[key.removeprefix("cell.")], value) for key, value in CORRECTED.items()]
    sheet = changed(exported(beside, tmp_path / "k.xlsx"), fill(*cells))
    assert alur("import", str(sheet), "--yes", root=beside).exit_code == 0
    assert files(root) == files(beside) != before
    assert [path.read_bytes() for path in root.glob("contacts.yaml.*.bak")] == [before["contacts.yaml"]]
    desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert files(root) == before


def test_a_form_that_nobody_changed_changes_nothing(desk: Opened, root: Path) -> None:
    before = files(root)
    for path in (ROW, "/betulkan/upt-antah/AB-60-W1", "/betulkan/kantor-dongeng/AB-01-A1"):
        if desk.get(path).status_code == 200:
            assert "Tidak ada yang berubah" in desk.submit(path, desk.form(path) | {"yes": "1"})[1]
    assert files(root) == before


def test_a_channel_and_a_contact_are_added(desk: Opened, root: Path) -> None:
    given = {
        "cell.kind": "telepon", "cell.value": "0870-0000-9911", "cell.source_title": "Papan kantor",
        "cell.source_checked": "2026-11-20",
    }  # fmt: skip
    for path in ("/betulkan/kec-pelangi-kontak/-", "/betulkan/rumah-bintang/-", "/betulkan/dinas-lagu-kontak/-"):
        status, said = desk.submit(path, desk.form(path) | given | {"yes": "1"})
        assert status == 303, said
        given["cell.value"] = given["cell.value"][:-1] + str(int(given["cell.value"][-1]) + 1)
    text = (root / "contacts.yaml").read_text("utf-8")
    assert [text.count(f"0870-0000-991{last}") for last in (1, 2, 3)] == [1, 1, 1]
    assert "id: dinas-lagu-kontak" in text


WRONG: dict[str, tuple[dict[str, str], str]] = {
    "letters in a number": ({"cell.value": "0870-OOOO-8899"}, "Nomor atau alamat"),
    "hours that mean two things": ({"cell.hours": "8 - 4"}, "Jam layanan"),
    "a word that is none": ({"cell.cost": "murah"}, "tidak mungkin di sini"),
    "half a confirmation": ({"cell.new_on": "2026-11-24"}, "Sel ini tidak boleh kosong"),
    "a sign that nobody sees": ({"cell.value": "0870-0000\u202e-8899"}, "tanda yang tidak terlihat"),
    "tomorrow": (
        {"cell.new_on": "2026-11-25", "cell.new_method": "kunjungan", "cell.new_by": "Staf"}, "2026-11-25",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_field_is_told_beside_it(case: str, desk: Opened, root: Path) -> None:
    cells, told = WRONG[case]
    before, form = files(root), desk.form(ROW) | cells
    answer = desk.post(ROW, data={"csrf": desk.keys.form, "yes": "1", **form}, headers=OWN)
    assert answer.status_code == 422, words(answer.text)
    assert 'aria-invalid="true"' in answer.text
    assert told in words(answer.text)
    assert files(root) == before


def test_two_tabs_at_one_record(desk: Opened, root: Path) -> None:
    """The later one is told what is there by now; what it says of other fields is written, and nothing is lost."""
    one, other = desk.form(ROW), desk.form(ROW)
    desk.submit(ROW, one | {"cell.label": "Loket", "yes": "1"})
    written = files(root)
    status, said = desk.submit(ROW, other | {"cell.label": "Ruang depan", "yes": "1"})
    assert (status, files(root)) == (422, written)
    assert "Loket" in said
    assert desk.submit(ROW, other | {"cell.answered_by": "Petugas piket", "yes": "1"})[0] == 303
    text = (root / "contacts.yaml").read_text("utf-8")
    assert "label: Loket" in text
    assert "answered_by: Petugas piket" in text


def test_what_an_editor_wrote_in_between_stays(desk: Opened, root: Path) -> None:
    form, file = desk.form(ROW), root / "contacts.yaml"
    by_hand = file.read_text("utf-8").replace("0870-0000-7777", "0870-0000-7766") + "# ditulis dengan tangan\n"
    file.write_text(by_hand, "utf-8")
    assert desk.submit(ROW, form | {"cell.label": "Loket", "yes": "1"})[0] == 303
    text = file.read_text("utf-8")
    assert "0870-0000-7766" in text
    assert text.endswith("# ditulis dengan tangan\n")
    assert "label: Loket" in text


@pytest.mark.parametrize("name", ["contacts.yaml", CALLS])
def test_nothing_is_taken_back_over_what_was_written_since(name: str, desk: Opened, root: Path) -> None:
    """A right number is written into two files: both are taken back, or neither."""
    desk.submit("/telepon/AB-31-T1", CALLED | {"result": "right"})
    with (root / name).open("a", encoding="utf-8") as file:
        file.write("# tangan\n")
    after = files(root)
    status, said = desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert (status, "berkasnya berubah" in said, files(root)) == (409, True, after), said


def test_sources_that_were_read_again(desk: Opened, root: Path, beside: Path) -> None:
    assert desk.submit("/sumber/NN-02-T1", {})[0] == 303
    alur("confirm", "NN-02-T1", "--method", "source", root=beside)
    assert files(root) == files(beside)
    assert desk.submit("/sumber/NN-99-T1", {})[0] == 409


def upload(desk: Opened, name: str, content: bytes) -> tuple[int, str, str]:
    answer = desk.post(
        "/lembar",
        data={"csrf": desk.keys.form},
        files={"file": (name, content)},
        headers=OWN,
    )
    key = answer.text.partition('action="/lembar/')[2].partition('"')[0]
    return answer.status_code, words(answer.text), key


def test_a_sheet_is_shown_then_taken_as_the_command_takes_it(
    desk: Opened, root: Path, beside: Path, tmp_path: Path
) -> None:
    (tmp_path / "dari.xlsx").write_bytes(desk.get("/lembar/kontak.xlsx").content)
    cells = [("AB-32-T1", "Sebutan", "Loket"), ("AB-31-T1", "Dijawab oleh", "Petugas piket")]
    sheet = changed(tmp_path / "dari.xlsx", fill(*cells))
    before = files(root)
    status, said, key = upload(desk, "kontak.xlsx", sheet.read_bytes())
    assert (status, files(root) == before) == (200, True)
    assert "Baru Loket" in said
    assert desk.submit(f"/lembar/{key}", {})[0] == 303
    assert alur("import", str(sheet), "--yes", root=beside).exit_code == 0
    assert files(root) == files(beside) != before
    assert desk.submit(f"/lembar/{key}", {})[0] == 409  # it was taken


def test_a_call_sheet_comes_back(desk: Opened, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    file.write_bytes(desk.get("/lembar/telepon.xlsx").content)
    book = openpyxl.load_workbook(file)
    titles = {cell.value: cell.column for cell in book["Telepon"][1]}
    for title, value in (("Hasil", "tidak dijawab"), ("Tanggal", "2026-11-23"), ("Jam", "09:00")):
        book["Telepon"].cell(2, titles[title]).value = value
    book.save(file)
    status, said, key = upload(desk, "t.xlsx", file.read_bytes())
    assert (status, "satu percobaan telepon dicatat" in said) == (200, True)
    desk.submit(f"/lembar/{key}", {})
    assert b"on: 2026-11-23" in (root / CALLS).read_bytes()


def test_a_letter_is_that_of_the_command(desk: Opened, root: Path, beside: Path, tmp_path: Path) -> None:
    for content in (root, beside):  # the day on which an answer would be due is a holiday there
        site = content / "content/site.yaml"
        site.write_text(site.read_text("utf-8") + HOLIDAY, "utf-8")
    given = ["letters", "--office", "kec-awan", "--out", str(tmp_path / "surat"), "--root", str(beside)]
    done = CliRunner().invoke(app, ["contacts", *given, "--today", "2026-11-24", "--lang", "en"])
    assert done.exit_code == 0, done.output
    assert "Answer by 2026-12-09" in done.output
    answer = desk.get("/lembar/surat/kec-awan")
    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
    assert answer.content == (tmp_path / "surat" / "surat-kec-awan.pdf").read_bytes()
    assert desk.get("/lembar/surat/nowhere").status_code == 409


def prints(root: Path, *arguments: str) -> None:
    done = CliRunner().invoke(app, ["prints", *arguments, "--root", str(root), "--today", "2026-11-24", "--lang", "en"])
    assert done.exit_code == 0, done.output


def test_prints_are_handed_out_renewed_and_taken_down_as_by_command(desk: Opened, root: Path, beside: Path) -> None:
    before = files(root)
    given = {"office": "kec-pelangi", "kind": "umum", "size": "a4", "copies": "2", "place": "Loket", "by": "Satgas"}
    assert desk.submit("/cetakan", given)[0] == 303
    prints(beside, "issue", *(f"--{name}={value}" for name, value in given.items()))
    assert files(root) == files(beside) != before
    for action, command in (("P-0002/ganti", "renew"), ("P-0003/turun", "withdraw")):
        assert desk.submit(f"/cetakan/{action}", {})[0] == 303
        prints(beside, command, action.partition("/")[0])
        assert files(root) == files(beside)
    for _ in range(3):
        desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert files(root) == before


def test_a_print_is_seen_before_it_is_made(desk: Opened, root: Path) -> None:
    before = files(root)
    given = {"csrf": desk.keys.form, "office": "kec-pelangi", "kind": "umum", "size": "a4"}
    answer = desk.post("/cetakan/gambar", data=given, headers=OWN)
    picture = answer.text.partition("data:image/png;base64,")[2].partition('"')[0]
    assert base64.b64decode(picture)[:4] == b"\x89PNG"
    assert "jangan digantung" not in words(answer.text)
    site = root / "content/site.yaml"
    site.write_text(site.read_text("utf-8") + "draft: true\n", "utf-8")
    assert "Hari ini hanya contoh; jangan digantung" in desk.submit("/cetakan/gambar", given)[1]
    assert desk.submit("/cetakan/gambar", given | {"office": "nowhere"})[0] == 409
    assert files(root) == before


NO_PRINTS = {
    "no such office": ({"office": "nowhere"}, "tidak ada cetakan jenis ini"),
    "no such paper": ({"size": "hp"}, "hanya ada pada kertas: a3, a4, f4"),
    "no copies": ({"copies": "0"}, "Berapa lembar: "),
    "no place": ({"place": ""}, "Digantung di mana: "),
}


@pytest.mark.parametrize("case", NO_PRINTS)
def test_what_cannot_hang_is_not_written(case: str, desk: Opened, root: Path) -> None:
    sent, said = NO_PRINTS[case]
    given = {"office": "kec-pelangi", "kind": "umum", "size": "a4", "copies": "2", "place": "Loket", "by": ""}
    before = files(root)
    status, answer = desk.submit("/cetakan", given | sent)
    assert (status, files(root) == before) == (409, True)
    assert said in answer


def test_problems_lead_to_the_form_that_mends_them(desk: Opened, root: Path) -> None:
    file = root / "contacts.yaml"
    file.write_text(file.read_text("utf-8").replace("0870-0000-8888", "0870-0000-1111"), "utf-8")
    page = desk.shown("/terbitkan")
    assert 'href="/betulkan/kec-pelangi-kontak/AB-32-T1"' in page


def test_a_file_that_cannot_be_read_is_told_with_its_line(desk: Opened, root: Path) -> None:
    with (root / "contacts.yaml").open("a", encoding="utf-8") as file:
        file.write("- id: [\n")
    for path, status in (("/", 409), ("/betulkan", 409), ("/terbitkan", 200)):
        answer = desk.get(path)
        assert (answer.status_code, "contacts.yaml, baris" in words(answer.text)) == (status, True), path


def test_every_field_has_its_help_in_indonesian() -> None:
    with (CATALOGUES / "id" / "fields.po").open("rb") as file:
        told = {str(each.id): str(each.string) for each in read_po(file) if each.id}
    helps = {key: help_of(key) for _, keys in GROUPS for key in keys}
    for model, fields in ((Notice, notices.FIELDS), (Organization, offices.FIELDS)):
        helps |= {f"{model.__name__}.{field}": help_of_field(model, field) for field in fields}
    assert [key for key, said in helps.items() if not said] == []
    english = {said.replace("`", "") for said in told}
    assert [key for key, said in helps.items() if said in english] == []
    used = " ".join(helps.values())
    assert [said for said, words in told.items() if words.replace("`", "") not in used] == [], "no field says these"


REPLIES = "23/11/26 09.15 - Bu Lurah: AB-01 benar\nAB-32 salah: nomornya lain\nhalo"


def test_pasted_replies_are_shown_then_written_as_the_command_writes_them(
    desk: Opened, root: Path, beside: Path, tmp_path: Path
) -> None:
    before = files(root)
    status, said = desk.submit("/balasan", {"text": REPLIES})
    assert (status, files(root)) == (200, before)
    for told in (
        "AB-01, Dinas Dongeng: benar",
        "Pengirim: Bu Lurah",
        "nomornya lain",
        "Baris 3, ini bukan balasan surat",
    ):
        assert told in said
    assert desk.submit("/balasan", {"text": REPLIES, "yes": "1"})[0] == 303
    (tmp_path / "balasan.txt").write_text(REPLIES, "utf-8")
    assert alur("replies", str(tmp_path / "balasan.txt"), "--yes", root=beside).exit_code == 0
    assert files(root) == files(beside) != before
    assert "Tidak ada yang berubah" in desk.submit("/balasan", {"text": REPLIES, "yes": "1"})[1]
    desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert files(root) == before
    assert desk.submit("/balasan", {"text": " "})[0] == 409
    assert "Tidak ada yang berubah" in desk.submit("/balasan", {"text": "halo", "yes": "1"})[1]


@pytest.mark.parametrize("word", ["benar", "salah"])
def test_an_answer_under_any_code_is_shown_with_whose_it_is(desk: Opened, word: str) -> None:
    directory = desk.bench.open().directory
    owners = {office.code: office.short_name for office in directory.organizations}
    owners |= {channel.code: contact.name for contact, _, channel in directory.channels()}
    page = desk.submit("/balasan", {"text": "\n".join(f"{code} {word}" for code in owners)})[1]
    shown = [code for code in owners if f"{code}, {owners[code]}: {word}" in page]
    assert {"AB-01", "AB-32-T1", "NN-01-T1"} <= set(shown)
