"""The desk on this machine: a free port of the loopback address, one desk for each folder."""

import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn

from generator.files.lock import BusyError, locked
from generator.webdesk.app import make_app
from generator.webdesk.guard import HOST, Keys
from generator.webdesk.workbench import Workbench

LOCK = "alur-desk"
"""Its lock lies in the folder of the content while a desk is open there."""
_BACKLOG = 128


class DeskOpenError(Exception):
    """Another desk is open at the same content."""


@contextmanager
def desk_lock(root: Path) -> Iterator[None]:
    """Nobody else opens a desk here while the block runs. Raises `DeskOpenError`, or `OSError`."""
    try:
        with locked(root / LOCK, 0):
            yield
    except BusyError:
        raise DeskOpenError from None


def serve_desk(root: Path, port: int, tell: Callable[[str], None], *, browser: bool = True) -> None:
    """Serve the desk until it is interrupted. `tell` hears its address, which opens it once.

    `port` 0 takes a free one. Raises `DeskOpenError`, and `OSError` if the port is taken.
    """
    with desk_lock(root), socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind((HOST, port))
        listener.listen(_BACKLOG)
        keys = Keys(listener.getsockname()[1])
        app = make_app(Workbench(root), keys)
        # No access log: addresses may hold what opens the desk, and names of contacts.
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, lifespan="off", ws="none", server_header=False,
            timeout_graceful_shutdown=2,
        )  # fmt: skip
        tell(keys.address)
        if browser:
            webbrowser.open(keys.address)
        with suppress(KeyboardInterrupt):  # that is how it is stopped
            uvicorn.Server(config).run(sockets=[listener])
