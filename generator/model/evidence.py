"""Why we believe a fact: its sources and its confirmations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from generator.model.base import PartialDate, Record, Url
from generator.model.text import Line


class Source(Record):
    """Where a fact was read."""

    title: Line
    url: Url | None = None
    published: PartialDate | None = None
    """When the source was written, as precisely as it says."""
    checked: date
    """When we last read it."""
    official: bool = False
    """True only for a page of the organization that owns the fact, or of a government body that speaks for it."""


class ConfirmationMethod(StrEnum):
    """How a fact was confirmed."""

    OWNER_LETTER = "owner_letter"
    """The owner confirmed it in writing."""
    TEST_CALL = "test_call"
    """Someone called or wrote, and the right people answered."""
    VISIT = "visit"
    """Someone went there."""
    OFFICIAL_PAGE = "official_page"
    """It was read on the owner's page; this makes a source official, it does not make a confirmation."""


CONFIRMING = frozenset({ConfirmationMethod.OWNER_LETTER, ConfirmationMethod.TEST_CALL, ConfirmationMethod.VISIT})


class Confirmation(Record):
    """One act of confirming: when, how, and by which post (never a person's name)."""

    on: date
    method: ConfirmationMethod
    by: Line
    note: Line | None = None


class Report(Record):
    """Somebody says that a fact is wrong, and nobody has looked yet."""

    on: date
    note: Line | None = None
    """What they met, without their name: `Dijawab orang lain`."""


class Level(IntEnum):
    """How well a fact is known. The publication policy in `site.yaml` says which level each place needs."""

    NO_SOURCE = 0
    """Nothing but memory."""
    ONE_SOURCE = 1
    """One source that is not official."""
    SOURCED = 2
    """An official page, or several sources."""
    CONFIRMED = 3
    """Confirmed by its owner, a visit or a test call, not longer ago than its freshness limit."""


@dataclass(frozen=True, slots=True)
class Assurance:
    """How well a fact is known on a given day."""

    level: Level
    checked: date | None
    """When it was last confirmed, or its sources last read; None where there is neither."""
    fresh_until: date | None
    """The last day on which that check is not too old."""
    stale: bool
    """True when the check is older than its freshness limit."""
    official: bool
    """True when one of the sources is official."""
    sources: int
    doubtful: bool = False
    """True when it was reported as wrong and not confirmed on a later day; the level is below `CONFIRMED` then."""
    undoubted: Level = Level.NO_SOURCE
    """The level it would have without the report."""


def assure(
    sources: Sequence[Source],
    confirmations: Sequence[Confirmation],
    limit: timedelta,
    today: date,
    report: Report | None = None,
) -> Assurance:
    """What these sources and confirmations are worth today, if a check keeps for `limit`.

    A confirmation that is too old, or dated in the future, counts for nothing; the sources still do.
    A report counts at once, whatever its date, until a confirmation of a later day: on the same day nobody can tell
    from the file which came first, and doubt is the safer reading.
    """
    confirmed = [each.on for each in confirmations if each.method in CONFIRMING and each.on <= today]
    official = any(each.official for each in sources) or any(
        each.method is ConfirmationMethod.OFFICIAL_PAGE for each in confirmations
    )
    if confirmed and today - max(confirmed) <= limit:
        level = Level.CONFIRMED
    elif official or len(sources) > 1:
        level = Level.SOURCED
    else:
        level = Level.ONE_SOURCE if sources else Level.NO_SOURCE
    doubtful = report is not None and max(confirmed, default=date.min) <= report.on
    undoubted, level = level, min(level, Level.SOURCED) if doubtful else level
    checks = [*confirmed, *(each.checked for each in sources if each.checked <= today)]
    checks += [each.on for each in confirmations if each.method not in CONFIRMING and each.on <= today]
    checked = max(checks, default=None)
    fresh_until = checked + limit if checked else None
    stale = fresh_until is None or fresh_until < today
    return Assurance(level, checked, fresh_until, stale, official, len(sources), doubtful, undoubted)
