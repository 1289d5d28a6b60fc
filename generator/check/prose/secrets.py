"""What an edition hides stands in no text, source or address that it shows."""

import re
from collections.abc import Iterator

from generator.check.references import check_references
from generator.edition.hidden import hidden
from generator.edition.view import view
from generator.model.directory import Directory
from generator.model.parts.base import Steps
from generator.model.parts.text import Text, leaves
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Edition, Settings

_SHORTEST = 5
"""Letters below which a value stands inside other words by chance, so that it must be a word of its own."""


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
    for record in shown.directory.records():
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


def _strings(record: object) -> Iterator[tuple[Steps, str]]:
    """Every text of a record, in each language, and every other word, with the way to it."""
    for steps, leaf in leaves(record):
        if isinstance(leaf, Text):
            yield from ((steps, words) for words in leaf.root.values())
        elif isinstance(leaf, str):
            yield steps, leaf


RULES = (check_secrets,)
