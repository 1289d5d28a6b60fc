"""One tree laid over another: a record with a known id changes the fields that it names, and leaves all others.

Every value keeps the mark of the file that it was read from, so whoever looks at the result can tell the layers apart.
"""

from collections.abc import Iterator

from generator.problem import Message, Problem, suggest
from generator.rules import Rule
from generator.source.tree import Mapping, Node, Scalar, Sequence

KEYS = ("id", "code", "record")
"""What tells the records of a list apart: the first of these that its records have."""
HIDE = "hide"
"""An item `- hide: [id, ...]` of a list takes away what a lower layer has there."""


def lay_over(below: Node | None, above: Node) -> tuple[Node, list[Problem]]:
    """The tree with another laid over it, and what is wrong with how the upper one does so.

    Records of lists are found by their key: those of the lower list keep their order, changed ones their place, and new
    ones follow in theirs. A mapping changes key by key where it is a record; every other value is replaced whole. A key
    that stands empty above is given by neither. Without a lower tree only `hide` is taken out, and told.
    """
    problems: list[Problem] = []
    match below, above:
        case ((Sequence() | None), Sequence()):
            laid: Node = _list(below, above, problems)
        case Mapping(), Mapping():
            laid = _record(below, above, problems)
        case _, Mapping():
            laid = _record(Mapping({}, above.mark), above, problems)
        case _:
            laid = above
    return laid, problems


def _record(below: Mapping, above: Mapping, problems: list[Problem]) -> Mapping:
    items, keys = dict(below.items), dict(below.keys)
    for key, value in above.items.items():
        known = below.items.get(key)
        if isinstance(value, Sequence) and (known is None or isinstance(known, Sequence)):
            value = _list(known, value, problems)
        items[key] = value
        keys[key] = above.keys.get(key, value.mark)
    return Mapping(items, below.mark if below.items else above.mark, keys)


def _list(below: Sequence | None, above: Sequence, problems: list[Problem]) -> Sequence:
    """The lower list with the upper one laid over it, where records have keys; else the upper one."""
    hides = [item for item in above.items if _hides(item)]
    key = _key_of((*(below.items if below else ()), *above.items))
    if key is None and not hides:
        return above
    known = {_value(item, key): at for at, item in enumerate(below.items if below else ())} if key else {}
    items: list[Node | None] = list(below.items if below else ())
    changed: set[str] = set()
    for item in above.items:
        name = _value(item, key)
        if item in hides:
            for hidden in _hidden(item, known, problems):
                items[known[hidden]] = None
        elif name is not None and name in known and name not in changed and isinstance(item, Mapping):
            changed.add(name)  # a second record of this id is told as one that stands twice
            lower = items[known[name]]
            items[known[name]] = _record(lower, item, problems) if isinstance(lower, Mapping) else item
        else:
            items.append(_record(Mapping({}, item.mark), item, problems) if isinstance(item, Mapping) else item)
    return Sequence(tuple(item for item in items if item is not None), (below or above).mark)


def _key_of(items: tuple[Node, ...]) -> str | None:
    """The key of these records. A text in several languages is none, though `id` stands for Indonesian in it."""
    records = [item for item in items if isinstance(item, Mapping) and any(len(key) > 3 for key in item.items)]
    return next((key for key in KEYS if any(key in record.items for record in records)), None)


def _value(item: Node | None, key: str | None) -> str | None:
    value = item.items.get(key) if isinstance(item, Mapping) and key else None
    return value.value if isinstance(value, Scalar) else None


def _hides(item: Node) -> bool:
    return isinstance(item, Mapping) and list(item.items) == [HIDE]


def _hidden(item: Node, known: dict[str | None, int], problems: list[Problem]) -> Iterator[str]:
    named = item.items[HIDE] if isinstance(item, Mapping) else item
    for one in named.items if isinstance(named, Sequence) else (named,):
        name = one.value if isinstance(one, Scalar) else None
        if name is not None and name in known:
            yield name
            continue
        what = Message("“{name}” is hidden here, and no layer below has it", {"name": name or ""})
        names = [word for word in known if word]
        mend = suggest(name or "", names, Message("Delete it from the list"))
        problems.append(Problem(one.mark, HIDE, what, mend, Rule.LAYER_HIDE))
