"""Who is not the keeper gets nothing and changes nothing: each attack is a request that must be refused."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from generator.cli.app import app as command
from generator.files.lock import alone
from generator.webdesk import workbench
from generator.webdesk.app import LIMIT
from generator.webdesk.guard import HOST
from generator.webdesk.server import DeskOpenError, desk_lock
from generator.webdesk.visit import file_name
from tests.webdesk.opened import ORIGIN, OWN, PORT, Opened, words

CALL = {"value": "0870-0000-7777", "result": "unanswered", "by": "Penjaga data"}
PATH = "/telepon/AB-31-T1"


def held(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


FOREIGN: dict[str, tuple[dict[str, str], bool]] = {
    # headers, and whether the right secret stands in the form
    "a form of another site": ({"origin": "https://jahat.example", "sec-fetch-site": "cross-site"}, True),
    "a form of another port": ({"origin": f"http://{HOST}:{PORT + 1}", "sec-fetch-site": "same-site"}, True),
    "a form of a sandboxed page, as the shown site is": ({"origin": "null", "sec-fetch-site": "cross-site"}, True),
    "a request without an origin": ({}, True),
    "an origin that a browser contradicts": ({"origin": ORIGIN, "sec-fetch-site": "cross-site"}, True),
    "an encrypted origin": ({"origin": ORIGIN.replace("http:", "https:")}, True),
    "no secret in the form": (OWN, False),
}  # fmt: skip


@pytest.mark.parametrize("case", FOREIGN)
def test_a_change_from_elsewhere_is_refused(case: str, desk: Opened, root: Path) -> None:
    headers, secret = FOREIGN[case]
    before = held(root)
    fields = CALL | ({"csrf": desk.keys.form} if secret else {"csrf": "x" * len(desk.keys.form)})
    answer = desk.post(PATH, data=fields, headers=headers)
    assert (answer.status_code, held(root)) == (403, before)
    assert "Kontak" not in words(answer.text)
    assert desk.post(PATH, data=CALL | {"csrf": desk.keys.form}, headers=OWN).status_code == 200


@pytest.mark.parametrize(
    "host", ["jahat.example", "jahat.example:8123", "localhost.jahat.example", "127.0.0.1.nip.io", ""]
)
def test_a_name_that_leads_here_is_refused(host: str, desk: Opened, root: Path) -> None:
    """DNS rebinding: the page of another site whose name was turned to this machine has that name as its host."""
    before = held(root)
    assert desk.get("/", headers={"host": host}).status_code == 400
    assert desk.post(PATH, data=CALL | {"csrf": desk.keys.form}, headers={**OWN, "host": host}).status_code == 400
    assert held(root) == before


def test_only_the_address_opens_the_desk_and_once(root: Path) -> None:
    desk = Opened(root, enter=False)
    for path in ("/", "/telepon", "/betulkan", "/lembar/kontak.xlsx", "/cetakan", "/terbitkan", "/masuk", "/tidak-ada"):
        answer = desk.get(path)
        assert (answer.status_code, "0870" in answer.text) == (403, False), path
    assert desk.get(f"/masuk?kunci={desk.keys.entry}x").status_code == 403
    assert desk.get("/masuk?kunci=").status_code == 403
    assert desk.get(f"/masuk?kunci={desk.keys.entry}").status_code == 200
    assert desk.get(f"/masuk?kunci={desk.keys.entry}").status_code == 200  # whoever is inside comes to the first page
    stranger = TestClient(desk.app, ORIGIN)
    assert stranger.get(f"/masuk?kunci={desk.keys.entry}").status_code == 403
    stranger.cookies.set(desk.keys.cookie, desk.keys.entry)
    assert stranger.get("/").status_code == 403


def test_the_cookie_is_for_this_desk_alone(root: Path) -> None:
    desk = Opened(root, enter=False)
    answer = desk.get(f"/masuk?kunci={desk.keys.entry}", follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert answer.headers["location"] == "/"
    assert all(word in cookie for word in ("httponly", "samesite=strict", "path=/", f"alur-desk-{PORT}="))
    assert desk.keys.entry.lower() not in cookie


def test_every_answer_may_be_read_kept_and_framed_by_nobody(desk: Opened) -> None:
    for path in ("/", "/gaya.css", "/lembar/kontak.xlsx", "/tidak-ada"):
        headers = desk.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers
    preflight = {"origin": "https://jahat.example", "access-control-request-method": "POST"}
    answer = desk.options(PATH, headers=preflight)
    assert answer.status_code in {403, 405}
    assert "access-control-allow-origin" not in answer.headers


def test_the_shown_site_runs_apart_from_the_desk(desk: Opened, root: Path) -> None:
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("<!doctype html><title>Situs</title>", "utf-8")
    (root / "rahasia.txt").write_text("x", "utf-8")
    answer = desk.get("/situs/index.html")
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith("sandbox ")
    assert "allow-same-origin" not in answer.headers["content-security-policy"]
    for path in ("/situs/../rahasia.txt", "/situs/%2e%2e/rahasia.txt", "/situs/..%5crahasia.txt", "/situs//etc/passwd"):
        assert desk.get(path).status_code in {403, 404}, path


NAMES = {
    "../../contacts.yaml": "contacts.yaml",
    "..\\..\\contacts.yaml": "contacts.yaml",
    "/etc/passwd": "passwd",
    "C:\\Windows\\kontak.xlsx": "kontak.xlsx",
    "k\x00on\r\ntak.xlsx": "kontak.xlsx",
    "": "lembar.xlsx",
    "a" * 300: "a" * 80,
}


@pytest.mark.parametrize("sent", NAMES)
def test_the_name_of_an_upload_leads_nowhere(sent: str, desk: Opened, root: Path) -> None:
    assert file_name(sent) == NAMES[sent]
    before = held(root)
    answer = desk.post(
        "/lembar", data={"csrf": desk.keys.form}, files={"file": (sent or "x", b"PK\x03\x04")}, headers=OWN
    )
    assert (answer.status_code, held(root)) == (409, before)
    assert "etc" not in words(answer.text)


def endless(sent: list[int]) -> Iterator[bytes]:
    """A body of 200 MB, as far as somebody reads it."""
    yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="k.xlsx"\r\n\r\n'
    for _ in range(200):
        sent[0] += 1_000_000
        yield b"\0" * 1_000_000


def test_a_huge_upload_is_refused_before_it_is_read(desk: Opened, root: Path) -> None:
    before, sent = held(root), [0]
    told = {**OWN, "content-type": "multipart/form-data; boundary=x"}
    assert desk.post("/lembar", content=b"x", headers={**told, "content-length": "200000000"}).status_code == 413
    answer = desk.post("/lembar", content=endless(sent), headers=told)
    assert (answer.status_code, held(root)) == (413, before)


def test_a_huge_upload_is_refused_while_it_streams(root: Path) -> None:
    """The application is asked as a server asks it: it may not take more parts than the limit allows."""
    import anyio

    desk, taken, answered = Opened(root), [0], []
    scope = {
        "type": "http", "method": "POST", "path": "/lembar", "raw_path": b"/lembar", "query_string": b"",
        "scheme": "http", "server": (HOST, PORT), "client": (HOST, 1), "root_path": "", "http_version": "1.1",
        "headers": [
            (b"host", f"{HOST}:{PORT}".encode()), (b"origin", ORIGIN.encode()),
            (b"cookie", f"{desk.keys.cookie}={desk.keys.session}".encode()),
            (b"content-type", b"multipart/form-data; boundary=x"),
        ],
    }  # fmt: skip
    parts = endless([0])

    async def receive() -> dict[str, object]:
        part = next(parts, b"")
        taken[0] += len(part)
        return {"type": "http.request", "body": part, "more_body": bool(part)}

    async def send(message: dict[str, object]) -> None:
        answered.append(message.get("status"))

    with ThreadPoolExecutor(1) as other:  # where no browser's loop runs
        other.submit(anyio.run, desk.app, scope, receive, send).result()
    assert answered[0] == 413
    assert taken[0] <= LIMIT + 1_000_000


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>", b"\xd0\xcf\x11\xe0"], ids=repr)
def test_what_is_no_workbook_is_told(content: bytes, desk: Opened, root: Path) -> None:
    before = held(root)
    answer = desk.post("/lembar", data={"csrf": desk.keys.form}, files={"file": ("k.xlsx", content)}, headers=OWN)
    assert (answer.status_code, held(root)) == (409, before)


def test_forms_that_no_browser_sends_are_answered(desk: Opened, root: Path) -> None:
    before = held(root)
    secret = {"csrf": desk.keys.form}
    for path, fields in (
        ("/batal", {}), ("/batal", {"act": "x"}), (PATH, {}), ("/betulkan/kec-awan-kontak/AB-31-T1", {}),
        ("/betulkan/kec-awan-kontak/AB-31-T1", {"base": "{}"}), ("/betulkan/x/y", {"base": "[]"}), ("/cetakan", {}),
        ("/cetakan/P-9999/turun", {}), ("/lembar", {}), ("/lembar/x", {}), ("/terbitkan/folder", {}),
        ("/terbitkan/lihat", {}), ("/terbitkan/kirim", {}), ("/terbitkan/sandi", {}),
        ("/umumkan/site/-/-", {}), ("/umumkan/x/y/z", {"base": "{}"}), ("/umumkan/organization/kec-awan/1/cabut", {}),
        ("/kantor/x", {}), ("/kantor/kec-awan", {"base": '{"name.id": 1}'}), ("/kantor/x/kontak", {"base": "{}"}),
        ("/kantor/x/keluarkan", {"yes": "1"}), ("/balasan", {}), ("/balasan", {"text": "x\n" * 300, "yes": "1"}),
    ):  # fmt: skip
        assert desk.post(path, data=secret | fields, headers=OWN).status_code in {200, 409, 422}, path
    many = secret | {f"cell.{number}": "x" for number in range(1000)}
    assert desk.post(PATH, data=many, headers=OWN).status_code == 400
    assert desk.post(PATH, content=b"csrf=x", headers={**OWN, "content-type": "text/plain"}).status_code == 403
    assert held(root) == before


def test_two_desks_at_one_folder(root: Path) -> None:
    with desk_lock(root):
        with pytest.raises(DeskOpenError), desk_lock(root):
            pass
        done = CliRunner().invoke(command, ["desk", "--no-browser", "--root", str(root), "--lang", "en"])
        assert (done.exit_code, done.stdout) == (1, "")
        assert "Another desk is open in this folder." in done.stderr


def test_a_program_that_writes_is_waited_for_and_then_told(
    desk: Opened, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbench, "PATIENCE", 0.1)
    before = held(root)
    with alone(root, "contacts.yaml"):
        answer = desk.post(PATH, data=CALL | {"csrf": desk.keys.form}, headers=OWN)
    assert (answer.status_code, held(root)) == (409, before)
    assert "program lain sedang menulis di sini" in words(answer.text)


SERVE = """
import socket, sys, threading, urllib.request, http.cookiejar
from pathlib import Path
from generator.webdesk import server
root = Path(sys.argv[1])
def visit(address):
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    def go():
        assert b"Hari ini" in browser.open(address).read()
        port = int(address.split(":")[2].split("/")[0])
        named = {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        for host in ["127.0.0.2", *named]:
            if host != "127.0.0.1":  # a desk that listens for other machines hears Linux' other loopback addresses, too
                with socket.socket() as other:
                    other.settimeout(2)
                    assert other.connect_ex((host, port)), host
        print("visited", flush=True)
        import os, signal
        os.kill(os.getpid(), signal.SIGINT)
    threading.Thread(target=go, daemon=True).start()
    print("told", flush=True)
try:
    server.serve_desk(root, 0, visit, browser=False)
except KeyboardInterrupt:
    pass
print("ended", flush=True)
"""


def test_it_serves_this_machine_alone_and_says_no_secret(root: Path) -> None:
    done = subprocess.run([sys.executable, "-c", SERVE, str(root)], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["told", "visited", "ended"], done.stderr
    assert "kunci=" not in done.stderr
    assert not (root / ".alur-desk.lock").exists()


@pytest.mark.parametrize(
    "path", ["/betulkan/kec-pelangi-kontak/AB-32-T1", "/kantor/dinas-dongeng", "/umumkan/organization/kec-pelangi/1"]
)
@pytest.mark.parametrize("base", ["", "{", "[]", "null", '{"lain": "1"}'])
def test_a_form_that_was_not_of_this_desk_changes_nothing(desk: Opened, root: Path, path: str, base: str) -> None:
    before = held(root)
    assert desk.submit(path, {"base": base, "yes": "1"})[0] == 409
    assert held(root) == before
