"""What the addresses of sources last answered (`content/sources.yaml`). It is the keeper's own: no edition shows it."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from generator.model.parts.base import Record
from generator.model.parts.forms import Url
from generator.model.parts.text import Line


class SourceState(StrEnum):
    """What an address answered."""

    ANSWERS = "answers"
    MOVED = "moved"
    """It leads to another address."""
    GONE = "gone"
    """It says that there is nothing, or leads to a home page, which is the same in friendlier words."""


class SourceReading(Record):
    """One address that some source names, and what it last answered to a program; a person has read it `checked`."""

    url: Url
    """The address, as the sources write it."""
    ignore: Line | None = None
    """Why it is not asked; left out where it is."""
    asked: date | None = None
    """The last day on which it answered anything."""
    state: SourceState | None = None
    """What it answered then."""
    since: date | None = None
    """The first day of that state."""
    leads_to: Url | None = None
    """The address to which it leads."""
    text: Annotated[str, StringConstraints(max_length=64)] | None = None
    """A hash of what can be read there."""
    changed: date | None = None
    """The last day on which another text stood there than the time before."""
    silent: date | None = None
    """Since when it does not answer at all; left out where it does."""

    def gone_since(self, checked: date) -> date | None:
        """Since when a source is gone that a person read on this day; None where it is not, or was read again since."""
        if self.state is not SourceState.GONE or self.ignore or not (self.asked and self.since):
            return None
        return max(self.since, checked + timedelta(days=1)) if checked < self.asked else None

    def moved_from(self, checked: date) -> str | None:
        """The address to which such a source leads now; None where it does not, or was read again since."""
        left = self.state is SourceState.MOVED and not self.ignore and self.asked and checked < self.asked
        return self.leads_to if left else None

    def changed_since(self, checked: date) -> date | None:
        """Since when another text stands there than the person read; None where it is the same."""
        return self.changed if self.changed and not self.ignore and checked < self.changed else None
