"""What an edition hides stands in no text, source or address that it shows."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from generator.check.references import check_references
from generator.edition.hidden import hidden
from generator.edition.view import view
from generator.model.directory import Directory
from generator.model.text import Text
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Edition, Settings

_SHORTEST = 5
"""Letters below which a value stands inside other words by chance, so that it must be a word of its own."""
Steps = tuple[str | int, ...]


def check_secrets(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Hidden addresses, links and names that a shown record repeats; numbers in prose have a rule of their own."""
    if settings.edition is Edition.DISCREET or any(True for _ in check_references(directory, settings)):
        return  # its own words are judged by their own rules; a record that is missing is told as such
    shown = view(directory, settings)
    secrets = {
        _spaced(secret.value): secret.what for secret in hidden(directory, shown) if re.search("[A-Za-z]", secret.value)
    }
    if not secrets:
        return
    pattern = re.compile("|".join(map(_pattern, sorted(secrets, key=len, reverse=True))))
    seen = shown.directory
    for records in (
        (seen.site, seen.taxonomy),
        seen.organizations,
        seen.contacts,
        seen.services,
        seen.flowcharts,
        seen.glossary,
        seen.faq,
        seen.laws,
        seen.statistics,
        seen.guides,
    ):
        for record in records:
            for steps, words in _strings(record):
                if match := pattern.search(_spaced(words)):
                    what = Message(
                        "it repeats what is hidden: {what}, “{value}”",
                        {"what": secrets[match.group()], "value": match.group()},
                    )
                    mend = Message("Take it out, or let that channel be shown")
                    yield record.problem(what, mend, Rule.TEXT_HIDDEN, *steps)


def _pattern(value: str) -> str:
    return re.escape(value) if len(value) >= _SHORTEST else rf"\b{re.escape(value)}\b"


def _spaced(text: str) -> str:
    return " ".join(text.lower().split())


def _strings(value: object, *steps: str | int) -> Iterator[tuple[Steps, str]]:
    """Every text of a record, in each language, and every other word, with the way to it."""
    if isinstance(value, Text):
        yield from ((steps, words) for words in value.root.values())
    elif isinstance(value, str):
        yield steps, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name), *steps, name)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _strings(inner, *steps, index)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, *steps, key)


RULES = (check_secrets,)
