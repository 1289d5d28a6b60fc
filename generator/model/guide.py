"""Hand-written guides (`content/pages/<language>/*.md`)."""

from generator.model.base import Id, Record
from generator.model.text import Language, Line


class GuideHead(Record):
    """The lines between `---` on top of a guide."""

    title: Line
    summary: Line
    words: tuple[str, ...] = ()
    """Other words people type for it; searched, never shown."""
    order: int = 100
    icon: str | None = None
    needs_review: bool = False
    contacts: tuple[Id, ...] = ()


class Guide(Record):
    """One guide in one language. The file's name is its id."""

    id: Id
    language: Language
    head: GuideHead
    body: str
    """Markdown without raw HTML."""
    line: int = 1
    """The line of its file on which the body begins."""
