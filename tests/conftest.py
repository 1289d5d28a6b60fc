"""What all tests share: the invented kabupaten, the day on which it stands still, and its finished site."""

import gc
import os
from pathlib import Path

import hypothesis
import pytest

from generator.content.load import load
from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.poster.typst.press import Press
from generator.settings import Edition, Settings
from tests.building import TODAY, Built, build_once, draw_once

pytest_plugins = ["tests.browser.fixtures"]  # here, because walks need a browser too
CONTENT = Path(__file__).parent / "content"
WALKS = Path(__file__).parent / "walks"

hypothesis.settings.register_profile("quick", max_examples=60, derandomize=True, deadline=None)
hypothesis.settings.register_profile("long", max_examples=600, deadline=None)
hypothesis.settings.load_profile("quick")  # the same inputs every time; `make walks` asks for the long one

gc.freeze()  # what was imported stays; looking it through for circles again and again cost an eighth of all tests' time
gc.set_threshold(200_000, 20, 20)

for told in ("ALUR_PASSPHRASE", "COLUMNS", "FORCE_COLOR", "NO_COLOR"):
    os.environ.pop(told, None)  # what somebody's shell says to Alur is not what a test says to it
os.environ["ALUR_LANG"] = "en"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ again, to be read before commit")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What stands in `tests/walks/` is a walk, and runs whenever it is named. Walks of random inputs begin."""
    if config.option.markexpr == "not walk":
        return
    for item in items:
        if WALKS in item.path.parents:
            item.add_marker("walk")
    items.sort(key=lambda item: not hypothesis.is_hypothesis_test(getattr(item, "obj", None)))  # the longest, so first


def pytest_xdist_auto_num_workers() -> int:
    """`-n auto`: three workers for two processors, because tests wait for browsers, servers and other processes.

    Three use 99 % of two processors; a fourth makes 4 % more work, with browsers of its own.
    """
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return (3 * processors + 1) // 2


@pytest.fixture(scope="session")
def content_root() -> Path:
    return CONTENT


@pytest.fixture(scope="session")
def settings(content_root: Path) -> Settings:
    return Settings(root=content_root, today=TODAY)


@pytest.fixture(scope="session")
def directory(content_root: Path) -> Directory:
    return load(content_root)


@pytest.fixture(scope="session")
def public_view(directory: Directory, settings: Settings) -> View:
    return view(directory, settings)


@pytest.fixture(scope="session")
def sheets(public_view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds every public sheet; workers of one run share it, so nobody may change it. Copy it."""
    return draw_once(_shared(tmp_path_factory) / "sheets", public_view)


@pytest.fixture(scope="session")
def built(content_root: Path, sheets: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The finished site of the invented kabupaten; workers of one run share it, so nobody may change it."""
    return build_once(_shared(tmp_path_factory) / "built", content_root, sheets)


@pytest.fixture(scope="session")
def built_for_staff(content_root: Path, built: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same for the offices' staff."""
    return build_once(_shared(tmp_path_factory) / "built-staff", content_root, built.cache, Edition.STAFF)


@pytest.fixture(scope="session")
def built_discreet(content_root: Path, built: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same in neutral words."""
    return build_once(_shared(tmp_path_factory) / "built-discreet", content_root, built.cache, Edition.DISCREET)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this worker keeps its sheets and its cut fonts."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def press(cache: Path) -> Press:
    return Press(cache / "fonts")


def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.getbasetemp()
    return place.parent if "PYTEST_XDIST_WORKER" in os.environ else place


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests say they looked at, so that an empty list is seen. Here, because workers do not print."""
    looked: dict[str, list[str]] = {}
    for report in (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")):
        for name, value in report.user_properties if report.when == "call" else ():
            if name == "looked at":
                how, _, what = value.partition(": ")
                looked.setdefault(how, []).append(what)
    for how, what in looked.items():
        terminalreporter.write_line(f"{how}: {len(what)}: {', '.join(what)}")
