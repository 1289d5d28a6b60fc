"""A page, before any host wraps it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class WebPage:
    """Everything the host needs to write one page."""

    url: str
    """From the site's root, with a trailing slash: `k/kec-margoyoso/`; empty for the home page."""
    language: str
    title: str
    """For `<title>`: neutral words that still tell pages apart; plain text, escaped by the host's template."""
    draw: Callable[[], str]
    """Makes the body: most of the work, which a preview does for the pages that somebody looks at."""
    description: str = ""
    """What a search engine or a chat shows below the title, so that someone opens it; it is in no history."""
    kind: str = "page"
    """What sort of page it is: `home`, `office`, `flow` ...; budgets and tests go by it."""

    @cached_property
    def body(self) -> str:
        """All that stands inside `<body>`: safe HTML made by our own environment."""
        return self.draw()
