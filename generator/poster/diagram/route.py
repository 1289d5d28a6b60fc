"""Lines between boxes. A line is only taken if it meets no box, no answer and no other line."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.poster.diagram.grid import FLOW, LANE, SPINE, Answer, Line, Placed, Point, Rect, segments
from generator.poster.flow import Edge

TRACKS = (SPINE + LANE - 5.0, SPINE + LANE - 8.5, SPINE + 4.0)
"""Where a line may run down the lane between spine and branches."""
HEAD = 3.4
"""Room for an arrowhead."""
OFF = 1.9
"""How far an answer stands off its line: more than half an arrowhead."""
CLEAR = 0.9
"""How near a line may come to a box or an answer."""
APART = 1.3
"""How near two lines may come."""
CORNER = 2.6
"""How far from a corner of a box a straight line may touch its side: an arrowhead is as wide."""
PORT = 3.2
"""How far from a corner a line with bends comes in: its head must be clear of the corner's rounding."""
LEAVE = 4.0
"""How far from a corner a line leaves a box for the lane."""
DEEP = 8.0
"""How far down the side of a tall box a line comes in: beside its title, where the eye begins."""
ASIDE = 3.2
"""How far from a question's middle a line comes back into it: there its own answer leaves, with a word above it."""
BESIDE = 2.5
"""How far an answer stands beside a line that goes down."""
LEAD = 0.9
"""How far an answer stands from where its line begins, and from the box above it."""
TURN = 1.4
"""The same at the far end of a line, behind its bend."""
HAIR = 0.3
"""What an answer keeps from boxes, lines and other answers."""
WORD = 3.0
"""What an answer keeps from another box's line where it can: nearer, it is read as that line's answer."""
INK = 0.4
"""What a line keeps from an answer that stands, and an arrowhead from a track beside it."""
FOLD = 1.2
"""What an answer on one line leaves free of the lane; a longer one is folded."""
TOUCH = 0.05
"""How far a line may lie inside its own boxes: it ends on their edge, and edges are rounded."""


@dataclass(frozen=True, slots=True)
class Size:
    """An answer's measures: on one line, and folded to the lane's width."""

    width: float
    height: float
    folded: float


@dataclass(slots=True)
class Router:
    """Draws lines one after the other, each clear of all that stands already."""

    boxes: dict[str, Placed]
    sizes: dict[str, Size]
    drawn: list[Line] = field(default_factory=list)

    def draw(self, edge: Edge) -> bool:
        """Add a line for this edge; False if no clear one was found."""
        tail, head = self.boxes[edge.tail], self.boxes[edge.head]
        urgent = head.kind == "urgent"
        first = all(line.head != edge.head for line in self.drawn if line.answer)
        for points in _ways(tail, head):
            if self._blocked(points, tail, head):
                continue
            if not edge.label:
                self.drawn.append(Line(edge.tail, edge.head, points, urgent))
                return True
            for rect in self._places(edge.label, points):
                if self._hidden(rect, points):
                    continue
                answer = Answer(edge.label, edge.head, first, rect)
                self.drawn.append(Line(edge.tail, edge.head, points, urgent, answer))
                return True
        return False

    def part_answers(self) -> None:
        """Move each answer that stands near another box's line, if a place of its own is farther from all of them."""
        for index, line in enumerate(self.drawn):
            if line.answer:
                others = [part for each in self.drawn if each.tail != line.tail for part in segments(each.points)]
                self.drawn[index] = replace(line, answer=None)  # so that it is not in its own way
                free = (
                    each for each in self._places(line.answer.text, line.points) if not self._hidden(each, line.points)
                )
                places = [line.answer.rect, *free]
                clear = [each for each in places if not any(each.meets(part, WORD) for part in others)]
                self.drawn[index] = replace(line, answer=replace(line.answer, rect=(clear or places)[0]))

    def _blocked(self, points: tuple[Point, ...], tail: Placed, head: Placed) -> bool:
        parts = segments(points)
        for box in self.boxes.values():
            room = -TOUCH if box in (tail, head) else CLEAR
            reach = Rect(box.rect.x, box.rect.y, _reach(box, parts), box.rect.h)
            if any(part.meets(reach, room) for part in parts):
                return True
        return any(_near(points, tail, line) for line in self.drawn)

    def _hidden(self, rect: Rect, points: tuple[Point, ...]) -> bool:
        lines = [part for line in self.drawn for part in segments(line.points)]
        answers = [line.answer.rect for line in self.drawn if line.answer]
        return (
            any(rect.meets(box.rect, HAIR) for box in self.boxes.values())
            or any(rect.meets(each, HAIR) for each in (*lines, *answers, *segments(points)))
            or rect.x < 0
            or rect.right > FLOW
        )

    def _places(self, text: str, points: tuple[Point, ...]) -> Iterator[Rect]:
        """Where an answer may stand: beside a line that goes down, else over or under the line's parts in the lane."""
        size = self.sizes[text]
        (ax, ay), (_, by) = points[0], points[1]
        if len(points) == 2 and ay != by:
            yield Rect(ax + BESIDE, (ay + by - size.height) / 2, size.width, size.height)
            yield Rect(ax + BESIDE, ay + LEAD, size.width, size.height)
            return
        narrow = size.width <= LANE - FOLD
        width, height = (size.width, size.height) if narrow else (LANE - 2 * LEAD, size.folded)
        for x, y in ((ax + LEAD, ay), (ax + TURN, points[-1][1])):
            yield Rect(x, y - height - OFF, width, height)
            yield Rect(x, y + OFF, width, height)


def _near(points: tuple[Point, ...], tail: Placed, line: Line) -> bool:
    """Whether a way comes too near to a line that stands. Answers of one question may leave from the same point."""
    parts = segments(points)
    if line.answer and any(part.meets(line.answer.rect, INK) for part in parts):
        return True
    if line.tail == tail.id and line.points[:1] == points[:1] and tail.kind == "decision" and not tail.side:
        parts = segments(points[2:]) if len(points) > 3 else ()
    return any(part.meets(other, APART) for part in parts for other in segments(line.points))


def _reach(box: Placed, parts: tuple[Rect, ...]) -> float:
    """The box's width as far as these lines see it: the shape's own edge where they run beside it."""
    middle = [part.y for part in parts if part.h == 0 and box.rect.y <= part.y <= box.rect.bottom]
    return min([box.rect.w, *(box.edge(y) - box.rect.x for y in middle)]) if not box.side else box.rect.w


def _ways(tail: Placed, head: Placed) -> Iterator[tuple[Point, ...]]:
    """Lines between two boxes, the plainest first."""
    a, b = tail.rect, head.rect
    if not tail.side and not head.side:
        middle = a.x + a.w / 2
        yield ((middle, a.bottom), (middle, b.y))
        for track in TRACKS:
            for y in _heights(head):
                start = a.y + a.h / 2
                yield ((tail.edge(start), start), (track, start), (track, y), (head.edge(y), y))
    elif not tail.side:
        yield from _outward(tail, head)
    elif head.side:
        middle = a.x + a.w / 2
        yield ((middle, a.bottom), (middle, b.y))
    else:
        yield from _back(tail, head)


def _outward(tail: Placed, head: Placed) -> Iterator[tuple[Point, ...]]:
    a, b = tail.rect, head.rect
    y = a.y + a.h / 2
    if b.y + CORNER <= y <= b.bottom - CORNER:
        yield ((tail.edge(y), y), (b.x, y))
    for track in (b.x - HEAD - INK, *TRACKS):
        for target in (b.y + min(b.h / 2, DEEP), b.y + b.h / 2, b.y + PORT, b.bottom - PORT):
            yield ((tail.edge(y), y), (track, y), (track, target), (b.x, target))


def _back(tail: Placed, head: Placed) -> Iterator[tuple[Point, ...]]:
    a, b = tail.rect, head.rect
    low, high = max(a.y, b.y) + CORNER, min(a.bottom, b.bottom) - CORNER
    if low <= high:
        for part in (0.5, 0.8, 0.95, 0.2):
            y = low + (high - low) * part
            if head.kind != "decision" or abs(y - b.y - b.h / 2) >= ASIDE:
                yield ((a.x, y), (head.edge(y), y))
    middle = a.x + a.w / 2
    for y in _heights(head):
        if y > a.bottom + CORNER:
            yield ((middle, a.bottom), (middle, y), (head.edge(y), y))
    for start in (a.bottom - LEAVE, a.y + a.h * 0.7, a.y + a.h / 2, a.y + LEAVE):
        for track in TRACKS:
            for y in _heights(head):
                yield ((a.x, start), (track, start), (track, y), (head.edge(y), y))


def _heights(head: Placed) -> tuple[float, ...]:
    """Where a line may come in from the right: a question's own answer leaves in its middle."""
    parts = (0.3, 0.7, 0.25, 0.75) if head.kind == "decision" else (0.5, 0.35, 0.65, 0.2, 0.8)
    return tuple(head.rect.y + head.rect.h * part for part in parts)


def find_crossings(boxes: tuple[Placed, ...], lines: tuple[Line, ...]) -> list[str]:
    """Every place where a line runs through a box or an answer, or two boxes overlap; empty in a sound drawing.

    Kept apart from the way lines are found, so that one proves the other.
    """
    found: list[str] = []
    for index, one in enumerate(boxes):
        found += [f"{one.id} over {other.id}" for other in boxes[index + 1 :] if one.rect.meets(other.rect)]
    answers = [line.answer for line in lines if line.answer]
    for line in lines:
        for part in segments(line.points):
            for box in boxes:
                inner = Rect(box.rect.x, box.rect.y, box.rect.w, box.rect.h)
                touching = box.id in (line.tail, line.head)
                if touching:
                    width = min(box.edge(part.y) - box.rect.x, box.rect.w) if part.h == 0 else box.rect.w
                    inner = Rect(box.rect.x, box.rect.y, width, box.rect.h)
                if part.meets(inner, -0.01 if touching else 0.0):
                    found.append(f"{line.tail}–{line.head} through {box.id}")
            found += [f"{line.tail}–{line.head} through “{each.text}”" for each in answers if part.meets(each.rect)]
    for answer in answers:
        found += [f"“{answer.text}” over {box.id}" for box in boxes if answer.rect.meets(box.rect)]
    return found
