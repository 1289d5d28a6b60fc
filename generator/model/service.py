"""What people can get (`content/services/*.yaml`)."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from generator.model.contact import Cost
from generator.model.parts.base import Record
from generator.model.parts.evidence import Source
from generator.model.parts.forms import ContactId, FlowId, Id, LawId, OrganizationId
from generator.model.parts.notice import Notice
from generator.model.parts.text import Line, Text


def _truth(value: object) -> object:
    """Content is text until it is typed, and `Literal` compares without typing."""
    return {"true": True, "false": False}.get(value.lower(), value) if isinstance(value, str) else value


class OpenLocation(Record):
    """A place that may be known."""

    confidential: Annotated[Literal[False], BeforeValidator(_truth)] = False
    """Whether nobody may know where it is."""
    name: Line
    """What the place is called."""
    address: Line | None = None
    """Where it is."""


class ConfidentialLocation(Record):
    """A shelter: its schema has no address, so none can be written down."""

    confidential: Annotated[Literal[True], BeforeValidator(_truth)]
    """Nobody may know where it is."""
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
    """Its name in other records and in its address; it never changes."""
    order: Annotated[int, Field(ge=0)] = 100
    """Its place among the others; the smallest comes first."""
    name: Line
    """What one gets, in everyday words."""
    official_name: Line | None = None
    """What the law calls it."""
    alternate_names: tuple[Line, ...] = ()
    """What else people call it."""
    words: tuple[str, ...] = ()
    """Other words people type for it; searched, never shown."""
    organization: OrganizationId
    """Id of the organization that gives it."""
    summary: Text
    """What it is, in one or two sentences."""
    for_whom: Text | None = None
    """Who may have it."""
    not_for: Text | None = None
    """For what one goes elsewhere."""
    what_you_get: tuple[Line, ...] = ()
    """What one gets, one thing a line."""
    steps: tuple[Line, ...] = ()
    """How to get it, in order."""
    documents: tuple[Line, ...] = ()
    """What to bring."""
    cost: Cost = Cost.UNKNOWN
    """What it costs."""
    cost_note: Line | None = None
    """What else is to be known of the cost."""
    contacts: tuple[ContactId, ...] = ()
    """Whom to ask for it, in order."""
    flowcharts: tuple[FlowId, ...] = ()
    """Flows that lead to it."""
    laws: tuple[LawId, ...] = ()
    """Ids of the laws it rests on."""
    location: Location | None = None
    """Where it is given."""
    icon: str | None = None
    """A name from Material's icon sets, such as `material/phone`."""
    notices: tuple[Notice, ...] = ()
    """What holds for some days, such as a service that is not given."""
    sources: tuple[Source, ...] = ()
    """Where it was read."""
    remark: str | None = None
    """For the keeper only; never rendered."""
