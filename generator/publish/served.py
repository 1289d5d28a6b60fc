"""The folder that a preview serves: its pages are made when somebody asks for them, from files that are at rest."""

import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from generator.content.layers import folders_of
from generator.problem import ContentError
from generator.render.page import WebPage

T = TypeVar("T")

LOOK = 0.1
"""Seconds between two looks whether a file has changed."""
REST = 0.15
"""Seconds without a change after which the preview builds: more than a look, so that a save of several files is one."""
PATIENCE = 20
"""How often content that changes while it is read is read again before its mistakes are told."""
_LATELY = 20
"""So many pages are made with a build, unasked: those that were asked for last. A reader may have them open."""


class ServedPages:
    """The pages of a preview. To draw them all takes as long as all else that a change costs."""

    def __init__(self) -> None:
        self.folder = Path()
        self._pages: dict[str, WebPage] = {}
        """Those that wait, by their address."""
        self._asked: dict[str, None] = {}
        """The addresses that were asked for last, the latest at the end; also of pages that are still to come."""
        self._write: Callable[[WebPage], None] = lambda _: None
        self._lock = threading.Lock()

    def ask(self, path: str) -> None:
        """Make the page that this path from the site's root leads to, if it is one and waits to be made."""
        url = path.removesuffix("index.html")
        if url and not url.endswith("/"):
            url += "/"
        with self._lock:
            if url in self._pages or url == path:
                self._asked.pop(url, None)
                self._asked[url] = None
                for oldest in tuple(self._asked)[:-_LATELY]:
                    del self._asked[oldest]
            self._make(url)

    def change(
        self,
        pages: Iterable[WebPage],
        files: Collection[Path],
        write: Callable[[WebPage], None],
        *,
        at_once: bool = False,
    ) -> None:
        """Serve these from now on: `files` lie in the folder, and `write` puts a page there; all of them `at_once`."""
        with self._lock:
            self._pages, self._write = {page.url: page for page in pages}, write
            now = [url for url in (self._pages if at_once else self._asked) if url in self._pages]
            remove_all_but({*files, *(self.folder / url / "index.html" for url in now)}, self.folder)
            for url in now:
                self._make(url)

    def _make(self, url: str) -> None:
        if page := self._pages.pop(url, None):
            self._write(page)


def remove_all_but(files: Collection[Path], folder: Path) -> None:
    """Leave these files alone in the folder, which need not be there. Folders stay, empty: nothing leads to them."""
    for path in folder.rglob("*"):
        if path not in files and path.is_file():
            with suppress(PermissionError):  # Windows keeps what is just being read; a page is written over
                path.unlink()


def read_at_rest(read: Callable[[], T], root: Path) -> T:
    """What `read` gives of the content in this folder.

    Whoever saves several files, or a large one, leaves them at odds for a moment. So a mistake counts once no file has
    changed since it was read; until then it is read again. Raises `ContentError`.
    """
    for _ in range(PATIENCE):
        before = _stamps(root)
        try:
            return read()
        except ContentError:
            time.sleep(REST)
            if _stamps(root) == before:
                raise
    return read()


def _stamps(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of every file of the content, of all layers."""
    return tuple(sorted(_stamped(root)))


def _stamped(root: Path) -> Iterator[tuple[str, int, int]]:
    for layer in folders_of(root):
        for path in (layer / "contacts.yaml", *(layer / "content").rglob("*")):
            try:
                stat = path.stat()
            except OSError:  # gone since it was listed
                continue
            yield str(path), stat.st_mtime_ns, stat.st_size
