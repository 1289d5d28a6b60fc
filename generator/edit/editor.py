"""YAML is changed in place: only the touched characters differ, everything else keeps its bytes.

Spans of text instead of a round trip through ruamel.yaml: measured on the first region's `contacts.yaml` (469 lines),
ruamel 0.18 with preserved quotes rewrites 688 lines with its defaults and 934 with wide lines and nested lists
indented, because it has one indentation for all lists, and the file's outermost list has none. A keeper who changes
one digit must see one changed line.

An edit is safe because it is proved, not because it is clever: the new text is read again, and unless its tree is the
old tree with exactly these changes, and its comments are the old comments, nothing comes back.
"""

from collections.abc import Iterable, Sequence
from functools import reduce

from generator.edit.change import Append, Change, Drop, Put, Steps, Value, apply_change
from generator.edit.span import CannotEditError, list_comments
from generator.edit.writer import Cut, Editor, apply_cuts
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.source.tree import Node, Plain, find, plain
from generator.source.yaml import Unreadable, decode_text, read_yaml

__all__ = ["Append", "Change", "Drop", "Put", "Steps", "Unreadable", "Value", "apply_change", "edit_yaml"]

_MARK = b"\xef\xbb\xbf"
"""Windows puts it in front."""


def edit_yaml(content: bytes, path: str, changes: Iterable[Change], head: str | None = None) -> bytes:
    """The bytes with these changes made one after the other.

    With `head`, a file that holds nothing yet is an empty list; one that is not there begins with this comment.

    Raises `Unreadable` with problems if the content is no tree we read, or if it cannot be changed in place; the
    keeper then has to change that line by hand. No other outcome exists: see the module's first lines.
    """
    changes = tuple(changes)
    before, problems = read_yaml(content, path)
    if head is not None and changes and [problem.rule for problem in problems] == [Rule.FILE_EMPTY]:
        return edit_yaml(_begun(content, head), path, changes)
    if before is None or problems:
        raise Unreadable(*problems)
    text = decode_text(content, path)
    try:
        text = _proved(text, path, changes)
    except CannotEditError:
        for change in changes:  # one by one, to tell which it is
            try:
                text = _proved(text, path, (change,))
            except CannotEditError:
                raise Unreadable(_by_hand(before, path, change)) from None
    return _MARK * content.startswith(_MARK) + text.encode()


def _begun(content: bytes, head: str) -> bytes:
    """A file without a value, as an empty list."""
    newline = b"\r\n" if b"\r\n" in content else b"\n"
    content = content or head.encode()
    return content + newline * (not content.endswith((b"\n", b"\r", _MARK))) + b"[]" + newline


def _proved(text: str, path: str, changes: Sequence[Change]) -> str:
    """The text with these changes. Raises `CannotEditError` unless it is exactly that."""
    wanted = reduce(apply_change, changes, _tree(text, path))
    new_text = _changed(text, changes)
    if _tree(new_text, path) != wanted or list_comments(new_text) != list_comments(text):
        raise CannotEditError
    return new_text


def _changed(text: str, changes: Sequence[Change]) -> str:
    """The text with these changes; it is read anew only where one falls upon another."""
    editor, new_text = Editor(text), text
    cuts: list[Cut] = []
    for change in changes:
        try:
            cuts.append(editor.cut(change))
            new_text = apply_cuts(editor.text, cuts)
        except CannotEditError:
            editor = Editor(new_text)
            cuts = [editor.cut(change)]
            new_text = apply_cuts(new_text, cuts)
    return new_text


def _tree(text: str, path: str) -> Plain:
    node, problems = read_yaml(text.encode(), path)
    if node is None or problems:
        raise CannotEditError
    return plain(node)


def _by_hand(node: Node, path: str, change: Change) -> Problem:
    mark = find(node, *change.steps)
    name = ".".join(map(str, change.steps))
    what = Message("the text around this place is written in a way that cannot be changed safely")
    return Problem(mark, name, what, Message("Change it by hand"), Rule.EDIT_PLACE)
