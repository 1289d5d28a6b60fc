"""The page of components: each with its parameters and examples. `alur serve` shows it; it is never published."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import routes
from generator.render.components import Component, components
from generator.render.context import PageBuilder
from generator.render.page import WebPage


@dataclass(frozen=True, slots=True)
class PatternsContext:
    """All components."""

    components: tuple[Component, ...]


def patterns(maker: PageBuilder) -> Iterator[WebPage]:
    """The one page of components."""
    place = maker.place(routes.PATTERNS)
    yield maker.page(place, "patterns.html", "patterns", "Components", PatternsContext(components()))
