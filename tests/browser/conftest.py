"""A real browser over the finished site, and a watch over everything it must not do."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from building import Built
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from find_chromium import found
from serving import serving

PHONE = {"width": 360, "height": 640}
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_KEPT = """async () => ({
    local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookies: document.cookie,
    databases: indexedDB.databases ? (await indexedDB.databases()).map(each => each.name) : [],
    caches: window.caches ? await caches.keys() : [],
    workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
})"""
_NOTHING = {"local": [], "session": [], "cookies": "", "databases": [], "caches": [], "workers": 0}


@dataclass
class Watch:
    """What a browser did that a page of ours must never make it do."""

    origin: str
    requests: list[str] = field(default_factory=list)
    """Everything that was asked for, in order."""
    wrong: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("request", self._request)
        page.on("requestfailed", lambda request: self._failed(request))
        page.on("response", lambda answer: answer.status >= 400 and self.wrong.append(f"{answer.status} {answer.url}"))
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.wrong.append(f"script error: {error}"))

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.wrong.append(f"request elsewhere: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a page that was left before it was whole
            self.wrong.append(f"{request.failure}: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.wrong.append(f"console {message.type}: {message.text}")

    def ended(self, context: BrowserContext) -> None:
        """Look for anything that stays behind on the device, then fail on all that was seen."""
        self.wrong += [f"cookie: {each['name']}" for each in context.cookies()]
        for page in context.pages:
            if page.url.startswith(self.origin) and (kept := page.evaluate(_KEPT)) != _NOTHING:
                self.wrong.append(f"left behind by {page.url}: {kept}")
        assert self.wrong == []


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
    """The path of the browser."""
    program = found()
    assert program, "no Chromium: run make test, or set ALUR_CHROMIUM to its path"
    return program


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """Chromium without a window. Each context of it is a new user."""
    started = playwright.chromium.launch(executable_path=chromium, args=QUIET, chromium_sandbox=False)
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
