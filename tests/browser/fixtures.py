"""A real browser over the finished site, and a watch over everything it must not do."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser.faces import Face, environment
from tests.browser.find_chromium import found, found_shell
from tests.browser.serving import serving
from tests.browser.voices import LOCAL, device
from tests.browser.watching import PHONE, QUIET, Watch
from tests.building import Built


@pytest.fixture(scope="session")
def site(built: Built) -> Path:
    """The finished site of the invented kabupaten; nobody may change it."""
    return built.site


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served: under a sub-path of a plain file server."""
    with serving(site) as url:
        yield url


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The one driver of a run; a second one cannot start beside it."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser as people have it, which keeps pages and tabs."""
    program = found()
    assert program, "no Chromium: run make test, or set ALUR_CHROMIUM to its path"
    return program


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium without a window, with one ordinary typeface. Each context of it is a new user."""
    with in_face(playwright, Face.ORDINARY) as started:
        yield started


@contextmanager
def in_face(playwright: Playwright, face: Face) -> Iterator[Browser]:
    """A browser that has this typeface and no other."""
    program = found_shell()
    assert program, "no Chromium: run make test, or set ALUR_CHROMIUM to its path"
    started = playwright.chromium.launch(
        executable_path=program, args=QUIET, chromium_sandbox=False, env=environment(face)
    )
    yield started
    started.close()


@pytest.fixture
def script() -> bool:
    """Whether scripts run; a test may say otherwise by `@pytest.mark.parametrize("script", [True, False])`."""
    return True


@pytest.fixture
def watch(address: str) -> Watch:
    """What the browser of this test asks for and complains about."""
    parts = urlsplit(address)
    return Watch(f"{parts.scheme}://{parts.netloc}")


@pytest.fixture
def context(browser: Browser, address: str, script: bool) -> Iterator[BrowserContext]:
    """A new user with a small phone."""
    opened = browser.new_context(
        viewport=PHONE, java_script_enabled=script, base_url=address, locale="id-ID", service_workers="allow"
    )
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Iterator[Page]:
    """A tab. The test fails if anything in it asks another origin, complains, or leaves something on the device."""
    tab = context.new_page()
    watch.over(tab)
    yield tab
    watch.ended(context)


@pytest.fixture(scope="session")
def in_faces(playwright: Playwright, browser: Browser) -> Iterator[dict[Face, Browser]]:
    """A browser for each typeface."""
    with ExitStack() as stack:
        others = (Face.NARROW, Face.WIDE)
        yield {
            Face.ORDINARY: browser,
            **{face: stack.enter_context(in_face(playwright, face)) for face in others},
        }


@pytest.fixture
def reader(in_faces: dict[Face, Browser], face: Face, script: bool, address: str) -> Iterator[Page]:
    """A tab in this typeface, on a device with a voice: all buttons that a page may have are there."""
    context = in_faces[face].new_context(
        java_script_enabled=script, base_url=address, locale="id-ID", reduced_motion="reduce", bypass_csp=True
    )
    page = context.new_page()
    page.add_init_script(device(LOCAL))
    yield page
    context.close()
