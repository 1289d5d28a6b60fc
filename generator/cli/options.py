"""Options that several commands share, and how bad ones are refused."""

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from generator.explain import Style
from generator.language.catalogue import LANGUAGES, language_of, translate
from generator.problem import ContentError, Message

if TYPE_CHECKING:
    from generator.model.organization import Organization


def _asked(arguments: list[str]) -> str | None:
    """The language named on the command line, which help needs before any option is read."""
    for name, value in zip(arguments, [*arguments[1:], ""], strict=True):
        if name == "--lang":
            return value
        if name.startswith("--lang="):
            return name.partition("=")[2]
    return None


SPOKEN = language_of(_asked(sys.argv))


def translate_help(text: str) -> str:
    """A sentence of the help, in the reader's language."""
    return translate(Message(text), SPOKEN)


def examples(*commands: str) -> str:
    """The end of a command's help."""
    return "\n\n".join((translate_help("Examples:"), *(f"  {command}" for command in commands)))


Root = Annotated[
    Path,
    typer.Option(
        "--root",
        metavar="DIR",
        help=translate_help("Folder with contacts.yaml and content/."),
        show_default=translate_help("where you stand"),
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="id|en",
        help=translate_help("Language of messages; else that of your system."),
        show_default=False,
    ),
]
Format = Annotated[
    Style,
    typer.Option(
        "--format", help=translate_help("How problems are written: for people, for GitHub's log or for programs.")
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help=translate_help("Let warnings count as errors."))]
Today = Annotated[
    str | None,
    typer.Option(
        "--today", metavar="YYYY-MM-DD", help=translate_help("Build as if it were this day."), show_default=False
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        metavar="URL",
        help=translate_help("Where the site will stand; QR codes lead there."),
        show_default=False,
    ),
]


def refuse(option: str, what: Message, language: str, mend: Message | None = None) -> NoReturn:
    """Refuse an option's value: raises `typer.BadParameter`, which ends with exit code 2 and no traceback."""
    said = ". ".join(translate(message, language) for message in (what, mend) if message)
    raise typer.BadParameter(said, param_hint=option)


def chosen_language(lang: str | None) -> str:
    """The language to speak, refusing one we do not speak."""
    if lang is None:
        return language_of()
    if lang not in LANGUAGES:
        refuse(
            "--lang",
            Message("{value} is not one of these: {known}", {"value": lang, "known": ", ".join(LANGUAGES)}),
            "en",
        )
    return lang


def chosen_root(root: Path, language: str) -> Path:
    """The folder of the content, made absolute, refusing one that has none."""
    if not (root / "content").is_dir():
        refuse("--root", Message("{folder} holds no folder named content", {"folder": root.resolve()}), language)
    return root.resolve()


def chosen_day(day: str | None, root: Path, language: str) -> date:
    """The day given on the command line, else today where the region is, refusing what is no day."""
    from generator.clock import EPOCH, today  # records and what reads them are loaded by whoever calls a command

    if day is not None:
        return given_day(day, "--today", language)
    try:
        return today(root)
    except ContentError as error:
        refuse(EPOCH, error.problems[0].what, language)


def day_done(day: str | None, now: date, language: str) -> date:
    """The day on which something was done (`--on`), else now, refusing what is no day, or in the future."""
    done = given_day(day, "--on", language) if day is not None else now
    if done > now:
        refuse("--on", Message("{day} is in the future", {"day": done.isoformat()}), language)
    return done


def given_day(day: str, option: str, language: str) -> date:
    """The day in an option's value, refusing what is no day of this century."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        found = date.min
    if not 2000 <= found.year < 2100:
        refuse(option, Message("{value} is no day; write it as 2026-11-24", {"value": day}), language)
    return found


def chosen_url(url: str | None, language: str) -> str | None:
    """The address given on the command line, if one was, by the same rule as in `site.yaml`."""
    from pydantic import TypeAdapter, ValidationError

    from generator.content.refused import explain_refusal
    from generator.model import forms

    try:
        return None if url is None else TypeAdapter(forms.BaseUrl).validate_python(url)
    except ValidationError as error:
        what, mend, _ = explain_refusal(error.errors(include_url=False)[0])
        refuse("--base-url", what, language, mend)


def require_allowed(
    option: str, values: list[str], allowed: list[str], language: str, names: Mapping[str, str] | None = None
) -> list[str]:
    """The values, refusing one that is not allowed and naming what is close to it, by itself or by one of its names.

    `names` gives the allowed value of each further name.
    """
    further = {name: value for name, value in (names or {}).items() if value in allowed}
    spoken = {name.casefold(): value for name, value in (further | {each: each for each in allowed}).items()}
    for value in values:
        if value not in allowed:
            close = dict.fromkeys(spoken[match] for match in get_close_matches(value.casefold(), spoken, 3))
            listed = ", ".join(close or allowed)
            what = Message("{value} is not one of these: {known}", {"value": value, "known": listed})
            refuse(option, what, language)
    return values


def ids_by_office_name(offices: Iterable["Organization"]) -> dict[str, str]:
    """The id of each office by its long and its short name."""
    return {str(name): office.id for office in offices for name in (office.name, office.short_name)}
