"""The order of a flow on paper: its spine from top to bottom, and which box each branch hangs on."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from threading import Lock

from generator.poster.flow import Box, Flow
from generator.poster.overflow import DoesNotFit, Reason
from generator.problem import Message
from generator.rules import Rule


@dataclass(frozen=True, slots=True)
class Order:
    """Boxes in the order in which they are read."""

    spine: tuple[Box, ...]
    sides: tuple[Box, ...]
    """Branches from top to bottom."""
    host: dict[str, str]
    """The spine box beside which a branch stands, by the branch's id."""

    @property
    def reading(self) -> tuple[Box, ...]:
        """Every box, each branch after the question it hangs on."""
        return tuple(
            each for box in self.spine for each in (box, *(side for side in self.sides if self.host[side.id] == box.id))
        )

    def digit(self, box: Box) -> str:
        """The number of a step; empty for any other box."""
        steps = [each.id for each in self.spine if each.kind == "step"]
        return str(steps.index(box.id) + 1) if box.id in steps else ""


_GRAPHVIZ = Lock()
"""Graphviz keeps its state in globals: one thread at a time."""


@lru_cache(maxsize=256)
def order_boxes(flow: Flow) -> Order:
    """Graphviz ranks the boxes. Raises `DoesNotFit` for a fork in the spine, which paper cannot show."""
    with _GRAPHVIZ:
        rank = _ranks(flow)
    spine = sorted((box for box in flow.boxes if not box.side), key=lambda box: rank[box.id])
    for one, other in pairwise(spine):
        if rank[one.id] == rank[other.id]:
            raise DoesNotFit(_fork(flow, one, other))
    place = {box.id: number for number, box in enumerate(spine)}
    host: dict[str, str] = {}
    for _ in flow.boxes:
        for edge in flow.edges:
            if edge.head not in place and edge.head not in host and (edge.tail in place or edge.tail in host):
                host[edge.head] = host.get(edge.tail, edge.tail)
    sides = [box for box in flow.boxes if box.side and box.id in host]
    sides.sort(key=lambda box: place[host[box.id]])
    return Order(tuple(spine), tuple(sides), host)


def _ranks(flow: Flow) -> dict[str, float]:
    import pygraphviz

    graph = pygraphviz.AGraph(directed=True)
    spine = {box.id for box in flow.boxes if not box.side}
    for box in flow.boxes:
        graph.add_node(box.id, shape="box", group="spine" if box.id in spine else "side", label="")
    for edge in flow.edges:
        graph.add_edge(edge.tail, edge.head, weight=100 if {edge.tail, edge.head} <= spine else 1)
        if edge.tail in spine and edge.head not in spine:
            graph.add_subgraph([edge.tail, edge.head], rank="same")
    graph.layout("dot")
    return {box.id: -float(graph.get_node(box.id).attr["pos"].split(",")[1]) for box in flow.boxes}


def _fork(flow: Flow, one: Box, other: Box) -> Reason:
    values = {"flow": flow.id, "one": one.id, "other": other.id}
    number = next(index for index, box in enumerate(flow.boxes) if box.id == other.id)
    return Reason(
        Message("{sheets}: the spine of the flow “{flow}” forks at “{one}” and “{other}”", values),
        Message("Mark one of them with side: true"),
        flow.id,
        ("steps", number),
        Rule.POSTER_FORK,
    )
