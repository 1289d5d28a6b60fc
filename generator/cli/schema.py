"""`alur schema`: JSON Schemas for editors."""

import json
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import exit_on_refusal, say
from generator.cli.options import Lang, chosen_language, translate_help
from generator.content.schema import SCHEMAS, json_schema
from generator.files.replace import write_file
from generator.publish.target import require_writable

EXAMPLES = ("alur schema skema",)


def schema(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=translate_help("Where the files go."))] = Path("skema"),
    lang: Lang = None,
) -> None:
    """Write the JSON Schema of every kind of file."""
    language = chosen_language(lang)
    with exit_on_refusal(language):
        place = require_writable(folder)
    for name in SCHEMAS:
        write_file(place / f"{name}.json", (json.dumps(json_schema(name), indent=1) + "\n").encode())
    say(language, "{count} schemas in {folder}", count=len(SCHEMAS), folder=place)
