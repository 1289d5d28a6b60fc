"""A tree of text that knows its lines.

Scalars stay text until the model types them, so `0812` is never octal and `no` is never false.
An empty value, `~` and `null` (unquoted) are None: "not given".
"""

from dataclasses import dataclass, field
from typing import Any

from generator.problem import Mark


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value, as the file spells it."""

    value: str | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list, with the place where it begins."""

    items: tuple["Node", ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in the file's order. `keys` holds the place of each key, `items` its value."""

    items: dict[str, "Node"]
    mark: Mark
    keys: dict[str, Mark] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping
Plain = str | None | list["Plain"] | dict[str, "Plain"]


def plain(node: Node) -> Plain:
    """The node as ordinary lists, dicts and strings, for the model to validate."""
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(items=entries):
            return {key: plain(value) for key, value in entries.items()}


class Located(dict[str, Any]):
    """The values of a mapping for a model, which takes their place along."""

    def __init__(self, values: dict[str, Any], node: Mapping) -> None:
        super().__init__(values)
        self.node = node


def given(node: Node) -> Any:
    """The node for a model; a key that was left empty is none, so that its default stands or the model asks for it."""
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [given(item) for item in items]
        case Mapping(items=entries):
            values = {key: value for key, inner in entries.items() if (value := given(inner)) is not None}
            return Located(values, node)


def find(node: Node, *steps: str | int) -> Mark:
    """The place of the value at `steps`; where the way ends early, the nearest place above it.

    >>> find(node, "channels", 0, "number")
    """
    mark = node.mark
    for step in steps:
        match node:
            case Mapping(items=entries, keys=keys) if step in entries:
                node = entries[str(step)]
                mark = node.mark
                if isinstance(node, Scalar) and node.value is None:
                    mark = keys.get(str(step), mark)
            case Sequence(items=items) if isinstance(step, int) and 0 <= step < len(items):
                node = items[step]
                mark = node.mark
            case Mapping(keys=keys) if step in keys:
                return keys[str(step)]
            case _:
                return mark
    return mark
