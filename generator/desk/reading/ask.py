"""Addresses of sources are asked over the network: several hosts at once, each for one address at a time.

Only `alur sources` calls this. It sends nothing but the address and the program's name: no cookie outlives an address,
and what a machine knows of the keeper (`.netrc`) is not used.
"""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

import requests
import urllib3

from generator.desk.reading.page import is_home, is_same_place, text_hash
from generator.model.parts.reading import SourceState
from generator.problem import Message

HOSTS = 8
"""How many are asked at once."""
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_REFUSED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost."""

    seconds: float = 20
    """For the whole answer, and for each step on the way to it."""
    size: int = 5_000_000
    """Bytes; of a larger file nothing is compared."""
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Heard:
    """What an address answered."""

    url: str
    state: SourceState | None
    """None where there was no answer that says anything: that is not the same as gone."""
    why: Message | None = None
    """Why there was none."""
    leads_to: str = ""
    text: str = ""
    """A hash of what can be read there; empty where nothing is compared."""
    offline: bool = False
    """Whether not even the host was found or reached."""


def ask_all(urls: Iterable[str], tell: Callable[[str], None], limits: Limits = Limits()) -> list[Heard]:
    """What each address answers, in the order given; the name of each that was asked goes to `tell`."""
    hosts: dict[str, list[str]] = {}
    wanted = list(dict.fromkeys(urls))
    for url in wanted:
        hosts.setdefault(urlsplit(url).netloc.lower(), []).append(url)

    def ask_host(own: list[str]) -> list[Heard]:
        heard = []
        for url in own:
            heard.append(ask(url, limits))
            tell(url)
        return heard

    with ThreadPoolExecutor(HOSTS) as pool:
        found = {heard.url: heard for answers in pool.map(ask_host, hosts.values()) for heard in answers}
    return [found[url] for url in wanted]


def ask(url: str, limits: Limits) -> Heard:
    """What one address answers. Never raises for what a host does."""
    until = time.monotonic() + limits.seconds
    try:
        with requests.Session() as session:
            session.headers["User-Agent"] = "alur sources"
            session.max_redirects = limits.redirects
            session.auth = _as_nobody
            with session.get(url, stream=True, timeout=limits.seconds) as answer:
                return _judge(url, answer, limits, until)
    except requests.exceptions.SSLError:
        return Heard(url, None, Message("its certificate is not valid, so it may be another host that answers"))
    except requests.exceptions.TooManyRedirects:
        return Heard(url, None, Message("it leads on and on"))
    except requests.exceptions.Timeout:
        return Heard(url, None, Message("no answer in {seconds} seconds", {"seconds": f"{limits.seconds:g}"}))
    except requests.exceptions.ConnectionError:
        return Heard(url, None, Message("its host cannot be reached"), offline=True)
    except (requests.exceptions.RequestException, OSError, ValueError) as error:
        return Heard(url, None, Message("no answer: {why}", {"why": type(error).__name__}))


def _as_nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _judge(url: str, answer: requests.Response, limits: Limits, until: float) -> Heard:
    if answer.status_code in _GONE:
        return Heard(url, SourceState.GONE)
    if answer.status_code in _REFUSED:
        why = Message("it refuses programs ({status}): open it yourself", {"status": answer.status_code})
        return Heard(url, None, why)
    if not answer.ok:
        return Heard(url, None, Message("it answers with an error ({status})", {"status": answer.status_code}))
    moved = not is_same_place(url, answer.url)
    if moved and is_home(answer.url) and not is_home(url):
        return Heard(url, SourceState.GONE, leads_to=answer.url)
    body = _read(answer, limits, until)
    text = text_hash(body, answer.headers.get("Content-Type", "").lower(), answer.encoding) if body else ""
    return Heard(url, SourceState.MOVED if moved else SourceState.ANSWERS, None, answer.url if moved else "", text)


def _read(answer: requests.Response, limits: Limits, until: float) -> bytes:
    """The body; empty where it is larger or slower than allowed: that there is one was told already."""
    body = bytearray()
    try:
        while piece := answer.raw.read1(_PIECE, decode_content=True):
            body += piece
            if len(body) > limits.size or time.monotonic() > until:
                return b""
    except (urllib3.exceptions.HTTPError, OSError):
        return b""
    return bytes(body)
