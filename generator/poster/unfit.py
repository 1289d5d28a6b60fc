"""What does not fit on paper, before anyone knows in which file it stands."""

from dataclasses import dataclass

from generator.problem import Message

LINE = 4.9
"""Height of a line of body text, in units."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a flow cannot be drawn, and where in the flowchart's record to shorten it."""

    what: Message
    mend: Message
    steps: tuple[str | int, ...]


class Unfit(Exception):
    """The flow cannot be drawn at this size."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.what.text)


def lines(excess: float) -> int:
    """How many lines of text take this much height."""
    return max(1, -int(-excess // LINE))
