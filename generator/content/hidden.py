"""What a region's own files say in place of a layer below, value by value."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from generator.problem import Mark
from generator.source.overlay import HIDE, KEYS
from generator.source.tree import Mapping, Node, Scalar, Sequence, plain


@dataclass(frozen=True, slots=True)
class Replaced:
    """One value of a layer below that the region's own takes the place of."""

    name: str
    """By file and ids: `content/faq.yaml/visum/answer`."""
    mark: Mark
    """Where the region says it."""
    below: str
    """What the layer below says."""

    @property
    def digest(self) -> str:
        """Tells whether the layer below still says it."""
        return sha256(self.below.encode()).hexdigest()[:12]


def replaced_values(below: Node | None, above: Node, name: str) -> Iterator[Replaced]:
    """Every value of the lower tree that the upper one replaces or hides; not what says the same."""
    if isinstance(below, Mapping) and isinstance(above, Mapping):
        for key, value in above.items.items():
            if key in below.items and key not in KEYS:
                yield from replaced_values(below.items[key], value, f"{name}/{key}")
    elif isinstance(below, Sequence) and isinstance(above, Sequence) and (known := _by_key(below)):
        for item in above.items:
            if isinstance(item, Mapping) and list(item.items) == [HIDE]:
                hidden = item.items[HIDE]
                for one in hidden.items if isinstance(hidden, Sequence) else ():
                    if isinstance(one, Scalar) and one.value in known:
                        yield Replaced(f"{name}/{one.value}", one.mark, _said(known[one.value]))
            elif (key := _key(item)) in known:
                yield from replaced_values(known[key], item, f"{name}/{key}")
    elif below is not None and plain(below) != plain(above):
        yield Replaced(name, above.mark, _said(below))


def _by_key(items: Sequence) -> dict[str, Node]:
    return {key: item for item in items.items if (key := _key(item))}


def _key(item: Node) -> str:
    named = (item.items.get(key) for key in KEYS) if isinstance(item, Mapping) else ()
    return next((value.value for value in named if isinstance(value, Scalar) and value.value), "")


def _said(node: Node) -> str:
    value = plain(node)
    return value if isinstance(value, str) else repr(value)
