"""A finished page, before any host wraps it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WebPage:
    """Everything the host needs to write one page. `body` is safe HTML made by our own environment."""

    url: str
    """From the site's root, with a trailing slash: `k/kec-margoyoso/`; empty for the home page."""
    language: str
    title: str
    """For `<title>`: neutral words that still tell pages apart; plain text, escaped by the host's template."""
    body: str
    """All that stands inside `<body>`."""
    description: str = ""
    """What a search engine or a chat shows below the title, so that someone opens it; it is in no history."""
    kind: str = "page"
    """What sort of page it is: `home`, `office`, `flow` ...; budgets and tests go by it."""
