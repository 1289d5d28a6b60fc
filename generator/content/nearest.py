"""The nearest help (`content/nearest.csv`): one row a police post, village office or task force.

A row becomes an organization and a contact, laid below the region's own files: so every rule over numbers holds for it,
and what the desk writes down of it, such as a confirmation, is laid over it in `contacts.yaml` by its id.
"""

from generator.source.overlay import lay_over
from generator.source.tree import Mapping, Node, Scalar, Sequence

FILE = "content/nearest.csv"
"""Optional: most regions know no such number yet."""
COLUMNS = (
    "id", "code", "kind", "name", "area", "channel", "number", "source", "url", "published", "checked", "official",
)  # fmt: skip
_OF_SOURCE = {"title": "source", **{name: name for name in ("url", "published", "checked", "official")}}
_VOICE = "voice"


def organizations_of(rows: Sequence) -> Sequence:
    """The organization of each row."""
    return Sequence(
        tuple(
            _filled(row, {**{name: name for name in ("id", "code", "kind", "name", "area")}, "short_name": "name"})
            for row in rows.items
            if isinstance(row, Mapping)
        ),
        rows.mark,
    )


def contacts_of(rows: Sequence) -> Sequence:
    """The contact of each row that has a number; it has the id of its organization."""
    return Sequence(
        tuple(_contact(row) for row in rows.items if isinstance(row, Mapping) and _value(row, "number")), rows.mark
    )


def lay_nearest_below(nearest: Sequence, own: Node | None) -> Node:
    """The region's list with these records below it: what it says of one of them counts, all others follow it."""
    if not isinstance(own, Sequence):
        return nearest if own is None else own
    laid, _ = lay_over(nearest, own)  # what is hidden was told when the layers were laid
    ids = {_value(item, "id") for item in nearest.items}
    items = laid.items if isinstance(laid, Sequence) else ()
    ordered = sorted(items, key=lambda item: _value(item, "id") in ids)
    return Sequence(tuple(ordered), own.mark)


def _contact(row: Mapping) -> Mapping:
    code = row.items["code"]
    source = _filled(row, _OF_SOURCE)
    channel = {
        "code": Scalar(f"{_value(row, 'code') or ''}-T1", code.mark),
        "kind": row.items["channel"] if _value(row, "channel") else Scalar(_VOICE, row.mark),
        "number": row.items["number"],
        "freshness": Scalar("service", row.mark),
        "sources": Sequence((source,) if "title" in source.items else (), row.mark),
    }
    contact = {
        "id": row.items["id"],
        "organization": row.items["id"],
        "duty": Scalar("front_desk", row.mark),
        "name": row.items["name"],
        "channels": Sequence((_record(channel, row),), row.mark),
    }
    return _record(contact, row)


def _filled(row: Mapping, columns: dict[str, str]) -> Mapping:
    """A record with the cells of these columns that hold something, by the field that each is for."""
    return _record({field: row.items[column] for field, column in columns.items() if _value(row, column)}, row)


def _record(items: dict[str, Node], row: Mapping) -> Mapping:
    return Mapping(items, row.mark, {name: node.mark for name, node in items.items()})


def _value(node: Node, key: str) -> str | None:
    value = node.items.get(key) if isinstance(node, Mapping) else None
    return value.value if isinstance(value, Scalar) else None
