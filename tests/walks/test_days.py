"""Every day from today to three years on: no date alone is an error, and a build always ends with every sheet.

The table of the builds is printed with `pytest -s`, and stands in the test's properties.
"""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from inspect import signature
from pathlib import Path

import pytest

from generator.check import RULES
from generator.clock import today
from generator.content.load import load
from generator.problem import Problem, Severity
from generator.publish.prepare import load_checked
from generator.publish.release import release
from generator.settings import Edition, Settings
from tests.building import NOT_CONTENT, TODAY

REPOSITORY = Path(__file__).parents[2]
YEARS = 3 * 366
AHEAD = (1, 31, 100, 400, 1000)


def errors(root: Path, begin: date, edition: Edition) -> Iterator[tuple[date, Problem]]:
    """What the rules refuse on each day. A rule that takes no settings (`_`) cannot know the day and runs once."""
    directory = load(root)
    dated = [each for each in RULES if list(signature(each).parameters)[1] != "_"]
    assert dated
    for ahead in range(YEARS):
        settings = Settings(root, begin + timedelta(days=ahead), edition)
        for rule in dated if ahead else RULES:
            for problem in rule(directory, settings):
                if problem.severity is Severity.ERROR:
                    yield settings.today, problem


@pytest.mark.parametrize("edition", list(Edition))
def test_no_day_makes_an_error_of_the_invented_kabupaten(edition: Edition, content_root: Path) -> None:
    assert list(errors(content_root, TODAY, edition)) == []


def test_no_day_makes_an_error_of_the_region() -> None:
    assert list(errors(REPOSITORY, today(REPOSITORY), Edition.PUBLIC)) == []


def built(root: Path, day: date, record: Callable[[str, object], None]) -> None:
    """Build the site of that day, and tell what came out."""
    made = release(load_checked(Settings(root, day)), root, root / "site")
    specimens = sum(each.specimen is not None for each in made.prints)
    row = f"{day}  pages {made.pages}  sheets {len(made.prints) - specimens}  specimens {specimens}"
    record("looked at", f"builds on: {row}")
    print(row)
    assert (root / "site" / "index.html").is_file()
    assert made.pages > 50


@pytest.fixture(scope="module")
def root(content_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(content_root, tmp_path_factory.mktemp("days") / "isi", ignore=NOT_CONTENT))


@pytest.mark.parametrize("ahead", [0, *AHEAD])
def test_a_build_ends_with_every_sheet_on_any_day(
    ahead: int, root: Path, record_property: Callable[[str, object], None]
) -> None:
    content = load_checked(Settings(root, TODAY))
    later = load_checked(Settings(root, TODAY + timedelta(days=ahead)))
    assert [(each.office, each.kind, each.paper) for each in later.due] == [
        (each.office, each.kind, each.paper) for each in content.due
    ]
    built(root, later.view.today, record_property)


@pytest.mark.parametrize("ahead", [100, 1000])
def test_the_region_is_built_on_a_later_day(
    ahead: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """What `make site` drew is taken over if it is there, as whoever builds every day has it: all else is drawn."""
    root = tmp_path / "isi"
    root.mkdir()
    shutil.copytree(REPOSITORY / "content", root / "content")
    shutil.copy(REPOSITORY / "contacts.yaml", root)
    if (REPOSITORY / ".cache").exists():
        shutil.copytree(REPOSITORY / ".cache", root / ".cache", ignore=shutil.ignore_patterns("*.part"))
    built(root, today(REPOSITORY) + timedelta(days=ahead), record_property)
