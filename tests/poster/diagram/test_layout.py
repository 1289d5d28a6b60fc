"""Every flow is laid out so that the eye runs down one spine: nothing overlaps, no line crosses a box or an answer."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.flowchart import StepKind
from generator.poster.diagram import layout
from generator.poster.diagram.grid import FLOW, Rect
from generator.poster.diagram.layout import Layout, place_flow
from generator.poster.diagram.measure import BoxSizes
from generator.poster.diagram.order import order_boxes
from generator.poster.diagram.route import Size
from generator.poster.flow import Box, Edge, Flow
from generator.poster.overflow import DoesNotFit
from generator.problem import BrokenPromiseError

STEP, DECISION, END, OTHER = StepKind.STEP, StepKind.DECISION, StepKind.END, StepKind.OTHER


def box(id: str, kind: StepKind = STEP, side: bool = False) -> Box:
    return Box(id, kind, side, id)


def flow(boxes: list[Box], *edges: tuple[str, str, str]) -> Flow:
    return Flow("contoh", tuple(boxes), tuple(Edge(*each) for each in edges))


def sizes(of: Flow, height: float = 15.0) -> BoxSizes:
    plain = {each.id: height for each in of.boxes}
    words = {edge.label: Size(11.0 if len(edge.label) < 8 else 40.0, 3.2, 14.0) for edge in of.edges}
    return BoxSizes(plain, {key: value + 5 for key, value in plain.items()}, words)


PLAIN = flow([box("a"), box("b"), box("c", END)], ("a", "b", ""), ("b", "c", ""))
ASKING = flow(
    [box("a", DECISION), box("x", OTHER, True), box("b"), box("c", END)],
    ("a", "x", "Ya"),
    ("a", "b", "Tidak"),
    ("x", "b", ""),
    ("b", "c", ""),
)
SKIPPING = flow(
    [box("a", DECISION), box("b"), box("c"), box("d", END)],
    ("a", "b", "Ya"),
    ("a", "c", "Tidak"),
    ("b", "c", ""),
    ("c", "d", ""),
)
TWO = flow(
    [box("a", DECISION), box("x", OTHER, True), box("b", DECISION), box("y", OTHER, True), box("c"), box("d", END)],
    ("a", "x", "Ya"),
    ("a", "b", "Tidak"),
    ("x", "d", ""),
    ("b", "y", "Tidak, atau di luar jam kerja"),
    ("b", "c", "Ya"),
    ("y", "c", ""),
    ("c", "d", ""),
)
CASES = {"plain": PLAIN, "asking": ASKING, "skipping": SKIPPING, "two branches": TWO}


def crosses(one: tuple[float, float], other: tuple[float, float], rect: Rect) -> bool:
    """Whether an upright piece of line runs through the inside of a rectangle. Written anew, not the router's own."""
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    inside_x = right > rect.x + 0.05 and left < rect.x + rect.w - 0.05
    inside_y = bottom > rect.y + 0.05 and top < rect.y + rect.h - 0.05
    return inside_x and inside_y


def faults(of: Flow, laid: Layout) -> list[str]:
    found = [f"{a.id} over or close to {b.id}" for a, b in combinations(laid.boxes, 2) if a.rect.meets(b.rect, 2.5)]
    answers = [line.answer for line in laid.lines if line.answer]
    found += [f"{a.text} over {b.id}" for a in answers for b in laid.boxes if a.rect.meets(b.rect)]
    found += [f"{a.text} over {b.text}" for a, b in combinations(answers, 2) if a.rect.meets(b.rect)]
    for line in laid.lines:
        for piece in pairwise(line.points):
            assert piece[0][0] == piece[1][0] or piece[0][1] == piece[1][1], "lines are upright"
            strangers = [each for each in laid.boxes if each.id not in (line.tail, line.head)]
            found += [f"{line.tail}-{line.head} through {each.id}" for each in strangers if crosses(*piece, each.rect)]
            found += [f"{line.tail}-{line.head} through {each.text}" for each in answers if crosses(*piece, each.rect)]
    drawn = {(line.tail, line.head) for line in laid.lines}
    found += [
        f"{e.tail}-{e.head} missing" for e in of.edges if (e.tail, e.head) not in drawn and e.tail not in laid.jumps
    ]
    found += [f"{each.id} outside" for each in laid.boxes if each.rect.x < 0 or each.rect.right > FLOW + 0.01]
    found += [f"{each.id} below" for each in laid.boxes if each.rect.y < -0.01 or each.rect.bottom > laid.height + 0.01]
    return found


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("height", [None, 130.0, 220.0])
def test_nothing_overlaps(name: str, height: float | None) -> None:
    laid = place_flow(CASES[name], order_boxes(CASES[name]), sizes(CASES[name]), height)
    assert faults(CASES[name], laid) == []


def test_a_drawing_in_which_lines_cross_is_never_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "find_crossings", lambda boxes, lines: [f"{lines[0].tail} through {boxes[0].id}"])
    with pytest.raises(BrokenPromiseError, match=r"^\w+ through \w+$"):
        place_flow(PLAIN, order_boxes(PLAIN), sizes(PLAIN), None)


@st.composite
def flows(draw: st.DrawFn) -> tuple[Flow, BoxSizes]:
    """Flows as the checks let them through: one spine, questions with a branch that ends or comes back below."""
    kinds = draw(st.lists(st.sampled_from([STEP, DECISION]), min_size=1, max_size=8))
    spine = [box(f"s{number}", kind) for number, kind in enumerate(kinds)] + [box("akhir", END)]
    boxes, edges, heights = [], [], {}
    for number, each in enumerate(spine):
        boxes.append(each)
        heights[each.id] = draw(st.floats(7, 25))
        if each.kind is END:
            continue
        if each.kind is DECISION:
            side = box(f"x{number}", draw(st.sampled_from([OTHER, StepKind.URGENT, END])), True)
            boxes.append(side)
            heights[side.id] = draw(st.floats(7, 40))
            edges.append(
                Edge(each.id, side.id, draw(st.sampled_from(["Ya", "Tidak", "Tidak, atau di luar jam kerja"])))
            )
            if side.kind is not END:
                edges.append(Edge(side.id, spine[draw(st.integers(number + 1, len(spine) - 1))].id))
        edges.append(Edge(each.id, spine[number + 1].id, "Lain" if each.kind is DECISION else ""))
    made = Flow("acak", tuple(boxes), tuple(edges))
    words = {edge.label: Size(11.0 if len(edge.label) < 8 else 40.0, 3.2, 18.0) for edge in edges}
    return made, BoxSizes(heights, {key: value + 5 for key, value in heights.items()}, words)


def laid_out(made: Flow, measured: BoxSizes) -> Layout | None:
    try:
        return place_flow(made, order_boxes(made), measured, None)
    except DoesNotFit:
        return None


@given(flows())
def test_any_flow_is_drawn_without_a_crossing_or_refused(case: tuple[Flow, BoxSizes]) -> None:
    laid = laid_out(*case)
    assert laid is None or faults(case[0], laid) == []


def test_the_spine_is_read_from_top_to_bottom_and_each_branch_after_its_question() -> None:
    assert [each.id for each in order_boxes(TWO).reading] == ["a", "x", "b", "y", "c", "d"]
    assert [order_boxes(TWO).digit(each) for each in TWO.boxes] == ["", "", "", "", "1", ""]
    laid = place_flow(TWO, order_boxes(TWO), sizes(TWO), 200)
    tops = [each.rect.y for each in laid.boxes if not each.side]
    assert tops == sorted(tops)


def test_a_fork_in_the_spine_is_refused() -> None:
    forked = flow(
        [box("a", DECISION), box("b"), box("c"), box("d", END)],
        ("a", "b", "Ya"),
        ("a", "c", "Tidak"),
        ("b", "d", ""),
        ("c", "d", ""),
    )
    with pytest.raises(DoesNotFit) as error:
        order_boxes(forked)
    assert error.value.reasons[0].rule == "poster.fork"
    assert error.value.reasons[0].what.values == {"flow": "contoh", "one": "b", "other": "c"}


def test_a_branch_that_no_line_leads_on_from_says_where_to_go() -> None:
    """Two branches in one column: the upper one's way down would run through the lower."""
    laid = place_flow(TWO, order_boxes(TWO), sizes(TWO), 130)
    assert laid.jumps == {"x"}


def test_too_tall_says_by_how_much() -> None:
    with pytest.raises(DoesNotFit) as error:
        place_flow(PLAIN, order_boxes(PLAIN), sizes(PLAIN, 40), 100)
    (reason,) = error.value.reasons
    assert reason.excess == pytest.approx(3 * 40 + 2 * 3.6 - 100)
    assert reason.path == ("steps", 0, "print")


def test_spare_height_widens_gaps() -> None:
    laid = place_flow(PLAIN, order_boxes(PLAIN), sizes(PLAIN), 120)
    assert laid.boxes[-1].rect.bottom == pytest.approx(120)
    gaps = [b.rect.y - a.rect.bottom for a, b in pairwise(laid.boxes)]
    assert gaps[0] == pytest.approx(gaps[1])
