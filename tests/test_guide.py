"""PANDUAN.md, walked from its first command to its last on the invented kabupaten, as the keeper would.

Blocks without a word after the fence are commands. A `text` block is what the command before it prints; `…` stands for
what is left out, and the guide's own examples of a folder, a revision and an edition code stand for the real ones.
"""

import io
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from typer.testing import CliRunner

from generator.cli.app import app
from generator.content.load import load
from generator.edition.view import view
from generator.model.sheet import PrintKind
from generator.poster.kinds.table import PRINT_TYPES
from generator.publish.old_site.target import FOLDERS
from generator.settings import Settings
from generator.shipped import LAYERS
from tests.building import Built
from tests.desk.sheets import changed, column, copied, fill

REPOSITORY = Path(__file__).parents[1]
TEXT = (REPOSITORY / "PANDUAN.md").read_text("utf-8")
BLOCK = re.compile(r"^(?P<indent> *)```(?P<kind>\w*)\n(?P<body>.*?)^ *```$", re.MULTILINE | re.DOTALL)
EPOCH = "1795521600"
"""2026-11-24, the day of the invented kabupaten."""
PASSPHRASE = "kuda batu hujan sendok pelita"
ALIVE = ("serve", "desk")
"""Commands that wait for a person; they are read, and tested where they stand (`tests/cli/test_serve.py`,
`tests/webdesk/`)."""


@dataclass(frozen=True)
class Block:
    kind: str
    lines: tuple[str, ...]
    line: int


SHARED = {
    "alur": "content/flowcharts",
    "layanan": "content/services",
    "lembaga": "content/organizations",
    "kontak": "contacts.yaml",
    "tanya jawab": "content/faq.yaml",
}
"""What a region writes over most, and where its records lie in the national layer."""


def shared_ids() -> Iterator[str]:
    """The table of ids in the chapter for another region, as the national layer has them."""
    yield "| apa | di mana | id |\n|---|---|---|"
    for kind, place in SHARED.items():
        found = LAYERS / "national" / place
        records = (yaml.safe_load(file.read_text("utf-8")) for file in sorted(found.rglob("*.yaml")) or [found])
        ids = sorted(record["id"] for each in records for record in each)
        yield f"| {kind} | `{place}` | {', '.join(f'`{id_}`' for id_ in ids)} |"


def test_the_guide_lists_every_id_that_a_region_writes_over() -> None:
    table = "\n".join(shared_ids())
    assert table in TEXT, f"PANDUAN.md, Daerah lain, needs this table:\n{table}"


def blocks() -> list[Block]:
    found = []
    for each in BLOCK.finditer(TEXT):
        cut = len(each["indent"])
        lines = tuple(line[cut:].rstrip() for line in each["body"].splitlines())
        found.append(Block(each["kind"], lines, TEXT[: each.start()].count("\n") + 1))
    return found


def parsed(line: str, missing: bool = False) -> str:
    """The name of the command, once all its words are understood; it is not run.

    `missing` allows that something is left out which the command needs; the name is empty then.
    """
    name, *words = shlex.split(line)
    assert name == "alur", line
    command: Any = typer.main.get_command(app)
    reached: list[str] = []
    for each in leaves(command):
        each.callback = lambda name=str(each.name), **_: reached.append(name)
    said = io.StringIO()
    with redirect_stderr(said), suppress(SystemExit):
        command(words)
    assert reached or (missing and "Missing" in said.getvalue()), (line, said.getvalue())
    return "".join(reached)


def loaded(command: Any) -> Any:
    """The commands of a group by name, each with its module loaded; None for a command that is no group."""
    for name in getattr(command, "commands", ()):
        command.resolve_command(typer.Context(command), [name])
    return getattr(command, "commands", None)


def leaves(command: Any) -> Iterator[Any]:
    """The commands that do something, of a command and its groups."""
    inside = loaded(command)
    if inside is None:
        yield command
        return
    for each in inside.values():
        yield from leaves(each)


# ---- what a person does between two commands


def call(root: Path) -> None:
    """The keeper rings, and fills in the call sheet."""

    def edit(book: object) -> None:
        sheet = book["Telepon"]  # type: ignore[index]
        line = next(at for at in range(2, 200) if sheet.cell(at, column(sheet, "Kode")).value == "AB-32-T1")
        for title, value in (
            ("Hasil", "benar lewat telepon atau pesan"),
            ("Tanggal", "2026-11-24"),
            ("Oleh (jabatan)", "Penjaga data"),
        ):
            sheet.cell(line, column(sheet, title)).value = value

    changed(root / "telepon.xlsx", edit)


def write(root: Path) -> None:
    """The keeper writes a new number into the exchange sheet."""
    changed(
        root / "kontak.xlsx",
        fill(
            ("AB-32-T1", "Nomor atau alamat", "0870-0000-8899"),
            ("AB-32-T1", "Konfirmasi baru: tanggal", "2026-11-24"),
            ("AB-32-T1", "Konfirmasi baru: cara", "uji telepon"),
            ("AB-32-T1", "Konfirmasi baru: oleh", "Penjaga data"),
        ),
    )


def appoint(root: Path) -> None:
    """The new office is written below the others."""
    block = next(each for each in blocks() if each.kind == "yaml" and each.lines[0].startswith("- id: dinas-"))
    path = root / "content" / "organizations" / "offices.yaml"
    path.write_text(path.read_text("utf-8") + "\n".join(block.lines) + "\n", "utf-8")


def another(root: Path) -> None:
    """Two more posters are handed out, and then a number on them is reported."""
    for office in ("kec-pelangi", "dinas-dongeng"):
        run(root, f"alur prints issue --office {office} --kind petugas --size a4 --copies 1 --place Aula")
    run(root, "alur contacts reported AB-01-T1")


BEFORE: dict[str, Callable[[Path], None]] = {
    "alur contacts import telepon.xlsx": call,
    "alur contacts import kontak.xlsx --dry-run": write,
    "alur check": appoint,
    "alur prints recall": another,
}


def run(root: Path, line: str) -> str:
    words = shlex.split(line)
    if "--edition" in words and words[1] == "prints":
        at = words.index("--edition") + 1
        words[at] = edition(root, words[words.index("--office") + 1])
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, words[1:], input="ya\n")
    assert done.exit_code == 0, (line, done.output, done.exception)
    return done.output


def edition(root: Path, office: str) -> str:
    """The code at the foot of the office's staff poster today."""
    directory = load(root)
    shown = view(directory, Settings(root, date(2026, 11, 24)))
    say = PRINT_TYPES[PrintKind.STAFF].say
    assert say
    return say(shown, directory.organization[office]).edition


def prints(shown: tuple[str, ...], output: str, root: Path) -> None:
    """Fail unless the output is what the guide shows."""
    real = [line.rstrip() for line in output.replace(str(root), "/home/penjaga/alur").splitlines()]
    real = [re.sub(r"\b[0-9a-f]{10}\b", "3bcffd9bfe", line) for line in real if line]
    pattern = "\n".join("(.*\n)*?.*" if line == "…" else re.escape(line).replace("…", ".*") for line in shown if line)
    assert re.fullmatch(pattern, "\n".join(real)), "\n".join(real)


@pytest.mark.walk
def test_the_whole_guide_from_top_to_bottom(
    content_root: Path, built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copied(content_root, tmp_path)
    shutil.copytree(built.cache, root / ".cache")
    (root / ".gitignore").write_text(".cache/\n", "utf-8")
    (root / "content" / "prints.yaml").write_text("# Milik penjaga data\n", "utf-8")
    names = {f"GIT_{who}_{what}": "penjaga" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    day = {f"GIT_{who}_DATE": "2026-10-01T12:00:00+00:00" for who in ("AUTHOR", "COMMITTER")}
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Isi"]):
        subprocess.run(["git", "-C", str(root), *words], check=True, env=os.environ | names | day)
    monkeypatch.chdir(root)
    for name, value in (("SOURCE_DATE_EPOCH", EPOCH), ("ALUR_LANG", "id"), ("ALUR_PASSPHRASE", PASSPHRASE)):
        monkeypatch.setenv(name, value)
    output, ran = "", dict[str, str]()
    for block in blocks():
        if block.kind == "text":
            prints(block.lines, output, root)
        if block.kind:
            continue
        for line in block.lines:
            if shlex.split(line)[0] == "make":
                continue  # see below
            if parsed(line) in ALIVE:
                continue
            BEFORE.get(line, lambda _: None)(root)
            output = run(root, line)
            ran[line] = output
    assert BEFORE.keys() <= ran.keys(), "the guide lost a step that this test prepares"
    # a whole round: everything that the guide promises stands there now
    contacts = (root / "contacts.yaml").read_text("utf-8")
    assert '"0870-0000-8899"' in contacts
    assert "method: test_call" in contacts
    assert (root / "site" / "index.html").exists()
    assert (root / "site" / "k" / "dinas-pantun" / "index.html").exists()
    assert (root / "site-terkunci" / "index.html").exists()
    assert len(list((root / "surat").glob("*.pdf"))) == 3
    assert [each for each in ("P-0001", "P-0002", "P-0003") if each not in ran["alur prints recall"]] == []
    assert "AB-01-T1: (021) 0000-0077, sekarang –" in ran["alur prints recall"], "it was reported, so no paper has it"
    assert (root / "kurir.pdf").exists()
    assert {each.split()[1] for each in ran} >= {"contacts", "prints", "check", "build"}


def test_every_command_in_a_sentence_exists() -> None:
    spans = {" ".join(each.split()) for each in re.findall(r"`((?:alur|make) [^`]+)`", TEXT)}
    assert len(spans) > 12
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE))
    for span in spans:
        if span.startswith("make "):
            assert span.split()[1] in targets, span
            continue
        parsed(span, missing=True)  # a sentence may leave out what it does not speak of


def test_every_command_of_the_desk_and_of_prints_is_told() -> None:
    groups = loaded(typer.main.get_command(app))
    for name in ("contacts", "prints"):
        for each in groups[name].commands:
            assert f"alur {name} {each}" in TEXT


def test_examples_in_yaml_are_taken() -> None:
    examples = [yaml.safe_load("\n".join(each.lines)) for each in blocks() if each.kind == "yaml"]
    assert len(examples) >= 2
    assert all(examples)


def test_folders_and_files_that_are_named_are_right(content_root: Path) -> None:
    for folder in FOLDERS.values():
        assert f"`{folder}`" in TEXT
    for each in re.findall(r"`(content/[\w./-]+)`", TEXT):
        assert any((root / each).exists() for root in (REPOSITORY, content_root)), each
