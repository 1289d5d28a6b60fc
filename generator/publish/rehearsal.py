"""What a build would refuse, found without making a site: sheets that cannot be drawn, drawings, links of guides.

A check that finds no error promises that a build does not refuse the content. So both ask the same functions, and a
check draws the sheets that are not kept yet; the next build finds them drawn.
"""

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.files.cache import files_in, hash_everything, keep, read_files, read_kept
from generator.problem import ContentError, Mark, Message, Problem, Severity
from generator.rules import Rule
from generator.settings import Settings


def rehearse(settings: Settings, tell: Callable[[str], None] | None = None) -> tuple[Problem, ...]:
    """Every problem of this content that a build would tell. Content that has not changed is not tried again.

    `tell` hears the name of each sheet that was drawn.
    """
    kept = _Kept(settings)
    problems = kept.read()
    if problems is None:
        problems = _tried(settings, tell)
        kept.write(problems)
    return problems


def remember(settings: Settings, problems: Iterable[Problem]) -> None:
    """Keep what a build told of this content, so that a check need not try again."""
    _Kept(settings).write(tuple(problems))


def _tried(settings: Settings, tell: Callable[[str], None] | None) -> tuple[Problem, ...]:
    # Drawing needs large libraries; a check of content that has not changed goes without.
    from generator.publish.bundle import draw_flows
    from generator.publish.prepare import draw_expected, load_checked

    kept = settings.root / ".cache"
    with suppress(OSError):
        kept.mkdir(exist_ok=True)
    # Who may only read the folder can still check it.
    with TemporaryDirectory(prefix="check-", dir=kept if os.access(kept, os.W_OK) else None) as scratch:
        cache = kept if os.access(kept, os.W_OK) else Path(scratch) / ".cache"
        try:
            content = load_checked(settings)
            draw_expected(content, Path(scratch), cache, tell)
            draw_flows(content, cache)
        except ContentError as error:
            return error.problems
    return content.problems


class _Kept:
    """The problems of one state of content and code on one day, in a file that holds one such state."""

    def __init__(self, settings: Settings) -> None:
        self.path = settings.root / ".cache" / f"check-{settings.edition.value}.json"
        self.state = _state(settings)

    def read(self) -> tuple[Problem, ...] | None:
        """The problems; None where they are of another state, or the file is damaged."""
        try:
            kept = json.loads(read_kept(self.path) or b"{}")
            return tuple(map(_problem, kept["problems"])) if kept["state"] == self.state else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, problems: tuple[Problem, ...]) -> None:
        kept = json.dumps(
            {"state": self.state, "problems": [_plain(problem) for problem in problems]}, ensure_ascii=False
        )
        with suppress(OSError):  # a folder that cannot be written is tried again each time
            keep(self.path, kept.encode())


def _state(settings: Settings) -> str:
    """A hash of all that the problems depend on: settings, content, and the program."""
    root = settings.root
    files = (root / "contacts.yaml", *files_in(root / "content"))
    asked = repr((settings.today, settings.edition, settings.base_url)).encode()
    return hash_everything((asked, *read_files(filter(Path.is_file, files), root)))


def _plain(problem: Problem) -> dict[str, object]:
    mark = problem.mark
    return {
        "mark": [mark.path, mark.line, mark.column],
        "field": problem.field,
        "what": [problem.what.text, {name: str(value) for name, value in problem.what.values.items()}],
        "mend": [problem.mend.text, {name: str(value) for name, value in problem.mend.values.items()}],
        "rule": problem.rule,
        "severity": problem.severity.value,
    }


def _problem(kept: dict[str, list[object]]) -> Problem:
    path, line, column = kept["mark"]
    return Problem(
        Mark(str(path), int(str(line)), int(str(column))),
        str(kept["field"]),
        Message(*kept["what"]),  # type: ignore[arg-type]
        Message(*kept["mend"]),  # type: ignore[arg-type]
        Rule(str(kept["rule"])),
        Severity(str(kept["severity"])),
    )
