"""Options that several commands share."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.explain import Style, language_of

Root = Annotated[
    Path,
    typer.Option(
        "--root", metavar="DIR", help="Folder with contacts.yaml and content/.", show_default="where you stand"
    ),
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="id|en", help="Language of messages; else that of your system.", show_default=False),
]
Format = Annotated[Style, typer.Option("--format", help="How problems are written.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")]
Today = Annotated[
    datetime | None,
    typer.Option(
        "--today", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="Build as if it were this day.", show_default=False
    ),
]


def chosen_language(lang: str | None) -> str:
    """The language to speak. Raises `typer.BadParameter` for one we do not speak."""
    if lang is None:
        return language_of()
    if lang not in {"id", "en"}:
        raise typer.BadParameter("id or en", param_hint="--lang")
    return lang


def chosen_day(day: datetime | None) -> date | None:
    """The day given on the command line, if one was."""
    return day.date() if day else None
