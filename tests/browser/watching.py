"""A watch over everything that a page must not do, and how browsers of tests are started."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

PHONE = {"width": 360, "height": 640}
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
KEPT = """async () => ({
    local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookies: document.cookie,
    databases: indexedDB.databases ? (await indexedDB.databases()).map(each => each.name) : [],
    caches: window.caches ? await caches.keys() : [],
    workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
})"""
NOTHING = {"local": [], "session": [], "cookies": "", "databases": [], "caches": [], "workers": 0}


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
            if page.url.startswith(self.origin) and (kept := page.evaluate(KEPT)) != NOTHING:
                self.wrong.append(f"left behind by {page.url}: {kept}")
        assert self.wrong == []
