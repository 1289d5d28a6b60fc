"""The staff wall poster on its paper: the largest size at which everything fits, as its template's data."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from itertools import groupby
from math import ceil
from typing import Any

from generator.model.contact import ChannelKind
from generator.model.sheet import Paper
from generator.poster.diagram.grid import FLOW, GUTTER, PANEL_MIN, STRIP
from generator.poster.diagram.layout import Layout, place_flow
from generator.poster.diagram.measure import BoxSizes, box_fields, measure_flow
from generator.poster.diagram.order import Order, order_boxes
from generator.poster.flow import Flow
from generator.poster.imprint import MARGIN, QR, imprint_fields
from generator.poster.kinds.staff import Blank, PanelData, StaffPoster
from generator.poster.numbers import Number
from generator.poster.overflow import DoesNotFit, Reason, count_lines
from generator.poster.typst.press import Press
from generator.poster.words import Words
from generator.problem import Message
from generator.rules import Rule

TEMPLATE = "staff-wall.typ"
FLOORS = {"a4": 1.0, "f4": 1.0, "a3": 1.42}
"""Scale at which the smallest text is 12 pt (A4, F4) and 17 pt (A3). Nothing is ever drawn smaller."""
DENSITIES = (1.0, 0.8, 0.62)
"""How much of the white space inside boxes is kept; tried in turn."""
SQUEEZED = (0.53, 0.45)
"""The same where nothing else fits, because of a region's long names: the office and the address shrink too
(`squeezed` in `common.typ`)."""
STEP = 0.01
GAP, PANEL_GAP, CARD_GAP = 3.6, 3.0, 3.2
AIR = 2.0
"""Above the foot."""
WIDER_LINE = 5.0
"""How much higher than a pen needs a line to write on may stand."""
SPREAD, WIDEST = 0.4, 2.5
"""Which part of the room that is left goes between the panels, and how much at most to each gap."""
DISTANT = 8.4
"""Height in millimetres of the type in which the first things to do stand, at least. Its small letters are 4.2 mm high,
which at two metres is 7.1 minutes of arc: what somebody with an acuity of 0.7 still reads (ISO 8596: 5' at 1.0)."""
LONG_LABEL = 9
"""Letters from which a label leaves too short a line beside it."""
SHARES = {True: 58, False: 71}
"""Widths in the strip, of a short number and of a long one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How tall the parts around a flow are at one scale, in units."""

    scale: float
    room: float
    """What is left for the flow, and for the panels with the card."""
    panels: tuple[float, ...]
    cards: tuple[float, ...]
    """The card in each of its forms, the most spacious first."""
    lines: tuple[int, ...]
    """How many lines to write on each form has."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A size at which a poster fits."""

    frame: Frame
    density: float
    layout: Layout
    card: int
    """Which form of the card has room."""
    card_height: float
    panel_gap: float


def sheet_data(poster: StaffPoster, paper: Paper, press: Press) -> dict[str, Any]:
    """All that the template draws; lengths are units of `scale` millimetres.

    Raises `DoesNotFit` if the words need more room than the paper has.
    """
    fit = fit_poster(poster, paper, press)
    layout = {
        "scale": fit.frame.scale,
        "density": fit.density,
        "side": _side(paper, fit.frame.scale),
        "card": fit.card,
        "card-height": fit.card_height,
        "gap": GAP,
        "panel-gap": fit.panel_gap,
        "height": fit.layout.height,
        "flow": flow_fields(poster.flow, fit.layout),
    }
    return _base(poster, paper, press.words) | {"layout": layout}


def fit_poster(poster: StaffPoster, paper: Paper, press: Press) -> Fit:
    """The size at which the poster fits: with all its lines to write on first, then with white space, then large.

    Raises `DoesNotFit`.
    """
    arranged = order_boxes(poster.flow)
    reasons: tuple[Reason, ...] = ()
    found: list[Fit] = []
    for density in (*DENSITIES, *SQUEEZED):
        if found and density in SQUEEZED:
            break
        sizes = box_sizes(press, poster.flow, density)
        for frame in _frames(poster, paper, press, density):
            try:
                found.append(_fit(poster, arranged, sizes, frame, density))
            except DoesNotFit as error:
                reasons = error.reasons
            else:
                if found[-1].card == 0:
                    return found[-1]
    if not found:
        raise DoesNotFit(*reasons)
    return min(found, key=lambda each: each.card)


@lru_cache(maxsize=512)
def box_sizes(press: Press, flow: Flow, density: float) -> BoxSizes:
    """Offices that share a flow share its measuring."""
    return measure_flow(press, flow, order_boxes(flow), density)


def _side(paper: Paper, scale: float) -> float:
    return (paper.width - 2 * MARGIN) / scale - FLOW - GUTTER


def _frames(poster: StaffPoster, paper: Paper, press: Press, density: float) -> Iterator[Frame]:
    """From the largest scale that leaves the panels their width down to the floor."""
    floor = FLOORS[paper.name]
    steps = int(((paper.width - 2 * MARGIN) / (FLOW + GUTTER + PANEL_MIN) - floor) / STEP + 1e-9)
    scales = [round(floor + step * STEP, 4) for step in range(max(steps, 0), -1, -1)]
    base = _base(poster, paper, press.words)
    beside = _beside(press, _Beside(poster.panels, poster.known, poster.write_in, base), paper, density, *scales)
    around = _heights(press, "around", base, density, [(paper.width - 2 * MARGIN) / scale for scale in scales])
    for scale, out, (panels, cards) in zip(scales, around, beside, strict=True):
        room = (paper.height - 2 * MARGIN) / scale - out["head"] - out["foot"] - STRIP - 2 * GAP - AIR
        yield Frame(scale, room, panels, cards, tuple(map(len, base["cards"])))


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside a flow: the same on the posters of many offices, which share its measuring."""

    panels: tuple[PanelData, ...]
    known: tuple[Number, ...]
    write_in: tuple[Blank, ...]
    base: dict[str, Any] = field(compare=False)
    """The data of one of these posters."""


@lru_cache(maxsize=512)
def _beside(
    press: Press, beside: _Beside, paper: Paper, density: float, *scales: float
) -> tuple[tuple[tuple[float, ...], tuple[float, ...]], ...]:
    """The heights of its panels and of its card in each form, at each scale."""
    found = _heights(press, "beside", beside.base, density, [_side(paper, scale) for scale in scales])
    return tuple((tuple(each["panels"]), tuple(each["cards"])) for each in found)


def _heights(press: Press, mode: str, base: dict[str, Any], density: float, widths: list[float]) -> Any:
    return press.query(TEMPLATE, mode, base | {"layout": {"scale": 1.0, "density": density, "widths": widths}})


def _fit(poster: StaffPoster, arranged: Order, sizes: BoxSizes, frame: Frame, density: float) -> Fit:
    reasons = list(_panels_too_tall(poster, frame, density))
    try:
        layout = place_flow(poster.flow, arranged, sizes, frame.room, density, frame.scale)
    except DoesNotFit as error:
        raise DoesNotFit(*error.reasons, *reasons) from None
    if reasons:
        raise DoesNotFit(*reasons)
    gaps = max(len(frame.panels) - 1, 1)
    panels = sum(frame.panels) + PANEL_GAP * density * gaps + CARD_GAP
    card = next(number for number, height in enumerate(frame.cards) if panels + height <= frame.room)
    free = frame.room - panels - frame.cards[card]
    widen = min(free / gaps * SPREAD, WIDEST)
    height = frame.cards[card] + min(free - widen * gaps, WIDER_LINE * frame.lines[card])
    return Fit(frame, density, layout, card, height, PANEL_GAP + widen / density)


def _panels_too_tall(poster: StaffPoster, frame: Frame, density: float) -> Iterator[Reason]:
    gaps = PANEL_GAP * density * max(len(frame.panels) - 1, 1)
    excess = sum(frame.panels) + gaps + CARD_GAP + min(frame.cards) - frame.room
    if excess > 0:
        longest = max(range(len(frame.panels)), key=lambda index: frame.panels[index])
        values = {
            "flow": poster.flow.id,
            "panel": poster.panels[longest].title,
            "excess": ceil(excess * frame.scale),
            "lines": count_lines(excess),
        }
        yield Reason(
            Message("{sheets}: the lists beside the flow “{flow}” are {excess} mm too tall", values),
            Message("Cut words in “{panel}”, the longest, or in others, by about {lines} lines", values),
            poster.flow.id,
            ("poster", "panels", longest),
            Rule.POSTER_TALL,
            excess * frame.scale,
        )


def flow_fields(flow: Flow, layout: Layout) -> dict[str, Any]:
    """A placed flow as the templates read it."""
    fields = {each["id"]: each for each in box_fields(flow, order_boxes(flow), layout.jumps)}
    return {
        "boxes": [fields[box.id] | asdict(box.rect) for box in layout.boxes],
        "arrows": [{"points": line.points, "urgent": line.urgent} for line in layout.lines],
        "labels": [
            {"text": each.text, "head": each.head, "first": each.first} | asdict(each.rect)
            for line in layout.lines
            if (each := line.answer)
        ],
    }


def _base(poster: StaffPoster, paper: Paper, said: Words) -> dict[str, Any]:
    frames = [
        [
            asdict(number)
            | {"urgent": number.kind is ChannelKind.EMERGENCY}
            | {"short": number.short, "share": SHARES[number.short]}
            for number in numbers
        ]
        for _, numbers in groupby(poster.numbers, key=lambda number: number.contact)
    ]
    return imprint_fields(poster, paper) | {
        "heading": poster.title,
        "first": poster.first_things,
        "distant": DISTANT,
        "office": poster.office,
        "draft": poster.draft,
        "law": poster.law,
        "frames": frames,
        "panels": [asdict(panel) for panel in poster.panels],
        "known": [asdict(number) for number in poster.known],
        "cards": list(_cards(poster, said)),
        "grid": {"flow": FLOW, "gutter": GUTTER, "strip": STRIP, "qr": QR},
    }


def _cards(poster: StaffPoster, said: Words) -> Iterator[list[dict[str, Any]]]:
    """The lines to write on, in every form the card may have, the most spacious first.

    The contact person has a line for a name and one for a number in each of them: that number is why the poster hangs.
    A deputy has one line where there is no room for two, and an office's line is for its number alone.
    """
    for above, deputy_has_two in ((True, True), (True, False), (False, True), (False, False)):
        lines: list[str] = []
        for blank in poster.write_in:
            if not blank.person:
                lines.append(said.number_of.format(name=blank.who))
            elif blank.who == said.deputy and not deputy_has_two:
                lines.append(blank.who)
            else:
                deputy = blank.who == said.deputy
                name = said.deputy_name if deputy else said.focal_point_name
                short = said.deputy if deputy else said.focal_point_short
                lines += [name if above else short, said.number]
        yield [{"label": label, "above": above and len(label) > LONG_LABEL} for label in lines]
