"""A problem is a value: where it is, what is wrong, how to mend it. How it looks is decided later.

Nothing here prints. Rules and loaders yield `Problem`s; `explain` turns one into a line for a person,
for GitHub's log or for a program, in the reader's language.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from generator.rules import Rule


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The content cannot be published like this."""
    WARNING = "warning"
    """It can be published, but a person should look."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file. `path` is relative to the content root, with forward slashes; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that can be translated: the English text with {names}, and what the names stand for."""

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)


def suggest(word: str, known: Iterable[str], otherwise: Message) -> Message:
    """How to mend a word that nobody knows: by the known one that is nearest to it, else as `otherwise` says."""
    nearest = get_close_matches(word, list(known), 1, 0.6)
    return Message("Did you mean “{name}”?", {"name": nearest[0]}) if nearest else otherwise


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in the content, and what a person can do about it."""

    mark: Mark
    field: str
    """Dotted path inside the record, such as `channels.0.number`; empty for a whole file."""
    what: Message
    mend: Message
    rule: Rule
    severity: Severity = Severity.ERROR
    way: tuple[str, ...] = ()
    """How one writes over it from a layer above: `("id: desa", "steps", "id: polisi", "print")`."""


def tell_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Of the problems that have one cause (the same rule, words and way to mend) the first, saying how many follow."""
    same: dict[str, list[Problem]] = {}
    for problem in sorted(problems, key=lambda problem: problem.mark):
        same.setdefault(f"{problem.rule} {problem.what} {problem.mend}", []).append(problem)
    for first, *others in same.values():
        if others:
            places = ", ".join(str(other.mark) for other in others[:2])
            values = {"what": first.what, "count": len(others), "places": places}
            what = Message("{what}; the same in {count} more places, for example {places}", values)
            if len(others) <= 2:
                what = Message("{what}; the same in {places}", values)
            first = replace(first, what=what)
        yield first


class BrokenPromiseError(Exception):
    """The program is about to break a promise of its own. A bug: it keeps its traceback, under `python -O` too."""


class ContentError(Exception):
    """The content cannot be used. Carries every problem at once; it is the keeper's to mend, not a bug."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems")
