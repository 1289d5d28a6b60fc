"""The measures of words in type, in units. Who takes them (Typst) stands behind a protocol."""

from dataclasses import dataclass
from typing import Protocol

from generator.poster.flow import Flow
from generator.poster.route import Size


@dataclass(frozen=True, slots=True)
class Onward:
    """What a branch says when no line can be drawn to the box it leads to."""

    digit: str
    """The number of that step, or empty."""
    title: str


@dataclass(frozen=True, slots=True)
class BoxSizes:
    """How tall each box of a flow is, without and with its words of where to go on, and how large each answer."""

    plain: dict[str, float]
    jumping: dict[str, float]
    answers: dict[str, Size]


@dataclass(frozen=True, slots=True)
class FrameSizes:
    """How tall the parts around a flow are."""

    head: float
    foot: float
    panels: tuple[float, ...]
    card: float
    card_tall: float


class Ruler(Protocol):
    """Measures a flow's boxes, at scale 1."""

    def boxes(self, flow: Flow, onward: dict[str, Onward], digits: dict[str, str], density: float) -> BoxSizes: ...
