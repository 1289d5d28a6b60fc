"""Offices by form, and one more contact of an office: the bytes of the commands, and nothing of others overwritten."""

import html
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli.app import app
from tests.desk.sheets import DAY
from tests.webdesk.opened import OWN, Opened, held, words

FILE = "content/organizations/offices.yaml"
PATH = "/kantor/dinas-dongeng"


def alur(*words_: str, root: Path) -> Result:
    return CliRunner().invoke(app, ["offices", *words_, "--root", str(root), "--lang", "en", "--today", DAY])


CHANGES: dict[str, tuple[str, dict[str, str]]] = {
    "another name": ("dinas-dongeng", {"name.id": "Dinas Dongeng dan Hikayat", "short_name.id": "Dindonghik"}),
    "its name in another language": ("kec-pelangi", {"name.en": "Rainbow District"}),
    "the old name as another one": ("dinas-dongeng", {"alternate_names": "Dinas Cerita\nDinas Dongeng"}),
    "other names are gone": ("dinas-dongeng", {"alternate_names": ""}),
    "what it does": ("rsud-embun", {"summary.id": "Merawat: siang dan malam."}),
    "the keeper's note": ("kec-awan", {"remark": "Pindah tahun depan\n# bukan komentar"}),
    "asked in writing": ("dinas-lagu", {"asked": "2026-11-20"}),
    "not an emergency room": ("rsud-embun", {"emergency_room": ""}),
    "a partner": ("ronda-langit", {"name.id": "Ronda Langit Malam"}),
}


@pytest.mark.parametrize("case", CHANGES)
def test_an_office_is_shown_then_written_as_the_command_writes_it(
    case: str, desk: Opened, root: Path, beside: Path
) -> None:
    office, cells = CHANGES[case]
    path, before = f"/kantor/{office}", held(root)
    form = desk.form(path) | {f"cell.{key}": value for key, value in cells.items()}
    status, said = desk.submit(path, form)
    assert (status, held(root)) == (200, before), said
    assert "Tulis perubahan ini" in said
    assert desk.submit(path, form | {"yes": "1"})[0] == 303
    given = [f"{key}={value}".replace("\n", "; " if key == "alternate_names" else "\n") for key, value in cells.items()]
    done = alur("change", office, *given, root=beside)
    assert done.exit_code == 0, done.output
    after = held(root)
    assert after == held(beside) | {name: content for name, content in after.items() if name not in before}
    assert len([name for name in before if before[name] != after[name]]) == 1
    shown = alur("show", office, root=root).stdout
    assert all(f"{key}\t{value}" in shown for key, value in cells.items() if "\n" not in value)
    assert "Tidak ada yang berubah" in desk.submit(path, desk.form(path))[1]
    desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert held(root) == before


WRONG: dict[str, tuple[dict[str, str], str, str]] = {
    "no name": ({"name.id": ""}, "name.id", "Kolom ini perlu diisi"),
    "a tag": ({"short_name.id": "<b>"}, "short_name.id", "< atau >"),
    "a number that nobody has": ({"summary.id": "Telepon 0870-1234-9999"}, "summary.id", "0870-1234-9999"),
    "no day": ({"asked": "kemarin"}, "asked", "bukan tanggal"),
    "another word": ({"emergency_room": "mungkin"}, "emergency_room", "true"),
    "a sign that nobody sees": ({"remark": "\u202e"}, "remark", "tidak terlihat"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_field_is_told_beside_it(case: str, desk: Opened, root: Path) -> None:
    cells, marked, said = WRONG[case]
    before, form = held(root), desk.form(PATH) | {f"cell.{key}": value for key, value in cells.items()}
    answer = desk.post(PATH, data={"csrf": desk.keys.form, "yes": "1", **form}, headers=OWN)
    assert (answer.status_code, held(root)) == (422, before), words(answer.text)
    assert f'id="{marked}-wrong"' in answer.text
    assert said in html.unescape(answer.text.partition(f'id="{marked}-wrong"')[2].partition("</b>")[0])


def test_a_form_that_nobody_changed_changes_nothing(desk: Opened, root: Path) -> None:
    file = root / FILE
    block = "summary: |\n    Merawat.\n\n    Siang dan malam.\n  sector: Kesehatan"
    file.write_text(file.read_text("utf-8").replace("sector: Kesehatan", block), "utf-8")
    before = held(root)
    for office in ("dinas-dongeng", "rsud-embun", "kec-awan", "uptd-antah", "kementerian-bintang", "puskesmas-kapas"):
        path = f"/kantor/{office}"
        assert "Tidak ada yang berubah" in desk.submit(path, desk.form(path) | {"yes": "1"})[1], office
    assert held(root) == before


def test_two_tabs_and_an_editor_at_one_office(desk: Opened, root: Path) -> None:
    """Of different fields both are written; of one field the later one is told what is there by now."""
    one, other = desk.form(PATH), desk.form(PATH)
    desk.submit(PATH, one | {"cell.typical.id": "Ruang depan", "yes": "1"})
    file = root / FILE
    file.write_text(file.read_text("utf-8") + "# tangan\n", "utf-8")
    written = held(root)
    status, said = desk.submit(PATH, other | {"cell.typical.id": "Ruang belakang", "yes": "1"})
    assert (status, held(root), "Ruang depan" in said, "Ruang belakang" in desk.shown(PATH)) == (
        422,
        written,
        True,
        False,
    )
    assert desk.submit(PATH, other | {"cell.sector.id": "Budaya", "yes": "1"})[0] == 303
    text = file.read_text("utf-8")
    assert all(said in text for said in ("typical: Ruang depan", "sector: Budaya", "# tangan"))
    desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert held(root) == written


def test_an_office_of_a_layer_is_changed_in_the_regions_own_file(desk: Opened, root: Path) -> None:
    site = root / "content/site.yaml"
    site.write_text(site.read_text("utf-8") + "layers: [bawah]\n", "utf-8")
    below = root / "bawah/content/organizations"
    below.mkdir(parents=True)
    (root / "content/organizations/partners.yaml").rename(below / "partners.yaml")
    before, path = held(root), "/kantor/ronda-langit"
    wrong = desk.form(path) | {"cell.short_name.id": "Ronda 0870-1234-9999", "yes": "1"}
    assert (desk.submit(path, wrong)[0], held(root)) == (422, before)  # a file that is not there yet is checked, too
    form = desk.form(path) | {"cell.short_name.id": "Ronda Malam", "yes": "1"}
    assert desk.submit(path, form)[0] == 303
    assert (root / "content/organizations/partners.yaml").read_text("utf-8").split() == (
        ["-", "id:", "ronda-langit", "short_name:", "Ronda", "Malam"]
    )
    assert held(root) | {"content/organizations/partners.yaml": b""} == before | {
        "content/organizations/partners.yaml": b""
    }
    desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert held(root) == before


def test_one_more_contact_of_an_office(desk: Opened, root: Path) -> None:
    path, before = "/kantor/kec-pelangi/kontak", held(root)
    form = desk.form(path)
    assert (form["cell.duty"], form["cell.name"]) == ("cadangan", "Cadangan Kec. Pelangi")
    given = {"cell.kind": "telepon", "cell.value": "0870-0000-9921", "cell.source_title": "Papan kantor",
             "cell.source_checked": "2026-11-20"}  # fmt: skip
    status, said = desk.submit(path, form | given)
    assert (status, held(root)) == (200, before), said
    assert desk.submit(path, form | given | {"yes": "1"})[0] == 303
    text = (root / "contacts.yaml").read_text("utf-8")
    assert "id: kec-pelangi-cadangan" in text
    assert "code: AB-32-T2" in text
    assert "Tambah kontak" in words(desk.shown("/kantor/kec-pelangi"))
    assert "puskesmas-kapas" in desk.shown("/betulkan")
    assert desk.form("/kantor/puskesmas-kapas/kontak")["cell.duty"] == "petugas penghubung"
    desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert {name: content for name, content in held(root).items() if name in before} == before


def test_an_office_that_is_no_more_goes_with_its_contacts(desk: Opened, root: Path, beside: Path) -> None:
    before, path = held(root), "/kantor/dinas-lagu/keluarkan"
    status, said = desk.submit(path, {})
    assert (status, held(root), said.count("dihapus")) == (200, before, 2), said
    assert desk.submit(path, {"yes": "1"})[0] == 303
    done = alur("remove", "dinas-lagu", "--yes", root=beside)
    assert done.exit_code == 0, done.output
    after = held(root)
    assert sorted(name for name in after if after[name] != before.get(name, b"") and not name.endswith(".bak")) == [
        "contacts.yaml", FILE,
    ]  # fmt: skip
    assert after == held(beside)
    assert b"dinas-lagu" not in after["contacts.yaml"] + after[FILE]
    assert desk.get("/kantor/dinas-lagu").status_code == 409
    desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert {name: content for name, content in held(root).items() if name in before} == before


def test_an_office_that_is_needed_stays(desk: Opened, root: Path) -> None:
    before = held(root)
    status, said = desk.submit("/kantor/kec-awan/keluarkan", {"yes": "1"})
    assert (status, held(root)) == (200, before)
    assert "Belum bisa ditulis" in said
    assert alur("remove", "kec-awan", "--yes", root=root).exit_code == 1
    assert held(root) == before


def test_an_office_of_a_layer_is_hidden(desk: Opened, root: Path) -> None:
    site = root / "content/site.yaml"
    site.write_text(site.read_text("utf-8") + "layers: [bawah]\n", "utf-8")
    below = root / "bawah/content/organizations"
    below.mkdir(parents=True)
    extra = "- {id: balai-lama, code: ZZ-09, kind: provider, name: Balai Lama, short_name: Balai}\n"
    (below / "partners.yaml").write_text(extra, "utf-8")
    assert "Balai Lama" in words(desk.shown("/betulkan"))
    assert desk.submit("/kantor/balai-lama/keluarkan", {"yes": "1"})[0] == 303
    assert (root / "content/organizations/partners.yaml").read_text("utf-8").rstrip().endswith("- hide: [balai-lama]")
    assert "Balai Lama" not in words(desk.shown("/betulkan"))


def test_what_is_no_office_is_told(desk: Opened, root: Path) -> None:
    before = held(root)
    assert [desk.get(path).status_code for path in ("/kantor/x", "/kantor/x/kontak")] == [409, 409]
    for base in ({}, {"base": "[]"}, {"base": "{"}, {"base": "{}"}):
        assert desk.submit(PATH, base)[0] == 409
    assert alur("change", "x", "name.id=X", root=root).exit_code == 1
    assert alur("show", "x", root=root).exit_code == 1
    assert alur("change", "kec-awan", "code=X", root=root).exit_code == 2
    assert held(root) == before
