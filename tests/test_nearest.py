"""The nearest help comes from one table, obeys every rule over numbers, and stands below everybody else."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.check import check
from generator.content.load import load, load_with_problems
from generator.content.nearest import COLUMNS, FILE
from generator.edition.view import view
from generator.model.directory import Directory
from generator.model.organization import OrganizationKind
from generator.model.routes import CONTACTS, GAPS, contact_url
from generator.problem import Severity
from generator.settings import Edition, Settings
from tests.building import TODAY
from tests.desk.sheets import alur, copied
from tests.render.test_notices import pages

ROWS = tuple(
    ",".join(cells.split())
    for cells in (
        "polsek-awan PS-31 polsek Polsek_Awan 99.01.01 - (021)_0000-0131 Ronda https://r.example/a - 2026-11-10 true",
        "desa-jingga DS-01 village Desa_Jingga 99.01.02.2001 whatsapp 0870-0000-0132 Pelangi - 2026-10 2026-11-10 true",
        "satgas-pelangi SG-32 task_force Satgas 99.01.02 - 0870-0000-0456 Kabar https://k.example/s 2026 2026-11-10 -",
        "polsek-pelangi PS-32 polsek Polsek_Pelangi 99.01.02 - - - - - - -",
    )
)
ROWS = tuple(row.replace(",-", ",").replace("_", " ").replace("task force", "task_force") for row in ROWS)
"""A number with an official source, one with another, one with too little behind it, and a place without a number."""


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    return with_rows(copied(content_root, tmp_path), *ROWS)


def with_rows(root: Path, *rows: str) -> Path:
    (root / FILE).write_text("\n".join((",".join(COLUMNS), *rows)) + "\n", "utf-8")
    return root


@pytest.fixture
def region(root: Path) -> Directory:
    return load(root)


def test_a_row_is_an_organization_and_a_contact(region: Directory, directory: Directory) -> None:
    assert [each.id for each in region.nearest_of("99.01.02")] == ["polsek-pelangi", "desa-jingga", "satgas-pelangi"]
    contact = region.contact["desa-jingga"]
    assert contact.organization == "desa-jingga"
    assert (contact.channels[0].code, contact.channels[0].kind) == ("DS-01-T1", "whatsapp")
    assert contact.mark("channels", 0, "number").path == FILE
    assert contact.mark("channels", 0, "number").line == 3
    assert "polsek-pelangi" not in region.contact
    assert [each.id for each in region.contacts][: len(directory.contacts)] == [each.id for each in directory.contacts]
    assert not [each for each in check(region, Settings(Path(), TODAY)) if each.mark.path == FILE]


def test_it_stands_below_all_others_with_a_caution(region: Directory, settings: Settings) -> None:
    made = pages(region, settings)
    body = made["k/kec-pelangi/"]
    marks = ('id="kontak"', "https://wa.me/6287000000998", "kenal dengan pelaku", "0870-0000-0132")
    assert sorted(marks, key=body.index) == list(marks)
    assert "Polsek Pelangi" in body, "a place without a number is named: people know where it is"
    assert "<b>Satgas</b>" in body
    assert "0870-0000-0456" not in "".join(made.values()), "one newspaper is too little"
    assert "0870-0000-0132" not in made[CONTACTS]
    assert "0870-0000-0132" not in made["k/kec-awan/"]
    assert contact_url(region, "desa-jingga") == "k/kec-pelangi/#terdekat"
    assert 'id="terdekat"' in body
    assert 'id="terdekat"' not in made["k/dinas-lagu/"]


def test_officials_see_which_kecamatan_lack_it(region: Directory, directory: Directory, settings: Settings) -> None:
    def lacking(of: Directory) -> dict[str, str]:
        body = pages(of, settings)[GAPS].partition('id="h-terdekat"')[2].partition("</section>")[0]
        return dict(re.findall(r">(Kecamatan \w+)</a> <small>([^<]*)</small>", body))

    whole = "Polsek, Kantor desa dan kelurahan, Satgas PPA"
    assert lacking(directory) == {"Kecamatan Awan": whole, "Kecamatan Pelangi": whole}
    assert lacking(region) == {
        "Kecamatan Awan": "Kantor desa dan kelurahan, Satgas PPA",
        "Kecamatan Pelangi": "Polsek, Satgas PPA",
    }


@pytest.mark.parametrize("edition", list(Edition))
def test_every_edition_can_be_made(edition: Edition, region: Directory, settings: Settings) -> None:
    made = pages(region, settings, edition=edition)
    assert ("0870-0000-0132" in made["k/kec-pelangi/"]) is True


WRONG: dict[str, tuple[Callable[[str], str], str, str]] = {
    "a number nobody can dial": (
        lambda row: row.replace("0870-0000-0132", "0870-0000"), "number.plan", "channels.0.number",
    ),
    "no such kind": (lambda row: row.replace("village", "desa"), "field.choice", "kind"),
    "no such area": (lambda row: row.replace("99.01.02.2001", "99.01.09.2001"), "reference.unknown", "area"),
    "no area": (lambda row: row.replace("99.01.02.2001", ""), "area.nearest", "area"),
    "an office": (lambda row: row.replace("village", "office"), "office.flow", "flowchart"),
    "the number of another": (lambda row: row.replace("0870-0000-0132", "0870-0000-1111"), "number.twice", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_at_its_cell(case: str, content_root: Path, tmp_path: Path) -> None:
    change, rule, field = WRONG[case]
    root = with_rows(copied(content_root, tmp_path), change(ROWS[1]))
    found, problems = load_with_problems(root)
    problems = problems + (check(found, Settings(root, TODAY)) if found else ())
    told = [each for each in problems if each.rule == rule]
    assert told
    if field:
        assert {(each.mark.path, each.mark.line, each.field) for each in told} == {(FILE, 2, field)}


def test_what_the_desk_writes_down_is_laid_over_it(root: Path, settings: Settings) -> None:
    table = (root / FILE).read_bytes()
    done = alur("confirm", "DS-01-T1", "--method", "test_call", "--by", "Penjaga data", root=root)
    assert done.exit_code == 0, done.output
    assert (root / FILE).read_bytes() == table
    assert (root / "contacts.yaml").read_text("utf-8").rstrip().endswith("by: Penjaga data}")
    later = load(root)
    assert later.contact["desa-jingga"].channels[0].confirmations[0].on == TODAY
    assert later.contact["desa-jingga"].channels[0].number == "0870-0000-0132"
    assert "DS-01-T1" in view(later, settings).printable
    assert alur("reported", "PS-31-T1", "--withhold", root=root).exit_code == 0
    assert "PS-31-T1" not in view(load(root), settings).channel


def test_a_region_without_the_table_has_none(directory: Directory) -> None:
    assert not [each for each in directory.organizations if each.kind.is_nearest]
    assert {each.value for each in OrganizationKind if each.is_nearest} == {"polsek", "village", "task_force"}


def test_its_checks_grow_old_as_others_do(region: Directory, settings: Settings) -> None:
    later = check(region, replace(settings, today=date(2027, 6, 1)))
    found = [each for each in later if each.rule == "date.stale" and each.mark.path == FILE]
    assert len(found) == 3
    assert {each.severity for each in found} == {Severity.WARNING}
