"""A machine without Chromium gets one clear line."""

import os
import subprocess
import sys
from pathlib import Path

from tests.browser import find_chromium

PROGRAM = Path(find_chromium.__file__)


def run(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(PROGRAM)], env=environment, capture_output=True, text=True, check=False)


def test_the_named_one_is_taken(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("#!/bin/sh\n")
    mine.chmod(0o755)
    done = run(ALUR_CHROMIUM=str(mine), PATH=os.environ["PATH"])
    assert (done.returncode, done.stdout) == (0, f"Browser for the tests: {mine}; for pages alone: {mine}\n")


def test_a_wrong_name_is_told() -> None:
    done = run(ALUR_CHROMIUM="/nonexistent/chromium", PATH=os.environ["PATH"])
    assert done.returncode == 1
    assert done.stderr == "ALUR_CHROMIUM names /nonexistent/chromium, which is no program.\n"


def test_the_first_on_the_path_is_taken(tmp_path: Path) -> None:
    for name in ("google-chrome", "chromium-browser"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    done = run(PATH=str(tmp_path))
    assert done.returncode == 0
    assert done.stdout == (
        "Installing Chromium without a window (once) ...\n"
        "The browser tests take longer without chromium-headless-shell (there is no apt-get).\n"
        f"Browser for the tests: {tmp_path / 'chromium-browser'}; for pages alone: {tmp_path / 'chromium-browser'}\n"
    )


def test_pages_alone_are_drawn_without_a_window(tmp_path: Path) -> None:
    for name in ("chromium", "chromium-headless-shell"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    whole, shell = tmp_path / "chromium", tmp_path / "chromium-headless-shell"
    done = run(PATH=str(tmp_path))
    assert (done.returncode, done.stdout) == (0, f"Browser for the tests: {whole}; for pages alone: {shell}\n")


def test_without_any_way_there_is_one_clear_line(tmp_path: Path) -> None:
    done = run(PATH=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr == (
        "The tests need Chromium: install it, or set ALUR_CHROMIUM to its path (there is no apt-get).\n"
    )
