"""What ships with Alur fits on paper in the words of any region: long ones, and behind a long address.

The names are the longest of Kemendagri's codes, the words are said somewhere; no region has all of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from benchmarks.regions import DAY, open_region
from generator.content.load import load
from generator.desk.region.folder import begin_region
from generator.desk.region.public_areas import PublicArea, PublicRegion
from generator.edition.view import view
from generator.model.sheet import PrintKind
from generator.poster.kinds.staff import StaffPoster
from generator.poster.kinds.staff_sheet import fit_poster
from generator.poster.make import Plan, draw_all, plan
from generator.poster.typst.press import Press
from generator.settings import Settings
from generator.shipped import LAYERS
from tests.poster.reading import letters, overlapping, sizes
from tests.poster.test_sheets import SMALLEST


@dataclass(frozen=True)
class Case:
    """A region in its own words."""

    region: str
    host: str
    district: str
    words: dict[str, str] = field(default_factory=dict)


LEMBANG = Case("Kabupaten Tana Toraja", "lapor.tanatorajakab.go.id", "Gandangbatu Sillanan", {"desa": "lembang"})
CASES = (
    LEMBANG,
    Case(
        "Kabupaten Kepulauan Siau Tagulandang Biaro",
        "perlindungan.kepulauansiautagulandangbiarokab.go.id",
        "Buay Pematang Ribu Ranau Tengah",
        {
            "desa": "kampung adat",
            "kelurahan": "kampung adat",
            "desa dan kelurahan": "kampung adat dan kampung",
            "kecamatan": "kemantren",
            "kades": "kepala kampung adat",
            "camat": "mantri pamong praja",
        },
    ),
    Case(
        "Kabupaten Penukal Abab Lematang Ilir",
        "uptdppa.penukalabablematangilirkab.go.id",
        "Padangsidimpuan Angkola Julu",
        {"desa": "kalurahan", "kecamatan": "kapanewon", "kades": "penghulu kampung", "puskesmas": "puskesmas pembantu"},
    ),
    Case("Kota Administrasi Jakarta Selatan", "dinas-pppa.jakarta.go.id", "Tanah Putih Tanjung Melawan"),
)
OFFICES = {
    "anak": "Lembaga Pembinaan Khusus Anak {place}",
    "darurat": "Rumah Sakit Umum Daerah {place}",
    "desa": "Kecamatan {district}",
    "dukcapil": "Dinas Kependudukan dan Pencatatan Sipil {region}",
    "kbgo": "Dinas Komunikasi, Informatika, Statistik dan Persandian {region}",
    "kesehatan": "UPTD Puskesmas {district}",
    "pelaku-aparatur": "Inspektorat Daerah {region}",
    "petugas-pertama": "Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak",
    "polisi": "Kepolisian Sektor {district}",
    "sekolah": "SMP Negeri 3 Satu Atap {district}",
    "tempat-kerja": "Dinas Tenaga Kerja dan Transmigrasi {region}",
    "tppo": "Balai Pelayanan Pelindungan Pekerja Migran Indonesia {place}",
    "uptd-ppa": "UPTD Perlindungan Perempuan dan Anak {region}",
}
"""An office with a long name for each flow that has a poster."""
HARDEST = {"desa", "petugas-pertama", "polisi", "tppo"}
"""Flows with least room; the long walk takes all of them."""


def _offices(case: Case) -> Iterator[str]:
    local = {"region": case.region, "district": case.district, "place": case.region.removeprefix("Kabupaten ")}
    for number, (flow, name) in enumerate(OFFICES.items()):
        said = name.format(**local)
        slug = re.sub(r"[^a-z0-9]+", "-", said.lower())[:48].strip("-")
        names = f'name: "{said}", short_name: Kantor'
        yield f"- {{id: {slug}, code: ZX-{number:02}, kind: office, {names}, flowchart: {flow}}}\n"


def planned(case: Case, root: Path) -> Plan:
    """The prints of this region once it is open."""
    districts = (
        PublicArea("99.01.01", case.district, "kecamatan"),
        PublicArea("99.01.01.2001", "Satu", "desa", "12345"),
    )
    begin_region(
        root,
        PublicRegion("99.01", case.region, "", "Asia/Jakarta", districts, case.words, "1"),
        "ZX",
        today=date.fromisoformat(DAY),
    )
    open_region(root)
    site = root / "content/site.yaml"
    site.write_text(re.sub(r"base_url: .*", f"base_url: https://{case.host}/", site.read_text("utf-8")), "utf-8")
    (root / "content/organizations/offices.yaml").write_text("".join(_offices(case)), "utf-8")
    return plan(view(load(root), Settings(root, date.fromisoformat(DAY))))


def test_every_shipped_flow_with_a_poster_has_an_office_here() -> None:
    files = LAYERS.glob("*/content/flowcharts/*.yaml")
    assert set(OFFICES) == {file.stem for file in files if "\n  poster:" in file.read_text("utf-8")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.host)
def test_the_fullest_posters_fit_in_long_words(case: Case, tmp_path: Path, press: Press) -> None:
    posters = [
        (job.said, job.paper) for job in planned(case, tmp_path / "daerah").jobs if isinstance(job.said, StaffPoster)
    ]
    tried = [(said, paper) for said, paper in posters if said.flow.id in HARDEST and paper.name == "a4"]
    assert {said.flow.id for said, _ in tried} == HARDEST
    for said, paper in tried:
        fit_poster(said, paper, press)


@pytest.mark.walk
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.host)
def test_every_print_fits_in_long_words(case: Case, tmp_path: Path) -> None:
    made = planned(case, tmp_path / "daerah")
    (tmp_path / "cetakan").mkdir()
    drawn = draw_all(made, tmp_path / "cetakan", cache=tmp_path / ".cache")
    assert len(drawn) == len(made.jobs)
    assert not [each for each in drawn if each.specimen]
    for sheet in (each for each in drawn if each.kind is PrintKind.STAFF):
        assert min(sizes(sheet.path)) >= SMALLEST[sheet.paper] - 0.01, sheet.path.name
        touching = overlapping(letters(sheet.path), 0.1)
        assert [pair for pair in touching if pair[0].isdigit() != pair[1].isdigit()] == [], sheet.path.name
