"""The next day, a page that says the same is not uploaded again; what says anything else, or judges prints, is."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.publish.old_site.kept_pages import DAYS, keep_pages
from generator.publish.prepare import load_checked
from generator.publish.release import release
from generator.settings import Settings
from tests.building import TODAY, Built
from tests.publish.test_release import content, tree

__all__ = ["content"]
MONDAY = date(2026, 11, 23)
PAGE = (
    '<p>Telepon 998. Diperiksa <time datetime="{checked}">hari itu</time>.</p>'
    '<footer>Dibuat <time datetime="{day}">{day:%d} November {day:%Y}</time>.</footer>\n'
    '<div hidden id="phrases" data-built="{day}">'
)


def page(folder: Path, day: date, checked: date, words: str = "", name: str = "k/index.html") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(day=day, checked=checked) + words, "utf-8")
    return path


@pytest.mark.parametrize(
    ("later", "checked", "words", "name", "kept"),
    [
        (1, MONDAY, "", "k/index.html", True),
        (DAYS - 1, MONDAY, "", "k/index.html", True),
        (DAYS, MONDAY, "", "k/index.html", False),
        (-1, MONDAY, "", "k/index.html", False),
        (1, MONDAY + timedelta(1), "", "k/index.html", False),
        (1, MONDAY, "<p>Tutup.</p>", "k/index.html", False),
        (1, MONDAY, "", "index.html", False),
    ],
    ids=["same", "six days", "a week", "a clock set back", "checked again", "a word more", "the first page"],
)
def test_only_the_same_page_stays(later: int, checked: date, words: str, name: str, kept: bool, tmp_path: Path) -> None:
    old = page(tmp_path / "old", MONDAY, MONDAY, name=name)
    day = MONDAY + timedelta(later)
    new = page(tmp_path / "new", day, checked, words, name)
    made = new.read_bytes()
    assert keep_pages(tmp_path / "new", tmp_path / "old", day) == kept
    assert new.read_bytes() == (old.read_bytes() if kept else made)


def test_a_foot_that_somebody_else_wrote_in_is_not_kept(tmp_path: Path) -> None:
    """Nobody audits what was there before."""
    old = page(tmp_path / "old", MONDAY, MONDAY)
    old.write_text(old.read_text("utf-8").replace(f"{MONDAY:%d} November {MONDAY:%Y}", "0870 0000 1234"), "utf-8")
    page(tmp_path / "new", MONDAY, MONDAY)
    assert keep_pages(tmp_path / "new", tmp_path / "old", MONDAY) == 0


@pytest.mark.parametrize("written", [b"", b"\xff", b"<p>tanpa hari</p>", PAGE.replace("{day}", "2026-13-45").encode()])
def test_a_page_without_a_day_is_no_page_of_ours(written: bytes, tmp_path: Path) -> None:
    page(tmp_path / "old", MONDAY, MONDAY).write_bytes(written)
    page(tmp_path / "new", MONDAY, MONDAY).write_bytes(written)
    assert keep_pages(tmp_path / "new", tmp_path / "old", MONDAY) == 0


def test_a_page_that_judges_prints_says_the_last_day(tmp_path: Path) -> None:
    """A phone whose clock is five days late must not find that a sheet holds which has lapsed."""
    page(tmp_path / "old", MONDAY, MONDAY, '<p data-edition="BCDFGH" data-until="2026-11-23">')
    page(tmp_path / "new", MONDAY + timedelta(1), MONDAY, '<p data-edition="BCDFGH" data-until="2026-11-23">')
    assert keep_pages(tmp_path / "new", tmp_path / "old", MONDAY + timedelta(1)) == 0


def test_the_next_day_first_page_and_verdicts_are_written(content: Path, built: Built) -> None:
    """Nothing of the invented kabupaten ends or falls due between these days."""
    site, later = Path(shutil.copytree(built.site, content / "site")), TODAY + timedelta(days=1)
    before = tree(site)
    release(load_checked(Settings(content, later)), content, site)
    after = tree(site)
    judging = {
        name for name in after if name.endswith(".html") and " data-edition=" in (site / name).read_text("utf-8")
    }
    assert len(judging) > 5
    assert {name for name in after if after[name] != before.get(name)} == {"index.html", *judging}
    assert set(after) == set(before)
