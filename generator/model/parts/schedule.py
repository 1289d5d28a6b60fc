"""When somebody answers: usual hours, and others on some days."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.model.parts.base import Record
from generator.model.parts.forms import Form
from generator.model.parts.notice import Period
from generator.model.parts.text import Line

Clock = Annotated[str, Form("form_clock", r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00")]
"""A time of day in the region's time zone: `08:00`."""


class Day(StrEnum):
    """Days of the week, as HSDS (RFC 5545 BYDAY) writes them."""

    MO = "mo"
    TU = "tu"
    WE = "we"
    TH = "th"
    FR = "fr"
    SA = "sa"
    SU = "su"


class Holidays(StrEnum):
    """What happens on national holidays."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Span(Record):
    """The same hours on one or more days."""

    days: tuple[Day, ...]
    """On which days of the week: `[mo, tu, we, th, fr]`."""
    opens_at: Clock
    """From when, in the region's time: `07:30`."""
    closes_at: Clock
    """Until when: `15:30`."""


def span_order(days: Iterable[str], opens_at: str) -> tuple[int, str]:
    """Where a span stands among others: by the first of its days, then by the hour, whatever the file's order."""
    week = list(Day)
    return min((week.index(Day(day)) for day in days if day in week), default=len(week)), opens_at


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in the order of the week."""
    return tuple(sorted(spans, key=lambda span: span_order(span.days, span.opens_at)))


class OtherHours(Period):
    """What holds on some days instead of the usual hours: a season such as Ramadan, or a single day."""

    name: Line | None = None
    """What these days are called, such as `Ramadan`."""
    spans: tuple[Span, ...] = ()
    """The hours, day by day; without any nobody answers on these days."""

    @field_validator("spans")
    @classmethod
    def _in_order_of_the_week(cls, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return in_order(spans)


class Schedule(Record):
    """Either always open, or spans of hours. 24 hours is only ever said with `always_open: true`.

    A missing schedule means "not known", never "always". The spans stand in the order of the week, other hours with the
    shortest first: of two that hold on a day, that is the one that counts.
    """

    always_open: bool = False
    """24 hours on every day; then there are no spans."""
    spans: tuple[Span, ...] = ()
    """The hours, day by day."""
    by_appointment: bool = False
    """One has to make an appointment first; then the hours may be left out."""
    other_hours: tuple[OtherHours, ...] = ()
    """Seasons and days with other hours."""
    holidays: Holidays = Holidays.UNKNOWN
    """What happens on national holidays."""
    note: Line | None = None
    """What else is to be known of the hours, such as a break."""

    @field_validator("spans")
    @classmethod
    def _in_order(cls, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return in_order(spans)

    @field_validator("other_hours")
    @classmethod
    def _shortest_first(cls, others: tuple[OtherHours, ...]) -> tuple[OtherHours, ...]:
        return tuple(sorted(others, key=lambda other: (other.days, other.valid_from)))

    def other_on(self, day: date) -> OtherHours | None:
        """What holds on this day instead of the usual hours; None where those hold."""
        return next((other for other in self.other_hours if other.holds(day)), None)

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.by_appointment and not self.always_open and not self.spans:
            return self
        if self.always_open == bool(self.spans):
            raise PydanticCustomError("schedule_one_of", "give always_open: true, or spans, not both and not neither")
        return self
