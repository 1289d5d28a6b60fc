"""`alur sources` asks real servers on this machine: what they answer is told apart, kept, and ages the record."""

import gzip
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator.desk.reading.ask import Limits, ask, ask_all
from generator.model.parts.reading import SourceState
from tests.browser.serving import answering

LIMITS = Limits(seconds=1, size=200_000, redirects=3)
PAGE = "<html><head><title>x</title></head><body><nav>{menu}</nav><main><p>{text}</p></main></body></html>"
Answer = Callable[[BaseHTTPRequestHandler], None]


def send(status: int, body: bytes = b"", **headers: str) -> Answer:
    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            to.send_header(name.replace("_", "-"), value)
        to.send_header("Content-Length", str(len(body)))
        to.end_headers()
        to.wfile.write(body)

    return answer


def hang(to: BaseHTTPRequestHandler) -> None:
    time.sleep(2)


def drip(to: BaseHTTPRequestHandler) -> None:
    """A byte now and then: no single wait is long."""
    to.send_response(200)
    to.end_headers()
    for _ in range(40):
        to.wfile.write(b"x")
        to.wfile.flush()
        time.sleep(0.2)


def bomb(to: BaseHTTPRequestHandler) -> None:
    send(200, gzip.compress(b"x" * 5_000_000), Content_Encoding="gzip")(to)


def broken(to: BaseHTTPRequestHandler) -> None:
    send(200, b"no gzip at all", Content_Encoding="gzip")(to)


def whole(menu: str = "", text: str = "0870-0000-8888") -> bytes:
    return PAGE.format(menu=menu, text=text).encode()


PATHS: dict[str, Answer] = {
    "/ada": send(200, whole()),
    "/pindah": send(301, Location="/ada"),
    "/garis": send(301, Location="/garis/"),
    "/garis/": send(200, whole()),
    "/pulang": send(302, Location="/"),
    "/pulang-id": send(302, Location="/id/index.php"),
    "/": send(200, whole()),
    "/id/index.php": send(200, whole()),
    "/hilang": send(404),
    "/dihapus": send(410),
    "/rusak": send(500),
    "/tolak": send(403),
    "/sibuk": send(429),
    "/putar": send(302, Location="/putar"),
    "/keluar": send(302, Location="file:///etc/passwd"),
    "/besar": send(200, b"x" * 400_000),
    "/diam": hang,
    "/tetes": drip,
    "/bom": bomb,
    "/bohong": broken,
    "/asing": send(200, whole(), Content_Type="text/html; charset=klingon"),
}


class Host(BaseHTTPRequestHandler):
    paths = PATHS
    seen: list[tuple[str, dict[str, str]]]
    busy: dict[str, int]

    def do_GET(self) -> None:
        type(self).seen.append((self.path, dict(self.headers.items())))
        with suppress(OSError):
            self.paths[self.path](self)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def host(paths: dict[str, Answer] | None = None) -> Iterator[tuple[str, type[Host]]]:
    kind: type[Host] = type("Kind", (Host,), {"seen": [], "paths": PATHS if paths is None else paths})
    with answering(kind) as address:
        yield address.rstrip("/"), kind


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A host with every habit of `PATHS`."""
    with host() as (address, _):
        yield address


STATES: dict[str, tuple[SourceState | None, bool]] = {
    "/ada": (SourceState.ANSWERS, True),
    "/pindah": (SourceState.MOVED, True),
    "/garis": (SourceState.ANSWERS, True),
    "/pulang": (SourceState.GONE, False),
    "/pulang-id": (SourceState.GONE, False),
    "/": (SourceState.ANSWERS, True),
    "/hilang": (SourceState.GONE, False),
    "/dihapus": (SourceState.GONE, False),
    "/rusak": (None, False),
    "/tolak": (None, False),
    "/sibuk": (None, False),
    "/putar": (None, False),
    "/keluar": (None, False),
    "/besar": (SourceState.ANSWERS, False),
    "/diam": (None, False),
    "/tetes": (SourceState.ANSWERS, False),
    "/bom": (SourceState.ANSWERS, False),
    "/bohong": (SourceState.ANSWERS, False),
    "/asing": (SourceState.ANSWERS, True),
}


@pytest.mark.parametrize("path", STATES)
def test_what_an_address_answers_is_told_apart(path: str, address: str) -> None:
    began = time.monotonic()
    heard = ask(address + path, LIMITS)
    assert (heard.state, bool(heard.text)) == STATES[path], heard
    assert (heard.why is not None) == (heard.state is None)
    assert not heard.offline
    assert time.monotonic() - began < 4  # whatever a host does


def test_a_moved_page_says_where_it_is(address: str) -> None:
    assert ask(address + "/pindah", LIMITS).leads_to == address + "/ada"


def test_a_host_that_is_not_there_is_no_page_that_is_gone() -> None:
    with host() as (address, _):
        pass
    heard = ask(address + "/ada", LIMITS)
    assert (heard.state, heard.offline) == (None, True)


def test_a_certificate_that_nobody_signed_is_told(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-keyout", key, "-out", certificate], check=True, capture_output=True,
    )  # fmt: skip
    kind: type[Host] = type("Kind", (Host,), {"seen": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        heard = ask(f"https://127.0.0.1:{server.server_address[1]}/ada", LIMITS)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert heard.state is None
    assert heard.why is not None
    assert "certificate" in heard.why.text
    assert kind.seen == []  # nothing was asked of it


def test_nothing_is_sent_but_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login penjaga password rahasia\n", "utf-8")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    paths = {"/satu": send(200, whole(), Set_Cookie="siapa=Anda"), "/dua": send(200, whole())}
    with host(paths) as (address, kind):
        ask_all([f"{address}/satu", f"{address}/dua"], lambda _: None, LIMITS)
    assert [path for path, _ in kind.seen] == ["/satu", "/dua"]
    for _, headers in kind.seen:
        assert set(headers) <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}, headers
        assert headers["User-Agent"] == "alur sources"


def test_several_hosts_are_asked_at_once_and_each_for_one_address_at_a_time() -> None:
    now, most, lock = {"all": 0, "one": 0}, {"all": 0, "one": 0}, threading.Lock()
    one = dict[int, int]()

    def slow(to: BaseHTTPRequestHandler) -> None:
        port = to.server.server_address[1]  # type: ignore[misc]
        with lock:
            now["all"] += 1
            one[port] = one.get(port, 0) + 1
            most["all"], most["one"] = max(most["all"], now["all"]), max(most["one"], one[port])
        time.sleep(0.15)
        with lock:
            now["all"] -= 1
            one[port] -= 1
        send(200, whole())(to)

    with ExitStack() as stack:
        hosts = [stack.enter_context(host({f"/{n}": slow for n in range(3)}))[0] for _ in range(3)]
        urls = [f"{address}/{n}" for n in range(3) for address in hosts]
        told = list[str]()
        heard = ask_all([*urls, urls[0]], told.append, LIMITS)
    assert [each.url for each in heard] == urls
    assert sorted(told) == sorted(urls)
    assert most["one"] == 1
    assert most["all"] > 1
