"""New entries of the ledger."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from generator.edition.view import View
from generator.ledger.current import require_hangable
from generator.model.ledger import IssuedPrint, Value
from generator.model.sheet import PrintKind

SHARED = 1 / 3
"""Up to which part of its values an entry may differ from the one that it is told by."""


def issue_print(
    shown: View,
    prints: Sequence[IssuedPrint],
    office: str,
    kind: PrintKind,
    size: str,
    copies: int,
    place: str,
    by: str | None,
) -> IssuedPrint:
    """The entry for copies that are handed out on the view's day. Raises `NotPrintable` if they are specimens.

    It tells all that they say, or only how that differs from what an earlier print of the same kind says.
    """
    current = require_hangable(shown, kind, office)
    return IssuedPrint.model_validate(
        {
            "id": next_id(prints),
            "office": office,
            "kind": kind.value,
            "size": size,
            "copies": copies,
            "place": place,
            "on": shown.today,
            "by": by,
            "edition": current.edition,
            "valid_until": current.valid_until,
        }
        | _shorten_values(current.values, [print_ for print_ in prints if print_.kind == kind.value])
    )


def _shorten_values(values: dict[str, Value], known: Iterable[IssuedPrint]) -> dict[str, Any]:
    """The values; where an entry says nearly the same, how they differ from it."""
    ways: list[dict[str, Any]] = [
        {
            "same_as": print_.id,
            "without": tuple(path for path in print_.values if path not in values),
            "values": {path: value for path, value in values.items() if print_.values.get(path) != value},
        }
        for print_ in known
        if print_.same_as is None
    ]
    best = min(ways, key=lambda way: len(way["values"]) + len(way["without"]), default=None)
    if best and len(best["values"]) + len(best["without"]) <= len(values) * SHARED:
        return best
    return {"values": values}


def renew_print(shown: View, prints: Sequence[IssuedPrint], old: IssuedPrint, by: str | None) -> IssuedPrint:
    """The entry for what takes the place of `old`. Raises `NotPrintable`."""
    return issue_print(shown, prints, old.office, PrintKind(old.kind), old.size, old.copies, str(old.place), by)


def next_id(prints: Iterable[IssuedPrint]) -> str:
    """The first number above all that were ever given: `P-0001`."""
    given = (int(match[1]) for print_ in prints if (match := re.fullmatch(r"P-(\d+)", print_.id)))
    return f"P-{max(given, default=0) + 1:04d}"


def close_print(day: date, by: IssuedPrint | None) -> dict[str, str]:
    """What an entry says from the day on which its print was replaced by another one, or taken down for good."""
    if by is None:
        return {"withdrawn_on": day.isoformat()}
    return {"replaced_on": day.isoformat(), "replaced_by": by.id}
