"""Changes of a tree, as values."""

from dataclasses import dataclass

from generator.source.tree import Plain

Steps = tuple[str | int, ...]
Value = str | list["Value"] | tuple[str, ...] | dict[str, "Value"]
"""What is written. A list stands on lines of its own, a tuple in brackets."""


@dataclass(frozen=True, slots=True)
class Put:
    """Set the value at `steps`, or add its key. `order` tells behind which keys a new one belongs."""

    steps: Steps
    value: Value
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Append:
    """Add an item to the list at `steps`, or begin that list."""

    steps: Steps
    value: Value
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drop:
    """Delete a key with its value, or an item of a list. Comments beside it stay."""

    steps: Steps


Change = Put | Append | Drop


def apply_change(tree: Plain, change: Change) -> Plain:
    """The tree with the change made: what an edit of its text has to amount to. Raises `KeyError` off the tree."""
    if not change.steps:
        if isinstance(change, Append) and isinstance(tree, list):
            return [*tree, _plain(change.value)]
        raise KeyError(change)
    step, rest = change.steps[0], change.steps[1:]
    if isinstance(tree, list) and isinstance(step, int) and 0 <= step < len(tree):
        if not rest and isinstance(change, Drop):
            return [*tree[:step], *tree[step + 1 :]]
        if not rest and isinstance(change, Put):
            inner: Plain = _plain(change.value)
        else:
            inner = apply_change(tree[step], _below(change, rest))
        return [*tree[:step], inner, *tree[step + 1 :]]
    if not isinstance(tree, dict) or not isinstance(step, str):
        raise KeyError(step)
    if rest:
        return {**tree, step: apply_change(tree[step], _below(change, rest))}
    if isinstance(change, Drop):
        if step not in tree:
            raise KeyError(step)
        return {key: value for key, value in tree.items() if key != step}
    if isinstance(change, Put):
        return {**tree, step: _plain(change.value)}
    known = tree.get(step)
    if known is not None and not isinstance(known, list):
        raise KeyError(step)
    return {**tree, step: [*(known or []), _plain(change.value)]}


def _below(change: Change, rest: Steps) -> Change:
    return Drop(rest) if isinstance(change, Drop) else type(change)(rest, change.value)


def _plain(value: Value) -> Plain:
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return value
