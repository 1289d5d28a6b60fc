"""When someone answers. A missing schedule means "not known", never "always"."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Self

from pydantic import field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Record, form
from generator.model.text import Line

Clock = Annotated[str, form("form_clock", r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00")]
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
    opens_at: Clock
    closes_at: Clock


def span_order(days: Iterable[str], opens_at: str) -> tuple[int, str]:
    """Where a span stands among others: by the first of its days, then by the hour, whatever the file's order."""
    week = list(Day)
    return min((week.index(Day(day)) for day in days if day in week), default=len(week)), opens_at


class Schedule(Record):
    """Either always open, or spans of hours. 24 hours is only ever said with `always_open: true`.

    The spans stand in the order of the week, as readers expect them.
    """

    always_open: bool = False
    spans: tuple[Span, ...] = ()
    holidays: Holidays = Holidays.UNKNOWN
    note: Line | None = None

    @field_validator("spans")
    @classmethod
    def _in_order(cls, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(sorted(spans, key=lambda span: span_order(span.days, span.opens_at)))

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.always_open == bool(self.spans):
            raise PydanticCustomError("schedule_one_of", "give always_open: true, or spans, not both and not neither")
        return self
