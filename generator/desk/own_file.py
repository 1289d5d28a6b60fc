"""A change of a record is made in the region's own file, also where a layer below holds the record.

A layer below belongs to all its regions and is never written, nor is `content/nearest.csv`. What the desk changes of
its records is laid over them: a record of the same id that names only what differs, and a channel of the same code
within it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from generator.edit.change import Append, Change, Drop, Put, Steps, Value, apply_change
from generator.model.contact import Channel
from generator.model.directory import Directory
from generator.model.parts.base import Record
from generator.problem import Message
from generator.rules import Rule
from generator.source.tree import Plain, plain
from generator.source.yaml import Unreadable, read_yaml

FILE = "contacts.yaml"
HEAD = ""
"""What a file begins with that holds nothing yet."""
_CHANNEL = tuple(Channel.model_fields)
_Fields = dict[str, Plain]


def change_own_file(directory: Directory, content: bytes, changes: Iterable[Change]) -> list[Change]:
    """The changes as they are to be made in the region's own file.

    What comes in counts contacts and channels as the directory does, which is all layers together. Raises `Unreadable`
    for a value that stands in a layer below and is to be deleted: it can be changed from above, not taken away.
    """
    if not directory.site.layers and all(contact.mark().path == FILE for contact in directory.contacts):
        return list(changes)
    return change_own_list(directory.contacts, FILE, content, changes)


def change_own_list(records: Sequence[Record], file: str, content: bytes, changes: Iterable[Change]) -> list[Change]:
    """The same for a list of records of one kind that all layers together give, and one file of the region's own.

    What the file does not hold of a record is laid over it, behind the last record of the file.
    """
    node, _ = read_yaml(content, file) if content.strip() else (None, ())
    own: Plain = plain(node) if node else []
    whole: Plain = [plain(record.node) for record in records]
    made: list[Change] = []
    for change in changes:
        before, whole = whole, apply_change(whole, change)
        for owned in _owned(records, cast("list[_Fields]", own), change, before, whole):
            own = apply_change(own, owned)
            made.append(owned)
    return made


def _owned(
    records: Sequence[Record], own: "list[_Fields]", change: Change, before: Plain, after: Plain
) -> Iterator[Change]:
    if not change.steps:
        yield change
        return
    position = cast(int, change.steps[0])
    whole = cast("list[_Fields]", before)[position]
    new = cast("list[_Fields]", after)[position]
    at, order = _place(own, "id", str(whole["id"])), tuple(type(records[position]).model_fields)
    steps = _same_place(own, at, whole, change.steps)
    if steps is not None:
        yield _moved(change, steps)
        return
    if gone := [key for key in whole if key not in new]:
        raise _refused(records[position], gone[0])
    fields = {key: value for key, value in new.items() if value != whole.get(key) and key != "channels"}
    channels = list(_channels(records[position], whole, new))
    if at is None:
        listed: _Fields = {"channels": cast(Plain, channels)} if channels else {}
        yield Append((), cast(Value, {"id": whole["id"], **fields, **listed}), order)
        return
    yield from (Put((at, key), cast(Value, value), order) for key, value in fields.items())
    known = cast("list[_Fields]", own[at].get("channels") or [])
    for channel in channels:
        place = _place(known, "code", str(channel["code"]))
        if place is None:
            yield Append((at, "channels"), cast(Value, channel), order)
        else:
            within: Steps = (at, "channels", place)
            named = ((key, value) for key, value in channel.items() if key != "code")
            yield from (Put((*within, key), cast(Value, value), _CHANNEL) for key, value in named)


def _channels(record: Record, whole: _Fields, new: _Fields) -> Iterator[_Fields]:
    """What differs of each channel, below its code."""
    before = {channel["code"]: channel for channel in cast("list[_Fields]", whole.get("channels") or [])}
    for channel in cast("list[_Fields]", new.get("channels") or []):
        old = before.get(channel["code"], {})
        if gone := [key for key in old if key not in channel]:
            raise _refused(record, gone[0])
        changed = {key: value for key, value in channel.items() if value != old.get(key)}
        if changed:
            yield {"code": channel["code"], **changed}


def _same_place(own: "list[_Fields]", at: int | None, whole: _Fields, steps: Steps) -> Steps | None:
    """The steps in the region's own file, where it holds what is changed; None where a layer below does."""
    if at is None:
        return None
    inner, there, below = own[at], (at, *steps[1:2]), steps[1:]
    if steps[1:2] == ("channels",) and len(steps) > 2:
        channel = cast("list[_Fields]", whole["channels"])[cast(int, steps[2])]
        known = cast("list[_Fields]", inner.get("channels") or [])
        place = _place(known, "code", str(channel["code"]))
        if place is None:
            return None
        inner, there, below = known[place], (at, "channels", place, *steps[3:4]), steps[3:]
    return (*there, *below[1:]) if below and below[0] in inner else None


def _place(records: "list[_Fields]", key: str, value: str) -> int | None:
    return next((at for at, record in enumerate(records) if record.get(key) == value), None)


def _moved(change: Change, steps: Steps) -> Change:
    if isinstance(change, Drop):
        return Drop(steps)
    return type(change)(steps, change.value, change.order)


def _refused(record: Record, field: str) -> Unreadable:
    what = Message("“{field}” stands in a layer below and cannot be deleted from here", {"field": field})
    mend = Message(
        "Write another value, or leave an empty line {field}: in the region's own file by hand", {"field": field}
    )
    return Unreadable(record.problem(what, mend, Rule.LAYER_BELOW, field))
