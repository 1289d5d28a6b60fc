"""What one reads up: glossary, questions, laws and figures (`content/*.yaml`), and guides (`content/pages/`)."""

from typing import Annotated

from pydantic import Field

from generator.model.base import Record
from generator.model.evidence import Source
from generator.model.forms import ContactId, Id, LawId
from generator.model.text import Language, Line, Text


class Term(Record):
    """A word of the offices, explained."""

    id: Id
    term: Line
    expansion: Line | None = None
    meaning: Text
    laws: tuple[LawId, ...] = ()
    sources: tuple[Source, ...] = ()


class Question(Record):
    """A question people ask, with a short answer."""

    id: Id
    question: Line
    words: tuple[str, ...] = ()
    """Other words people type for it; searched, never shown."""
    answer: Text
    laws: tuple[LawId, ...] = ()
    articles: Line | None = None
    sources: tuple[Source, ...] = ()
    needs_review: bool = False
    """True until UPTD PPA or a lawyer has read the answer; shown with a mark."""
    featured: bool = False


class Article(Record):
    """What one article says, in our words."""

    article: Line
    says: Text


class Law(Record):
    """A law and what of it matters here. Without a source it is not shown."""

    id: Id
    number: Line
    """`UU 12/2022`"""
    title: Line
    articles: tuple[Article, ...] = ()
    sources: tuple[Source, ...] = ()
    secrecy_limit: Article | None = None
    """What this law makes helpers pass on; said before a reader tells anything."""
    needs_review: bool = False
    """True where a lawyer must check it before anyone relies on it."""
    note: Text | None = None


class Figure(Record):
    """A count of reports, never without its basis and source."""

    year: Annotated[int, Field(ge=1990, le=2100)]
    period: Line
    count: Annotated[int, Field(ge=0)]
    breakdown: Line | None = None
    basis: Line | None = None
    """What was counted; figures with different bases cannot be compared."""
    sources: tuple[Source, ...]


class Paper(Record):
    """What a guide's page prints in its own place, in words that tell nobody what the guide is about."""

    title: Line
    items: tuple[Line, ...]


class GuideHead(Record):
    """The lines between `---` on top of a guide."""

    title: Line
    summary: Line
    words: tuple[str, ...] = ()
    """Other words people type for it; searched, never shown."""
    order: int = 100
    icon: str | None = None
    needs_review: bool = False
    contacts: tuple[ContactId, ...] = ()
    boxes: bool = False
    """Its lists are boxes to tick. The ticks live in the page alone and are gone when somebody leaves it."""
    paper: Paper | None = None
    """Where a printed page might be found by somebody else."""


class Guide(Record):
    """One guide in one language. The file's name is its id."""

    id: Id
    language: Language
    head: GuideHead
    body: str
    """Markdown without raw HTML."""
    line: int = 1
    """The line of its file on which the body begins."""
