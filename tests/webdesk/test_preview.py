"""The preview beside the desk: it shows what was just written, and ends with the desk, however the desk ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

from tests.webdesk.opened import Opened

_DESK = """
import sys, time
from pathlib import Path
from generator.webdesk.preview import Preview
preview = Preview(Path(sys.argv[1]))
preview.start()
print(preview.address, flush=True)
time.sleep(600)
"""


def test_it_follows_a_change_and_ends_with_the_desk(root: Path) -> None:
    desk = Opened(root)
    assert "Buka pratinjau" not in desk.shown("/terbitkan")
    assert desk.submit("/terbitkan/pratinjau", {})[0] == 303
    address = desk.bench.preview.address
    try:
        assert f'href="{address}"' in desk.shown("/terbitkan")
        assert desk.submit("/terbitkan/pratinjau", {})[0] == 303
        assert desk.bench.preview.address == address, "one preview is enough"
        page = f"{address}k/dinas-dongeng/"
        assert "Loket Naga" not in read(page)
        fields = {**desk.form("/betulkan/dinas-dongeng-kantor/AB-01-T1"), "cell.label": "Loket Naga", "yes": "1"}
        assert desk.submit("/betulkan/dinas-dongeng-kantor/AB-01-T1", fields)[0] == 303
        assert came(lambda: "Loket Naga" in read(page))
        (root / "contacts.yaml").write_bytes(b"- id: [")
        assert came(lambda: "contacts.yaml:2:1: baris ini tidak cocok" in read(page)), (
            "a mistake is told, as the desk speaks"
        )
    finally:
        desk.bench.preview.stop()
    assert desk.bench.preview.address == ""
    assert "Lihat dulu tanpa membuat" in desk.shown("/terbitkan")
    assert came(lambda: not answers(address))


def test_it_does_not_outlive_a_desk_that_was_killed(root: Path) -> None:
    desk = subprocess.Popen([sys.executable, "-c", _DESK, str(root)], stdout=subprocess.PIPE, text=True)
    assert desk.stdout
    address = desk.stdout.readline().strip()
    assert answers(address)
    os.kill(desk.pid, signal.SIGKILL)
    desk.communicate()
    assert came(lambda: not answers(address))


def read(address: str) -> str:
    with urlopen(address, timeout=20) as answer:
        return str(answer.read().decode())


def answers(address: str) -> bool:
    """Whether a whole answer comes: a server that ends in the middle of one answers no more."""
    try:
        read(address)
    except (OSError, HTTPException):
        return False
    return True


def came(true: Callable[[], bool], most: float = 30) -> bool:
    """Whether it became true in so many seconds."""
    until = time.monotonic() + most
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.1)
    return False
