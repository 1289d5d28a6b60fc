"""A flow in the words of a print: boxes, and the ways between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.edition import View
from generator.model.flowchart import Flowchart, Step, StepKind
from generator.poster.numbers import Number, first, without_number
from generator.poster.words import Words


@dataclass(frozen=True, slots=True)
class Box:
    """One box."""

    id: str
    kind: str
    side: bool
    """True for a branch beside the spine."""
    title: str
    text: str
    who: str
    number: Number | None = None
    """The number to dial here."""
    callee: str = ""
    """Whose number it is, where the title does not announce it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one box to another; the answer it stands for, if any."""

    tail: str
    head: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow as it is drawn. The first box is the start."""

    id: str
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]


DIALS = {StepKind.URGENT, StepKind.OTHER}
"""Kinds of box that stand for a call, and so show a number."""


def flow_of(view: View, chart: Flowchart, words: Words) -> Flow:
    """The flow with its printed words, where it has shorter ones, and with the numbers that may stand on paper."""
    boxes = tuple(_box(view, step, words) for step in chart.steps)
    return Flow(chart.id, boxes, tuple(_edges(chart)))


def _box(view: View, step: Step, words: Words) -> Box:
    language = words.language
    title = (step.print.title or step.title).to(language)
    text = step.print.text.to(language) if step.print.text else ""
    who = step.print.who.to(language) if step.print.who else ""
    number, callee = None, ""
    if step.kind in DIALS and step.contacts:
        contact = view.directory.contact[step.contacts[0]]
        number = first(view, contact)
        if number and not (words.announces(title) and number.short):
            callee = without_number(contact, number)
    return Box(step.id, step.kind.value, step.side, *map(breakable, (title, text, who)), number, breakable(callee))


def _edges(chart: Flowchart) -> Iterator[Edge]:
    for step in chart.steps:
        if step.to:
            yield Edge(step.id, step.to)
        for way in step.ways:
            yield Edge(step.id, way.to, str(way.label))


def breakable(text: str) -> str:
    """The text with soft hyphens in words that could be wider than a box, after open syllables where there are any."""
    return re.sub(r"\w{16,}", lambda found: _soft(found[0]), text)


def _soft(word: str) -> str:
    parts = re.sub(r"(?i)(?<=\w\w[aeiou])(?=[^\W\daeiou][aeiou]\w)", "\u00ad", word).split("\u00ad")
    pieces = [part[at : at + 8] for part in parts for at in range(0, len(part), 8)]
    return "\u00ad".join(pieces)
