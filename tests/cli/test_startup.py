"""What a command does not need is not loaded: help and check start at once on an old office computer."""

import subprocess
import sys
from pathlib import Path

from generator.publish.rehearsal import remember
from generator.settings import Settings
from tests.building import TODAY, Built

HEAVY = {
    "babel.dates", "cryptography", "fontTools", "holidays", "jinja2", "lxml", "markdown", "minify", "mkdocs",
    "openpyxl",
    "starlette", "uvicorn", "multipart", "python_multipart",
    "asyncssh", "dulwich", "keyring", "urllib3",
    "pagefind_bin", "pikepdf", "PIL", "pygraphviz", "pypdfium2", "segno", "typst", "zopfli", "zxcvbn",
}  # fmt: skip
RUN = """
import sys
from generator.cli import main
try:
    main()
except SystemExit as done:
    assert not done.code, done.code
print("loaded:", *sys.modules)
"""


def loaded_by(*arguments: str | Path) -> set[str]:
    """The modules that a call has loaded when it ends."""
    command = [sys.executable, "-c", RUN, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said, _, loaded = done.stdout.rpartition("loaded:")
    assert said.strip()
    return set(loaded.split())


def test_help_loads_nothing_that_reads_content() -> None:
    assert loaded_by("--help") & (HEAVY | {"pydantic", "yaml", "phonenumbers"}) == set()


def test_a_check_of_what_was_built_loads_nothing_that_draws(built: Built) -> None:
    settings = Settings(built.root, TODAY)
    remember(settings, built.content.problems)
    assert loaded_by("check", "--root", built.root, "--today", TODAY.isoformat()) & HEAVY == set()


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
