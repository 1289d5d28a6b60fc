"""One rule for every file and folder that a command writes: nothing is overwritten, nothing put into a site."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli.app import app
from tests.building import NOT_CONTENT

FILES = {
    "export": ["contacts", "export", "{out}/x"],
    "due": ["contacts", "due", "--xlsx", "{out}/x"],
    "recall, table": ["prints", "recall", "--csv", "{out}/x"],
    "recall, sheet": ["prints", "recall", "--sheet", "{out}/x"],
}
FOLDERS = {
    "letters": ["contacts", "letters", "--office", "kec-awan", "--out", "{out}"],
    "posters": ["posters", "--office", "kec-awan", "--kind", "petugas", "--size", "a4", "--out", "{out}"],
}


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))


def alur(words: list[str], root: Path, out: Path) -> Result:
    options = ["--root", str(root), "--lang", "en", "--today", "2026-11-24"]
    return CliRunner().invoke(app, [*(each.format(out=out) for each in words), *options])


def refused(done: Result, *words: str) -> None:
    assert done.exit_code == 1, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert all(each in done.output for each in words), done.output


@pytest.mark.parametrize("name", FILES)
def test_what_is_there_stays(name: str, root: Path, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("pekerjaan")
    refused(alur(FILES[name], root, tmp_path), "there is such a file already; it may hold work. Choose another name")
    assert (tmp_path / "x").read_text() == "pekerjaan"
    (tmp_path / "x").unlink()
    (tmp_path / "x").symlink_to("tidak-ada")
    refused(alur(FILES[name], root, tmp_path), "there is such a file already")
    (tmp_path / "x").unlink()
    done = alur(FILES[name], root, tmp_path / "baru")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "baru" / "x").stat().st_size > 50


@pytest.mark.parametrize("name", [*FILES, *FOLDERS])
@pytest.mark.parametrize("where", ["site", "site/dalam", "site-petugas", "content", "lain/www"])
def test_nothing_goes_into_a_site(name: str, where: str, root: Path) -> None:
    """Where a build will put one, too, and wherever one stands."""
    www = root / "lain" / "www"
    (www / "pagefind").mkdir(parents=True)
    (www / "index.html").touch()
    (www / "pagefind" / "pagefind-entry.json").touch()
    before = {path for path in root.rglob("*") if ".cache" not in path.parts}
    refused(alur((FILES | FOLDERS)[name], root, root / where), "which is published as it stands")
    assert {path for path in root.rglob("*") if ".cache" not in path.parts} == before


@pytest.mark.parametrize("name", [*FILES, *FOLDERS])
def test_a_file_is_no_folder(name: str, root: Path, tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    refused(alur((FILES | FOLDERS)[name], root, tmp_path / "berkas"), "a file stands where a folder is expected")


def test_a_way_around_by_a_link_leads_nowhere(root: Path, tmp_path: Path) -> None:
    (root / "site").mkdir()
    (tmp_path / "tautan").symlink_to(root / "site")
    refused(alur(FILES["export"], root, tmp_path / "tautan"), "which is published as it stands")
