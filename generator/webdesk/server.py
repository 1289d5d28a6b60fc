"""The desk on this machine: a free port of the loopback address, one desk for each folder."""

import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from generator.files.lock import BusyError, locked
from generator.webdesk.app import make_app
from generator.webdesk.folders import remember_folder
from generator.webdesk.guard import HOST, Keys
from generator.webdesk.knocking import answer_knocks
from generator.webdesk.tasks.choosing import choosing_pages
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


class _Front:
    """What answers at the address: the page that asks for a folder, and from then on the desk at that folder."""

    def __init__(self, keys: Keys, held: ExitStack, stop: Callable[[], None]) -> None:
        self.keys, self.held, self.stop = keys, held, stop
        self.app: ASGIApp

    def open(self, root: Path) -> None:
        """Be the desk at this folder. Raises `DeskOpenError`, or `OSError`."""
        self.held.enter_context(desk_lock(root))
        remember_folder(root)
        self.held.enter_context(answer_knocks(root, lambda: webbrowser.open(self.keys.renew())))
        bench = Workbench(root, stop=self.stop)
        self.held.callback(bench.preview.stop)
        self.app = make_app(bench, self.keys)

    def choose(self, root: Path) -> bool:
        """The same for the page that asks; False where another desk is open there."""
        try:
            self.open(root)
        except DeskOpenError:
            return False
        return True

    def ask(self, why: str) -> None:
        """Be the page that asks for a folder."""
        self.app = make_app(
            Workbench(Path.home(), asking=True, stop=self.stop), self.keys, choosing_pages(self.choose, why)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


def serve_desk(
    root: Path | None, port: int, tell: Callable[[str], None], *, browser: bool = True, why: str = ""
) -> None:
    """Serve the desk until it is closed or interrupted. `tell` hears its address, which opens it once.

    Without a folder its first page asks for one, and says `why`. `port` 0 takes a free one. Raises `DeskOpenError`,
    and `OSError` if the port is taken.
    """
    with ExitStack() as held, socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind((HOST, port))
        listener.listen(_BACKLOG)
        keys = Keys(listener.getsockname()[1])

        def stop() -> None:
            server.should_exit = True

        front = _Front(keys, held, stop)
        # No access log: addresses may hold what opens the desk, and names of contacts.
        config = uvicorn.Config(
            front, log_level="warning", access_log=False, lifespan="off", ws="none", server_header=False,
            timeout_graceful_shutdown=2,
        )  # fmt: skip
        server = uvicorn.Server(config)
        if root is None:
            front.ask(why)
        else:
            front.open(root)
        tell(keys.address)
        if browser:
            webbrowser.open(keys.address)
        with suppress(KeyboardInterrupt):  # that is how it is stopped
            server.run(sockets=[listener])
