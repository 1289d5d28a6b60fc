"""A second start opens the desk that is open already. It leaves a file where that desk looks; no secret is written.

Whoever can write that file is the same user of the machine, and all it can do is to open the keeper's browser.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.webdesk.folders import knock_file

_LOOK = 0.3
"""Seconds between two looks."""
PATIENCE = 4.0
"""Seconds after which nobody is at home: the desk is open on another machine, or for another user."""


@contextmanager
def answer_knocks(root: Path, open_again: Callable[[], object]) -> Iterator[None]:
    """While the block runs, call `open_again` each time that somebody starts a desk at this folder."""
    file, done = knock_file(root), threading.Event()
    with suppress(OSError):
        file.unlink(missing_ok=True)

    def look() -> None:
        while not done.wait(_LOOK):
            with suppress(OSError):  # nobody has knocked, as nearly always
                file.unlink()
                open_again()

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def knock(root: Path, patience: float = PATIENCE) -> bool:
    """Ask the desk that is open there to show itself; gives whether it heard."""
    file, until = knock_file(root), time.monotonic() + patience
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        while time.monotonic() < until:
            if not file.exists():
                return True
            time.sleep(_LOOK / 3)
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return False
