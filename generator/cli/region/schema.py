"""`alur schema`: JSON Schemas for editors."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import exit_on_refusal, say
from generator.cli.options import Lang, chosen_language, chosen_root, option, translate_help
from generator.content.schema import SCHEMAS, json_schema
from generator.files.replace import read_file, write_file
from generator.publish.old_site.target import require_writable

EXAMPLES = ("alur schema skema", "alur schema skema --heads .")
HEAD = b"# yaml-language-server: $schema="
"""Begins the first line of a file that names its schema, as the YAML extension of VS Code reads it."""


def schema(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=translate_help("Where the files go."))] = Path("skema"),
    heads: Annotated[
        Path | None, option("--heads", "Name the schema in the first line of every file of this region.", "ROOT")
    ] = None,
    lang: Lang = None,
) -> None:
    """Write the JSON Schema of every kind of file."""
    language = chosen_language(lang)
    with exit_on_refusal(language):
        place = require_writable(folder)
    for name in SCHEMAS:
        write_file(place / f"{name}.json", (json.dumps(json_schema(name), indent=1) + "\n").encode())
    if heads is not None:
        for file, name in _files(chosen_root(heads, language)):
            _name_schema(file, place / f"{name}.json")
    say(language, "{count} schemas in {folder}", count=len(SCHEMAS), folder=place)


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    """The YAML files of a region that people write, each with the name of its schema."""
    for name in SCHEMAS.keys() - {"trace"}:  # a walk writes it whole
        one = root / "contacts.yaml" if name == "contacts" else root / "content" / f"{name}.yaml"
        found = (one, *sorted((root / "content" / name).glob("*.yaml")))
        yield from ((file, name) for file in found if file.is_file())


def _name_schema(file: Path, schema: Path) -> None:
    """Put the schema's place into the first line, in the place of one that stands there; all else stays."""
    content = read_file(file)
    first, _, rest = content.partition(b"\n")
    kept = rest if first.startswith(HEAD) else content
    where = Path(os.path.relpath(schema, file.parent)).as_posix()
    new = HEAD + where.encode() + (b"\r\n" if first.endswith(b"\r") else b"\n") + kept
    if new != content:
        write_file(file, new)
