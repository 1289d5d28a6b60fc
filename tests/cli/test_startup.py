"""What a command does not need is not loaded: help and check start at once on an old office computer."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import TODAY

HEAVY = {
    "babel.dates", "cryptography", "fontTools", "holidays", "jinja2", "lxml", "markdown", "minify", "mkdocs",
    "openpyxl",
    "pagefind_bin", "pikepdf", "PIL", "pygraphviz", "pypdfium2", "segno", "typst", "zopfli", "zxcvbn",
}  # fmt: skip
CONTENT = Path(__file__).parents[1] / "content"
RUN = """
import sys
from generator.cli import main
try:
    main()
except SystemExit as done:
    assert not done.code, done.code
print("loaded:", *sys.modules)
"""
CALLS = {
    "help": (["--help"], {"pydantic", "yaml", "phonenumbers"}),
    "check": (["check", "--root", str(CONTENT), "--today", str(TODAY)], set()),
}


@pytest.mark.parametrize("call", CALLS)
def test_what_is_not_needed_is_not_loaded(call: str) -> None:
    arguments, further = CALLS[call]
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True)
    said, _, loaded = done.stdout.rpartition("loaded:")
    assert said.strip()
    assert set(loaded.split()) & (HEAVY | further) == set()


def test_help_names_every_command_and_says_what_it_is_for() -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN, "--help"],
        capture_output=True, text=True, check=True, env={"ALUR_LANG": "id", "COLUMNS": "200", "PYTHONUTF8": "1"},
    )  # fmt: skip
    for name, about in (
        ("build", "Periksa isi, lalu buat situs"),
        ("contacts", "Menjaga kontak"),
        ("prints", "Mencatat apa"),
    ):
        assert f"{name} " in done.stdout
        assert about in done.stdout
