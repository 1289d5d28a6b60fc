"""What people can get (`content/services/*.yaml`)."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from generator.model.base import Record
from generator.model.contact import Cost
from generator.model.evidence import Source
from generator.model.forms import ContactId, FlowId, Id, LawId, OrganizationId
from generator.model.text import Line, Text


def _truth(value: object) -> object:
    """Content is text until it is typed, and `Literal` compares without typing."""
    return {"true": True, "false": False}.get(value.lower(), value) if isinstance(value, str) else value


class OpenLocation(Record):
    """A place that may be known."""

    confidential: Annotated[Literal[False], BeforeValidator(_truth)] = False
    name: Line
    address: Line | None = None


class ConfidentialLocation(Record):
    """A shelter: its schema has no address, so none can be written down."""

    confidential: Annotated[Literal[True], BeforeValidator(_truth)]
    name: Line
    """For the keeper only; a page says that the place is secret, and no name that could lead to it."""


def _secrecy(location: object) -> str:
    given = location.get("confidential") if isinstance(location, dict) else getattr(location, "confidential", False)
    return "secret" if _truth(given) is True else "open"


Location = Annotated[
    Annotated[OpenLocation, Tag("open")] | Annotated[ConfidentialLocation, Tag("secret")], Discriminator(_secrecy)
]
"""A place: what is wrong with it is told of the one kind that it says to be."""


class Service(Record):
    """One service, in everyday words first and in the words of the law second."""

    id: Id
    order: Annotated[int, Field(ge=0)] = 100
    name: Line
    official_name: Line | None = None
    alternate_names: tuple[Line, ...] = ()
    words: tuple[str, ...] = ()
    """Other words people type for it; searched, never shown."""
    organization: OrganizationId
    summary: Text
    for_whom: Text | None = None
    not_for: Text | None = None
    what_you_get: tuple[Line, ...] = ()
    steps: tuple[Line, ...] = ()
    """How to get it, in order."""
    documents: tuple[Line, ...] = ()
    cost: Cost = Cost.UNKNOWN
    cost_note: Line | None = None
    contacts: tuple[ContactId, ...] = ()
    """Whom to ask for it, in order."""
    flowcharts: tuple[FlowId, ...] = ()
    laws: tuple[LawId, ...] = ()
    location: Location | None = None
    icon: str | None = None
    """A name from Material's icon sets, such as `material/phone`."""
    sources: tuple[Source, ...] = ()
    remark: str | None = None
