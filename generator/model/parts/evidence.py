"""Why we believe a fact: its sources and its confirmations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.parts.base import Record
from generator.model.parts.forms import PartialDate, Url
from generator.model.parts.reading import SourceReading
from generator.model.parts.text import Line

Days = Annotated[int, Field(ge=1, le=3660)]


class Source(Record):
    """Where a fact was read."""

    title: Line
    """What a reader would look for: its authority and its title."""
    url: Url | None = None
    """Its address, whole."""
    published: PartialDate | None = None
    """When the source was written, as precisely as it says."""
    checked: date
    """When we last read it."""
    official: bool = False
    """True only for a page of the organization that owns the fact, or of a government body that speaks for it."""

    @property
    def findable(self) -> bool:
        """Whether a reader could look it up: by its address or its date, or where the authority answers for it.

        A file somewhere without either speaks for nothing; it stays in the record as a trace for the keeper.
        """
        return bool(self.url or self.published or self.official)


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
    """The day on which it was confirmed."""
    method: ConfirmationMethod
    """How it was confirmed."""
    by: Line
    """The post that confirmed it, never a person's name."""
    note: Line | None = None
    """What was said, without anybody's name."""


class Report(Record):
    """Somebody says that a fact is wrong, and nobody has looked yet."""

    on: date
    """The day on which somebody told it."""
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
    """Confirmed by its owner, a visit or a test call, however long ago: age is told by dates, not by the level."""


class Limits(Record):
    """After how many days a check is old, in two steps. A bare number in the file stands for both."""

    due: Days
    """From then on it is the keeper's work to check again, and pages say how old the check is."""
    expires: Days
    """From then on nothing new is printed with it; the site goes on showing it."""

    @model_validator(mode="before")
    @classmethod
    def _one_for_both(cls, given: Any) -> Any:
        return {"due": given, "expires": given} if isinstance(given, str | int) else given

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.due > self.expires:
            raise PydanticCustomError("limits_order", "a check expires before it is due")
        return self


@dataclass(frozen=True, slots=True)
class Assurance:
    """How well a fact is known on a given day."""

    today: date
    level: Level
    checked: date | None
    """When it was last confirmed, or its sources last read; None where there is neither."""
    confirmed: date | None
    """When it was last confirmed by its owner, a visit or a test call."""
    limits: Limits
    """How long that check counts."""
    official: bool
    """True when one of the sources is official."""
    sources: int
    written: str = ""
    """When its newest dated source was written, if that is longer ago than `YEARS`: `2020`, `2020-03`."""
    doubtful: bool = False
    """True when it was reported as wrong and not confirmed on a later day; the level is below `CONFIRMED` then."""
    undoubted: Level = Level.NO_SOURCE
    """The level it would have without the report."""
    posts: tuple[str, ...] = ()
    """Which posts have confirmed it, each once."""
    missing: int = 0
    """How many more posts must confirm it before a confirmation counts; 0 where none has and its sources speak."""
    candidate: bool = False
    """True for a new value that enough people have not confirmed yet: no source is enough for it."""
    prints_until: date | None = None
    """The last day on which a new print may carry it; None where too little is known for paper, whatever its age."""
    paper_until: date | None = None
    """The last day for which a print counts that carries it; never before `prints_until`."""
    gone: date | None = None
    """The day on which the sources of the last check were found gone; None where one of them is still there."""
    standing: date | None = None
    """The last check apart from sources that are gone."""

    @property
    def fresh_until(self) -> date | None:
        """The last day on which the check is not due again.

        A source that is gone counts until it was found gone, so that somebody looks. It still counts for paper and
        for the site: a page that is taken down says nothing against the number.
        """
        if self.checked is None:
            return None
        until = self.checked + timedelta(days=self.limits.due)
        if self.gone is None:
            return until
        standing = self.standing + timedelta(days=self.limits.due) if self.standing else date.min
        return max(standing, min(until, self.gone - timedelta(days=1)))

    @property
    def forsaken(self) -> bool:
        """True when it is due because its sources are gone, and not for its age."""
        aged = self.checked is None or self.checked + timedelta(days=self.limits.due) < self.today
        return self.due and not aged

    @property
    def due(self) -> bool:
        """True when it should be checked again, or never was."""
        return self.fresh_until is None or self.fresh_until < self.today

    @property
    def expired(self) -> bool:
        """True when it stays off new paper for its age alone."""
        return self.prints_until is not None and self.prints_until < self.today


YEARS = 2
"""A source that was written longer ago than this says its year beside the day on which it was read."""


def assure(
    sources: Sequence[Source],
    confirmations: Sequence[Confirmation],
    limits: Limits,
    today: date,
    report: Report | None = None,
    now: date | None = None,
    readings: Mapping[str, SourceReading] | None = None,
    needed_posts: int = 1,
    changed: bool = False,
) -> Assurance:
    """What these sources and confirmations are worth on the day `today`, if a check counts for `limits`.

    A day in the future counts for nothing; a source does, read or not. A report counts at once, whatever its date,
    until a confirmation of a later day: on the same day nobody can tell from the file which came first, and doubt is
    the safer reading.

    `now` is the day on which the files are read, where another day is judged by what was known then: a confirmation
    or a report of a day between the two did not exist yet, while a source that was read again since was a source then.
    `readings` tell by its address which source is gone.

    Confirmations count once `needed_posts` different posts have made one; until then a value that was `changed` rests
    on nothing, since its sources were read by whoever changed it.
    """
    now = max(now or today, today)
    acts = [act for act in confirmations if act.method in CONFIRMING and act.on <= today]
    posts = {" ".join(str(act.by).casefold().split()): str(act.by) for act in reversed(acts)}
    missing = max(needed_posts - len(posts), 0) if posts or changed else 0
    confirmed = max((act.on for act in acts), default=None) if not missing else None
    known = [confirmation for confirmation in confirmations if not today < confirmation.on <= now]
    sources = [source for source in sources if source.findable]
    official = any(source.official for source in sources) or any(
        confirmation.method is ConfirmationMethod.OFFICIAL_PAGE for confirmation in known
    )
    if confirmed:
        level = Level.CONFIRMED
    elif official or len(sources) > 1:
        level = Level.SOURCED
    else:
        level = Level.ONE_SOURCE if sources else Level.NO_SOURCE
    if missing and changed:
        level = Level.NO_SOURCE
    reported = report if report and not today < report.on <= now else None
    doubtful = reported is not None and (confirmed or date.min) <= reported.on
    undoubted, level = level, min(level, Level.SOURCED) if doubtful else level
    read = [(min(source.checked, today), _gone(source, readings or {}, today)) for source in sources]
    read = [(day, gone) for (day, gone), source in zip(read, sources, strict=True) if source.checked <= now]
    read += [(confirmation.on, None) for confirmation in confirmations if confirmation.on <= today]
    checked = max((day for day, _ in read), default=None)
    last = [gone for day, gone in read if day == checked]
    return Assurance(
        today=today,
        level=level,
        checked=checked,
        confirmed=confirmed,
        limits=limits,
        official=official,
        sources=len(sources),
        written=_written(sources, today),
        doubtful=doubtful,
        undoubted=undoubted,
        gone=max((day for day in last if day), default=None) if all(last) else None,
        standing=max((day for day, gone in read if not gone), default=None),
        posts=tuple(posts.values()),
        missing=missing,
        candidate=bool(missing and changed),
    )


def _gone(source: Source, readings: Mapping[str, SourceReading], today: date) -> date | None:
    reading = readings.get(source.url or "")
    gone = reading.gone_since(source.checked) if reading else None
    return gone if gone and gone <= today else None


def _written(sources: Sequence[Source], today: date) -> str:
    """The newest day that a source says; a page of the authority that says none is as it was read."""
    days = [source.published for source in sources if source.published]
    living = any(source.official and not source.published for source in sources)
    newest, long_ago = max(days, default=""), f"{today.year - YEARS:04}-{today:%m-%d}"
    return newest if newest < long_ago[: len(newest)] and not living else ""
