"""All that a build makes before a host is asked to write pages."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from generator.check import check, problem_key
from generator.content.load import load_with_problems
from generator.edition.hidden import Hidden, hidden
from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.model.sheet import ExpectedSheet, Printed, PrintKind
from generator.poster.make import Plan, draw_all, plan
from generator.problem import ContentError, Problem, Severity
from generator.publish.guide_links import check_guide_links
from generator.publish.opening import require_room
from generator.settings import Edition, Settings


@dataclass(frozen=True)
class CheckedContent:
    """Content that may be published, and what people should still look at."""

    directory: Directory
    view: View
    problems: tuple[Problem, ...]
    """Warnings only; errors are raised."""

    plans: tuple[Plan, ...]
    """What is printed: of this view, and among staff of what hangs on walls besides."""

    walls: View | None = None
    """What prints for walls and for passing on show, where it is not the view: among staff, what the public sees."""

    @property
    def due(self) -> tuple[ExpectedSheet, ...]:
        """The sheets that a build owes, real or as specimens."""
        return tuple(due for planned in self.plans for due in planned.due)

    def shown_on(self, kind: PrintKind) -> View:
        """What a print of this kind may show."""
        return self.view if kind.named or self.walls is None else self.walls

    @property
    def secrets(self) -> tuple[Hidden, ...]:
        """Every value that must stand nowhere in the output."""
        return hidden(self.directory, self.view)


def load_checked(settings: Settings) -> CheckedContent:
    """Load and check the content. Raises `ContentError` with every problem if any of them is an error."""
    directory, problems = load_with_problems(settings.root)
    if directory is not None:
        problems = tuple(
            sorted((*problems, *check(directory, settings)), key=lambda problem: (problem.mark, problem.field))
        )
    if directory is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    shown = view(directory, settings)
    public = replace(settings, edition=Edition.PUBLIC, base_url=None)
    walls = view(directory, public) if settings.edition is Edition.STAFF else None
    plans = [plan(shown)]
    if walls:
        named, others = ([kind for kind in PrintKind if kind.named is named] for named in (True, False))
        plans = [plans[0].only(kinds=named), plan(walls).only(kinds=others)]
    undrawn = (wait for planned in plans for wait in planned.waits)
    problems = tuple({problem_key(problem): problem for problem in (*problems, *undrawn)}.values())
    problems = (*problems, *check_guide_links(directory, shown))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    return CheckedContent(directory, shown, problems, tuple(plans), walls)


def draw_expected(
    content: CheckedContent,
    folder: Path,
    cache: Path,
    progress: Callable[[str], None] | None = None,
    *,
    offices: Collection[str] = (),
    kinds: Collection[PrintKind] = (),
    papers: Collection[str] = (),
) -> tuple[Printed, ...]:
    """The posters that are due, drawn into `folder` or taken from the cache; all of them unless some are named.

    Raises `ContentError`, of a draft for what will not fit once it is open, too.
    """
    if content.directory.site.draft and not (offices or kinds or papers):
        require_room(content.directory, content.walls or content.view, cache, progress)
    chosen = (each.only(offices=offices, kinds=kinds, papers=papers) for each in content.plans)
    return tuple(printed for each in chosen for printed in draw_all(each, folder, cache=cache, progress=progress))
