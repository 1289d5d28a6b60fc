"""A text of YAML with one value set, added or deleted, written the way its neighbours are written."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import yaml
from yaml.resolver import Resolver

from generator.edit.change import Append, Change, Drop, Steps, Value
from generator.edit.span import BREAK, CannotEditError, ValueSpan, list_comments, locate_values

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORDS = re.compile(r"[^\W\d_][\w ().,/&+'\-]*[\w).]|\w|\d{4}-\d\d-\d\d|https?://[\w./\-]+|[\w.+\-]+@[\w.\-]+\w")
_STRING = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True)
class Cut:
    """What stands from `start` to `end` gives way to other characters."""

    start: int
    end: int
    new: str = ""


def apply_cuts(text: str, cuts: Iterable[Cut]) -> str:
    """The text with all cuts made; what goes in at one place stays in its order. Raises `CannotEditError`."""
    parts, done = [], 0
    for cut in sorted(cuts, key=lambda cut: cut.start):
        if cut.start < done:
            raise CannotEditError
        parts += [text[done : cut.start], cut.new]
        done = cut.end
    return "".join(parts) + text[done:]


class Editor:
    """One text, ready for changes. Raises `CannotEditError` where the form of the text is none that we change."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in BREAK.finditer(text))]
        self.root = locate_values(text)
        first_break = BREAK.search(text)
        self.newline = first_break.group() if first_break and first_break.group() == "\r\n" else "\n"
        self.samples: dict[str, ValueSpan] = {}
        self.offset = 2
        self._styles: list[str] = []
        self._learn(self.root)
        self.usual = max(("", '"', "'"), key=self._styles.count)

    def _learn(self, piece: ValueSpan) -> None:
        """How this text writes a key's value elsewhere, and how far it indents lists."""
        for index, inner in enumerate(piece.items):
            if piece.kind == "map":
                self.samples.setdefault(piece.names[index], inner)
                if inner.kind == "list" and not inner.style and not piece.style:
                    self.offset = self.column(inner.start) - self.column(piece.keys[index].start)
            self._learn(inner)
            if inner.kind == "scalar" and " " in self.text[inner.start : inner.end]:
                self._styles.append(inner.style)

    def cut(self, change: Change) -> Cut:
        """Which characters of the text give way to which, so that the change is made. `text` itself stays."""
        steps = change.steps
        if isinstance(change, Append) and self._has(steps):
            piece = self._at(steps)
            if piece.kind == "list":
                return self._append(piece, change.value)
            if piece.kind != "scalar" or piece.end > piece.start + 4:
                raise CannotEditError
        if not steps:
            raise CannotEditError
        above, step = self._at(steps[:-1]), steps[-1]
        index = above.names.index(step) if step in above.names else None
        if isinstance(change, Drop):
            if above.kind == "list" and isinstance(step, int):
                return self._drop_item(above, step)
            if index is None:
                raise CannotEditError
            return self._drop(above, index)
        value: Value = [change.value] if isinstance(change, Append) else change.value
        if isinstance(step, int):
            if above.kind != "list":
                raise CannotEditError
            return self._replace(above, above.items[step], value, "")
        if above.kind != "map":
            raise CannotEditError
        if index is None:
            return self._insert(above, step, value, change.order)
        return self._replace(above, above.items[index], value, step)

    # -- finding

    def _has(self, steps: Steps) -> bool:
        try:
            self._at(steps)
        except CannotEditError:
            return False
        return True

    def _at(self, steps: Steps) -> ValueSpan:
        piece = self.root
        for step in steps:
            if piece.kind == "list" and isinstance(step, int) and 0 <= step < len(piece.items):
                piece = piece.items[step]
            elif piece.kind == "map" and step in piece.names:
                piece = piece.items[piece.names.index(str(step))]
            else:
                raise CannotEditError
        return piece

    def line_start(self, position: int) -> int:
        return self.starts[bisect_right(self.starts, position) - 1]

    def line_end(self, position: int) -> int:
        next_break = BREAK.search(self.text, position)
        return next_break.start() if next_break else len(self.text)

    def column(self, position: int) -> int:
        return position - self.line_start(position)

    # -- the ways to change

    def _replace(self, above: ValueSpan, old: ValueSpan, value: Value, key: str) -> Cut:
        if isinstance(value, str) and old.kind == "scalar":
            empty = old.start == old.end
            new = self._scalar(value, old.style if not empty else self._style(key, value), bool(above.style))
            space = " " if empty and self.text[old.start - 1 : old.start] not in {" ", ""} else ""
            return Cut(old.start, old.end, space + new)
        if not key:
            raise CannotEditError
        index = above.names.index(key)
        colon = self.text.find(":", above.keys[index].end)
        indent = self.column(above.keys[index].start)
        return Cut(colon + 1, old.end, self._behind(key, value, indent, bool(above.style), old))

    def _insert(self, above: ValueSpan, key: str, value: Value, order: tuple[str, ...]) -> Cut:
        name = self._key(key, bool(above.style))
        if not above.items:
            if not above.style:
                raise CannotEditError
            return Cut(above.start + 1, above.start + 1, name + ":" + self._behind(key, value, 0, True))
        before = order[: order.index(key)] if key in order else ()
        known = [name for name in before if name in above.names]
        index = above.names.index(known[-1]) if known else len(above.items) - 1
        neighbour = above.items[index]
        if above.style:
            end = max(neighbour.end, above.keys[index].end)
            return Cut(end, end, ", " + name + ":" + self._behind(key, value, 0, True))
        indent = self.column(above.keys[0].start)
        line = " " * indent + name + ":" + self._behind(key, value, indent, False)
        end = self.line_end(max(neighbour.end, above.keys[index].end))
        return Cut(end, end, self.newline + line)

    def _append(self, piece: ValueSpan, value: Value) -> Cut:
        if piece is self.root and not piece.items:  # what a file holds stands on lines of its own
            end = self.line_end(piece.end)
            rest = self.text[piece.end : end] + self.newline
            return Cut(piece.start, end, (rest if rest.strip() else "") + "- " + self._item(value, 2, False))
        if piece.style:
            place = piece.items[-1].end if piece.items else piece.start + 1
            return Cut(place, place, (", " if piece.items else "") + self._flow("", value))
        last, indent = piece.items[-1], self.column(piece.start)
        end = self.line_end(last.end)
        gap = self.newline if len(piece.items) > 1 and self._blank(piece.items[-2], last) else ""
        item = " " * indent + "- " + self._item(value, indent + 2, last.style == "{")
        return Cut(end, end, self.newline + gap + item)

    def _blank(self, one: ValueSpan, other: ValueSpan) -> bool:
        """True if an empty line stands between the two."""
        between = self.text[self.line_end(one.end) : self.line_start(other.start)]
        return any(not line.strip() for line in BREAK.split(between)[1:-1])

    def _drop(self, above: ValueSpan, index: int) -> Cut:
        key, value, count = above.keys[index], above.items[index], len(above.items)
        end = max(value.end, key.end)
        if above.style:
            if index:
                before = max(above.items[index - 1].end, above.keys[index - 1].end)
                return Cut(before, end)
            return Cut(key.start, above.keys[1].start if count > 1 else end)
        if count == 1:
            raise CannotEditError
        start = self.line_start(key.start)
        if self.text[start : key.start].strip():  # the first key stands behind the hyphen of its item
            if index + 1 == count:
                raise CannotEditError
            return Cut(key.start, above.keys[index + 1].start)
        return self._drop_lines(start, end, self.text[start : key.start])

    def _drop_item(self, above: ValueSpan, index: int) -> Cut:
        item, count = above.items[index], len(above.items)
        if above.style:
            if index:
                return Cut(above.items[index - 1].end, item.end)
            return Cut(item.start, above.items[1].start if count > 1 else item.end)
        start = self.line_start(item.start)
        dash = re.fullmatch(r"( *)- +", self.text[start : item.start])
        if count == 1 or dash is None:
            raise CannotEditError
        return self._drop_lines(start, item.end, dash[1])

    def _drop_lines(self, start: int, end: int, indent: str) -> Cut:
        """Delete whole lines; comments in them stay, on lines of their own."""
        end = self.line_end(end)
        kept = [indent + comment + self.newline for comment in list_comments(self.text[start:end])]
        behind = BREAK.match(self.text, end)
        if behind:
            return Cut(start, behind.end(), "".join(kept))
        return Cut(start if kept else len(self.text[:start].rstrip("\r\n")), end, "".join(kept))

    # -- writing values

    def _behind(self, key: str, value: Value, indent: int, flow: bool, old: ValueSpan | None = None) -> str:
        """What follows a key's colon; written like the old value, or like the same key's value elsewhere."""
        if isinstance(value, str):
            return " " + self._scalar(value, self._style(key, value), flow)
        sample = old if old and old.kind == "map" else self.samples.get(key)
        flat = isinstance(value, dict) and all(isinstance(inner, str) for inner in value.values())
        if flow or not value or isinstance(value, tuple) or (flat and sample and sample.kind == "map" and sample.style):
            return " " + self._flow(key, value)
        if isinstance(value, dict):
            return self.newline + " " * (indent + 2) + self._block(value, indent + 2)
        inner = indent + self.offset
        bracketed = bool(sample and sample.kind == "list" and sample.items and sample.items[0].style == "{")
        lines = [" " * inner + "- " + self._item(item, inner + 2, bracketed) for item in value]
        return self.newline + self.newline.join(lines)

    def _item(self, value: Value, indent: int, flow: bool) -> str:
        if flow or not isinstance(value, dict) or not value:
            return self._flow("", value)
        return self._block(value, indent)

    def _block(self, value: dict[str, Value], indent: int) -> str:
        """Keys below each other; the first one without its indentation."""
        lines = [self._key(key, False) + ":" + self._behind(key, inner, indent, False) for key, inner in value.items()]
        return (self.newline + " " * indent).join(lines)

    def _flow(self, key: str, value: Value) -> str:
        if isinstance(value, str):
            return self._scalar(value, self._style(key, value), True)
        if isinstance(value, (list, tuple)):
            return "[" + ", ".join(self._flow("", item) for item in value) + "]"
        pairs = (f"{self._key(name, True)}: {self._flow(name, inner)}" for name, inner in value.items())
        return "{" + ", ".join(pairs) + "}"

    def _style(self, key: str, value: str) -> str:
        """The quotation mark that this text uses for the key's value elsewhere, or for most of its sentences."""
        sample = self.samples.get(key)
        if sample is None or sample.kind != "scalar" or sample.style in {"|", ">"}:
            return self.usual if " " in value else ""
        return sample.style

    def _key(self, name: str, flow: bool) -> str:
        """A key in its own letters: `on` is a word here, as everywhere in our files."""
        return name if re.fullmatch(r"(?!null\b)[a-z_]+", name) else self._scalar(name, "", flow)

    def _scalar(self, value: str, style: str, flow: bool) -> str:
        if style == "'" and value.isprintable():
            return "'" + value.replace("'", "''") + "'"
        if style != '"' and _may_stand_bare(value, flow):
            return value
        return '"' + "".join(map(_escaped, value)) + '"'


def _may_stand_bare(value: str, flow: bool) -> bool:
    """True if the value means itself without quotation marks, for every YAML 1.1 reader; dates and true are wanted."""
    if not _WORDS.fullmatch(value) or (flow and re.search(r"[,:]", value)):
        return False
    if _DAY.fullmatch(value) or value in {"true", "false"}:
        return True
    resolve: Callable[..., str] = Resolver().resolve
    return resolve(yaml.ScalarNode, value, (True, False)) == _STRING


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    if sign == "\n":
        return "\\n"
    if sign.isprintable():
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
