"""The ledger of prints that were handed out (`content/prints.yaml`). It is the keeper's own: no edition shows it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field

from generator.model.parts.base import Record
from generator.model.parts.forms import Code, Form, Id
from generator.model.parts.text import Line

EditionCode = Annotated[str, Form("form_edition", r"[A-Z]{6}")]

Value = str | tuple[str, ...]
"""One text of a print, or a list of them."""


class IssuedPrint(Record):
    """Copies of one print that were handed out together and hang in one place."""

    id: Code
    """`P-0001`"""
    office: Id
    """Whose print it is; `EVERYONE` where all offices share it."""
    kind: Id
    """As `PrintKind` spells it; a kind that no longer exists must not make the ledger unreadable."""
    size: Id
    """Which paper, or `situs` for a block on another site."""
    copies: Annotated[int, Field(ge=1)]
    """How many."""
    place: Line
    """Where they hang, so that a stranger finds them."""
    on: date
    """When they were handed out."""
    by: Line | None = None
    """The post that handed them out, never a person's name."""
    edition: EditionCode
    """The code at its foot."""
    valid_until: date
    """The last day that it says of itself."""
    replaced_on: date | None = None
    """When others took their place."""
    replaced_by: Code | None = None
    """Id of the print that hangs there now."""
    withdrawn_on: date | None = None
    """When they were taken down without another in their place."""
    same_as: Code | None = None
    """Id of an entry that says the same except for `values` and `without`: offices that share a flow share words."""
    without: tuple[str, ...] = ()
    """What `same_as` says and these do not."""
    values: dict[str, Value] = Field(default_factory=dict)
    """All that they say, or all that they say otherwise, by stable names (`generator.ledger.values`)."""

    @property
    def hangs(self) -> bool:
        """Whether they are still on a wall, as far as anyone told."""
        return self.replaced_on is None and self.withdrawn_on is None


def values_of(issued: IssuedPrint, ledger: Mapping[str, IssuedPrint]) -> dict[str, Value]:
    """All that the print says, with what it shares with another entry of the ledger (by id)."""
    shared = ledger[issued.same_as].values if issued.same_as and issued.same_as in ledger else {}
    return {path: value for path, value in shared.items() if path not in issued.without} | issued.values
