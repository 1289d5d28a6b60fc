"""Options that several commands share, and how bad ones are refused."""

import sys
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from generator.explain import Style
from generator.language.catalogue import LANGUAGES, language_of, translate
from generator.problem import ContentError, Message
from generator.settings import Edition, Settings

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
    """The end of a command's help: “Examples:” in the reader's language, and the commands below it."""
    return "\n\n".join((translate_help("Examples:"), *(f"  {command}" for command in commands)))


def option(name: str, about: str, metavar: str | None = None, *, default: str | bool = False, **limits: Any) -> Any:
    """An option of a command: its name, what it is for, and what its value is called.

    `default` is what holds where it is not given, in words; True lets help show the parameter's own.
    """
    return typer.Option(name, metavar=metavar, help=translate_help(about), show_default=default, **limits)


Root = Annotated[
    Path, option("--root", "Folder with contacts.yaml and content/.", "DIR", default=translate_help("where you stand"))
]
Lang = Annotated[str | None, option("--lang", "Language of messages; else that of your system.", "id|en")]
Format = Annotated[
    Style, option("--format", "How problems are written: for people, for GitHub's log or for programs.", default=True)
]
Strict = Annotated[bool, option("--strict", "Let warnings count as errors.", default=True)]
DryRun = Annotated[bool, option("--dry-run", "Show the changes, write nothing.", default=True)]
Yes = Annotated[bool, option("--yes", "Do not ask.", default=True)]
Today = Annotated[str | None, option("--today", "Build as if it were this day.", "YYYY-MM-DD")]
BaseUrl = Annotated[str | None, option("--base-url", "Where the site will stand; QR codes lead there.", "URL")]


Offices = Annotated[list[str] | None, option("--office", "Only this office; may be repeated.", "ID")]
EditionChoice = Annotated[
    Edition, option("--edition", "For anyone, for the offices' staff, or in neutral words.", default=True)
]


def refuse(name: str, what: Message, language: str, mend: Message | None = None) -> NoReturn:
    """Refuse the value of this option: raises `typer.BadParameter`, which ends with exit code 2 and no traceback."""
    refusal = ". ".join(translate(message, language) for message in (what, mend) if message)
    raise typer.BadParameter(refusal, param_hint=name)


def chosen_language(lang: str | None) -> str:
    """The language to speak, refusing one we do not speak."""
    if lang is None:
        return language_of()
    if lang not in LANGUAGES:
        refuse("--lang", not_one_of(lang, LANGUAGES, ()), "en")
    return lang


def chosen_root(root: Path, language: str) -> Path:
    """The folder of the content, made absolute, refusing one that has none."""
    if not (root / "content").is_dir():
        refuse("--root", Message("{folder} holds no folder named content", {"folder": root.resolve()}), language)
    return root.resolve()


def chosen_settings(
    root: Path, day: str | None, language: str, base_url: str | None = None, edition: Edition = Edition.PUBLIC
) -> Settings:
    """What the command line says of folder, day, address and edition, refusing what it says wrongly."""
    folder = chosen_root(root, language)
    return Settings(folder, chosen_day(day, folder, language), edition, chosen_url(base_url, language))


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
        chosen = date.fromisoformat(day)
    except ValueError:
        chosen = date.min
    if not 2000 <= chosen.year < 2100:
        refuse(option, Message("{value} is no day; write it as 2026-11-24", {"value": day}), language)
    return chosen


def chosen_url(url: str | None, language: str) -> str | None:
    """The address given on the command line, if one was, by the same rule as in `site.yaml`."""
    from pydantic import TypeAdapter, ValidationError

    from generator.content.refused import explain_refusal
    from generator.model.parts import forms

    try:
        return None if url is None else TypeAdapter(forms.BaseUrl).validate_python(url)
    except ValidationError as error:
        what, mend, _ = explain_refusal(error.errors(include_url=False)[0])
        refuse("--base-url", what, language, mend)


_FEW = 8
"""As many values are listed whole."""


def require_allowed(
    option: str, values: list[str], allowed: list[str], language: str, names: Mapping[str, str] | None = None
) -> list[str]:
    """The values, refusing one that is not allowed and naming what is close to it, by itself or by one of its names.

    `names` gives the allowed value of each further name.
    """
    further = {name: value for name, value in (names or {}).items() if value in allowed}
    spoken = {
        name.casefold(): value
        for name, value in (further | {allowed_value: allowed_value for allowed_value in allowed}).items()
    }
    for value in values:
        if value not in allowed:
            close = dict.fromkeys(spoken[match] for match in get_close_matches(value.casefold(), spoken, 3))
            what = not_one_of(value, allowed, list(close))
            refuse(option, what, language)
    return values


def not_one_of(value: str, allowed: Collection[str], close: Collection[str]) -> Message:
    """That a value is not among those allowed: all of them, those close to it first, or some where they are many."""
    if not allowed:
        return Message("{value} does not exist; there is none yet", {"value": value})
    if len(allowed) <= _FEW:
        known = ", ".join(dict.fromkeys((*close, *allowed)))
        return Message("{value} is not one of these: {known}", {"value": value, "known": known})
    some = ", ".join(close or list(allowed)[:3])
    values = {"value": value, "some": some, "count": len(allowed)}
    return Message("{value} is none of the {count} that there are, for example {some}", values)


def ids_by_office_name(offices: Iterable["Organization"]) -> dict[str, str]:
    """The id of each office by its long and its short name."""
    return {str(name): office.id for office in offices for name in (office.name, office.short_name)}
