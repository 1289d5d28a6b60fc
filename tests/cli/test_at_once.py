"""Two programs at once: one waits, or is refused with a reason; nothing that either wrote is lost."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli.app import app
from generator.content.load import load
from generator.files import lock
from tests.building import NOT_CONTENT

DAY = ["--today", "2026-11-24", "--lang", "en"]


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))


def alur(root: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--root", str(root), *DAY])


def test_two_clerks_confirm_at_once(root: Path) -> None:
    """Each in a process of its own, from reading to writing; without the lock, one would be told to run it again."""
    codes = ["AB-01-W1", "AB-31-T1", "AB-32-T1"]
    command = [sys.executable, "-m", "generator", "contacts", "reported"]
    running = [
        subprocess.Popen(
            [*command, code, "--root", str(root), *DAY],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for code in codes
    ]
    told = [(each.communicate()[0].decode(), each.returncode) for each in running]
    assert [code for _, code in told] == [0, 0, 0], told
    doubted = [channel.code for _, _, channel in load(root).channels() if channel.reported]
    assert set(codes) <= set(doubted)
    assert sorted(each.name for each in root.iterdir()) == ["contacts.yaml", "content"], "no lock is left"


@pytest.mark.parametrize(
    "words",
    [
        ("contacts", "reported", "AB-01-W1"),
        ("contacts", "confirm", "AB-01-W1", "--method", "visit", "--by", "Staf"),
        ("contacts", "import", "{root}/k.xlsx", "--yes"),
    ],
)
def test_who_waits_too_long_is_told(words: tuple[str, ...], root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert alur(root, "contacts", "export", str(root / "k.xlsx")).exit_code == 0
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    before = (root / "contacts.yaml").read_bytes()
    with lock.alone(root, "contacts.yaml"):
        assert alur(root, "contacts", "due").exit_code == 0, "who only reads waits for nobody"
        done = alur(root, *(each.format(root=root) for each in words))
    assert done.exit_code == 1
    assert "contacts.yaml:1:1: another program is writing here. Wait until it ends" in " ".join(done.output.split())
    assert (root / "contacts.yaml").read_bytes() == before
    assert alur(root, *(each.format(root=root) for each in words)).exit_code == 0


def test_no_signal_is_sent_to_anybody() -> None:
    """On Windows, `os.kill(pid, 0)` is Ctrl+C for another program."""
    code = {path.name: path.read_text("utf-8") for path in Path(lock.__file__).parents[1].rglob("*.py")}
    assert [name for name, text in code.items() if "os.kill" in text.replace("`os.kill", "")] == []
