"""The staff and discreet sites as built: clean, whole, and each with what it alone has."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import vobject
from pypdf import PdfReader

from generator.check.policy import check_base_url
from generator.edition.view import view
from generator.model.directory import Directory
from generator.settings import Edition, Settings
from tests.building import Built

UNASKED = "Joko Awan Kinton"  # a contact person who never consented


@pytest.fixture
def site(built_for_staff: Built, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_for_staff.site, tmp_path / "site"))


def findings(site: Path, built: Built) -> list[tuple[str, str]]:
    return [(each.path, each.rule) for each in built.findings(site)]


def test_the_staff_site_is_clean(site: Path, built_for_staff: Built) -> None:
    assert findings(site, built_for_staff) == []
    page = (site / "c" / "index.html").read_text("utf-8")
    assert "Putri Bidadari" in page
    assert "0870-0000-4444" in page
    assert '<meta name="robots" content="noindex">' in page
    assert (site / "edisi.txt").read_text() == "2"


def test_every_saved_contact_has_its_card(site: Path) -> None:
    one = {path.name: vobject.readOne(path.read_text("utf-8")).fn.value for path in (site / "c").glob("*.vcf")}
    both = [each.fn.value for each in vobject.readComponents((site / "c" / "semua.vcf").read_text("utf-8"))]
    assert one.pop("semua.vcf")
    assert sorted(one.values()) == sorted(both)
    assert one["dinas-dongeng-kontak.vcf"] == "Putri Bidadari"


@pytest.mark.parametrize("name", ["c/index.html", "c/semua.vcf", "assets/alur.css", "assets/filter.js"])
def test_a_name_without_consent_is_found_among_staff_too(name: str, site: Path, built_for_staff: Built) -> None:
    with (site / name).open("a", encoding="utf-8") as file:
        file.write(f"/* {UNASKED} */")
    assert findings(site, built_for_staff) == [(name, "audit.leak")]


def test_public_and_discreet_sites_have_nothing_of_staff(built: Built, built_discreet: Built) -> None:
    for each in (built, built_discreet):
        kinds = {path.suffix for path in each.site.rglob("*") if path.is_file()}
        assert not kinds & {".vcf", ".xlsx"}
        assert not (each.site / "assets" / "filter.js").exists()
        assert not (each.site / "assets" / "unlock.js").exists()
    assert not (built.site / "edisi.txt").exists()
    assert (built_discreet.site / "edisi.txt").read_text() == "3"


def test_the_discreet_site_hands_out_its_card_and_looks_otherwise(built: Built, built_discreet: Built) -> None:
    home = (built_discreet.site / "index.html").read_text("utf-8")
    cards = [each.url for each in built_discreet.prints]
    assert len(cards) == 1
    assert f'href="{cards[0]}"' in home
    red = "--urgent:#B3261E"
    assert red in (built.site / "assets" / "alur.css").read_text("utf-8")
    assert red not in (built_discreet.site / "assets" / "alur.css").read_text("utf-8")
    assert not (built_discreet.site / "a").exists()
    assert not (built_discreet.site / "hukum").exists()


def test_walls_say_the_same_to_staff_as_to_all(built: Built, built_for_staff: Built) -> None:
    """One ledger and one status page hold for what hangs; names stand in booklets alone."""
    public = {each.url: each for each in built.prints}
    staff = {each.url: each for each in built_for_staff.prints}
    assert public.keys() == staff.keys()
    same = {url for url in public if (built.site / url).read_bytes() == (built_for_staff.site / url).read_bytes()}
    booklets = {url for url, each in staff.items() if each.kind.named}
    assert len(booklets) == 6
    assert {url: staff[url].edition for url in same} == {url: public[url].edition for url in public.keys() - booklets}
    booklet = PdfReader(built_for_staff.site / "p" / "buku-dinas-dongeng-a5.pdf")
    assert "Putri Bidadari" in "".join(page.extract_text() for page in booklet.pages)
    leads = [
        str(one["/A"]["/URI"])
        for page in booklet.pages
        for each in page.get("/Annots", ())
        if "/URI" in (one := each.get_object()).get("/A", {})
    ]
    assert "https://petugas.antah.go.id/q/dinas-dongeng/petugas/" in leads
    assert not [each for each in leads if each.startswith("https://ppa.antah.go.id/")]


def test_staff_without_an_address_of_their_own_do_not_lead_to_the_public(
    directory: Directory, settings: Settings
) -> None:
    """The public page knows other editions of the booklets, and would call those of staff replaced."""
    unknown = replace(directory, site=directory.site.model_copy(update={"staff_base_url": None}))

    def told(edition: Edition, url: str | None = None) -> list[str]:
        asked = Settings(settings.root, settings.today, edition, url)
        return [each.rule for each in check_base_url(unknown, asked)]

    assert told(Edition.STAFF) == []
    assert told(Edition.STAFF, "http://10.20.30.40/petugas/") == ["site.private-address"]
    assert told(Edition.STAFF, "https://petugas.ppa.go.id/") == []
    assert told(Edition.PUBLIC) == []
    assert view(unknown, Settings(settings.root, settings.today, Edition.STAFF)).base_url == ""
    assert view(directory, Settings(settings.root, settings.today, Edition.STAFF)).base_url.startswith(
        "https://petugas."
    )
