"""Whether a host shows what was built: asked over the network, page by page, when somebody wants to know.

A host may leave out headers, answer a dead address with the home page, put scripts of its own into pages (statistics,
e-mail obfuscation), set cookies, or still show what was uploaded months ago. Nothing of that is seen in the folder.
"""

import http.client
import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

from generator.model.routes import LOST
from generator.problem import Mark, Message, Problem, Severity
from generator.publish.host.headers import ASK_AGAIN, KEPT_FILES
from generator.rules import Rule

DEAD = ("tidak-ada-c4d1f0", "k/tidak-ada-c4d1f0/", "a/b/c/d/tidak-ada-c4d1f0.html")
"""Addresses that nobody has, at three depths."""
_SECONDS = 20
"""How long an answer may take."""
_COMPARED = (".html", ".js", ".css", ".svg")
"""What hosts change on its way. Sheets and index are compressed, so nobody can put a word in."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host says to one question."""

    status: int
    headers: Mapping[str, str]
    """By their names in small letters; of a header that comes twice, both values joined by a comma."""
    body: bytes


class Line:
    """A connection to one host, kept open from question to question. Follows no redirect and sends no cookie."""

    def __init__(self, address: str) -> None:
        self.address, parts = address, urlsplit(address)
        self.secure = parts.scheme == "https"
        self._open: Callable[[], http.client.HTTPConnection] = (
            (lambda: http.client.HTTPSConnection(parts.netloc, timeout=_SECONDS, context=ssl.create_default_context()))
            if self.secure
            else (lambda: http.client.HTTPConnection(parts.netloc, timeout=_SECONDS))
        )
        self._line = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._line.close()

    def ask(self, path: str) -> Answer:
        """The answer for a path from the site's root. Raises `OSError` or `http.client.HTTPException` without one."""
        place = urlsplit(urljoin(self.address, path))
        try:
            return self._ask(place.path)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):  # it was open for too long
            self._line.close()
            self._line = self._open()
            return self._ask(place.path)

    def _ask(self, path: str) -> Answer:
        self._line.request("GET", path, headers={"Accept-Encoding": "identity", "User-Agent": "alur site check"})
        got = self._line.getresponse()
        headers: dict[str, str] = {}
        for name, value in got.getheaders():
            headers[name.lower()] = f"{headers[name.lower()]}, {value}" if name.lower() in headers else value
        return Answer(got.status, headers, got.read())


@dataclass(frozen=True, slots=True)
class Shown:
    """How old what the host shows is."""

    built: date | None = None
    """The day of the build, as the first page says it; None where it says none."""
    oldest: date | None = None
    """The oldest check that any page tells."""


@dataclass(slots=True)
class HostCheck:
    """A finished folder, the address at which it should stand, and what was seen there."""

    folder: Path
    line: Line
    today: date
    shown: Shown = field(default_factory=Shown)
    """Known once `problems` has been read to its end."""

    def problems(self, tell: Callable[[str], None] = lambda _: None) -> Iterator[Problem]:
        """Everything in which the host differs; the name of each file that was compared goes to `tell`."""
        if not self.line.secure and not _on_this_machine(self.line.address):
            yield self._problem(
                "", "", Rule.LIVE_PLAIN, Message("the address is not encrypted, so anyone on the way reads along"),
                Message("Turn HTTPS on at the host, and give the address with https://"), Severity.ERROR,
            )  # fmt: skip
        try:
            yield from self._headers()
            yield from self._dead()
            yield from self._files(tell)
        except (OSError, http.client.HTTPException) as error:
            yield self._problem(
                "", "", Rule.LIVE_SILENT, Message("no answer: {why}", {"why": str(error) or type(error).__name__}),
                Message("See whether the address is right and the host is up, then ask again"), Severity.ERROR,
            )  # fmt: skip

    def _problem(
        self, path: str, name: str, rule: Rule, what: Message, mend: Message, severity: Severity = Severity.WARNING
    ) -> Problem:
        return Problem(Mark(urljoin(self.line.address, path)), name, what, mend, rule, severity)

    def _headers(self) -> Iterator[Problem]:
        declared = declared_headers((self.folder / "_headers").read_text("utf-8"))
        wrong: dict[tuple[str, str | None], list[str]] = {}
        for path in ("", *(each for each in KEPT_FILES if (self.folder / each).is_file()), DEAD[0]):
            answer = self.line.ask(path)
            for name, value in declared.items():
                if (got := answer.headers.get(name.lower())) != value:
                    wrong.setdefault((name, got), []).append(path)
            if "set-cookie" in answer.headers:
                yield self._problem(
                    path, "Set-Cookie", Rule.LIVE_COOKIE, Message("the host puts a cookie on the phone"),
                    Message("Turn off at the host whatever sets it: statistics, guards against robots"),
                    Severity.ERROR,
                )  # fmt: skip
            if path == "" and not _asks_again(answer.headers.get("cache-control", "")):
                got = answer.headers.get("cache-control", "-")
                yield self._problem(
                    path, "Cache-Control", Rule.LIVE_CACHE,
                    Message("a phone may show an old number without asking: {got}", {"got": got}),
                    Message("Let the host send “{wanted}” with every page", {"wanted": ASK_AGAIN}),
                )  # fmt: skip
        told = Message("Let the host send the headers of its file: server/BACA.txt in the built folder says which")
        for (name, got), (first, *_) in wrong.items():
            what = Message("is not sent") if got is None else Message("is another than was built: {got}", {"got": got})
            yield self._problem(first, name, Rule.LIVE_HEADER, what, told)

    def _dead(self) -> Iterator[Problem]:
        page = self.folder / LOST
        for path in DEAD:
            answer = self.line.ask(path)
            mend = Message("Let the host answer dead addresses with 404.html and status 404; server/BACA.txt says how")
            if answer.status != http.client.NOT_FOUND:
                what = Message("an address that nobody has is answered with {status}", {"status": answer.status})
                yield self._problem(path, "", Rule.LIVE_DEAD, what, mend, Severity.ERROR)
            elif page.is_file() and answer.body != page.read_bytes():
                added = _added(page.read_text("utf-8"), answer.body.decode(errors="replace"))
                what = Message("a dead address shows another page than 404.html, without the numbers or with more")
                yield self._injected(path, added) or self._problem(path, "", Rule.LIVE_DEAD, what, mend)

    def _files(self, tell: Callable[[str], None]) -> Iterator[Problem]:
        oldest, age = None, self._age()
        if stale := next(age, None):
            yield stale
        for file in sorted(self.folder.rglob("*")):
            path = file.relative_to(self.folder).as_posix()
            if file.suffix not in _COMPARED or path == LOST or path.startswith("server/") or not file.is_file():
                continue
            answer, own = self.line.ask(path.removesuffix("index.html")), file.read_bytes()
            tell(path)
            if answer.status != http.client.OK:
                what = Message("is answered with {status}", {"status": answer.status})
                mend = Message("Upload the whole folder again")
                yield self._problem(path, "", Rule.LIVE_MISSING, what, mend, Severity.ERROR)
                continue
            text = answer.body.decode(errors="replace")
            checks = _checks(text) if file.suffix == ".html" else ()
            oldest = min((*checks, *([oldest] if oldest else ())), default=None)
            if answer.body != own and not stale:
                added = _added(own.decode(errors="replace"), text) if file.suffix == ".html" else ()
                yield self._injected(path, added) or self._problem(
                    path, "", Rule.LIVE_CHANGED, Message("is another file than was built"),
                    Message("Upload the whole folder again; if it stays so, turn off at the host what changes pages"),
                )  # fmt: skip
        self.shown = Shown(self.shown.built, oldest)

    def _age(self) -> Iterator[Problem]:
        """Finds the day of the host's build, and the problem that it is not the folder's."""
        live = _built(self.line.ask("").body.decode(errors="replace"))
        own = _built((self.folder / "index.html").read_text("utf-8"))
        self.shown = Shown(live)
        if live != own:
            days = {"live": live or "-", "own": own or "-"}
            yield self._problem(
                "", "", Rule.LIVE_AGE, Message("the host shows the site of {live}; the folder is of {own}", days),
                Message("Upload the whole folder again"), Severity.ERROR,
            )  # fmt: skip

    def _injected(self, path: str, added: tuple[str, ...]) -> Problem | None:
        """The problem that a host puts something into a page; None where it does not."""
        if not added:
            return None
        mend = Message("Turn it off at the host: statistics, e-mail obfuscation, “speed” and “optimisation” of pages")
        what = Message("the host has put in: {what}", {"what": "; ".join(added)})
        return self._problem(path, "", Rule.LIVE_SCRIPT, what, mend, Severity.ERROR)


def declared_headers(text: str) -> dict[str, str]:
    """The headers of every answer, as `_headers` of a built folder has them: those below its first rule."""
    lines = text.splitlines()[1:]
    end = next((n for n, each in enumerate(lines) if not each.startswith("  ")), len(lines))
    pairs = (each.strip().partition(": ") for each in lines[:end])
    return {name: value for name, _, value in pairs if name != "Cache-Control"}


def _on_this_machine(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _asks_again(cache_control: str) -> bool:
    """Whether a browser asks before it shows the answer again (RFC 9111, 5.2.2)."""
    told = {each.strip().lower() for each in cache_control.split(",")}
    return bool(told & {"no-cache", "no-store"}) or {"max-age=0", "must-revalidate"} <= told


def _built(html: str) -> date | None:
    return next((date.fromisoformat(day) for day in re.findall(r'data-built="(\d{4}-\d\d-\d\d)"', html)), None)


def _checks(html: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in re.findall(r'data-checked="(\d{4}-\d\d-\d\d)"', html))


class _Fetching(HTMLParser):
    """Lists whatever runs, draws or is fetched in a page: what hosts put in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found = list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if tag in {"script", "iframe", "img", "style", "link", "object", "embed"}:
            self.found.append(f"<{tag} {held.get('src') or held.get('href') or '...'}>")
        if "data-cfemail" in held or "/cdn-cgi/" in held.get("href", ""):
            self.found.append("Cloudflare Email Address Obfuscation")


def _added(own: str, live: str) -> tuple[str, ...]:
    """What runs or is fetched in the live page and not in ours, each once."""
    known = set(_Fetching(own).found)
    return tuple(dict.fromkeys(each for each in _Fetching(live).found if each not in known))
