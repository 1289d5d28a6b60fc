"""A picture on a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture. Its page keeps its room free until it has come, so that nothing moves under a finger."""

    url: str
    """Where the site keeps it, from the site's root."""
    content: bytes
    width: int
    """CSS pixels, as is `height`."""
    height: int
