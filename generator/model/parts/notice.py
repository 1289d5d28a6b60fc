"""What holds for some days only, and the notices that tell readers of it."""

from datetime import date
from typing import Annotated, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from generator.model.parts.base import Record
from generator.model.parts.forms import Code, Names
from generator.model.parts.text import Text

ChannelCode = Annotated[Code, Names("channel")]


class Period(Record):
    """Something that begins and ends by itself. Both of its days count; they are days of the region."""

    valid_from: date
    """The first day."""
    valid_until: date
    """The last day."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_until < self.valid_from:
            raise PydanticCustomError("period_order", "it ends before it begins")
        return self

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.valid_until - self.valid_from).days + 1

    def holds(self, day: date) -> bool:
        """Whether it holds on this day."""
        return self.valid_from <= day <= self.valid_until


class Notice(Period):
    """What readers must know for some days, such as a closure. Stands above the numbers, and nowhere on paper."""

    text: Text | None = None
    """What is otherwise, in one or two sentences; where it is missing, which channels nobody answers."""
    closes: tuple[ChannelCode, ...] = ()
    """Codes of the channels that nobody answers on these days."""
    instead: ChannelCode | None = None
    """Code of the channel to use on these days; one that the site shows."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.text is None and not self.closes:
            raise PydanticCustomError("notice_empty", "it says nothing")
        return self
