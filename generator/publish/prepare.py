"""All that a build makes before a host is asked to write pages."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from generator.check import check, problem_key
from generator.edition import Hidden, View, hidden, view
from generator.load import load_with_problems
from generator.model.directory import Directory
from generator.model.sheet import Due, Kind, Printed
from generator.poster import shop
from generator.problem import ContentError, Problem, Severity
from generator.settings import Settings


@dataclass(frozen=True)
class Checked:
    """Content that may be published, and what people should still look at."""

    directory: Directory
    view: View
    problems: tuple[Problem, ...]
    """Warnings only; errors are raised."""

    due: tuple[Due, ...]
    """The sheets that may be drawn today."""

    @property
    def secrets(self) -> tuple[Hidden, ...]:
        """Every value that must stand nowhere in the output."""
        return hidden(self.directory, self.view)


def checked(settings: Settings) -> Checked:
    """Load and check the content. Raises `ContentError` with every problem if any of them is an error."""
    directory, problems = load_with_problems(settings.root)
    if directory is not None:
        problems = tuple(sorted((*problems, *check(directory, settings)), key=lambda each: (each.mark, each.field)))
    if directory is None or any(each.severity is Severity.ERROR for each in problems):
        raise ContentError(problems)
    shown = view(directory, settings)
    due, undrawn = shop.due(shown, directory.mark)
    problems = tuple({problem_key(each): each for each in (*problems, *undrawn)}.values())
    if any(each.severity is Severity.ERROR for each in problems):
        raise ContentError(problems)
    return Checked(directory, shown, problems, due)


def draw(
    content: Checked,
    folder: Path,
    cache: Path,
    progress: Callable[[str], None] | None = None,
    *,
    offices: Collection[str] = (),
    kinds: Collection[Kind] = (),
    papers: Collection[str] = (),
) -> tuple[Printed, ...]:
    """The posters that are due, drawn into `folder` or taken from the cache; all of them unless some are named."""
    return shop.make(
        content.view,
        folder,
        offices=tuple(offices) or None,
        kinds=tuple(kinds) or None,
        papers=tuple(papers) or None,
        cache=cache,
        progress=progress,
        mark=content.directory.mark,
        unprintable=lambda _: None,  # said already, among the content's problems
    )
