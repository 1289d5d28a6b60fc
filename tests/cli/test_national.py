"""`alur national`: what changed below is told, above all where the region's own words hide it."""

import shutil
from pathlib import Path

import pytest

from generator.content.folder import SEEN
from tests.building import NOT_CONTENT, TODAY
from tests.cli.test_commands import alur


@pytest.fixture
def region(tmp_path: Path, content_root: Path) -> Path:
    shutil.copytree(content_root, tmp_path / "dasar", ignore=NOT_CONTENT)
    (tmp_path / "dasar/content/faq.yaml").write_text("- {id: a, question: Lama?, answer: Lama.}\n", "utf-8")
    root = tmp_path / "daerah"
    (root / "content").mkdir(parents=True)
    (root / "content/site.yaml").write_text("layers: [../dasar]\n", "utf-8")
    shutil.copy(content_root / "content/areas.csv", root / "content")
    (root / "content/faq.yaml").write_text("- {id: a, question: Milik kami?}\n", "utf-8")
    return root


def told(root: Path, *more: str) -> str:
    done = alur("national", "--root", root, "--today", TODAY.isoformat(), *more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_newer_text_below_is_told_only_where_the_region_hides_it(region: Path) -> None:
    assert f"Remembered in {SEEN}" in told(region, "--read")
    (region.parent / "dasar/content/faq.yaml").write_text("- {id: a, question: Lama?, answer: Baru.}\n", "utf-8")
    assert "0 of them have a newer text" in told(region), "the answer is shown, nothing hides it"
    (region.parent / "dasar/content/faq.yaml").write_text("- {id: a, question: Baru?, answer: Baru.}\n", "utf-8")
    after = told(region)
    assert "1 of them have a newer text" in after
    assert ": content/faq.yaml/a/question: Baru?" in after
    told(region, "--read")
    assert "0 of them have a newer text" in told(region)


def test_a_region_that_stands_alone_is_told_so(content_root: Path) -> None:
    assert "stands alone" in told(content_root)


def test_checks_of_the_layers_are_listed_once_for_all(region: Path) -> None:
    done = alur("national", "--root", region, "--today", "2030-01-01")
    assert "../dasar: NN-01-T1" in done.stdout
