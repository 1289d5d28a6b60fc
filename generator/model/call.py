"""Attempts to reach a number (`content/calls.yaml`). They are the keeper's own: no edition shows one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from generator.model.contact import Channel
from generator.model.parts.base import Record
from generator.model.parts.evidence import CONFIRMING
from generator.model.parts.forms import Code
from generator.model.parts.schedule import Clock
from generator.model.parts.text import Line


class CallResult(StrEnum):
    """How an attempt ended."""

    RIGHT = "right"
    """The right people answered: it confirms the number."""
    WRONG = "wrong"
    """Somebody else answered, or the number is none."""
    UNANSWERED = "unanswered"
    LATER = "later"
    """Somebody answered and asked to be called at another time; the note may say when."""
    DO_NOT_CALL = "do_not_call"
    """They asked not to be called for checks: it is done in writing from now on, until the entry is deleted."""


class DayPart(StrEnum):
    """Part of an office's day, in which the same people are likely to be away."""

    MORNING = "morning"
    """Until 11:00."""
    MIDDAY = "midday"
    """From 11:00 until 14:00: prayer, lunch."""
    AFTERNOON = "afternoon"
    """From 14:00 on."""


_MIDDAY, _AFTERNOON = "11:00", "14:00"
SILENT_TRIES = 3
"""After so many tries without an answer, in as many parts of the day, calling alone will not help."""
UNREACHED_TRIES = 5
"""After so many, readers are told since when nobody has been reached."""


def day_part(at: str) -> DayPart:
    """The part of the day in which `09:30` lies."""
    return DayPart.MORNING if at < _MIDDAY else DayPart.MIDDAY if at < _AFTERNOON else DayPart.AFTERNOON


class CallAttempt(Record):
    """One attempt to reach a number."""

    code: Code
    """Record code of the number that was tried."""
    on: date
    """The day."""
    at: Clock | None = None
    """The hour in the region's time, `09:30`; left out where nobody wrote it down."""
    result: CallResult
    """How it ended."""
    by: Line | None = None
    """The post that tried, never a person's name."""
    note: Line | None = None
    """What else was found; no names."""

    @property
    def part(self) -> DayPart | None:
        """The part of the day; None where the hour is not known."""
        return day_part(self.at) if self.at else None


@dataclass(frozen=True)
class CallHistory:
    """What the attempts at one number amount to."""

    attempts: tuple[CallAttempt, ...]
    """All of them, by day and hour."""
    failed: tuple[CallAttempt, ...]
    """Those that nobody answered since somebody last did, or since the number was last confirmed."""

    @property
    def do_not_call(self) -> bool:
        """Whether they asked not to be called."""
        return any(attempt.result is CallResult.DO_NOT_CALL for attempt in self.attempts)

    @cached_property
    def tried(self) -> frozenset[DayPart]:
        """The parts of the day in which nobody has answered since."""
        return frozenset(attempt.part for attempt in self.failed if attempt.part)

    @property
    def untried(self) -> tuple[DayPart, ...]:
        """The parts of the day that are left, the earliest first."""
        return tuple(part for part in DayPart if part not in self.tried)

    @property
    def silent(self) -> bool:
        """Whether another call alone will hardly help."""
        return len(self.failed) >= SILENT_TRIES and len(self.tried) >= SILENT_TRIES

    @property
    def unreached_since(self) -> date | None:
        """Since when nobody has been reached, once that is certain enough to be told."""
        return self.failed[0].on if len(self.failed) >= UNREACHED_TRIES else None


NO_CALLS = CallHistory((), ())


def call_history(channel: Channel, attempts: Iterable[CallAttempt], today: date) -> CallHistory:
    """What was tried at this channel until that day; `attempts` may be those of every channel."""
    own = [attempt for attempt in attempts if attempt.code == channel.code and attempt.on <= today]
    ordered = tuple(sorted(own, key=lambda attempt: (attempt.on, attempt.at or "")))
    if not ordered:
        return NO_CALLS
    confirmed = max(
        (done.on for done in channel.confirmations if done.method in CONFIRMING and done.on <= today), default=date.min
    )
    failed: list[CallAttempt] = []
    for attempt in ordered:
        if attempt.result is not CallResult.UNANSWERED:
            failed = []
        elif attempt.on > confirmed:
            failed.append(attempt)
    return CallHistory(ordered, tuple(failed))
