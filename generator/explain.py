"""How a problem is told: as a line for people, for GitHub's log, or for programs; in Indonesian or English."""

import gettext
import io
import json
import locale
import os
import re
from enum import StrEnum
from functools import cache
from pathlib import Path

from generator.problem import Message, Problem, Severity

CATALOGUES = Path(__file__).parent / "locale"
LANGUAGES = ("id", "en")


class Style(StrEnum):
    """How a problem is written."""

    TEXT = "text"
    """`path:line:column: field: what. How to mend it`"""
    GITHUB = "github"
    """A workflow command, so that the line is marked in a review."""
    JSON = "json"
    """One object a line."""


def language_of(name: str | None = None) -> str:
    """The language for a locale name such as `id_ID.UTF-8`; without one, for the user's own. English where unsure."""
    if name is None:
        asked = (os.environ.get(key) for key in ("ALUR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
        name = next((each for each in asked if each), None) or locale.getlocale()[0] or ""
    code = re.split(r"[_.@-]", name.lower())[0]
    return "id" if code in {"id", "in", "jv"} else "en"


@cache
def translations(domain: str, language: str) -> gettext.NullTranslations:
    """The catalogue `locale/<language>/<domain>.po`, read as it stands: no built file is kept. Empty where missing."""
    path = CATALOGUES / language / f"{domain}.po"
    if not path.exists():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    built = io.BytesIO()
    with path.open("rb") as file:
        write_mo(built, read_po(file, locale=language))
    built.seek(0)
    return gettext.GNUTranslations(built)


def translate(message: Message, language: str) -> str:
    """The message in words, on one line whatever its values hold."""
    values = {
        name: translate(value, language) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    text = translations("problems", language).gettext(message.text).format(**values)
    return re.sub(r"[\x00-\x1f\x7f\u2028\u2029]+", " ", text)


def explain(problem: Problem, language: str, style: Style = Style.TEXT) -> str:
    """The problem as one line."""
    what, mend = translate(problem.what, language), translate(problem.mend, language)
    field = f"{problem.field}: " if problem.field else ""
    mark = problem.mark
    if style is Style.JSON:
        return json.dumps(
            {
                "severity": problem.severity.value,
                "path": mark.path,
                "line": mark.line,
                "column": mark.column,
                "field": problem.field,
                "what": what,
                "mend": mend,
                "rule": problem.rule,
            },
            ensure_ascii=False,
        )
    text = re.sub(r"[\x00-\x1f\x7f\u2028\u2029]+", " ", f"{field}{what}. {mend}")
    if style is Style.GITHUB:
        level = "error" if problem.severity is Severity.ERROR else "warning"
        place = f"file={_property(mark.path)},line={mark.line},col={mark.column},title={_property(problem.rule)}"
        return f"::{level} {place}::{text.replace('%', '%25')}"
    return f"{mark}: {text}"


def _property(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace(":", "%3A").replace(",", "%2C")
