"""Situations in everyday words, and which answer each one gets (`content/taxonomy.yaml`)."""

from enum import StrEnum

from pydantic import Field

from generator.model.parts.base import Record
from generator.model.parts.forms import ContactId, FlowId, GuideId, Id, LawId, ServiceId
from generator.model.parts.text import Language, Line, Text


class PageForm(StrEnum):
    """What kind of page a way of asking leads to."""

    SERVICE = "service"
    OFFICE = "office"
    QUESTION = "question"
    GUIDE = "guide"
    FLOW = "flow"
    TERM = "term"
    LAW = "law"


class Person(StrEnum):
    """Who is asking."""

    SELF = "self"
    OTHER = "other"


class Situation(Record):
    """A taxonomy term: what happened, in the words people use."""

    id: Id
    """Its name in other records; it never changes."""
    order: int = 100
    """Its place among the others; the smallest comes first."""
    name: Line
    """The everyday sentence a reader chooses."""
    persons: tuple[Person, ...] = ()
    """In whose list the finder offers it among the everyday ones; empty: behind "others", in both."""
    urgent: bool = False
    """Somebody may be in danger now."""
    icon: str | None = None
    """A name from Material's icon sets, such as `material/phone`."""
    words: dict[Language, tuple[str, ...]] = Field(default_factory=dict)
    """Words people type, rude ones too, so that search finds; never shown."""
    answer: Text
    """What the page says first, to the person it happened to: care comes before any number."""
    for_other: Text | None = None
    """What it says to somebody who helps. They get a page of their own, with no sentence meant for that person."""
    heading: Line | None = None
    """What stands over the number where "contact so-and-so first" would not be it: a hospital comes first."""
    hospital: bool = False
    """Whether its answer sends to a hospital: the page then says which ones have an emergency room."""
    contacts: tuple[ContactId, ...]
    """Whom to contact first, and next if nobody answers."""
    services: tuple[ServiceId, ...] = ()
    """Services that help, the first one first."""
    guides: tuple[GuideId, ...] = ()
    """What to read on, the most useful first."""
    flowchart: FlowId | None = None
    """Id of the flow that tells what happens next."""
    laws: tuple[LawId, ...] = ()
    """Ids of the laws it rests on."""

    def told_to_helper(self, person: Person) -> bool:
        """Whether this reader did not go through it; laws that begin with the report of who did say nothing to them."""
        return (person is Person.OTHER and self.for_other is not None) or self.persons == (Person.OTHER,)


class Taxonomy(Record):
    """All situations, and what search has to know about words."""

    situations: tuple[Situation, ...]
    """All situations."""
    stop_words: tuple[str, ...] = ()
    """Words that the search passes over."""
    spellings: tuple[tuple[str, ...], ...] = ()
    """Groups of spellings of the same word, the right one first."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words or phrases that mean the same to someone who searches, whatever their language."""
    forms: dict[PageForm, tuple[str, ...]] = Field(default_factory=dict)
    """Words that tell which kind of page is meant, whatever it is about: `undang-undang`, `prosedur`, `pasien`."""
