"""The folder that a preview serves, and the files that it is made of."""

import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TypeVar

from generator.content.layers import folders_of
from generator.problem import ContentError

T = TypeVar("T")

LOOK = 0.1
"""Seconds between two looks whether a file has changed."""
REST = 0.15
"""Seconds without a change after which the preview builds: more than a look, so that a save of several files is one."""
PATIENCE = 20
"""How often content that changes while it is read is read again before its mistakes are told."""


def remove_all_but(files: Collection[Path], folder: Path) -> None:
    """Leave these files alone in the folder, which need not be there, and the folders that they will need."""
    needed = {above for file in files for above in file.parents}
    for path in sorted(folder.rglob("*"), reverse=True):  # what is inside a folder comes before it
        if path.is_dir() and not path.is_symlink():
            if path not in needed:
                path.rmdir()
        elif path not in files:
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
