"""Sheets of a view, planned and drawn in one step."""

from pathlib import Path
from typing import Any

from generator.edition.view import View
from generator.model.sheet import ExpectedSheet, Printed
from generator.poster import make as sheets
from generator.poster.make import plan
from generator.problem import Problem


def make(view: View, folder: Path, *, cache: Path, progress: Any = None, **only: Any) -> tuple[Printed, ...]:
    """The sheets of this view, of these `offices`, `kinds` and `papers` where they are named, drawn into the folder."""
    return sheets.draw_all(plan(view).only(**only), folder, cache=cache, progress=progress)


def due(view: View) -> tuple[tuple[ExpectedSheet, ...], tuple[Problem, ...]]:
    """Every sheet that is owed, and why some are specimens or cannot be made."""
    found = plan(view)
    return found.due, found.waits
