"""The site as it would be now: `alur serve` beside the desk, which builds again after each change that is written.

It shows what the public will see, at a port of its own: to a browser another origin than the desk.
"""

import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.memory import look_for_circles_seldom
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.webdesk.guard import HOST

PATIENCE = 60.0
"""Seconds that a first preview may take."""
_LOOK = 0.1
"""Seconds between two looks whether it answers."""


@dataclass
class Preview:
    """One preview at a time, in a process of its own."""

    root: Path
    failed: bool = False
    """Whether the last one did not come."""
    _process: subprocess.Popen[bytes] | None = None
    _port: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def address(self) -> str:
        """Where it is; empty where none runs."""
        running = self._process is not None and self._process.poll() is None
        return f"http://{HOST}:{self._port}/" if running else ""

    def start(self) -> None:
        """Begin one if none runs, and wait until it answers."""
        with self._lock:
            if not self.address:
                self.failed = not self._begin()

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _begin(self) -> bool:
        self.stop()
        with socket.socket() as free:
            free.bind((HOST, 0))
            self._port = int(free.getsockname()[1])
        command = [sys.executable, "-m", __name__, str(self.root), str(self._port)]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"ALUR_LANG": DEFAULT_LANGUAGE},
        )
        until = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < until:
            with suppress(OSError), socket.create_connection((HOST, self._port), timeout=_LOOK):
                return True
            time.sleep(_LOOK)
        self.stop()
        return False


def _end_with_desk() -> None:
    """The pipe from the desk ends when the desk does, however it ends."""
    sys.stdin.buffer.read()
    os._exit(0)


def main() -> None:
    """Serve the preview of a folder at a port, until the desk ends."""
    from generator.publish.site import serve_preview

    look_for_circles_seldom()
    threading.Thread(target=_end_with_desk, daemon=True).start()
    root, port = sys.argv[1:]
    serve_preview(Path(root), int(port))


if __name__ == "__main__":
    main()
