"""What does not fit on paper, before anyone knows in which file it stands."""

from dataclasses import dataclass, field

from generator.problem import Message
from generator.rules import Rule

LINE = 4.9
"""Height of a line of body text, in units."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sheet cannot be drawn, and which words to shorten."""

    what: Message
    mend: Message
    record: str
    """Id of the record whose words they are."""
    path: tuple[str | int, ...]
    """Where the words stand inside the record, such as `("steps", 3, "print")`."""
    rule: Rule
    excess: float = field(default=0.0, compare=False)
    """By how many millimetres it is too tall."""
    table: str = "flowchart"
    """Where the directory keeps such records: `flowchart`, `organization`, `contact`, `law` or `site`."""


class DoesNotFit(Exception):  # noqa: N818 - a state of the data, not a failure of the program
    """The words cannot be drawn at this size."""

    def __init__(self, *reasons: Reason) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reason.what.text.format(**reason.what.values, sheets="?") for reason in reasons))


def count_lines(excess: float) -> int:
    """How many lines of text take this much height."""
    return max(1, -int(-excess // LINE))
