"""The measures of words in type, in units: Typst takes them, the layout uses them."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from generator.poster.diagram.grid import BRANCH, LANE, SPINE
from generator.poster.diagram.order import Order
from generator.poster.diagram.route import Size
from generator.poster.flow import Flow
from generator.poster.typst.press import Press


@dataclass(frozen=True, slots=True)
class BoxSizes:
    """How tall each box of a flow is, without and with its words of where to go on, and how large each answer."""

    plain: dict[str, float]
    jumping: dict[str, float]
    answers: dict[str, Size]


def measure_flow(press: Press, flow: Flow, order: Order, density: float) -> BoxSizes:
    """The sizes of a flow's boxes and answers at scale 1."""
    answers = sorted({edge.label for edge in flow.edges if edge.label})
    data = {
        "title": flow.id,
        "layout": {"scale": 1.0, "density": density, "width": 100, "height": 100},
        "boxes": [fields | {"h": 0.0} for fields in box_fields(flow, order)],
        "answers": answers,
        "lane": LANE - 1.8,
    }
    found = press.query("flow.typ", "boxes", data)
    boxes = found["boxes"]
    return BoxSizes(
        {box["id"]: box["h"] for box in boxes},
        {box["id"]: box["jumping"] for box in boxes},
        {each["text"]: Size(each["w"], each["h"], each["folded"]) for each in found["answers"]},
    )


def box_fields(flow: Flow, order: Order, jumps: frozenset[str] | None = None) -> list[dict[str, Any]]:
    """The boxes as the templates read them, not yet placed. Those in `jumps`, or all that could, say where to go on."""
    boxes = {box.id: box for box in flow.boxes}
    ahead = {edge.tail: boxes[edge.head] for edge in flow.edges if boxes[edge.tail].side and not edge.label}
    return [
        json.loads(json.dumps(asdict(box)))
        | {
            "digit": order.digit(box),
            "w": BRANCH if box.side else SPINE,
            "jump": {"number": order.digit(ahead[box.id]), "title": ahead[box.id].title}
            if box.id in ahead and (jumps is None or box.id in jumps)
            else None,
        }
        for box in flow.boxes
    ]
