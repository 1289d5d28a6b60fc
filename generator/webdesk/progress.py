"""A page that goes on while something runs: its answer stays open, and each step is added to it as it is done.

No script, and nothing that reloads by itself: whoever reads or fills in something is not thrown back to the top (WCAG
2.2.1, failure F41). Browsers show what has come so far.
"""

import time
from collections.abc import Iterator
from html import escape
from typing import Protocol

from starlette.responses import Response, StreamingResponse

MARK = "<!--kemajuan-->"
"""Where in the page the steps are added."""
_PAUSE = 0.4
"""Seconds between two looks."""


class Running(Protocol):
    """What runs in a thread of its own."""

    running: bool
    done: int
    owed: int
    step: str
    """What was finished last."""
    said: str
    """How it ended."""


def follow(page: Response, running: Running, path: str) -> Response:
    """This page, with the steps of what runs at its mark; in the end how it ended, and the way to `path`."""
    head, _, tail = bytes(page.body).partition(MARK.encode())

    def parts() -> Iterator[bytes]:
        yield head
        told = ""
        while running.running:
            said = _tell(running)
            if said != told:
                yield said.encode()
            told = said
            time.sleep(_PAUSE)
        yield _end(running, path).encode()
        yield tail

    headers = {name: value for name, value in page.headers.items() if name != "content-length"}
    return StreamingResponse(parts(), page.status_code, headers)


def _tell(running: Running) -> str:
    bar = f'<progress max="{running.owed}" value="{running.done}" aria-hidden="true"></progress>'
    last = f". {escape(running.step)}" if running.step else ""
    return f'<p class="step">{bar} {running.done} dari {running.owed}{last}</p>\n'


def _end(running: Running, path: str) -> str:
    return (
        f'<p class="step"><b>{escape(running.said)}</b></p>\n<p><a class="btn" href="{path}">Lihat hasilnya</a></p>\n'
    )
