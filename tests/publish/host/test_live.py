"""A live host is compared with the built folder: real servers with our files pass, each bad habit of hosts is told."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from generator.explain import explain
from generator.problem import Problem, Severity
from generator.publish.host.files import host_files
from generator.publish.host.headers import Headers
from generator.publish.host.live import HostCheck, Line, declared_headers
from generator.publish.not_found import not_found_page
from generator.rules import Rule
from tests.browser.servers import SERVERS, Place, running
from tests.browser.serving import answering
from tests.building import TODAY, Built


@pytest.fixture(scope="module")
def place(built: Built) -> Iterator[Place]:
    """The site as uploaded, with few pages: what is asked of one is asked of all."""
    with tempfile.TemporaryDirectory(prefix="alur-live-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        made = Place(folder / "work", folder / "www", "/")
        made.work.mkdir()
        shutil.copytree(built.site, made.www, ignore=shutil.ignore_patterns("en", "a", "l", "s", "*.pdf", "*.zip", "q"))
        headers = Headers(allowed=not_found_page(built.content.view).allowed)
        for path, content in host_files(headers, "https://antah.example/").items():
            (made.site / path).write_bytes(content)
        yield made


def asked(folder: Path, address: str, today: date = TODAY) -> tuple[HostCheck, list[Problem]]:
    with Line(address) as line:
        check = HostCheck(folder, line, today)
        return check, list(check.problems())


@pytest.mark.parametrize("program", SERVERS)
def test_a_host_that_is_set_up_as_its_file_says_passes(program: str, place: Place) -> None:
    with running(program, place) as address:
        seen = list[str]()
        with Line(address) as line:
            check = HostCheck(place.www, line, TODAY)
            problems = list(check.problems(seen.append))
    assert [explain(each, "en") for each in problems] == []
    assert check.shown.built == TODAY
    assert check.shown.oldest is not None
    assert check.shown.oldest < TODAY
    assert {"index.html", "assets/exit.js", "assets/alur.css", "cari/index.html"} <= set(seen)


# ---- hosts with bad habits

_SPY = b'<script src="https://static.spy.example/beacon.js"></script></body>'
_MAIL = b'<a href="/cdn-cgi/l/email-protection" data-cfemail="ab">[email&#160;protected]</a></body>'


class _Bad(SimpleHTTPRequestHandler):
    """A host that sends what `headers` says, and whose `answer` may change what it shows."""

    sent: dict[str, str]
    answer: Callable[[int, str, bytes], tuple[int, bytes]]

    def do_GET(self) -> None:
        file = Path(self.directory) / self.path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        there = file.is_file()
        body = (file if there else Path(self.directory) / "404.html").read_bytes()
        status, body = type(self).answer(200 if there else 404, self.path, body)
        self.send_response(status)
        for name, value in type(self).sent.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def misbehaving(folder: Path, answer: Any = lambda *told: (told[0], told[2]), **changed: str) -> Iterator[str]:
    sent = {**declared_headers((folder / "_headers").read_text("utf-8")), "Cache-Control": "no-cache"}
    sent |= {name.replace("_", "-"): value for name, value in changed.items()}
    sent = {name: value for name, value in sent.items() if value}
    kind = type("Kind", (_Bad,), {"sent": sent, "answer": staticmethod(answer)})
    with answering(partial(kind, directory=str(folder))) as address:
        yield address


def put_in(what: bytes, only: str = "/") -> Any:
    return lambda status, path, body: (status, body.replace(b"</body>", what) if path == only else body)


def older(status: int, path: str, body: bytes) -> tuple[int, bytes]:
    return status, re.sub(rb'data-built="[\d-]+"', b'data-built="2026-01-05"', body)


BAD: dict[str, tuple[dict[str, Any], Rule, str]] = {
    "no headers at all": (
        {"Content_Security_Policy": ""}, Rule.LIVE_HEADER,
        ":1:1: Content-Security-Policy: is not sent. Let the host send the headers of its file: server/BACA.txt in the built folder says which",
    ),
    "another header": (
        {"X_Frame_Options": "SAMEORIGIN"}, Rule.LIVE_HEADER,
        ":1:1: X-Frame-Options: is another than was built: SAMEORIGIN. Let the host send the headers of its file: server/BACA.txt in the built folder says which",
    ),
    "a cookie": ({"Set_Cookie": "__cf_bm=x"}, Rule.LIVE_COOKIE, "Set-Cookie: the host puts a cookie on the phone."),
    "pages that are kept": ({"Cache_Control": "public, max-age=14400"}, Rule.LIVE_CACHE, "without asking: public, max-age=14400."),
    "home for everything": (
        {"answer": lambda status, path, body: (200, body)}, Rule.LIVE_DEAD, "an address that nobody has is answered with 200."
    ),
    "its own page for dead addresses": (
        {"answer": lambda status, path, body: (status, b"<h1>Not found</h1>" if status == 404 else body)},
        Rule.LIVE_DEAD, "a dead address shows another page than 404.html",
    ),
    "statistics": ({"answer": put_in(_SPY)}, Rule.LIVE_SCRIPT, "the host has put in: <script https://static.spy.example/beacon.js>."),
    "statistics in the page for dead addresses": (
        {"answer": put_in(_SPY, "/k/tidak-ada-c4d1f0/")}, Rule.LIVE_SCRIPT,
        "/k/tidak-ada-c4d1f0/:1:1: the host has put in: <script https://static.spy.example/beacon.js>.",
    ),
    "hidden e-mail addresses": (
        {"answer": put_in(_MAIL)}, Rule.LIVE_SCRIPT, "the host has put in: Cloudflare Email Address Obfuscation."
    ),
    "a page that was squeezed": (
        {"answer": lambda status, path, body: (status, body.replace(b"\n", b"") if path == "/cari/" else body)},
        Rule.LIVE_CHANGED, "/cari/index.html:1:1: is another file than was built.",
    ),
    "a file that was not uploaded": (
        {"answer": lambda status, path, body: (404, b"") if path == "/assets/exit.js" else (status, body)},
        Rule.LIVE_MISSING, "/assets/exit.js:1:1: is answered with 404. Upload the whole folder again",
    ),
    "last winter's site": ({"answer": older}, Rule.LIVE_AGE, "the host shows the site of 2026-01-05; the folder is of 2026-11-24."),
}  # fmt: skip


@pytest.mark.parametrize("habit", BAD)
def test_each_bad_habit_is_told(habit: str, place: Place) -> None:
    changed, rule, line = BAD[habit]
    with misbehaving(place.www, **changed) as address:
        _, problems = asked(place.www, address)
    assert {each.rule for each in problems} == {rule}
    assert any(line in explain(each, "en") for each in problems), [explain(each, "en") for each in problems]


def test_a_well_behaved_one_is_told_nothing(place: Place) -> None:
    """So each line above comes from its habit."""
    with misbehaving(place.www) as address:
        assert asked(place.www, address)[1] == []


def test_a_host_that_is_away_is_one_line(place: Place) -> None:
    with misbehaving(place.www) as address:
        pass
    _, (problem,) = asked(place.www, address)
    assert (problem.rule, problem.severity) == (Rule.LIVE_SILENT, Severity.ERROR)
    assert "no answer: [Errno" in explain(problem, "en")


def test_an_address_in_the_open_is_told(place: Place) -> None:
    _, problems = asked(place.www, "http://tidak-ada.invalid/")
    assert [each.rule for each in problems] == [Rule.LIVE_PLAIN, Rule.LIVE_SILENT]


def test_the_command_tells_lines_and_age(place: Place, content_root: Path) -> None:
    with misbehaving(place.www, Set_Cookie="a=1") as address:
        command = [sys.executable, "-m", "generator", "site", "check", address, "--site", str(place.www)]
        command += ["--root", str(content_root), "--today", str(TODAY + timedelta(days=3)), "--lang"]
        id_, en = (
            subprocess.run([*command, each], capture_output=True, text=True, check=False) for each in ("id", "en")
        )
    assert (id_.returncode, en.returncode) == (1, 1)
    assert (
        f"{address}:1:1: Set-Cookie: server menaruh kuki di HP. Matikan di server apa pun yang menaruhnya" in id_.stdout
    )
    assert "Server menampilkan situs tanggal 2026-11-24; pemeriksaan tertuanya" in id_.stdout
    assert re.search(
        r"The host shows the site of 2026-11-24; its oldest check is of 2026-\d\d-\d\d, \d+ days ago\.", en.stdout
    )


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, content_root: Path) -> None:
    command = [sys.executable, "-m", "generator", "site", "check", "https://ppa.antah.go.id/", "--site", str(tmp_path)]
    other = [*command[:5], "ppa.antah.go.id", *command[6:], "--root", str(content_root), "--lang", "en"]
    assert "is no address" in subprocess.run(other, capture_output=True, text=True, check=False).stderr
    done = subprocess.run(
        [*command, "--root", str(content_root), "--lang", "en"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "is no site of ours" in re.sub(r"\s*│\s*│?\s*", " ", done.stderr)
