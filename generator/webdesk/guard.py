"""Who may use the desk: the browser that was given the address, on this machine, from the desk's own pages.

The desk listens on the loopback address alone. That keeps other machines out, but not other pages in the same browser:
they could send forms here (CSRF), or let a name of theirs lead here (DNS rebinding). So the host is checked
(Starlette's `TrustedHostMiddleware`), a cookie that only the opened address gives, the origin of what changes
something, and a secret in each form (OWASP Cross-Site Request Forgery Prevention Cheat Sheet).
"""

import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
DOOR = "/masuk"
"""The address that gives the cookie, once."""
SHOWN = ("/gaya.css", "/ikon.svg", "/situs/")
"""What holds no secret: the looks of the desk, and the site as the public will see it."""
_CHANGING = {"POST"}
_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",  # with no-referrer a browser would hide the origin of our own forms, too
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_SITE_HEADERS = {
    "cache-control": "no-store",
    # An origin of its own: what a page of the site runs can read nothing of the desk.
    "content-security-policy": "sandbox allow-scripts allow-popups allow-forms",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


@dataclass
class Keys:
    """The secrets of one run of the desk. None of them is ever written down."""

    port: int
    entry: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """Opens the door once."""
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """What the cookie holds."""
    form: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """What stands in each form."""
    entered: bool = False
    """Whether the door was opened."""

    @property
    def cookie(self) -> str:
        """The cookie's name; browsers do not tell ports apart."""
        return f"alur-desk-{self.port}"

    @property
    def address(self) -> str:
        """What the keeper's browser is given."""
        return f"http://{HOST}:{self.port}{DOOR}?kunci={self.entry}"

    def renew(self) -> str:
        """Another address that opens the door once, for a keeper who has lost the page; the old one is no more."""
        self.entry, self.entered = secrets.token_urlsafe(32), False
        return self.address

    def enter(self, given: str) -> bool:
        """Whether this opens the door, which it does once."""
        right = not self.entered and secrets.compare_digest(given.encode(), self.entry.encode())
        self.entered = self.entered or right
        return right


class RefusedError(Exception):
    """The request is not the keeper's own; `status` and `why` are told, and nothing else."""

    def __init__(self, why: str, status: int = 403) -> None:
        self.why, self.status = why, status
        super().__init__(why)


class Guard:
    """Lets the keeper's own requests through to `app`, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self.app, self.keys = app, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # nothing here speaks through sockets; the server closes them
        site = scope["path"].startswith("/situs/")

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in (_SITE_HEADERS if site else _HEADERS).items():
                    headers[name] = value
            await send(message)

        if scope["path"] == DOOR and scope["method"] == "GET":
            given = parse_qs(scope["query_string"].decode("latin-1")).get("kunci", [""])[0]
            if self.keys.enter(given):
                answer = RedirectResponse("/", 303)
                answer.set_cookie(self.keys.cookie, self.keys.session, httponly=True, samesite="strict", path="/")
                await answer(scope, receive, send_guarded)
                return
        scope["alur.refused"] = refused = self._refusal(scope)
        if scope["path"] == DOOR and not refused:  # the keeper has opened the address again
            await RedirectResponse("/", 303)(scope, receive, send_guarded)
            return
        await self.app(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> RefusedError | None:
        """Why the request is not answered; None for one of the keeper's own."""
        if scope["path"].startswith(SHOWN) and scope["method"] in {"GET", "HEAD"}:
            return None
        request, headers = Request(scope), Headers(scope=scope)
        given = request.cookies.get(self.keys.cookie, "")
        if not secrets.compare_digest(given.encode(), self.keys.session.encode()):
            return RefusedError("Meja kerja ini hanya bisa dibuka dari alamat yang tampil saat dimulai, satu kali.")
        if scope["method"] in _CHANGING and not self._own(headers):
            return RefusedError("Permintaan ini datang dari halaman lain, jadi ditolak. Tidak ada yang diubah.")
        return None

    def _own(self, headers: Headers) -> bool:
        """Whether a form was sent from a page of this desk."""
        fetched = headers.get("sec-fetch-site", "same-origin")
        return headers.get("origin") == f"http://{HOST}:{self.keys.port}" and fetched == "same-origin"
