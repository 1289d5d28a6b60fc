"""A file server as hosts are: below a sub-path, text compressed by gzip."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

SUB_PATH = "/uji/alur/"
_COMPRESSED = {".html", ".js", ".json", ".css", ".svg", ".txt"}
"""What hosts compress; Pagefind's own files are compressed already."""


@dataclass
class Log:
    """What was sent, in order: path below the site and bytes of each body."""

    sent: list[tuple[str, int]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of all bodies."""
        return sum(size for _, size in self.sent)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, log: Log, **given: Any) -> None:
        self.log = log
        super().__init__(*args, **given)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        file = Path(self.directory) / path.removeprefix(SUB_PATH)
        if file.is_dir():
            file /= "index.html"
        if not path.startswith(SUB_PATH) or not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        if file.suffix in _COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.log.sent.append((path.removeprefix(SUB_PATH), len(body)))

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, Log]]:
    """The address at which this folder is served on this machine, and what was sent from it."""
    log = Log()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder), log=log))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{SUB_PATH}", log
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
