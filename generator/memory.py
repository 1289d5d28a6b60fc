"""How often Python looks through all objects for circles to free."""

import gc

_YOUNG_OBJECTS = 100_000
"""So many new objects, and Python looks; its own 700 cost a twelfth of a command's time (`gc`)."""


def look_for_circles_seldom() -> None:
    """Let a command, or the preview beside the desk, work on instead."""
    gc.set_threshold(_YOUNG_OBJECTS)
