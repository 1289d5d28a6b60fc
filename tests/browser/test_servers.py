"""Each server sends what is declared, with the files as they come out of a build, at the root and under a sub-path."""

import gzip
import http.client
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from generator.model.routes import flow_url
from generator.publish.host import files as host_files
from generator.publish.host.headers import ASK_AGAIN, KEEP, KEPT_FILES, Headers
from generator.publish.not_found import not_found_page
from tests.browser.servers import SERVERS, Place, running
from tests.building import Built

TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".webp": "image/webp",
    ".pf_meta": "application/octet-stream",
    ".pf_index": "application/octet-stream",
    ".pf_fragment": "application/octet-stream",
    ".pagefind": "application/octet-stream",
    ".wasm": "application/wasm",
}
SQUEEZED = {".html", ".css", ".js", ".svg"}


@dataclass
class Answer:
    status: int
    headers: dict[str, list[str]]
    body: bytes

    def one(self, name: str) -> str:
        (value,) = self.headers[name.lower()]
        return value


def ask(address: str, path: str = "", **sent: str) -> Answer:
    parts = urlsplit(address + path)
    line = http.client.HTTPConnection(parts.netloc, timeout=10)
    line.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""), headers=sent)
    got = line.getresponse()
    headers: dict[str, list[str]] = {}
    for name, value in got.getheaders():
        headers.setdefault(name.lower(), []).append(value)
    answer = Answer(got.status, headers, got.read())
    line.close()
    return answer


@pytest.fixture(scope="module", params=["/", "/ppa/alur/"])
def place(request: pytest.FixtureRequest, built: Built) -> Iterator[Place]:
    with tempfile.TemporaryDirectory(prefix="alur-host-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # servers read as another user
        made = Place(folder / "work", folder / "www", request.param)
        made.work.mkdir()
        made.www.mkdir()
        shutil.copytree(built.site, made.site, dirs_exist_ok=True)
        for path, content in host_files.host_files(headers(built), f"https://antah.example{request.param}").items():
            (made.site / path).write_bytes(content)
        (made.site / "x.wasm").write_bytes(b"\0asm\1\0\0\0")
        yield made


@pytest.fixture(scope="module", params=list(SERVERS))
def address(request: pytest.FixtureRequest, place: Place) -> Iterator[str]:
    with running(request.param, place) as url:
        yield url


def files(site: Path) -> dict[str, str]:
    """One file of each kind, by its suffix."""
    found = {
        path.suffix: path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*.*"))
        if path.parent.name != "server"
    }
    return {suffix: path for suffix, path in found.items() if suffix}


def test_every_kind_of_file_comes_as_declared(address: str, place: Place, built: Built) -> None:
    kinds = files(place.site)
    assert kinds.keys() == TYPES.keys()
    for suffix, path in kinds.items():
        got = ask(address, path, **{"Accept-Encoding": "gzip"})
        assert got.status == 200, path
        assert got.one("Content-Type").partition(";")[0] == TYPES[suffix], path
        for name, value in headers(built).always.items():
            assert got.headers.get(name.lower()) == [value], f"{path}: {name}"
        kept = path in KEPT_FILES or suffix in {".pf_meta", ".pf_index", ".pf_fragment"}
        assert got.headers["cache-control"] == [KEEP if kept else ASK_AGAIN], path
        assert "set-cookie" not in got.headers
        raw = (place.site / path).read_bytes()
        if suffix in SQUEEZED and len(raw) > 1000:
            assert got.one("Content-Encoding") == "gzip", path
            assert gzip.decompress(got.body) == raw
        else:
            assert gzip.decompress(got.body) == raw if "content-encoding" in got.headers else got.body == raw


@pytest.mark.parametrize("path", ["", "k/kec-awan/", "k/kec-awan", "tidak/ada/", "assets/alur.css?abc"])
def test_folders_and_what_does_not_exist(path: str, address: str, built: Built) -> None:
    got = ask(address, path)
    assert got.status == {"tidak/ada/": 404, "k/kec-awan": got.status}.get(path, 200)
    if path == "k/kec-awan":
        assert got.status in {301, 302, 307, 308}
        assert got.one("Location").endswith("/k/kec-awan/")
    for name, value in headers(built).always.items():
        assert got.headers.get(name.lower()) == [value], name


def headers(built: Built) -> Headers:
    """What is declared for this site."""
    return Headers(allowed=not_found_page(built.content.view).allowed)


@pytest.mark.parametrize("dead", ["tidak-ada", "k/tidak/ada/", "q/a/b/c/d.html"])
def test_a_dead_address_gives_the_numbers_at_any_depth(dead: str, address: str, browser: Browser) -> None:
    """Under the host's own headers: as it looks, dialled by a tap, and with nothing more to fetch."""
    tab, asked, said = browser.new_page(), [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    answer = tab.goto(address + dead)
    assert answer is not None
    assert answer.status == 404
    assert tab.locator("a").evaluate_all("all => all.map(each => each.href.split('?')[0])") == [
        "tel:999", "tel:998", "https://wa.me/6287000000998",
    ]  # fmt: skip
    assert tab.locator("a").first.evaluate("link => getComputedStyle(link).display") == "block", "its style is refused"
    assert asked == [address + dead]
    assert [each for each in said if "404" not in each] == []
    tab.close()


# How scanners that do not know a fragment ask for `q/kec-awan/#BCDFGH`.
SCANNED = [
    "q/kec-awan/%23BCDFGH",
    "q/kec-awan%23BCDFGH",
    "q/kec-awan/%2523BCDFGH",
    "q/kec-awan/%20%23%20BCDFGH%20",
    "q/KEC-AWAN/%23BCDFGH",
    "Q/KEC-AWAN/#BCDFGH",
]


def test_a_scanner_that_encodes_the_sign_finds_the_page(address: str, browser: Browser) -> None:
    tab = browser.new_page()
    for each in SCANNED:
        tab.goto(address + each, wait_until="commit")
        tab.wait_for_url(f"{address}q/kec-awan/#BCDFGH")
        tab.wait_for_selector("#verdict.is-old")
    tab.goto(f"{address}q/KEC-AWAN/petugas/%23BCDFGH", wait_until="commit")
    tab.wait_for_url(f"{address}q/kec-awan/petugas/#BCDFGH")
    tab.goto(f"{address}q/tidak-ada/%23BCDFGH", wait_until="commit")
    tab.wait_for_url(f"{address}q/tidak-ada/#BCDFGH")
    tab.wait_for_selector("a[href='tel:999']")
    tab.close()


def test_a_print_of_an_office_that_is_gone_opens_its_page_on_every_host(address: str, browser: Browser) -> None:
    """At each depth, and before any script or style has come: whom to call, and that the print does not hold."""
    for path, words in (
        ("q/dinas-lama/", "sudah ditutup atau berganti nama"),
        ("q/dinas-lama/petugas/", "Turunkan poster itu"),
    ):
        got = ask(address, path)
        assert got.status == 200
        body = got.body.decode()
        assert words in body
        assert 'href="tel:999"' in body
        assert ask(address, path.removesuffix("/")).one("Location").endswith(path)
    tab = browser.new_page()
    tab.goto(f"{address}q/dinas-lama/petugas/%23MNPQRS", wait_until="commit")
    tab.wait_for_url(f"{address}q/dinas-lama/petugas/#MNPQRS")
    tab.get_by_text("Turunkan poster itu").wait_for()
    tab.close()


@pytest.mark.parametrize(
    "path", ["_headers", ".htaccess", "server/nginx.conf", "server/Caddyfile", "server/BACA.txt", "server/"]
)
def test_what_is_for_the_host_is_not_served(path: str, address: str, place: Place) -> None:
    assert (place.site / path).exists()
    assert ask(address, path).status in {403, 404}


def test_an_unchanged_page_is_not_sent_again(address: str) -> None:
    first = ask(address, **{"Accept-Encoding": "gzip"})
    known = {"If-Modified-Since": first.one("Last-Modified"), "Accept-Encoding": "gzip"}
    if "etag" in first.headers:
        known["If-None-Match"] = first.one("ETag")
    again = ask(address, **known)
    assert (again.status, again.body) == (304, b"")
    assert again.one("Cache-Control") == ASK_AGAIN


def test_behind_a_proxy_nginx_leads_nobody_out_of_tls(place: Place) -> None:
    """It hears plain HTTP under a name of its own; where its visitors are it does not know."""
    with running("nginx", place) as url:
        got = ask(url, "k/kec-awan")
    assert got.one("Location") == f"{place.base}k/kec-awan/"


def test_nginx_writes_down_no_visit(place: Place) -> None:
    with running("nginx", place) as url:
        assert ask(url).status == 200
    assert (place.work / "access").read_text() == ""


@pytest.mark.parametrize("place", ["/ppa/alur/"], indirect=True)
@pytest.mark.parametrize("program", SERVERS)
def test_a_browser_runs_pages_and_search_under_these_headers(program: str, place: Place, browser: Browser) -> None:
    """No header is unknown to it, none stops a page of ours, and the index can be read."""
    said: list[str] = []
    search = "async at => (await (await import(at)).search('awan')).results.length"
    with running(program, place) as url:
        tab = browser.new_page()
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        for path in ("", "k/kec-awan/", flow_url("desa"), "cari/"):
            answer = tab.goto(url + path)
            assert answer is not None
            assert answer.status == 200
        hits = tab.evaluate(search, f"{url}pagefind/pagefind.js")
        tab.close()
    assert said == []
    assert hits > 0
