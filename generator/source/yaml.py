"""YAML text becomes a tree that knows its lines.

PyYAML's C parser gives events with places; no value is ever typed here. Everything a keeper should not need is
refused with a message: anchors, tags, several documents, duplicate keys, tabs, foreign encodings, huge or deep files.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

import yaml
from yaml.reader import ReaderError

from generator.problem import ContentError, Mark, Message, Problem
from generator.rules import Rule
from generator.source.tree import Mapping, Node, Scalar, Sequence

MAX_BYTES = 5_000_000
MAX_DEPTH = 30

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\uffff\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""Controls, halves of characters, blanks that are letters, and marks that hide words or turn their order: a number
could read backwards. One list for files and for spreadsheets.
Joiners (U+200C, U+200D) stay, for Javanese script and emoji."""

_NONE = {"", "~", "null"}


class YamlPlace(Protocol):
    """A place as PyYAML tells it, counted from 0; its C and its Python parser each have a class of their own."""

    line: int
    column: int


class Unreadable(ContentError):  # noqa: N818 - it says what the text is, not what went wrong
    """The text is no tree; carries why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)


@lru_cache(maxsize=512)  # the desk and the preview read every file again at each step, and one of them has changed
def read_yaml(content: bytes, path: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree in these bytes and everything wrong with them; None where nothing can be built."""
    try:
        text = decode_text(content, path)
        builder = _Builder(path, text)
        return builder.document(), tuple(builder.problems)
    except Unreadable as error:
        return None, error.problems


def decode_text(content: bytes, path: str) -> str:
    """The text in these bytes: UTF-8, with or without the mark that Windows puts in front. Raises `Unreadable`."""
    top = Mark(path)
    if len(content) > MAX_BYTES:
        sizes = {"size": len(content) // 1_000_000, "limit": MAX_BYTES // 1_000_000}
        what = Message("the file is {size} MB; the limit is {limit} MB", sizes)
        raise Unreadable(
            _problem(top, what, Message("Split it, or check whether it is the right file"), Rule.FILE_SIZE)
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        what = Message("the file is saved as UTF-16")
        raise Unreadable(_problem(top, what, Message("Save it as UTF-8"), Rule.FILE_ENCODING))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place(path, content[: error.start].decode("utf-8-sig", "replace"))
        mend = Message("Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8)")
        raise Unreadable(_problem(place, Message("this character is not UTF-8"), mend, Rule.FILE_ENCODING)) from None
    if bad := INVISIBLE.search(text):
        raise Unreadable(_invisible(_place(path, text[: bad.start()]), bad.group()))
    return text


def empty_file(path: str) -> Problem:
    """What is told of a file that holds nothing."""
    mend = Message("Fill it, or delete it if it may be missing")
    return _problem(Mark(path), Message("the file is empty"), mend, Rule.FILE_EMPTY)


def _invisible(mark: Mark, character: str) -> Problem:
    what = Message("an invisible control character (code {code}) stands here", {"code": f"{ord(character):02X}"})
    return _problem(mark, what, _AGAIN, Rule.FILE_CONTROL)


def _place(path: str, before: str) -> Mark:
    lines = _LINE_END.split(before)
    return Mark(path, len(lines), len(lines[-1]) + 1)


def _problem(mark: Mark, what: Message, mend: Message, rule: Rule) -> Problem:
    return Problem(mark, "", what, mend, rule)


_AGAIN = Message("Delete it and type the words again")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SYNTAX = (
    (
        "quoted scalar",
        Message("a quotation mark is opened here and never closed"),
        Message("Close it at the end of the text"),
        Rule.YAML_QUOTE,
    ),
    (
        "mapping values are not allowed",
        Message("a colon stands where none may stand"),
        Message('Put the whole text in quotation marks ("..."), or check how far the line is indented'),
        Rule.YAML_COLON,
    ),
    (
        "could not find expected ':'",
        Message("a key without a colon"),
        Message("Write key: value, with a space after the colon"),
        Rule.YAML_KEY,
    ),
    (
        "did not find expected|expected <block end>",
        Message("the line does not fit to the lines above it"),
        Message("Check how far it is indented, and that lists begin with a hyphen and a space"),
        Rule.YAML_INDENT,
    ),
    (
        "cannot start any token",
        Message("a text may not begin with this character"),
        Message('Put the text in quotation marks ("...")'),
        Rule.YAML_START,
    ),
)
"""What PyYAML says, the first that fits, and what it means to a keeper."""
_BEGINS_EARLIER = {Rule.YAML_QUOTE, Rule.YAML_KEY}
"""What is wrong begins where PyYAML's context stands, not where it noticed."""


class _Builder:
    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.problems: list[Problem] = []
        self.events = self._events()

    def mark(self, place: YamlPlace | None) -> Mark:
        if place is None:
            return Mark(self.path)
        return Mark(self.path, place.line + 1, place.column + 1)

    def _events(self) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(self.text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            raise Unreadable(*self.problems, self._syntax(error)) from None
        except ReaderError as error:
            position = error.position if isinstance(error.position, int) else 0
            what = Message("YAML cannot read the character that stands here")
            raise self.refused(_place(self.path, self.text[:position]), what, _AGAIN, Rule.YAML_SYNTAX) from None

    def _syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = self.mark(error.problem_mark or error.context_mark)
        lines = _LINE_END.split(self.text)
        line = lines[mark.line - 1] if mark.line <= len(lines) else ""
        complaint, context = error.problem or "", error.context or ""
        ahead = line[: max(mark.column, len(line) - len(line.lstrip()))]
        if ("\t" in ahead and "cannot start any token" in complaint) or line.lstrip(" ").startswith("\t"):
            tab, mend = (
                Mark(self.path, mark.line, line.index("\t") + 1),
                Message("Use two spaces for each step to the right"),
            )
            return _problem(tab, Message("a tab stands where spaces must stand"), mend, Rule.YAML_TAB)
        for words, what, mend, rule in _SYNTAX:
            if re.search(words, context if rule is Rule.YAML_QUOTE else complaint):
                earlier = error.context_mark if rule in _BEGINS_EARLIER else None
                return _problem(self.mark(earlier) if earlier else mark, what, mend, rule)
        what = Message("YAML cannot read this: {said}", {"said": complaint or context})
        return _problem(mark, what, Message("Compare it with the lines above it"), Rule.YAML_SYNTAX)

    def refused(self, mark: Mark, what: Message, mend: Message, rule: Rule) -> Unreadable:
        """To raise where no tree can be built: with all that was found before."""
        return Unreadable(*self.problems, _problem(mark, what, mend, rule))

    def document(self) -> Node:
        node: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    what, mend = Message("a second document begins here"), Message("Delete the line ---")
                    raise self.refused(self.mark(event.start_mark), what, mend, Rule.YAML_DOCUMENTS)
                node = self.node(next(self.events), 1)
        if node is None or (isinstance(node, Scalar) and node.value is None):
            raise Unreadable(*self.problems, empty_file(self.path))
        return node

    def node(self, event: yaml.Event, depth: int) -> Node:
        mark = self.mark(event.start_mark)
        if depth > MAX_DEPTH:
            what = Message("values are nested more than {limit} deep", {"limit": MAX_DEPTH})
            raise self.refused(mark, what, Message("Check the brackets and the indentation"), Rule.YAML_DEPTH)
        self._plain_yaml(event, mark)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(inner, depth + 1))
            return Sequence(tuple(items), mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(mark, depth)
        if isinstance(event, yaml.ScalarEvent):
            if bad := INVISIBLE.search(event.value):  # written as an escape, such as "\\u202e"
                self.problems.append(_invisible(mark, bad.group()))
            plain = event.style is None or event.style == ""
            return Scalar(None if plain and event.value in _NONE else event.value, mark)
        return Scalar(None, mark)  # an alias: refused above, and nothing stands behind it

    def _mapping(self, mark: Mark, depth: int) -> Mapping:
        items: dict[str, Node] = {}
        keys: dict[str, Mark] = {}
        while not isinstance(inner := next(self.events), yaml.MappingEndEvent):
            place = self.mark(inner.start_mark)
            key_node = self.node(inner, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key_node, Scalar):
                what = Message("a key must be one word, not a list or a block")
                self.problems.append(_problem(place, what, Message("Write key: value"), Rule.YAML_KEY))
                continue
            key = key_node.value or ""
            if key in items:
                names = {"key": key, "line": keys[key].line}
                what = Message("the key “{key}” stands here a second time; the first is in line {line}", names)
                self.problems.append(Problem(place, key, what, Message("Keep one of the two"), Rule.YAML_DUPLICATE))
                continue
            items[key], keys[key] = value, place
        return Mapping(items, mark, keys)

    def _plain_yaml(self, event: yaml.Event, mark: Mark) -> None:
        if anchor := getattr(event, "anchor", None):
            what = Message("“{name}” is a YAML anchor or alias, which Alur does not use", {"name": anchor})
            self.problems.append(_problem(mark, what, Message("Write the value out in both places"), Rule.YAML_ANCHOR))
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            what = Message("“{name}” is a YAML tag, which Alur does not use", {"name": tag})
            self.problems.append(
                _problem(mark, what, Message('Delete it; put the text in quotation marks ("...")'), Rule.YAML_TAG)
            )
