"""What one reads up: glossary, questions, laws and figures (`content/*.yaml`), and guides (`content/pages/`)."""

from typing import Annotated

from pydantic import Field

from generator.model.parts.base import Record
from generator.model.parts.evidence import Source
from generator.model.parts.forms import ContactId, Id, LawId
from generator.model.parts.text import Language, Line, Text


class Term(Record):
    """A word of the offices, explained."""

    id: Id
    """Its name in other records; it never changes."""
    term: Line
    """The word as one reads it."""
    expansion: Line | None = None
    """What the letters of an abbreviation stand for."""
    meaning: Text
    """What it means, in everyday words."""
    laws: tuple[LawId, ...] = ()
    """Ids of the laws it rests on."""
    sources: tuple[Source, ...] = ()
    """Where it was read."""


class Question(Record):
    """A question people ask, with a short answer."""

    id: Id
    """Its name; it never changes."""
    question: Line
    """The question as people ask it."""
    words: tuple[str, ...] = ()
    """Other words people type for it; searched, never shown."""
    answer: Text
    """A short answer."""
    laws: tuple[LawId, ...] = ()
    """Ids of the laws it rests on."""
    articles: Line | None = None
    """Which articles of them."""
    sources: tuple[Source, ...] = ()
    """Where it was read."""
    needs_review: bool = False
    """True until UPTD PPA or a lawyer has read the answer; shown with a mark."""
    featured: bool = False
    """It stands on the home page."""


class Article(Record):
    """What one article says, in our words."""

    article: Line
    """Which article, such as `Pasal 23`."""
    says: Text
    """What it says, in our words."""


class Law(Record):
    """A law and what of it matters here. Without a source it is not shown."""

    id: Id
    """Its name in other records; it never changes."""
    number: Line
    """`UU 12/2022`"""
    title: Line
    """What it is about."""
    articles: tuple[Article, ...] = ()
    """The articles that matter here."""
    sources: tuple[Source, ...] = ()
    """Where it was read."""
    secrecy_limit: Article | None = None
    """What this law makes helpers pass on; said before a reader tells anything."""
    needs_review: bool = False
    """True where a lawyer must check it before anyone relies on it."""
    note: Text | None = None
    """What else is to be known of it."""


class Figure(Record):
    """A count of reports, never without its basis and source."""

    year: Annotated[int, Field(ge=1990, le=2100)]
    """Of which year."""
    period: Line
    """Of which part of the year."""
    count: Annotated[int, Field(ge=0)]
    """How many reports."""
    breakdown: Line | None = None
    """What they were, such as `11 perempuan + 34 anak`."""
    basis: Line | None = None
    """What was counted; figures with different bases cannot be compared."""
    sources: tuple[Source, ...]
    """Where it was read."""


class Paper(Record):
    """What a guide's page prints in its own place, in words that tell nobody what the guide is about."""

    title: Line
    """What stands on top of the paper."""
    items: tuple[Line, ...]
    """Its lines."""


class GuideHead(Record):
    """The lines between `---` on top of a guide."""

    title: Line
    """What the guide is called."""
    summary: Line
    """What it helps with, in one sentence."""
    words: tuple[str, ...] = ()
    """Other words people type for it; searched, never shown."""
    order: int = 100
    """Its place among the others; the smallest comes first."""
    icon: str | None = None
    """A name from Material's icon sets, such as `material/phone`."""
    needs_review: bool = False
    """True until somebody who knows has read it; shown with a mark."""
    contacts: tuple[ContactId, ...] = ()
    """Whom to call, on top of the guide."""
    boxes: bool = False
    """Its lists are boxes to tick. The ticks live in the page alone and are gone when somebody leaves it."""
    paper: Paper | None = None
    """Where a printed page might be found by somebody else."""


class Guide(Record):
    """One guide in one language. The file's name is its id."""

    id: Id
    """The file's name."""
    language: Language
    """The folder's name."""
    head: GuideHead
    """The lines on top."""
    body: str
    """Markdown without raw HTML."""
    line: int = 1
    """The line of its file on which the body begins."""
