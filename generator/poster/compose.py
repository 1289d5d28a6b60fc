"""A poster on its paper: the largest size at which everything fits, as the template's data."""

import io
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from typing import Any

import segno

from generator.poster.data import StaffPoster
from generator.poster.flow import Flow
from generator.poster.grid import FLOW, GUTTER, MARGIN, PANEL_MIN, QR, STRIP
from generator.poster.layout import Layout, place
from generator.poster.measure import BoxSizes, FrameSizes, Onward
from generator.poster.order import Order, order
from generator.poster.sheet import Paper
from generator.poster.typst import Press, box_fields
from generator.poster.unfit import Reason, Unfit, lines
from generator.poster.words import words
from generator.problem import Message

FLOORS = {"a4": 1.0, "f4": 1.0, "a3": 1.42}
"""Scale at which the smallest text is 12 pt (A4, F4) and 17 pt (A3). Nothing is ever drawn smaller."""
DENSITIES = (1.0, 0.8, 0.62)
"""How much of the white space inside boxes is kept; tried in turn."""
STEP = 0.01
GAP, PANEL_GAP, CARD_GAP = 3.6, 3.0, 3.2


@dataclass(frozen=True, slots=True)
class Fit:
    """A size at which a poster fits."""

    scale: float
    density: float
    layout: Layout
    side: float
    """Width of the panels."""
    tall: bool
    """Whether the card has room for a line for each name and each number."""
    panel_gap: float


def onward(flow: Flow, arranged: Order) -> dict[str, Onward]:
    """What each branch would say if no line could be drawn from it."""
    boxes = {box.id: box for box in flow.boxes}
    ahead = {edge.tail: boxes[edge.head] for edge in flow.edges if boxes[edge.tail].side}
    return {tail: Onward(arranged.digit(head), head.title) for tail, head in ahead.items()}


def fit(poster: StaffPoster, paper: Paper, press: Press) -> Fit:
    """The most spacious, largest size at which the poster fits on its paper. Raises `Unfit`."""
    arranged = order(poster.flow)
    digits = {box.id: arranged.digit(box) for box in poster.flow.boxes}
    reason: Unfit | None = None
    for density in DENSITIES:
        sizes = press.boxes(poster.flow, onward(poster.flow, arranged), digits, density)
        for scale in _scales(paper):
            try:
                return _fit(poster, paper, press, arranged, sizes, scale, density)
            except Unfit as error:
                reason = error
    assert reason is not None
    raise reason


def _scales(paper: Paper) -> Iterator[float]:
    """From the largest that leaves the panels their width down to the floor."""
    floor = FLOORS[paper.name]
    steps = int(((paper.width - 2 * MARGIN) / (FLOW + GUTTER + PANEL_MIN) - floor) / STEP + 1e-9)
    for step in range(max(steps, 0), -1, -1):
        yield round(floor + step * STEP, 4)


def _fit(
    poster: StaffPoster, paper: Paper, press: Press, arranged: Order, sizes: BoxSizes, scale: float, density: float
) -> Fit:
    width, height = ((length - 2 * MARGIN) / scale for length in (paper.width, paper.height))
    side = width - FLOW - GUTTER
    around = press.frame(_base(poster, paper) | {"layout": {"scale": scale, "density": density, "side": side}})
    room = height - around.head - around.foot - STRIP - 2 * GAP - 2.0
    tall = _panels_fit(poster, around, room, density)
    layout = place(poster.flow, arranged, sizes, room, density)
    panels = sum(around.panels) + (around.card_tall if tall else around.card) + CARD_GAP
    gaps = max(len(around.panels) - 1, 1)
    free = room - panels - PANEL_GAP * density * gaps
    return Fit(scale, density, layout, side, tall, PANEL_GAP + min(free / gaps * 0.4 / density, 2.5))


def _panels_fit(poster: StaffPoster, around: FrameSizes, room: float, density: float) -> bool:
    """Whether even the tall card fits below the panels. Raises `Unfit` if the short one does not."""
    panels = sum(around.panels) + PANEL_GAP * density * (len(around.panels) - 1) + CARD_GAP
    excess = panels + around.card - room
    if excess > 0:
        longest = max(range(len(around.panels)), key=lambda index: around.panels[index])
        values = {
            "flow": poster.flow.id,
            "panel": poster.panels[longest].title,
            "excess": round(excess),
            "lines": lines(excess),
        }
        raise Unfit(
            Reason(
                Message("the lists beside the flow “{flow}” are {excess} mm too tall", values),
                Message("Shorten “{panel}”, the longest, or others by about {lines} lines", values),
                ("poster", "panels", longest),
            )
        )
    return panels + around.card_tall <= room


def sheet(poster: StaffPoster, paper: Paper, made: Fit) -> dict[str, Any]:
    """All that the template draws."""
    layout = {
        "scale": made.scale,
        "density": made.density,
        "side": made.side,
        "tall": made.tall,
        "gap": GAP,
        "panel-gap": made.panel_gap,
        "height": made.layout.height,
        "flow": drawing(poster.flow, made.layout),
    }
    return _base(poster, paper) | {"layout": layout}


def drawing(flow: Flow, layout: Layout) -> dict[str, Any]:
    """A placed flow as the templates read it."""
    arranged = order(flow)
    digits = {box.id: arranged.digit(box) for box in flow.boxes}
    jumps = {key: value for key, value in onward(flow, arranged).items() if key in layout.jumps}
    fields = {each["id"]: each for each in box_fields(flow, digits, jumps)}
    return {
        "boxes": [fields[each.id] | asdict(each.rect) for each in layout.boxes],
        "arrows": [{"points": line.points, "urgent": line.urgent} for line in layout.lines],
        "labels": [
            {"text": each.text, "head": each.head, "first": each.first} | asdict(each.rect)
            for line in layout.lines
            if (each := line.answer)
        ],
    }


def _base(poster: StaffPoster, paper: Paper) -> dict[str, Any]:
    said = words(poster.language)
    frames = [
        [
            {"label": cell.label, "number": asdict(cell.number), "note": cell.note, "urgent": cell.urgent}
            | {"short": cell.number.short, "share": 58 if cell.number.short else 71}
            for cell in cells
        ]
        for _, cells in groupby(poster.strip, key=lambda cell: cell.contact)
    ]
    return {
        "title": f"{poster.title} {poster.office}",
        "heading": poster.title,
        "office": poster.office,
        "place": poster.place,
        "draft": poster.draft,
        "owner": poster.owner,
        "law": poster.law,
        "url": poster.url,
        "link": poster.link,
        "edition": poster.edition,
        "checked": said.day(date.fromisoformat(poster.checked)),
        "valid_until": said.day(date.fromisoformat(poster.valid_until)),
        "frames": frames,
        "panels": [asdict(panel) for panel in poster.panels],
        "card": [asdict(line) for line in poster.card],
        "card_tall": [asdict(line) for line in poster.card_tall],
        "qr": _qr(poster.url),
        "page": {"width": paper.width, "height": paper.height, "margin": MARGIN},
        "grid": {"flow": FLOW, "gutter": GUTTER, "strip": STRIP, "qr": QR},
    }


def _qr(url: str) -> str:
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()
