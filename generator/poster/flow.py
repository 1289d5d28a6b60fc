"""A flow in the words of a print: boxes, and the ways between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.edition.view import View
from generator.model.contact import ChannelKind
from generator.model.flowchart import Flowchart, Step, StepKind
from generator.poster.numbers import Number, number_of, printable_numbers, without_number
from generator.poster.words import Words
from generator.source.yaml import INVISIBLE


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the flow, in the words for paper."""

    id: str
    kind: StepKind
    side: bool
    """True for a branch beside the spine."""
    title: str
    text: str = ""
    who: str = ""
    number: Number | None = None
    """The number to dial here, where the box stands for a call and the number may be printed."""
    callee: str = ""
    """Whose number it is, where the title does not announce it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one box to the next, with the answer it belongs to."""

    tail: str
    head: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow as it is drawn. The first box is the start."""

    id: str
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]


CALLS = {StepKind.URGENT, StepKind.OTHER}
"""Kinds of box that may stand for a call."""


def flow_of(view: View, chart: Flowchart, words: Words) -> Flow:
    """The flow with its printed words, where it has shorter ones, and with the numbers that may stand on paper."""
    return Flow(chart.id, tuple(_box(view, step, words) for step in chart.steps), tuple(_edges(chart)))


def _box(view: View, step: Step, words: Words) -> Box:
    language = words.language
    title = (step.print.title or step.title).to(language)
    text = step.print.text.to(language) if step.print.text else ""
    who = step.print.who.to(language) if step.print.who else ""
    number, callee = _call(view, step, title, words)
    title, text, who = (set_type(each, words) for each in (title, text, who))
    return Box(step.id, step.kind, step.side, title, text, who, number, callee)


def _call(view: View, step: Step, title: str, words: Words) -> tuple[Number | None, str]:
    """The first number of a box that stands for a call: never a chat, which nobody answers at once."""
    if step.kind in CALLS:
        for contact in view.reachable(step.contacts):
            for channel in printable_numbers(view, contact):
                if channel.kind is not ChannelKind.WHATSAPP:
                    number = number_of(view, contact, channel, words)
                    announced = words.announces(title) and number.short
                    return number, "" if announced else set_type(without_number(contact, channel), words)
    return None, ""


def _edges(chart: Flowchart) -> Iterator[Edge]:
    for step in chart.steps:
        if step.to:
            yield Edge(step.id, step.to)
        for way in step.ways:
            yield Edge(step.id, way.to, str(way.label))


def set_type(text: str, words: Words) -> str:
    """The text as it is set: what belongs together stays on one line, and a word wider than a box may break."""
    text = _before_units(words.units).sub("\u00a0", text)
    return _LONG_WORD.sub(lambda found: _soft(found[0]), text)


@cache
def _before_units(units: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<=\d) (?=(?:{'|'.join(map(re.escape, units))})\b)")


_LONG_WORD = re.compile(r"\w{16,}")


@lru_cache(16384)
def strip_typesetting(text: str) -> str:
    """The text as it is read: without marks of typesetting, which no content may hold and no eye sees."""
    return INVISIBLE.sub("", text.replace("\u00ad", "").replace("\u00a0", " "))


def _soft(word: str) -> str:
    """Soft hyphens after open syllables where there are any, else after eight letters."""
    parts = re.sub(r"(?i)(?<=\w\w[aeiou])(?=[^\W\daeiou][aeiou]\w)", "\u00ad", word).split("\u00ad")
    pieces = [part[at : at + 8] for part in parts for at in range(0, len(part), 8)]
    return "\u00ad".join(pieces)
