"""YAML is changed in place: only the touched characters differ, everything else keeps its bytes.

Spans of text instead of a round trip through ruamel.yaml: measured on the first region's `contacts.yaml` (469 lines),
ruamel 0.18 with preserved quotes rewrites 688 lines with its defaults and 934 with wide lines and nested lists
indented, because it has one indentation for all lists, and the file's outermost list has none. A keeper who changes
one digit must see one changed line.

An edit is safe because it is proved, not because it is clever: after every run the new text is read again, and unless
its tree is the old tree with exactly these changes, and its comments are the old comments, nothing comes back.
"""

from collections.abc import Iterable

from generator.edit.change import Append, Change, Drop, Put, Steps, Value, changed
from generator.edit.span import CannotEditError, comments
from generator.edit.writer import Editor
from generator.problem import Message, Problem
from generator.source.tree import Node, find, plain
from generator.source.yaml import Unreadable, decode, read

__all__ = ["Append", "Change", "Drop", "Put", "Steps", "Unreadable", "Value", "changed", "edit"]


def edit(content: bytes, path: str, changes: Iterable[Change]) -> bytes:
    """The bytes with these changes made one after the other.

    Raises `Unreadable` with problems if the content is no tree we read, or if it cannot be changed in place; the
    keeper then has to change that line by hand. No other outcome exists: see the module's first lines.
    """
    before, problems = read(content, path)
    if before is None or problems:
        raise Unreadable(*problems)
    text, wanted = decode(content, path), plain(before)
    kept = comments(text)
    for change in changes:
        wanted = changed(wanted, change)
        try:
            text = Editor(text).apply(change)
            after = plain(_tree(text, path))
        except (CannotEditError, Unreadable):
            raise Unreadable(_by_hand(before, path, change)) from None
        if after != wanted or comments(text) != kept:
            raise Unreadable(_by_hand(before, path, change))
    return content[: 3 * content.startswith(b"\xef\xbb\xbf")] + text.encode()


def _tree(text: str, path: str) -> Node:
    node, problems = read(text.encode(), path)
    if node is None or problems:
        raise Unreadable(*problems)
    return node


def _by_hand(node: Node, path: str, change: Change) -> Problem:
    mark = find(node, *change.steps)
    name = ".".join(map(str, change.steps))
    what = Message("the text around this place is written in a way that cannot be changed safely")
    return Problem(mark, name, what, Message("Change it by hand"), "edit.place")
