"""All that a build makes before a host is asked to write pages."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.check import check
from generator.edition import View, view
from generator.load import load_with_problems
from generator.model.directory import Directory
from generator.poster import shop
from generator.poster.sheet import Printed
from generator.problem import ContentError, Problem, Severity
from generator.settings import Settings


@dataclass(frozen=True)
class Checked:
    """Content that may be published, and what people should still look at."""

    directory: Directory
    view: View
    problems: tuple[Problem, ...]
    """Warnings only; errors are raised."""


def checked(settings: Settings) -> Checked:
    """Load and check the content. Raises `ContentError` with every problem if any of them is an error."""
    directory, problems = load_with_problems(settings.root)
    if directory is not None:
        problems += check(directory, settings)
    if directory is None or any(each.severity is Severity.ERROR for each in problems):
        raise ContentError(problems)
    return Checked(directory, view(directory, settings), problems)


def draw(
    content: Checked, folder: Path, cache: Path, progress: Callable[[str], None] | None = None
) -> tuple[Printed, ...]:
    """Every poster of this edition, drawn into `folder` or taken from the cache."""
    return shop.make(content.view, folder, cache=cache, progress=progress)
