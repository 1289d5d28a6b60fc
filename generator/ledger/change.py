"""What differs between what a print says and what it would say today, and how grave that is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from generator.ledger.values import number_at
from generator.model.ledger import Value
from generator.model.site import Telephony
from generator.phone.number import digits
from generator.phone.prose import numbers_in
from generator.problem import Message

FLOW = "flow.id"
"""Where the record of a print says which flow it shows."""


class Grade(IntEnum):
    """How soon a print must come down; the gravest first."""

    NUMBER = 1
    """It sends people to a number that is wrong, gone or may no longer be printed, or to an office that is no more."""
    TEXT = 2
    """It says something else than it should."""
    AGE = 3
    """It says nothing wrong, but its day or its mark is over."""


class Happening(StrEnum):
    """What happened to a print."""

    NUMBER_CHANGED = "number_changed"
    NUMBER_GONE = "number_gone"
    NUMBER_ADDED = "number_added"
    NUMBER_CLOSED = "number_closed"
    """A notice says that nobody answers it today; the print says so on no day, and is true again after the last."""
    TEXT = "text"
    MARK = "mark"
    """A flow was ratified; the print still calls it a draft."""
    OFFICE_GONE = "office_gone"
    FLOW_GONE = "flow_gone"
    KIND_GONE = "kind_gone"
    NOT_PRINTABLE = "not_printable"
    EXPIRED = "expired"
    EDITION = "edition"
    """Nothing it says has changed, yet its code is another: the program counts something new."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing on a print that is no longer true."""

    grade: Grade
    what: Happening
    subject: str
    """Whose it is: a record code for a number, else the stable name of the text."""
    before: str = ""
    after: str = ""
    """Empty where nothing stands there today."""
    why: Message | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """A key that sorts the gravest first, and the same changes always alike."""
        return str(int(self.grade)), self.what.value, self.subject, self.before, self.after


_HARD = ("number", "kind")
"""Fields of a number without which nobody reaches anyone."""
_DERIVED = ("href", "contact")
_MARK = "draft"
_NOTHING: Value = ""


def compare_prints(before: Mapping[str, Value], after: Mapping[str, Value], telephony: Telephony) -> tuple[Change, ...]:
    """Everything that differs, the gravest first; empty if and only if both say the same.

    A text that loses a number which it told in words (one that `telephony` knows as a number) is as grave as a number.
    """
    paths = (*before, *(other_path for other_path in after if other_path not in before))
    differing = [path for path in paths if before.get(path, _NOTHING) != after.get(path, _NOTHING)]
    numbers: dict[str, tuple[str, list[str]]] = {}
    changes: list[Change] = []
    for path in differing:
        number = number_at(path)
        base = path.rpartition(".")[0]
        if number and (f"{base}.number" in before or f"{base}.number" in after):
            numbers.setdefault(base, (number[0], []))[1].append(number[1])
        else:
            changes += _text(path, before, after, telephony)
    for path, (code, names) in numbers.items():
        changes += _number(path, code, names, before, after)
    return tuple(sorted(dict.fromkeys(changes), key=lambda change: change.order))


def _number(
    path: str, code: str, names: Sequence[str], before: Mapping[str, Value], after: Mapping[str, Value]
) -> Iterator[Change]:
    old, new = (str(values.get(f"{path}.number", "")) for values in (before, after))
    place = path.removesuffix(f".{code}")
    if not new and _stands(code, old, after) and not isinstance(after.get(place), str):
        yield Change(Grade.TEXT, Happening.TEXT, place, old)  # one place fewer for a number that is right elsewhere
    elif not new:
        yield Change(Grade.NUMBER, Happening.NUMBER_GONE, code, old)
    elif not old:
        yield Change(Grade.TEXT, Happening.NUMBER_ADDED, code, "", new)
    else:
        hard = [name for name in _HARD if name in names]
        for name in hard or [field for field in names if field not in _DERIVED] or names:
            was, says = (_words(values.get(f"{path}.{name}", "")) for values in (before, after))
            subject = code if name == "number" else f"{code} {name}"
            if hard:
                yield Change(Grade.NUMBER, Happening.NUMBER_CHANGED, subject, was, says)
            else:
                yield Change(Grade.TEXT, Happening.TEXT, subject, was, says)


def _stands(code: str, number: str, values: Mapping[str, Value]) -> bool:
    """Whether the number still stands anywhere on the print."""
    return any(number_at(path) == (code, "number") and value == number for path, value in values.items())


def _text(path: str, before: Mapping[str, Value], after: Mapping[str, Value], telephony: Telephony) -> Iterator[Change]:
    old, new = before.get(path, _NOTHING), after.get(path, _NOTHING)
    if isinstance(old, tuple) or isinstance(new, tuple):
        lists = [(words,) if isinstance(words, str) and words else tuple(words) for words in (old, new)]
        lost, gained = ([word for word in one if word not in other] for one, other in (lists, lists[::-1]))
        untold = [[word for word in side if not _inside(f"{path}.{word}", before, after)] for side in (lost, gained)]
        if (lost or gained) and not any(untold):
            return  # its members tell it
        old, new = (tuple(words) for words in untold) if any(untold) else lists
    elif _inside(f"{path}.{old or new}", before, after):
        return  # the code of a number, which tells it
    pair = _words(old), _words(new)
    if path.rpartition(".")[2] == _MARK and not pair[1]:
        yield Change(Grade.AGE, Happening.MARK, path, *pair)
    elif _numbers_told(pair[0], telephony) - _numbers_told(pair[1], telephony):
        yield Change(Grade.NUMBER, Happening.NUMBER_CHANGED, path, *pair)
    else:
        yield Change(Grade.TEXT, Happening.TEXT, path, *pair)


def _inside(path: str, *sides: Mapping[str, Value]) -> bool:
    """Whether a record of this name says something of its own, on either side, that differs."""
    one, other = sides
    return any(
        one.get(other_path, _NOTHING) != other.get(other_path, _NOTHING)
        for other_path in (*one, *other)
        if other_path == path or other_path.startswith(f"{path}.")
    )


def _words(value: Value) -> str:
    return value if isinstance(value, str) else "; ".join(value)


def _numbers_told(text: str, telephony: Telephony) -> set[str]:
    """The digits of every telephone number that this text says in words."""
    return {digits(number) for number in numbers_in(text, telephony)}
