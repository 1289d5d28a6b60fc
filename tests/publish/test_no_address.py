"""A site whose address nobody knows yet: every edition is built and audited, and no sheet leads anywhere."""

import re
import shutil
from pathlib import Path

import pytest
import vobject
from pypdf import PdfReader

from generator.model.sheet import PAPERS
from generator.publish.prepare import load_checked
from generator.publish.release import release
from generator.publish.seal.folder import release_sealed
from generator.settings import Edition, Settings
from tests.building import NOT_CONTENT, TODAY, Built
from tests.poster import reading

pytestmark = pytest.mark.walk  # in make test the prints: tests/poster/test_specimens.py
NAMELESS = Edition.PUBLIC, Edition.STAFF, Edition.DISCREET


@pytest.fixture(scope="module")
def homeless(content_root: Path, built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented kabupaten without any address, with the sites of all its editions."""
    root = tmp_path_factory.mktemp("tanpa-alamat") / "isi"
    shutil.copytree(content_root, root, ignore=NOT_CONTENT)
    shutil.copytree(built.cache, root / ".cache")  # none of its sheets fits, but all the rest does
    for path in (root / "content" / "site.yaml", root / "content" / "discreet.yaml"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"^(staff_)?base_url: .*\n", "", text, flags=re.MULTILINE), "utf-8")
    for edition in NAMELESS:
        content = load_checked(Settings(root, TODAY, edition))
        assert not [each for each in content.problems if each.rule.startswith("site.")]
        assert content.view.base_url == ""
        made = release(content, root, root / edition.value)  # audits
        assert made.prints
        assert all(each.edition and not each.specimen for each in made.prints)
    staff = load_checked(Settings(root, TODAY, Edition.STAFF))
    release_sealed(staff, root, root / "sealed", "kuda batu hujan sendok pelita")
    return root


def test_no_sheet_leads_anywhere(homeless: Path) -> None:
    sheets = [path for edition in NAMELESS for path in (homeless / edition.value / "p").glob("*.pdf")]
    assert len(sheets) == 53 + 53 + 1
    for path in {path.read_bytes(): path for path in sheets}.values():  # most are the same for staff
        assert path.stem.rpartition("-")[2] in PAPERS
        assert "Periksa di" not in reading.said(path)
        for page in PdfReader(path).pages:
            notes = [each.get_object() for each in page.get("/Annots", ())]
            links = [str(each["/A"]["/URI"]) for each in notes if "/URI" in each.get("/A", {})]
            assert not [each for each in links if not each.startswith(("tel:", "https://wa.me/"))], path.name


def test_host_files_and_cards_do_without(homeless: Path) -> None:
    for edition in (*(each.value for each in NAMELESS), "sealed"):
        assert (homeless / edition / "_headers").read_text("utf-8").startswith("/*\n")
    cards = (homeless / "staff" / "c" / "semua.vcf").read_text("utf-8")
    uids = [str(each.uid.value) for each in vobject.readComponents(cards)]
    assert len(uids) == len(set(uids)) > 3


def test_pages_still_know_the_editions(homeless: Path) -> None:
    page = (homeless / "public" / "q" / "kec-awan" / "index.html").read_text("utf-8")
    assert len(set(re.findall('data-edition="([A-Z]{6})"', page))) == 5
