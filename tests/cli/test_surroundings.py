"""Odd files, odd outputs and odd machines: problems in words, never a traceback, never a program that hangs."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli.app import app
from generator.content.load import load_with_problems
from tests.building import NOT_CONTENT

LONG = 120
"""Seconds after which a command is said to hang."""


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))


def alur(words: str, root: Path, behind: str = "", env: dict[str, str] | None = None) -> tuple[int, str, str]:
    """A command in a shell, with what stands behind it there: its exit code and what it says."""
    line = f"'{sys.executable}' -m generator {words} --root '{root}' --today 2026-11-24 {behind}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"ALUR_LANG": "en"} if env is None else env,
        capture_output=True,
        timeout=LONG,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def misspell(contacts: Path) -> None:
    text = contacts.read_text("utf-8")
    contacts.write_text(text.replace("organization: dinas-lagu", "organization: dinas-lagux", 1), "utf-8")


# ---- files


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to("tidak-ada")


def link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


ODD: dict[str, tuple[Callable[[Path], None], str]] = {
    "a pipe": (pipe, "the file cannot be read: it is no ordinary file"),
    "a link that leads nowhere": (link_to_nothing, "the file is missing"),
    "a link to itself": (link_to_itself, "the file cannot be read: Too many levels of symbolic links"),
    "a folder": (folder, "a folder stands where a file is expected"),
}
FILES = (
    "content/glossary.yaml",
    "content/areas.csv",
    "content/services/services.yaml",
    "content/pages/id/visum.md",
    "contacts.yaml",
)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_is_told(name: str, odd: str, root: Path) -> None:
    make, said = ODD[odd]
    if not (root / name).is_file():
        name = next(each for each in root.rglob(f"*{Path(name).suffix}") if Path(name).parent.name in each.parts)
        name = Path(name).relative_to(root).as_posix()
    make(root / name)
    directory, problems = load_with_problems(root)
    assert directory is None
    assert [(each.mark.path, each.what.text.format(**each.what.values)) for each in problems][:1] == [(name, said)]


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder of our own in which nobody but its owner may look, seen by somebody else."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    euid = os.geteuid()
    if euid == 0:
        os.seteuid(65534)
    try:
        yield place
    finally:
        if euid == 0:
            os.seteuid(euid)
        subprocess.run(["chmod", "-R", "u+rwX", str(place)], check=True)
        shutil.rmtree(place)


@pytest.mark.parametrize("closed", ["content", "content/services", "content/pages"])
def test_a_folder_that_nobody_may_look_into_is_told(closed: str, content_root: Path, nobody: Path) -> None:
    euid = os.geteuid()
    os.seteuid(os.getuid())
    root = Path(shutil.copytree(content_root, nobody / "isi", ignore=NOT_CONTENT))
    (root / closed).chmod(0)
    os.seteuid(euid)
    directory, problems = load_with_problems(root)
    assert directory is None
    assert any(
        each.mark.path.startswith(closed) and each.what.values.get("why") == "Permission denied" for each in problems
    )


# ---- outputs


def test_a_full_disk_behind_the_output_is_told(root: Path) -> None:
    assert alur("contacts due", root, "> /dev/full") == (1, "", "No space left on device\n")


def test_who_stops_reading_ends_it_quietly(root: Path) -> None:
    """The content says more than a pipe holds."""
    path = root / "content" / "glossary.yaml"
    path.write_text(path.read_text("utf-8") + "- id: x\n" * 2000, "utf-8")
    code, said, complained = alur("check", root, "| head -n 1")
    assert (code, said.count("\n"), complained) == (1, 1, "")


def test_a_closed_output_is_no_fault(root: Path) -> None:
    assert alur("contacts due", root, ">&-") == (0, "", "")


ASCII = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "ALUR_LANG": "en"}


def test_a_terminal_of_ascii_alone_shows_escapes(root: Path) -> None:
    misspell(root / "contacts.yaml")
    code, said, complained = alur("check", root, env=ASCII)
    assert code == 1
    assert "there is no organization \\u201cdinas-lagux\\u201d" in said
    assert complained == ""


def test_nothing_is_asked_of_the_environment(root: Path) -> None:
    code, said, complained = alur("contacts due", root, env={"PATH": "/usr/bin:/bin"})
    assert (code, complained) == (0, "")
    assert "AB-32-T1" in said


# ---- ids that lead nowhere


@pytest.mark.parametrize(
    "words",
    [
        "check",
        "contacts due",
        "contacts export {root}/x.xlsx",
        "contacts letters --out {root}/surat",
        "contacts reported AB-01-W1",
        "contacts confirm AB-01-W1 --method visit --by Staf",
        "posters --out {root}/cetak",
        "prints recall",
        "build",
    ],
)
def test_an_id_that_leads_nowhere_is_the_problem(words: str, root: Path) -> None:
    path = root / "contacts.yaml"
    misspell(path)
    before = path.read_bytes()
    options = ["--root", str(root), "--lang", "en", "--today", "2026-11-24"]
    done = CliRunner().invoke(app, [*words.format(root=root).split(), *options])
    assert done.exit_code == 1, done.output
    assert isinstance(done.exception, SystemExit)
    assert "there is no organization “dinas-lagux”. Did you mean “dinas-lagu”?" in done.output
    assert path.read_bytes() == before
    assert sorted(each.name for each in root.iterdir() if each.name != ".cache") == ["contacts.yaml", "content"]
