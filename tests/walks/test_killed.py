"""Power cuts: at random moments of each publishing, and before each step of a write. Nothing is lost or half."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.content.folder import CALLS
from generator.content.load import load
from tests.desk.sheets import copied
from tests.publish.remote.killed import CUTS

pytestmark = pytest.mark.walk
CALL = (
    "contacts",
    "called",
    "AB-32-T1",
    "--result",
    "right",
    "--at",
    "09:30",
    "--by",
    "Penjaga",
    "--today",
    "2026-11-24",
)
PROGRAM = """
import os, signal, sys
root, cut, *words = sys.argv[1:]
left = int(cut)

def step(event, args):
    global left
    changes = event in {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod", "os.truncate"}
    opened = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if (changes or opened) and os.fsdecode(args[0] if not isinstance(args[0], int) else "").startswith(root):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

from generator.cli import main
sys.argv = ["alur", *words, "--root", root]
sys.addaudithook(step)
main()
"""
"""A command that is killed before its n-th change of a file below the root (audit events of Python's library)."""


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("seed", range(2, 8))
def test_a_publishing_is_cut(tmp_path: Path, cut: Callable[[Path, int], None], seed: int) -> None:
    cut(tmp_path, seed)


def test_a_write_is_cut_before_each_of_its_steps(content_root: Path, tmp_path: Path) -> None:
    written = copied_beside(content_root, tmp_path / "utuh")
    assert run(written, 10_000) == 0
    new = {name: (written / name).read_bytes() for name in ("contacts.yaml", CALLS)}
    cuts = 0
    while True:
        root = copied_beside(content_root, tmp_path / str(cuts))
        old = {name: (root / name).read_bytes() if (root / name).exists() else b"" for name in new}
        ended = run(root, cuts)
        now = {name: (root / name).read_bytes() if (root / name).exists() else b"" for name in new}
        assert all(now[name] in {old[name], new[name]} for name in new), (cuts, "a file is half")
        assert now[CALLS] == old[CALLS] or now["contacts.yaml"] == new["contacts.yaml"], (cuts, "a claim without proof")
        load(root)
        if ended == 0:
            break
        assert ended == -9
        if cuts % 4 == 0:
            assert run(root, 10_000) == 0, "the next call does it"
            assert (root / "contacts.yaml").read_bytes().count(b"test_call") >= new["contacts.yaml"].count(b"test_call")
        cuts += 1
    assert cuts > 5, "so many steps a write has"


def copied_beside(content: Path, folder: Path) -> Path:
    folder.mkdir()
    return copied(content, folder)


def run(root: Path, cut: int) -> int:
    """How the command ended: 0, or -9 where it was killed."""
    command = [sys.executable, "-c", PROGRAM, str(root), str(cut), *CALL]
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
