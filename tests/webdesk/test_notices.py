"""Notices by form: the bytes of `alur notices`, shown before they are written, and taken back whole."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli.app import app
from tests.desk.sheets import DAY
from tests.webdesk.opened import OWN, Opened, held, words

SITE, OFFICES, CONTACTS = "content/site.yaml", "content/organizations/offices.yaml", "contacts.yaml"
SERVICES = "content/services/services.yaml"
PLACES = {
    # record, its file
    "the whole site": ("site/-", SITE),
    "an office without one": ("organization/kec-awan", OFFICES),
    "an office with one": ("organization/kec-pelangi", OFFICES),
    "a contact": ("contact/kec-awan-kontak", CONTACTS),
    "a service": ("service/dengar", SERVICES),
}


def alur(*words_: str, root: Path) -> Result:
    return CliRunner().invoke(app, ["notices", *words_, "--root", str(root), "--lang", "en", "--today", DAY])


def filled(desk: Opened, path: str, **cells: str) -> dict[str, str]:
    """The form of this notice with these cells; `text` stands for its Indonesian words."""
    form = desk.form(path)
    ticked = {f"pick.closes.{code}": "1" for code in cells.pop("closes", "").split()}
    return form | ticked | {f"cell.{key.replace('_id', '.id')}": value for key, value in cells.items()}


TEXT = "Loket pindah ke pendopo: lihat papan."
GIVEN = {"valid_from": "2026-11-25", "valid_until": "2026-12-04", "text_id": TEXT, "instead": "NN-02-W1"}


@pytest.mark.parametrize("case", PLACES)
def test_a_notice_is_shown_then_written_as_the_command_writes_it(
    case: str, desk: Opened, root: Path, beside: Path
) -> None:
    record, file = PLACES[case]
    path, before = f"/umumkan/{record}/-", held(root)
    form = filled(desk, path, **GIVEN)
    status, said = desk.submit(path, form)
    assert (status, held(root)) == (200, before), said
    assert "dari 2026-11-25, sampai 2026-12-04" in said
    assert desk.submit(path, form | {"yes": "1"})[0] == 303
    options = ["--from=2026-11-25", "--until=2026-12-04", f"--text={TEXT}", "--instead=NN-02-W1"]
    done = alur("add", record.removesuffix("/-"), *options, root=beside)
    assert done.exit_code == 0, done.output
    after = held(root)
    assert {name for name in after if after[name] != before.get(name)} == {file}
    assert after[file] == (beside / file).read_bytes()
    old, new = before[file].decode().splitlines(), after[file].decode().splitlines()
    assert [line for line in old if line not in new] == []  # comments, order and every line stay
    assert "Akan datang" in (page := words(desk.shown("/umumkan")))
    assert TEXT in page
    desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert held(root) == before


def test_a_notice_is_changed_and_ended_as_the_command_does_it(desk: Opened, root: Path, beside: Path) -> None:
    path, before = "/umumkan/organization/kec-pelangi/1", held(root)
    form = filled(desk, path, valid_until="2026-12-02")
    assert desk.submit(path, form)[1].count("Lama") == 1
    desk.submit(path, form | {"yes": "1"})
    alur("end", "organization/kec-pelangi", "1", "--on", "2026-12-02", root=beside)
    assert (root / OFFICES).read_bytes() == (beside / OFFICES).read_bytes() != before[OFFICES]
    assert b"The office is being repaired." in (root / OFFICES).read_bytes()  # in the other language it stays
    base = {"base": desk.form(path)["base"]}
    status, said = desk.submit(f"{path}/cabut", base)
    assert (status, "dihapus" in said) == (200, True), said
    assert desk.submit(f"{path}/cabut", base | {"yes": "1"})[0] == 303
    alur("end", "organization/kec-pelangi", "1", root=beside)
    assert (root / OFFICES).read_bytes() == (beside / OFFICES).read_bytes()
    assert b"notices" not in (root / OFFICES).read_bytes()
    for _ in range(2):
        desk.submit("/batal", {"act": desk.bench.acts[0].id})
    assert held(root) == before


def test_of_two_notices_one_is_taken_away(desk: Opened, root: Path, beside: Path) -> None:
    path = "/umumkan/organization/kec-pelangi/-"
    desk.submit(path, filled(desk, path, **GIVEN) | {"yes": "1"})
    first = {"base": desk.form("/umumkan/organization/kec-pelangi/1")["base"], "yes": "1"}
    desk.submit("/umumkan/organization/kec-pelangi/1/cabut", first)
    alur("add", "organization/kec-pelangi", "--from=2026-11-25", "--until=2026-12-04", f"--text={TEXT}",
         "--instead=NN-02-W1", root=beside)  # fmt: skip
    alur("end", "organization/kec-pelangi", "1", root=beside)
    text = (root / OFFICES).read_text("utf-8")
    assert text == (beside / OFFICES).read_text("utf-8")
    assert ("Kantor dipugar" in text, TEXT in text) == (False, True)


WRONG: dict[str, tuple[str, dict[str, str], str, str]] = {
    # whose, what was typed, the field that is marked, what is said
    "no last day": ("organization/kec-awan", {"valid_until": ""}, "valid_until", "Kolom ini perlu diisi"),
    "91 days": ("organization/kec-awan", {"valid_until": "2027-02-24"}, "valid_until", "lebih dari 90 hari"),
    "over before it begins": ("organization/kec-awan", {"valid_until": "2026-11-24"}, "", "hari terakhir"),
    "says nothing": ("organization/kec-awan", {"text_id": ""}, "", "tidak berisi apa-apa"),
    "no day": ("organization/kec-awan", {"valid_from": "besok"}, "valid_from", "bukan tanggal"),
    "a sign that nobody sees": ("organization/kec-awan", {"text_id": "Tutup\u202e"}, "text.id", "tidak terlihat"),
    "a number that nobody has": ("organization/kec-awan", {"text_id": "Telepon 0870-1234-9999"}, "text.id", "0870"),
    "leads to what readers do not see": ("organization/kec-awan", {"instead": "AB-60-W1"}, "instead", "AB-60-W1"),
    "leads to nobody": ("site/-", {"instead": "AB-99-T1"}, "instead", "AB-99-T1"),
    "closes somebody else's": ("organization/kec-awan", {"closes": "AB-32-T1"}, "closes", "AB-32-T1"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_notice_is_told_beside_its_field(case: str, desk: Opened, root: Path) -> None:
    record, typed, marked, said = WRONG[case]
    path, before = f"/umumkan/{record}/-", held(root)
    form = filled(desk, path, **(GIVEN | typed))
    answer = desk.post(path, data={"csrf": desk.keys.form, "yes": "1", **form}, headers=OWN)
    assert (answer.status_code in {409, 422}, held(root)) == (True, before), words(answer.text)
    assert said in words(answer.text)
    assert f'id="{marked}-wrong"' in answer.text or not marked
    assert TEXT in answer.text or "text_id" in typed  # what was typed is not lost


def test_two_tabs_at_one_notice(desk: Opened, root: Path) -> None:
    path = "/umumkan/organization/kec-pelangi/1"
    one, other = (filled(desk, path, valid_until=day) for day in ("2026-12-02", "2026-12-03"))
    desk.submit(path, one | {"yes": "1"})
    after = held(root)
    status, said = desk.submit(path, other | {"yes": "1"})
    assert (status, held(root), "sudah diubah orang lain" in said) == (409, after, True), said
    assert desk.submit(f"{path}/cabut", {"base": other["base"], "yes": "1"})[0] == 409
    assert held(root) == after


def test_what_an_editor_wrote_in_between_stays(desk: Opened, root: Path) -> None:
    path, file = "/umumkan/organization/kec-pelangi/1", root / OFFICES
    form = filled(desk, path, valid_until="2026-12-02")
    file.write_text(file.read_text("utf-8").replace("RSUD Embun Pagi", "RSUD Embun Sore") + "# tangan\n", "utf-8")
    assert desk.submit(path, form | {"yes": "1"})[0] == 303
    text = file.read_text("utf-8")
    assert text.endswith("# tangan\n")
    assert ("RSUD Embun Sore" in text, "valid_until: 2026-12-02" in text) == (True, True)
    file.write_text(text.replace("valid_until: 2026-12-02", "valid_until: 2026-12-01"), "utf-8")
    base = desk.form(path)
    assert json.loads(base["base"])["valid_until"] == "2026-12-01"


def test_the_same_notice_is_not_made_twice(desk: Opened, root: Path) -> None:
    path = "/umumkan/organization/kec-awan/-"
    form = filled(desk, path, **GIVEN) | {"yes": "1"}
    assert desk.submit(path, form)[0] == 303
    after = held(root)
    assert "Tidak ada yang berubah" in desk.submit(path, form)[1]
    assert held(root) == after


def test_what_is_no_notice_is_told(desk: Opened, root: Path) -> None:
    before = held(root)
    for path in ("/umumkan/organization/kec-pelangi/7", "/umumkan/organization/x/-", "/umumkan/x/-/1"):
        assert desk.get(path).status_code == 409, path
    assert desk.get("/umumkan/baru?untuk=organization/kec-awan").url.path == "/umumkan/organization/kec-awan/-"
    assert desk.get("/umumkan/baru?untuk=x").status_code == 409
    for path in ("/umumkan/site/-/-", "/umumkan/organization/kec-pelangi/1/cabut"):
        for base in ({}, {"base": "[]"}, {"base": "{"}):
            assert desk.submit(path, base)[0] == 409
    for given in (["kec-pelangi", "1"], ["organization/kec-pelangi", "2"]):
        assert alur("end", *given, root=root).exit_code == 1
    assert alur("add", "site", "--until=2026-11-30", "--text=Tutup", "--translated=fr=X", root=root).exit_code == 2
    assert held(root) == before
    listed = alur("list", root=root).stdout
    assert listed.startswith("organization/kec-pelangi\t1\t2026-11-30\t2026-12-04\tKantor dipugar.")
