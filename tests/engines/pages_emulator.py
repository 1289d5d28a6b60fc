"""Cloudflare's own emulator of Pages shows 404.html, with its status and headers, at any depth. Needs npm, and says so.

It is fetched outside this folder, as the old Chromiums are (`make old-browsers`).
"""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publish.host.files import host_files
from generator.publish.host.headers import Headers
from generator.publish.host.live import DEAD, HostCheck, Line
from generator.publish.not_found import not_found_page
from tests.building import TODAY, Built
from tests.engines.old_browsers import cache
from tests.engines.tab import until

WRANGLER = "4.86.0"


@pytest.fixture(scope="module")
def pages(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The folder as uploaded, and where the emulator shows it."""
    folder = cache() / f"wrangler-{WRANGLER}"
    program = folder / "node_modules" / ".bin" / "wrangler"
    if not program.exists():
        if not shutil.which("npm"):
            pytest.fail("the emulator of Pages comes from npm, which is not here: install npm")
        folder.mkdir(parents=True, exist_ok=True)
        command = [
            "npm",
            "install",
            "--prefix",
            str(folder),
            "--no-audit",
            "--no-fund",
            "--silent",
            f"wrangler@{WRANGLER}",
        ]
        subprocess.run(command, check=True)
    place = tmp_path_factory.mktemp("pages")
    site = Path(
        shutil.copytree(
            built.site, place / "site", ignore=shutil.ignore_patterns("en", "a", "l", "s", "*.pdf", "*.zip")
        )
    )
    headers = Headers(allowed=not_found_page(built.content.view).allowed)
    for path, content in host_files(headers, "https://antah.example/").items():
        (site / path).write_bytes(content)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    told = {"HOME": str(place), "WRANGLER_SEND_METRICS": "false", "CI": "1", "XDG_CONFIG_HOME": str(place)}
    with (place / "log").open("w") as log:
        server = subprocess.Popen(
            [str(program), "pages", "dev", str(site), "--ip", "127.0.0.1", "--port", str(port), "--compatibility-date", "2026-01-01"],
            cwd=place, env=dict(os.environ) | told, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    try:
        assert until(lambda: Line(f"http://127.0.0.1:{port}/").ask("").status == 200, 60), (place / "log").read_text()
        yield site, f"http://127.0.0.1:{port}/"
    finally:
        os.killpg(server.pid, 15)
        server.wait(20)


@pytest.mark.xdist_group("firefox")
@pytest.mark.parametrize("dead", DEAD)
def test_a_dead_address_gives_the_numbers_at_any_depth(dead: str, pages: tuple[Path, str]) -> None:
    with Line(pages[1]) as line:
        answer = line.ask(dead)
    assert answer.status == 404
    assert answer.body == (pages[0] / "404.html").read_bytes()
    assert b'href="tel:999"' in answer.body


@pytest.mark.xdist_group("firefox")
def test_it_sends_what_is_declared(pages: tuple[Path, str]) -> None:
    """`alur site check` finds nothing to mend."""
    with Line(pages[1]) as line:
        assert list(HostCheck(pages[0], line, TODAY).problems()) == []
