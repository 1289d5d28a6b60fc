"""One program at a time: whoever reads a file in order to write it holds its lock from the reading to the writing.

The lock ends with its process, so that it also tells whether a program that left something behind still lives: no
signal is sent to ask (on Windows `os.kill(pid, 0)` is Ctrl+C), and no number of a process is believed.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from generator.problem import ContentError, Mark, Message, Problem
from generator.rules import Rule

PATIENCE = 60.0
"""Seconds that a program waits for another one to finish."""


class BusyError(Exception):
    """Another program holds the lock."""


@contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock of this file or folder: a hidden file beside it.

    Raises `BusyError` after so many seconds, and `OSError` where no file can be.
    """
    file = path.with_name(f".{path.name}.lock")
    lock = FileLock(file)
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        raise BusyError from None
    try:
        yield
    finally:
        with suppress(OSError):  # whoever waits for a lock whose file is gone begins again; Windows keeps the file
            file.unlink()
        lock.release()


@contextmanager
def alone(root: Path, name: str, patience: float | None = None) -> Iterator[None]:
    """Nobody else changes the file of this name below `root` while the block runs; it must be read inside, too.

    `patience` is in seconds, `PATIENCE` where none is given. Raises `ContentError` if another program does not finish
    with it in time, `OSError` where nothing can be written.
    """
    try:
        with locked(root / name, PATIENCE if patience is None else patience):
            yield
    except BusyError:
        what, mend = Message("another program is writing here"), Message("Wait until it ends, then try again")
        raise ContentError([Problem(Mark(name), "", what, mend, Rule.FILE_BUSY)]) from None
