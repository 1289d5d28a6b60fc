"""Where every value of a YAML text stands, from its first to its last character, and every comment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
BREAKS = "\r\n\x85\u2028\u2029"


class CannotEditError(Exception):
    """The text has a form that we do not change."""


@dataclass(slots=True)
class ValueSpan:
    """A value's place in the text, without comments and line ends behind it."""

    start: int
    end: int
    kind: str
    """`scalar`, `list` or `map`."""
    style: str = ""
    """Of a scalar: its quotation mark, `|`, `>` or nothing; of the others `{` if they stand in brackets."""
    keys: list["ValueSpan"] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    items: list["ValueSpan"] = field(default_factory=list)


def locate_values(text: str) -> ValueSpan:
    """The places of a text that `read_yaml` has read without a problem."""
    events = (
        event
        for event in yaml.parse(text, Loader=yaml.CSafeLoader)
        if not isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent))
    )
    return _piece(next(events), events, text)


def _piece(event: yaml.Event, events: Iterator[yaml.Event], text: str) -> ValueSpan:
    start, end = _span(event)
    if isinstance(event, yaml.ScalarEvent):
        style = event.style or ""
        if style in {"|", ">"}:
            end = start + len(text[start:end].rstrip(BREAKS + " "))
        return ValueSpan(start, end, "scalar", style)
    flow = "{" if getattr(event, "flow_style", False) else ""
    if isinstance(event, yaml.SequenceStartEvent):
        piece = ValueSpan(start, end, "list", flow)
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            piece.items.append(_piece(inner, events, text))
    elif isinstance(event, yaml.MappingStartEvent):
        piece = ValueSpan(start, end, "map", flow)
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            piece.keys.append(_piece(inner, events, text))
            piece.names.append(getattr(inner, "value", ""))
            piece.items.append(_piece(next(events), events, text))
    else:
        raise CannotEditError
    piece.end = _span(inner)[1] if flow else piece.items[-1].end
    return piece


def _span(event: yaml.Event) -> tuple[int, int]:
    if event.start_mark is None or event.end_mark is None:
        raise CannotEditError
    return event.start_mark.index, event.end_mark.index


def list_comments(text: str) -> list[str]:
    """Every comment, in order, from its sign to the end of its line."""
    inside: list[tuple[int, int]] = []
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.ScalarEvent):
                start, end = _span(event)
                if event.style in {"|", ">"}:  # a comment may stand behind the sign itself
                    head = BREAK.search(text, start)
                    start = head.start() if head else end
                inside.append((start, end))
    except yaml.YAMLError:
        return []
    outside, last = [], 0
    for start, end in inside:
        outside.append(text[last:start])
        last = max(last, end)
    # A scalar ends a word, so that a sign right behind it begins no comment.
    bare = "\0".join([*outside, text[last:]])
    return [comment.rstrip() for comment in re.findall(rf"(?:^|(?<=[\s{BREAKS}]))#[^{BREAKS}]*", bare)]
