"""Recalls in words, as rows and as records for programs."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from generator.language.catalogue import translate
from generator.ledger.change import FLOW, Change, Grade, Happening
from generator.ledger.recall import Recall
from generator.problem import Message

COLUMNS = (
    "grade", "id", "office", "office_name", "place", "copies", "kind", "size", "on", "edition", "valid_until",
    "new_edition", "what", "subject", "before", "after",
)  # fmt: skip

GRADES = {
    Grade.NUMBER: Message("1: a number is wrong"),
    Grade.TEXT: Message("2: words have changed"),
    Grade.AGE: Message("3: too old"),
}
_WHAT = {
    Happening.NUMBER_CHANGED: Message("number changed"),
    Happening.NUMBER_GONE: Message("number gone, or may no longer be printed"),
    Happening.NUMBER_ADDED: Message("number added"),
    Happening.NUMBER_CLOSED: Message("nobody answers it for some days"),
    Happening.TEXT: Message("words changed"),
    Happening.MARK: Message("the flow has been ratified"),
    Happening.OFFICE_GONE: Message("the office is no more"),
    Happening.FLOW_GONE: Message("the flow is no more"),
    Happening.KIND_GONE: Message("this kind of print is no more"),
    Happening.NOT_PRINTABLE: Message("it may not be printed"),
    Happening.EXPIRED: Message("valid until"),
    Happening.EDITION: Message("only the edition code has changed"),
}


def describe_grade(grade: Grade, language: str) -> str:
    """The grade's number and what it means in this language: `1: a number is wrong`."""
    return translate(GRADES[grade], language)


def describe_change(change: Change, language: str) -> str:
    """The change on one line, with what it was and what it is: `NN-02-T1: 998, now 997 (number changed)`."""
    what = translate(_WHAT[change.what], language)
    if change.what is Happening.NUMBER_CLOSED and change.why:
        return f"{change.subject}: {change.before}, {translate(change.why, language)}"
    if change.why:
        return f"{what}: {translate(change.why, language)}"
    if change.what is Happening.EXPIRED:
        return f"{what} {change.before}"
    if change.what in {Happening.OFFICE_GONE, Happening.FLOW_GONE, Happening.KIND_GONE}:
        named = change.before or ("" if change.subject.endswith(FLOW) else change.subject)
        return f"{what}: {named}" if named else what
    values = {"subject": change.subject, "before": _said(change.before), "after": _said(change.after), "what": what}
    return translate(Message("{subject}: {before}, now {after} ({what})", values), language)


def describe_change_plainly(change: Change, language: str) -> str:
    """The change for someone who knows neither the files nor their names."""
    if change.what not in {Happening.TEXT, Happening.MARK, Happening.NUMBER_CHANGED}:
        return describe_change(change, language)
    values = {"before": _said(change.before), "after": _said(change.after)}
    spoken = translate(Message("“{before}”, now “{after}”", values), language)
    code = change.subject.split()[0]
    return f"{code}: {spoken}" if code.isupper() else spoken


def _said(text: str) -> str:
    return " ".join(text.split()) or "–"


def recall_records(recalls: Iterable[Recall]) -> list[dict[str, Any]]:
    """One record a print, in words that do not change with the language."""
    return [
        {
            "grade": int(recall.grade),
            "id": recall.print.id,
            "office": recall.print.office,
            "office_name": recall.office,
            "place": str(recall.print.place),
            "copies": recall.print.copies,
            "kind": recall.print.kind,
            "size": recall.print.size,
            "on": recall.print.on.isoformat(),
            "edition": recall.print.edition,
            "valid_until": recall.print.valid_until.isoformat(),
            "new_edition": recall.edition,
            "changes": [
                {
                    "grade": int(change.grade),
                    "what": change.what.value,
                    "subject": change.subject,
                    "before": change.before,
                    "after": translate(change.why, "en") if change.why else change.after,
                }
                for change in recall.changes
            ],
        }
        for recall in recalls
    ]


def recall_table(recalls: Sequence[Recall], separator: str = ",") -> str:
    """One row a change as CSV (RFC 4180); the grade in a row is the change's own."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=separator)
    rows.writerow(COLUMNS)
    for record in recall_records(recalls):
        for change in record.pop("changes"):
            both = record | change
            rows.writerow([harmless_cell(both[name]) for name in COLUMNS])
    return out.getvalue()


def harmless_cell(value: Any) -> Any:
    """The value, never a formula of a spreadsheet (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value
