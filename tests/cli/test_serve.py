"""The preview shows a change at once, and says what is wrong instead of hanging."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.building import NOT_CONTENT

ALUR = (sys.executable, "-m", "generator")
REPOSITORY = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


PATIENCE = 120
"""Seconds after which a preview counts as hanging. How fast it is, `benchmarks/serve.py` measures."""


def until(address: str, wanted: Callable[[str], bool]) -> None:
    """Wait until the page is as wanted; fails when it never is."""
    end = time.monotonic() + PATIENCE
    last = ""
    while time.monotonic() < end:
        try:
            last = fetch(address)
        except (OSError, HTTPException) as error:
            last = str(error)
        if wanted(last):
            return
        time.sleep(0.05)
    pytest.fail(f"after {PATIENCE} s {address} still shows: {last[:2000]}")


@dataclass(frozen=True)
class Preview:
    """A preview that runs."""

    content: Path
    """Its content; a test leaves it as it was, and the page whole."""
    address: str


@pytest.fixture
def content(tmp_path: Path, content_root: Path) -> Path:
    return Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))


@pytest.fixture(scope="module", params=["alur serve", "mkdocs serve"])
def preview(
    request: pytest.FixtureRequest, content_root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Preview]:
    """One preview for all tests of a change: it takes longer to start than to show one."""
    content = Path(shutil.copytree(content_root, tmp_path_factory.mktemp("serve") / "isi", ignore=NOT_CONTENT))
    port = free_port()
    if request.param == "alur serve":
        command = [*ALUR, "serve", "--root", str(content), "--port", str(port), "--lang", "id"]
    else:
        shutil.copy(REPOSITORY / "mkdocs.yml", content)
        theme = content / "site_templates"
        theme.symlink_to(REPOSITORY / "site_templates")
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    child = subprocess.Popen(
        command, cwd=content, env={"ALUR_LANG": "id", "PATH": ""}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        until(f"http://127.0.0.1:{port}/", lambda page: "<h1" in page)
        yield Preview(content, f"http://127.0.0.1:{port}/")
    finally:
        child.terminate()
        child.communicate(timeout=60)


def test_a_change_shows_and_a_mistake_is_told(preview: Preview) -> None:
    content, page = preview.content, f"{preview.address}k/kec-awan/"
    offices = content / "content" / "organizations" / "offices.yaml"
    good = offices.read_text("utf-8")
    before = fetch(page)
    assert "Kecamatan Mega" not in before

    offices.write_text(good.replace("id: Kecamatan Awan", "id: Kecamatan Mega"), "utf-8")
    until(page, lambda text: "Kecamatan Mega" in text)
    epoch = re.findall(r"livereload\((\d+), \d+\);", before)[0]
    assert int(fetch(f"{preview.address}livereload/{epoch}/1")) > int(epoch), "an open page loads itself again"

    line = next(number for number, text in enumerate(good.splitlines(), 1) if "short_name: Kec. Awan" in text)
    offices.write_text(good.replace("short_name: Kec. Awan", "shortname: Kec. Awan"), "utf-8")
    where = re.compile(rf"content/organizations/offices\.yaml:{line}:\d+: ")
    until(page, lambda text: bool(where.search(text)))
    broken = fetch(page)
    assert "Perbaiki, lalu simpan" in broken
    assert where.search(fetch(preview.address)), "every page that was open tells it"

    offices.write_text(good, "utf-8")
    until(page, lambda text: "Kecamatan Awan" in text and not where.search(text))


@pytest.mark.parametrize(
    "name", ["contacts.yaml", "content/site.yaml", "content/areas.csv", "content/pages/id/menemani.md"]
)
def test_every_content_file_is_watched(name: str, preview: Preview) -> None:
    page = f"{preview.address}panduan/menemani/" if name.endswith(".md") else preview.address
    gone = "guides.0: " if name.endswith(".md") else f"{name}:1:1: "  # a situation names the guide
    assert gone not in fetch(page)
    lost = preview.content / name
    kept = lost.read_bytes()
    lost.unlink()
    until(page, lambda text: gone in text)
    lost.write_bytes(kept)
    until(page, lambda text: gone not in text and "<h1" in text)


def test_a_taken_port_is_told_without_a_traceback(content: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*ALUR, "serve", "--root", str(content), "--port", port, "--lang", "en"],
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.strip() == "Address already in use"


def test_each_edition_can_be_looked_at(content: Path) -> None:
    port = free_port()
    command = [*ALUR, "serve", "--root", str(content), "--port", str(port), "--edition", "staff"]
    child = subprocess.Popen(command, cwd=content, env={"PATH": ""}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        until(f"http://127.0.0.1:{port}/c/", lambda page: "Putri Bidadari" in page)
    finally:
        child.terminate()
        child.communicate(timeout=60)
    assert not list(content.glob("site*")), "a preview leaves no names behind"
