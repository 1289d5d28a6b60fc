"""The grid of a flow on paper, and the shapes on it. Lengths are in units: 1 mm on A4, `scale` mm on other papers."""

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

SPINE, LANE, BRANCH, GUTTER = 76.0, 15.5, 38.5, 4.5
"""Widths: steps | lines and answers | branches | space before the panels."""
FLOW = SPINE + LANE + BRANCH
PANEL_MIN = 54.0
GAP, GAP_ANSWER, GAP_SIDE = 3.6, 5.8, 3.0
"""Between two steps; below a question, where its answer stands; between two branches."""
STRIP = 29.5

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def meets(self, other: "Rect", room: float = 0.0) -> bool:
        """Whether the two overlap, or come nearer than `room`."""
        return (
            self.x < other.right + room
            and other.x < self.right + room
            and self.y < other.bottom + room
            and other.y < self.bottom + room
        )


def segments(points: tuple[Point, ...]) -> tuple[Rect, ...]:
    """The straight parts of an upright line, as rectangles without width."""
    pairs = pairwise(points)
    return tuple(Rect(min(ax, bx), min(ay, by), abs(ax - bx), abs(ay - by)) for (ax, ay), (bx, by) in pairs)


@dataclass(frozen=True, slots=True)
class Placed:
    """A box in its place."""

    id: str
    kind: str
    side: bool
    rect: Rect

    def edge(self, y: float) -> float:
        """Where the right edge of its shape is at this height: questions are pointed, ends are round."""
        rect = self.rect
        if self.kind == "decision":
            tip = min(5.0, rect.h * 0.42)
            return rect.right - tip * abs(y - rect.y - rect.h / 2) / (rect.h / 2)
        if self.kind == "end":
            radius = min(rect.h / 2, 7.0)
            past = max(rect.y + radius - y, y - (rect.bottom - radius), 0.0)
            return rect.right - radius + sqrt(max(radius**2 - past**2, 0.0))
        return rect.right


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer beside a line."""

    text: str
    head: str
    first: bool
    """False for a second line into the same box, whose answer is not read again."""
    rect: Rect


@dataclass(frozen=True, slots=True)
class Line:
    """A line from box to box, ending in an arrowhead."""

    tail: str
    head: str
    points: tuple[Point, ...]
    urgent: bool
    answer: Answer | None = None
