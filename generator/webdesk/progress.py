"""What runs while the keeper looks on, and the page that goes on meanwhile: its answer stays open, and each step is
added to it as it is done.

No script, and nothing that reloads by itself: whoever reads or fills in something is not thrown back to the top (WCAG
2.2.1, failure F41). Browsers show what has come so far.
"""

import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape

from starlette.responses import Response, StreamingResponse

from generator.problem import ContentError, Problem

MARK = "<!--kemajuan-->"
"""Where in the page the steps are added."""
_PAUSE = 0.4
"""Seconds between two looks."""


@dataclass
class Running:
    """Work in a thread of its own, one at a time: how far it is, or how it ended."""

    running: bool = False
    done: int = 0
    owed: int = 1
    step: str = ""
    """What was finished last."""
    said: str = ""
    """How the last one ended, in words; empty before the first."""
    problems: tuple[Problem, ...] = ()
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, work: Callable[[], str], owed: int = 1, at_once: float = 0.0) -> bool:
        """Begin it, and wait `at_once` seconds for the end of what is quick; False where one runs already.

        The work gives how it ended, in words.
        """
        with self._lock:
            if self.running:
                return False
            self.running, self.done, self.owed, self.step, self.said, self.problems = True, 0, owed, "", "", ()
        thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        thread.start()
        thread.join(at_once)
        return True

    def explain(self, error: Exception) -> str:
        """How work ends that raised this, in words. What it cannot explain it raises again: a fault of the program."""
        raise error

    def _run(self, work: Callable[[], str]) -> None:
        try:
            self.said = work()
        except Exception as error:
            self.problems = error.problems if isinstance(error, ContentError) else ()
            try:
                self.said = self.explain(error)
            except Exception:  # a thread has nobody else to tell; the traceback is for whoever mends it
                traceback.print_exc()
                self.said = "Ada kesalahan pada program. Coba sekali lagi; tetap begitu? Beri tahu yang memasang Alur."
        finally:
            self.running = False

    def _tell(self, name: str) -> None:
        self.done, self.step = min(self.done + 1, self.owed), name


def follow(page: Response, running: Running, path: str) -> Response:
    """This page, with the steps of what runs at its mark; in the end how it ended, and the way to `path`."""
    head, _, tail = bytes(page.body).partition(MARK.encode())

    def parts() -> Iterator[bytes]:
        yield head
        told = ""
        while running.running:
            said = _step(running)
            if said != told:
                yield said.encode()
            told = said
            time.sleep(_PAUSE)
        yield _end(running, path).encode()
        yield tail

    headers = {name: value for name, value in page.headers.items() if name != "content-length"}
    return StreamingResponse(parts(), page.status_code, headers)


def _step(running: Running) -> str:
    bar = f'<progress max="{running.owed}" value="{running.done}" aria-hidden="true"></progress>'
    last = f". {escape(running.step)}" if running.step else ""
    return f'<p class="step">{bar} {running.done} dari {running.owed}{last}</p>\n'


def _end(running: Running, path: str) -> str:
    return (
        f'<p class="step"><b>{escape(running.said)}</b></p>\n<p><a class="btn" href="{path}">Lihat hasilnya</a></p>\n'
    )
