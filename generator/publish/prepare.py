"""All that a build makes before a host is asked to write pages."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from generator.check import check, problem_key
from generator.content.load import load_with_problems
from generator.edition.hidden import Hidden, hidden
from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.model.sheet import Due, Kind, Printed
from generator.poster import make
from generator.problem import ContentError, Problem, Severity
from generator.publish.guide_links import guide_links
from generator.settings import Edition, Settings


@dataclass(frozen=True)
class Checked:
    """Content that may be published, and what people should still look at."""

    directory: Directory
    view: View
    problems: tuple[Problem, ...]
    """Warnings only; errors are raised."""

    due: tuple[Due, ...]
    """The sheets that a build owes, real or as specimens."""

    walls: View | None = None
    """What prints for walls and for passing on show, where it is not the view: among staff, what the public sees."""

    def shown_on(self, kind: Kind) -> View:
        """What a print of this kind may show."""
        return self.view if kind.named or self.walls is None else self.walls

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
    public = replace(settings, edition=Edition.PUBLIC, base_url=None)
    walls = view(directory, public) if settings.edition is Edition.STAFF else None
    due: list[Due] = []
    for one in (shown, walls) if walls else (shown,):
        found, undrawn = make.due(one, directory.mark)
        due += [each for each in found if walls is None or each.kind.named is (one is shown)]
        problems = tuple({problem_key(each): each for each in (*problems, *undrawn)}.values())
    problems = (*problems, *guide_links(directory, shown))
    if any(each.severity is Severity.ERROR for each in problems):
        raise ContentError(problems)
    return Checked(directory, shown, problems, tuple(due), walls)


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
    wanted = tuple(kinds) or tuple(Kind)
    parts = [wanted]
    if content.walls:
        parts = [tuple(each for each in wanted if each.named is named) for named in (True, False)]
    made = [
        make.make(
            content.shown_on(part[0]),
            folder,
            offices=tuple(offices) or None,
            kinds=part,
            papers=tuple(papers) or None,
            cache=cache,
            progress=progress,
            mark=content.directory.mark,
            unprintable=lambda _: None,  # said already, among the content's problems
        )
        for part in parts
        if part
    ]
    return tuple(each for part in made for each in part)
