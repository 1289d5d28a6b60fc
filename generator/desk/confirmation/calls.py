"""Attempts to reach numbers: the order of the next ones, and what one means for the files."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.desk.confirmation.due import Due, gravity
from generator.desk.confirmation.record import add_confirmation, report_error
from generator.edit.change import Append, Change, Value
from generator.edit.editor import edit_yaml
from generator.model.call import CallAttempt, CallResult, DayPart
from generator.model.directory import Directory

CALLS_HEAD = (
    "# Catatan telepon: kapan tiap nomor dihubungi dan hasilnya, tanpa nama orang. Diisi oleh alur contacts called,\n"
    "# lembar telepon, dan alur desk.\n"
)
_ORDER = tuple(CallAttempt.model_fields)


def order_calls(tasks: Iterable[Due], today: date, now: DayPart | None = None) -> tuple[Due, ...]:
    """The tasks in the order in which to take them up: the gravest first, what was tried today last.

    Of two that are equally grave, the one comes first that was tried in vain less often in this part of the day.
    """

    def key(task: Due) -> tuple[object, ...]:
        failed = task.history.failed
        again = [attempt for attempt in task.history.attempts if attempt.on == today]
        settled = bool(again) and again[-1].result is not CallResult.RIGHT
        here = sum(attempt.part is now for attempt in failed) if now else 0
        reason, *rest = gravity(task)
        return (settled, reason, here, len(failed), *rest)

    return tuple(sorted(tasks, key=key))


def attempt_changes(directory: Directory, attempt: CallAttempt) -> Iterator[Change]:
    """What an attempt changes in the contacts: a right number is confirmed by it, a wrong one reported."""
    note = str(attempt.note or "")
    if attempt.result is CallResult.RIGHT:
        yield from add_confirmation(directory, attempt.code, attempt.on, "test_call", str(attempt.by or ""), note)
    elif attempt.result is CallResult.WRONG:
        yield from report_error(directory, attempt.code, attempt.on, note)


def add_attempts(content: bytes, known: Sequence[CallAttempt], new: Iterable[CallAttempt], name: str) -> bytes:
    """The file of attempts with further ones at its end; one that it has already is not written again.

    Raises `Unreadable` if the file is written in a way in which that cannot be done.
    """
    missing = [attempt for attempt in dict.fromkeys(map(_Same, new)) if attempt not in set(map(_Same, known))]
    changes = [Append((), _entry(same.attempt)) for same in missing]
    return edit_yaml(content, name, changes, CALLS_HEAD) if changes else content


class _Same:
    """An attempt that equals another which says the same."""

    def __init__(self, attempt: CallAttempt) -> None:
        self.attempt, self.said = attempt, tuple(sorted(_fields(attempt).items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.said == other.said

    def __hash__(self) -> int:
        return hash(self.said)


def _fields(attempt: CallAttempt) -> dict[str, str]:
    values = {name: getattr(attempt, name) for name in _ORDER}
    return {
        name: value.isoformat() if isinstance(value, date) else str(value)
        for name, value in values.items()
        if value is not None
    }


def _entry(attempt: CallAttempt) -> Value:
    return dict(_fields(attempt))
