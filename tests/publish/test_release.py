"""A build is whole or it is not there, and the same input gives the same bytes."""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.audit.finding import AuditError
from generator.language.catalogue import translate
from generator.model.sheet import Printed, PrintKind, Specimen
from generator.problem import ContentError
from generator.publish import bundle as bundles
from generator.publish.index_and_audit import hosts_named
from generator.publish.old_site.target import TargetError, require_replaceable
from generator.publish.prepare import load_checked
from generator.publish.release import Release, release
from generator.settings import Settings
from tests.building import NOT_CONTENT, Built

TODAY = date(2026, 11, 24)
REPOSITORY = Path(__file__).parents[2]
KILLS = 8
"""So many builds are killed, each at another moment."""


@pytest.fixture
def content(content_root: Path, built: Built, tmp_path: Path) -> Path:
    """A copy of the content, with sheets already drawn."""
    root = Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))
    shutil.copytree(built.cache, root / ".cache")
    return root


def tree(folder: Path) -> dict[str, str]:
    """The hash of every file, by path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def alur(*arguments: str | Path, seed: str = "0", temp: Path | None = None) -> list[str]:
    """The command line of a build in a process of its own."""
    environment = [f"PYTHONHASHSEED={seed}", f"TMPDIR={temp or '/tmp'}", "ALUR_LANG=en"]
    return ["env", *environment, sys.executable, "-m", "generator", *map(str, arguments)]


def built_by(*arguments: str | Path, **given: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        alur(*arguments, **given),  # type: ignore[arg-type]
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.walk
def test_the_same_input_gives_the_same_bytes(built: Built, content_root: Path, tmp_path: Path) -> None:
    """Another process, hash seed, place of the content, of temporary files and of the target; nothing drawn before."""
    root = Path(shutil.copytree(content_root, tmp_path / "tempat lain" / "isi", ignore=NOT_CONTENT))
    temp, target = tmp_path / "sementara", tmp_path / "hasil" / "situs"
    temp.mkdir()
    done = built_by("build", "--root", root, "--out", target, "--today", TODAY.isoformat(), seed="4711", temp=temp)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(tree(target)) > 50
    assert tree(target) == tree(built.site)
    assert [each.name for each in target.parent.iterdir()] == ["situs"], "nothing is left beside it"
    assert list(temp.iterdir()) == [], "nothing is left in the temporary folder"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.walk
def test_killed_at_any_moment_the_old_site_stands_whole(built: Built, content: Path) -> None:
    """Killed at many moments from the start to after the end, over a site that says something else."""
    site = content / "site"
    shutil.copytree(built.site, site)
    old = tree(site)
    temp = content.parent / "sementara"
    temp.mkdir()
    guide = content / "content" / "pages" / "id" / "menemani.md"  # of pages alone: every sheet is drawn already
    guide.write_text(guide.read_text("utf-8") + "\nLain dari yang lama.\n", "utf-8")
    command = alur("build", "--root", content, "--today", TODAY.isoformat(), temp=temp)
    whole = content.parent / "whole"
    start = time.monotonic()
    subprocess.run([*command, "--out", whole], cwd=REPOSITORY, check=True, stdout=subprocess.DEVNULL)
    lasts = time.monotonic() - start
    new = tree(whole)
    assert new != old
    moments = random.Random(20261124)
    killed = 0
    for turn in range(40):  # how long a build lasts hangs on what else the machine does, so count the killed ones
        if killed == KILLS:
            break
        child = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            child.wait(lasts * moments.uniform(0.3, 1.0))
        except subprocess.TimeoutExpired:
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
            killed += 1
        assert tree(site) in (old, new), f"turn {turn}"
        if tree(site) == new:  # the next one must have something to replace
            shutil.rmtree(site)
            shutil.copytree(built.site, site)
            lasts *= 0.9
    assert killed == KILLS
    subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.DEVNULL)
    assert tree(site) == new, "what killed builds left does not disturb the next one"
    assert sorted(each.name for each in content.iterdir()) == [".cache", "contacts.yaml", "content", "site"]
    assert list(temp.iterdir()) == [], "nothing is left in the temporary folder either"


def test_content_with_errors_changes_nothing(content: Path, built: Built) -> None:
    shutil.copytree(built.site, content / "site")
    (content / "content" / "site.yaml").write_text("name: [a, b\n", "utf-8")
    before = tree(content)
    done = built_by("build", "--root", content, "--today", TODAY.isoformat())
    assert done.returncode == 1
    assert "content/site.yaml:" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert tree(content) == before


def test_a_breach_throws_the_output_away(content: Path, built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(built.site, content / "site")
    before = tree(content / "site")
    given = bundles.assets.make_assets
    monkeypatch.setattr(bundles.assets, "make_assets", lambda view: given(view) | {"assets/x.js": b"'Putri Bidadari'"})
    with pytest.raises(AuditError) as caught:
        release(load_checked(Settings(root=content, today=TODAY)), content, content / "site")
    assert [(each.path, each.rule) for each in caught.value.findings] == [("assets/x.js", "audit.leak")]
    assert tree(content / "site") == before
    assert sorted(each.name for each in content.iterdir()) == [".cache", "contacts.yaml", "content", "site"]


@pytest.mark.walk  # in make test a few sheets of that day stand for all: tests/poster/test_specimens.py
def test_old_checks_stop_no_sheet_and_no_site(content: Path) -> None:
    late = load_checked(Settings(root=content, today=TODAY + timedelta(days=400)))
    waits = [each for each in late.problems if each.rule == "poster.unprintable"]
    assert waits
    assert all(each.severity == "warning" for each in waits)
    made = release(late, content, content / "site")
    assert len(made.prints) == len(late.due) == 59
    assert all(each.specimen and not each.edition for each in made.prints)
    sheets = [path.name for path in (content / "site" / "p").iterdir() if path.suffix in {".pdf", ".png"}]
    assert len(sheets) == 59
    assert all(name.startswith("contoh-") for name in sheets)
    assert "data-edition" not in "".join(path.read_text("utf-8") for path in (content / "site").rglob("*.html"))


def test_specimens_are_not_counted_as_posters_and_are_not_nothing() -> None:
    sheet = Printed("kantor", PrintKind.STAFF, "a4", "", Path("a.pdf"), 1)
    specimen = replace(sheet, specimen=Specimen("CONTOH"))
    told = [
        translate(Release(Path("site"), 3, prints, 10**6, ()).summary, "en")
        for prints in ((sheet, specimen), (specimen, specimen), ())
    ]
    assert told == [
        "3 pages and 1 posters, 1.0 MB: site",
        "3 pages and 2 specimens of posters, 1.0 MB: site",
        "3 pages and 0 posters, 1.0 MB: site",
    ]


def test_a_flow_without_words_for_paper_is_an_error(content: Path) -> None:
    path = content / "content" / "flowcharts" / "flowcharts.yaml"
    lines = path.read_text("utf-8").splitlines()
    start = next(number for number, text in enumerate(lines) if text.startswith("  poster:"))
    end = next((number for number in range(start + 1, len(lines)) if not lines[number].startswith("   ")), len(lines))
    path.write_text("\n".join(lines[:start] + lines[end:]) + "\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        load_checked(Settings(root=content, today=TODAY))
    wrong = [each for each in caught.value.problems if each.severity == "error"]
    assert {each.rule for each in wrong} == {"poster.unprintable"}
    assert {each.mark.path for each in wrong} == {"content/organizations/offices.yaml"}
    assert [each.what.values["office"] for each in wrong] == ["dinas-dongeng", "rsud-embun", "dinas-lagu"]


def test_the_frame_is_told_all_it_asks_for(built: Built) -> None:
    home = (built.site / "index.html").read_text("utf-8")
    assert '<html lang="id">' in home
    assert 'data-exit="https://cuaca.example/"' in home
    assert "Content-Security-Policy" in home
    assert '<html lang="en">' in (built.site / "en" / "index.html").read_text("utf-8")


def test_links_may_lead_to_hosts_of_shown_records_only(built: Built) -> None:
    hosts = hosts_named(built.content.view)
    assert {"cuaca.example", "bintang.example", "keluhan.example", "hukum.example", "wa.me"} <= hosts
    assert "formulir.invalid" not in hosts, "a withheld form"
    assert "" not in hosts
    assert "antah.example" in hosts, "the offices' own page is a source"


# ---- where the output may go


def test_a_folder_that_is_no_site_is_never_replaced(tmp_path: Path) -> None:
    root = tmp_path / "isi"
    (root / "content" / "pages").mkdir(parents=True)
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "tesis.odt").touch()
    file = tmp_path / "file"
    file.touch()
    for target in (root, tmp_path, root / "content", root / "content" / "pages", mine, file, file / "site"):
        with pytest.raises(TargetError):
            require_replaceable(target, root)
    assert (mine / "tesis.odt").exists()


def test_a_new_an_empty_and_an_old_site_may_be_replaced(tmp_path: Path, built: Built) -> None:
    root = tmp_path / "isi"
    (root / "content").mkdir(parents=True)
    (tmp_path / "empty").mkdir()
    old = Path(shutil.copytree(built.site, tmp_path / "old"))
    for target in (tmp_path / "a" / "b", tmp_path / "empty", old, root / "site"):
        assert require_replaceable(target, root) == target
    link = tmp_path / "www"
    link.symlink_to(old)
    assert require_replaceable(link, root) == old, "the folder behind a link is replaced, not the link"


# ---- MkDocs' own commands


def mkdocs_build(root: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1795478400", "ALUR_LANG": "en", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def with_mkdocs(content: Path) -> Path:
    shutil.copy(REPOSITORY / "mkdocs.yml", content)
    (content / "site_templates").symlink_to(REPOSITORY / "site_templates")
    return content


def test_mkdocs_build_makes_the_same_site(with_mkdocs: Path, built: Built) -> None:
    done = mkdocs_build(with_mkdocs)
    assert done.returncode == 0, done.stderr
    assert tree(with_mkdocs / "site") == tree(built.site)


def test_mkdocs_build_of_wrong_content_changes_nothing(with_mkdocs: Path, built: Built) -> None:
    shutil.copytree(built.site, with_mkdocs / "site")
    (with_mkdocs / "content" / "faq.yaml").write_text("- id: X\n", "utf-8")
    done = mkdocs_build(with_mkdocs)
    assert done.returncode == 1
    assert "content/faq.yaml:1:" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(with_mkdocs / "site") == tree(built.site)
