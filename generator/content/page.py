"""The file of a guide, as the layers together say it."""

from dataclasses import dataclass

from generator.source.tree import Mapping


@dataclass(frozen=True, slots=True)
class Page:
    """A guide's file as it was read."""

    name: str
    place: str
    """As messages call it."""
    head: Mapping
    body: str
    line: int
    """The line on which the body begins."""

    def over(self, below: "Page") -> "Page":
        """The guide with this one laid over it."""
        empty = not self.body.strip()
        source = below if empty else self
        head = Mapping(below.head.items | self.head.items, source.head.mark, below.head.keys | self.head.keys)
        return Page(self.name, source.place, head, source.body, source.line)
