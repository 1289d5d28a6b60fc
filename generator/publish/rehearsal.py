"""What a build would refuse, found without making a site: sheets that cannot be drawn, drawings, links of guides.

A check that finds no error promises that a build does not refuse the content. So both ask the same functions, and a
check draws the sheets that are not kept yet; the next build finds them drawn.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter

from generator.content.layers import folders_of
from generator.files.cache import files_in, hash_everything, keep, read_files, read_kept
from generator.problem import ContentError, Problem
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


@dataclass(frozen=True, slots=True)
class _Rehearsal:
    """The problems of one state of content and code on one day."""

    state: str
    problems: tuple[Problem, ...]


_REHEARSAL = TypeAdapter(_Rehearsal)


class _Kept:
    """The last rehearsal of an edition, in a file."""

    def __init__(self, settings: Settings) -> None:
        self.path = settings.root / ".cache" / f"check-{settings.edition.value}.json"
        self.state = _state(settings)

    def read(self) -> tuple[Problem, ...] | None:
        """The problems; None where they are of another state, or the file is damaged."""
        with suppress(OSError, ValueError):
            kept = _REHEARSAL.validate_json(read_kept(self.path) or b"")
            return kept.problems if kept.state == self.state else None
        return None

    def write(self, problems: tuple[Problem, ...]) -> None:
        with suppress(OSError):  # a folder that cannot be written is tried again each time
            keep(self.path, _REHEARSAL.dump_json(_Rehearsal(self.state, problems)))


def _state(settings: Settings) -> str:
    """A hash of all that the problems depend on: settings, content, and the program."""
    asked = repr((settings.today, settings.edition, settings.base_url)).encode()
    return hash_everything((asked, *(part for folder in folders_of(settings.root) for part in _content(folder))))


def _content(folder: Path) -> Iterator[bytes]:
    """What a layer's files hold, with their names."""
    files = (folder / "contacts.yaml", *files_in(folder / "content"))
    yield from read_files(filter(Path.is_file, files), folder)
