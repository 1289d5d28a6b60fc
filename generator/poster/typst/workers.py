"""Draws sheets: a few in this process, many in as many processes as the machine has processors.

Threads were measured: Typst keeps one memory of layouts for all of them, and waiting for it cost half as much again.
"""

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path

from generator.files.cache import keep
from generator.model.sheet import Paper, PrintKind
from generator.poster.kinds.table import PRINT_TYPES
from generator.poster.overflow import DoesNotFit, Reason
from generator.poster.print import Print
from generator.poster.typst.fonts import font_folders
from generator.poster.typst.press import Overrun, Press, count_pages
from generator.problem import BrokenPromiseError

FONTS = "fonts"
"""The folder of the cache that keeps them."""
FEW = 24
"""Sheets that are drawn in the time in which another process starts."""
_AT_ONCE = 3
"""Sheets handed over at once: the papers of one print, which share their measuring."""

Spoilt = tuple[Reason, ...] | int
"""Why a sheet cannot be drawn: whose words are too long, or how many millimetres of height are missing."""


@dataclass(frozen=True, slots=True)
class SheetJob:
    """A sheet to be drawn, and the file to keep it in."""

    kind: PrintKind
    paper: Paper
    said: Print
    path: Path


def draw_sheets(wanted: Sequence[SheetJob], cache: Path) -> Iterator[tuple[SheetJob, Spoilt]]:
    """Draw each sheet into its file, in any order; empty reasons mean that it stands there.

    `cache` keeps the fonts that were cut, and what was read back from each sheet: the audit asks for it, and reading
    here uses every processor. The bytes do not depend on who draws.
    """
    workers = min(os.cpu_count() or 1, len(wanted) // _AT_ONCE)
    if len(wanted) <= FEW or workers < 2:
        press = Press(cache / FONTS)
        yield from ((job, _draw(job, press, cache)) for job in wanted)
        return
    font_folders(cache / FONTS)  # cut once, not by every process
    wanted = sorted(wanted, key=lambda job: not job.kind.bound)  # the slowest first, so that no process ends long after
    # A fork of a process whose libraries have threads may wait for ever; Windows has none at all.
    with ProcessPoolExecutor(workers, get_context("spawn"), _start, (cache,)) as pool:
        try:
            yield from zip(wanted, pool.map(_drawn_here, wanted, chunksize=_AT_ONCE), strict=True)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


_here: list[tuple[Press, Path]] = []
"""The press and the cache of a process that only draws."""


def _start(cache: Path) -> None:
    """Make a new process ready: one thread, since its neighbours have the other processors.

    It ends with the process that started it, even if that one is killed.
    """
    os.environ["RAYON_NUM_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us hears it and tells us to stop
    _here.append((Press(cache / FONTS), cache))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
    os._exit(1)


def _drawn_here(wanted: SheetJob) -> Spoilt:
    return _draw(wanted, *_here[0])


def _draw(wanted: SheetJob, press: Press, cache: Path) -> Spoilt:
    print_type = PRINT_TYPES[wanted.kind]
    try:
        data = print_type.sheet(wanted.said, wanted.paper, press)
        content = (
            press.picture(print_type.template, data, 72)
            if wanted.paper.screen
            else press.pdf(print_type.template, data)
        )
    except DoesNotFit as error:
        return error.reasons
    except Overrun as error:
        return error.excess
    if not (wanted.paper.screen or wanted.kind.bound or count_pages(content) == 1):
        raise BrokenPromiseError(f"{wanted.kind} of {wanted.said.office} runs over its {wanted.paper.name} page")
    keep(wanted.path, content)
    if not wanted.paper.screen:
        from generator.poster.read_back import read_kept_sheet  # its libraries are loaded by whoever draws

        read_kept_sheet(content, cache)
    return ()
