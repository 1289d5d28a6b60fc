"""Where everything of a flow stands: the boxes in two columns, and the lines between them."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from generator.poster.diagram.grid import (
    BRANCH,
    GAP,
    GAP_ANSWER,
    GAP_SIDE,
    LANE,
    SPINE,
    Line,
    Placed,
    Rect,
)
from generator.poster.diagram.measure import BoxSizes
from generator.poster.diagram.order import Order
from generator.poster.diagram.route import Router, find_crossings
from generator.poster.flow import Edge, Flow
from generator.poster.overflow import DoesNotFit, Reason, count_lines
from generator.problem import BrokenPromiseError, Message
from generator.rules import Rule

WIDEN, GROW = 2.4, 4.5
"""How much each gap, and then each box, takes of height that is left over; the rest goes to the gaps again."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A flow on paper, in units from its top left corner."""

    height: float
    boxes: tuple[Placed, ...]
    lines: tuple[Line, ...]
    jumps: frozenset[str]
    """Branches that say where to go on, because no clear line leads there."""


def place_flow(
    flow: Flow, order: Order, sizes: BoxSizes, height: float | None, density: float = 1.0, scale: float = 1.0
) -> Layout:
    """The flow in a frame of this height, or as tall as it needs to be. `scale` is millimetres a unit, for messages.

    Raises `DoesNotFit`.
    """
    jumps: frozenset[str] = frozenset()
    while True:
        columns = _Columns(flow, order, sizes, jumps, density, scale)
        boxes = columns.placed(height)
        router = Router(boxes, sizes.answers)
        missing = [edge for edge in _drawing_order(flow, order) if edge.tail not in jumps and not router.draw(edge)]
        if not missing:
            router.part_answers()
            placed = tuple(boxes[box.id] for box in order.reading)
            if found := find_crossings(placed, tuple(router.drawn)):
                raise BrokenPromiseError("; ".join(found))
            total = height if height is not None else max(each.rect.bottom for each in placed)
            return Layout(total, placed, tuple(router.drawn), jumps)
        can_jump = {edge.tail for edge in missing if boxes[edge.tail].side and not edge.label}
        if not can_jump:
            raise DoesNotFit(_no_line(flow, missing[0]))
        jumps |= {min(can_jump, key=[box.id for box in order.sides].index)}


def _drawing_order(flow: Flow, order: Order) -> list[Edge]:
    """The spine first, then answers to branches, then the ways back."""
    place = {box.id: number for number, box in enumerate(order.reading)}
    side = {box.id for box in order.sides}
    spine = [box.id for box in order.spine]
    following = set(pairwise(spine))

    def rank(edge: Edge) -> tuple[int, int]:
        if (edge.tail, edge.head) in following:
            return 0, place[edge.head]
        if edge.tail not in side and edge.head in side:
            return 1, place[edge.head]
        return 2, place[edge.tail]

    return sorted(flow.edges, key=rank)


@dataclass(frozen=True, slots=True)
class _Columns:
    flow: Flow
    order: Order
    sizes: BoxSizes
    jumps: frozenset[str]
    density: float
    scale: float

    def placed(self, height: float | None) -> dict[str, Placed]:
        spine, sides = self.order.spine, self.order.sides
        tall = [self.sizes.plain[box.id] for box in spine]
        gaps = [(GAP_ANSWER if box.kind == "decision" else GAP * max(self.density, 0.85)) for box in spine[:-1]]
        needed = sum(tall) + sum(gaps)
        if height is None:
            height = max(needed + WIDEN * len(gaps), self._side_need())
        spare = height - needed
        if spare < -1e-6:
            raise DoesNotFit(self._too_tall(-spare, side=False))
        grow = min(max(spare - WIDEN * len(gaps), 0.0) / len(spine), GROW)
        widen = (spare - grow * len(spine)) / max(len(gaps), 1)
        boxes: dict[str, Placed] = {}
        y = 0.0
        for index, box in enumerate(spine):
            rect = Rect(0.0, y, SPINE, tall[index] + grow)
            boxes[box.id] = Placed(box.id, box.kind, False, rect)
            y = rect.bottom + (gaps[index] + widen if index < len(gaps) else 0.0)
        heights = [self._side_height(box.id) for box in sides]
        hosts = [boxes[self.order.host[box.id]].rect for box in sides]
        wanted = [host.y + host.h / 2 - min(h / 2, 12.0) for host, h in zip(hosts, heights, strict=True)]
        for box, h, top in zip(sides, heights, self._spread(wanted, heights, height), strict=True):
            boxes[box.id] = Placed(box.id, box.kind, True, Rect(SPINE + LANE, top, BRANCH, h))
        return boxes

    def _side_height(self, box: str) -> float:
        return self.sizes.jumping[box] if box in self.jumps else self.sizes.plain[box]

    def _side_need(self) -> float:
        return sum(self._side_height(box.id) + GAP_SIDE for box in self.order.sides)

    def _spread(self, wanted: list[float], heights: list[float], frame: float) -> list[float]:
        """Tops as near as possible to where they want to be, none over another."""
        tops: list[float] = []
        floor = 0.0
        for want, height in zip(wanted, heights, strict=True):
            tops.append(max(want, floor))
            floor = tops[-1] + height + GAP_SIDE
        ceiling = frame
        for index in reversed(range(len(tops))):
            tops[index] = min(tops[index], ceiling - heights[index])
            ceiling = tops[index] - GAP_SIDE
        if tops and tops[0] < -0.01:
            raise DoesNotFit(self._too_tall(-tops[0], side=True))
        return tops

    def _too_tall(self, excess: float, *, side: bool) -> Reason:
        column = self.order.sides if side else self.order.spine
        longest = max(column, key=lambda box: self.sizes.plain[box.id])
        values = {
            "flow": self.flow.id,
            "step": longest.title,
            "excess": ceil(excess * self.scale),
            "lines": count_lines(excess),
        }
        what = (
            Message("{sheets}: the branches of the flow “{flow}” are {excess} mm too tall", values)
            if side
            else Message("{sheets}: the steps of the flow “{flow}” are {excess} mm too tall", values)
        )
        return Reason(
            what,
            Message("Cut words in “{step}”, the longest, or in others, by about {lines} lines", values),
            self.flow.id,
            _words_of(self.flow, longest.id),
            Rule.POSTER_TALL,
            excess * self.scale,
        )


def _words_of(flow: Flow, box: str) -> tuple[str | int, ...]:
    return "steps", next(index for index, each in enumerate(flow.boxes) if each.id == box), "print"


def _no_line(flow: Flow, edge: Edge) -> Reason:
    values = {"flow": flow.id, "tail": edge.tail, "head": edge.head}
    return Reason(
        Message("{sheets}: in the flow “{flow}” no clear line can be drawn from “{tail}” to “{head}”", values),
        Message("Cut words in the answer or around it, or lead the answer to a branch of its own"),
        flow.id,
        _words_of(flow, edge.tail),
        Rule.POSTER_LINE,
    )
