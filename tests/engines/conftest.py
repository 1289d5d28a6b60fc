"""Each browser of another maker, on a screen of its own, over the same ground."""

from collections.abc import Iterator

import pytest

from tests.building import Built
from tests.engines.functions import Ground
from tests.engines.ground import ground
from tests.engines.screen import Screen, screen
from tests.engines.tab import ENGINES, PHONE, Driven, firefox


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What asks for `tab` runs in every engine; those of one engine stay together, so that it starts once."""
    if "tab" in metafunc.fixturenames:
        cases = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ENGINES]
        metafunc.parametrize("engine", cases, scope="session")


@pytest.fixture(scope="session")
def walked(built: Built) -> Iterator[Ground]:
    with ground(built.site, str(built.content.view.site.exit_url)) as made:
        yield made


@pytest.fixture(scope="session")
def as_files(built: Built) -> Iterator[Ground]:
    """The same, opened from a memory stick."""
    with ground(built.site, str(built.content.view.site.exit_url), files=True) as made:
        yield made


@pytest.fixture(scope="session")
def display(engine: str) -> Iterator[Screen]:
    with screen() as on:
        yield on


@pytest.fixture(scope="session")
def started(engine: str, display: Screen) -> Iterator[Driven]:
    with ENGINES[engine](display) as driven:
        yield driven


@pytest.fixture
def tab(started: Driven) -> Driven:
    """A tab at nowhere, as wide as a phone; what it said before is forgotten."""
    started.go("about:blank")
    started.resize(*PHONE)
    started.said.clear()
    return started


@pytest.fixture
def forgetful() -> Iterator[Driven]:
    """A Firefox that blocks all cookies, and with them every storage (`network.cookie.cookieBehavior`)."""
    with screen() as on, firefox(on, **{"network.cookie.cookieBehavior": 2}) as driven:
        yield driven


@pytest.fixture
def fresh() -> Iterator[Driven]:
    """A Firefox that nobody has used."""
    with screen() as on, firefox(on) as driven:
        yield driven
