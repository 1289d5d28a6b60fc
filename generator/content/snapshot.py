"""What a folder's files hold at one moment, so that content which has not changed is read once.

A step of the desk asks for the same content three and four times: to show it, to try a change, to show it again.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from generator.content.layers import Layer
from generator.files.replace import read_file

_READ = (".yaml", ".csv", ".md")
"""Endings of the files that a load reads; of all others it asks only whether they are there."""
_KEPT = 8
"""How many contents are remembered: what is there, what is tried, what was there before."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Names and bytes of every file that a load looks at, by the place that messages name.

    Two that are equal load to the same directory and the same problems, wherever the folders stand.
    """

    files: tuple[tuple[str, bytes | None], ...]


def take_snapshot(layers: Iterable[Layer], instead: Mapping[str, bytes]) -> Snapshot | None:
    """What these layers hold now, with `instead` in place of the region's own files.

    None where something in them cannot be told by names and bytes alone: a link, or what may not be read.
    """
    files: dict[str, bytes | None] = {}
    try:
        for layer in layers:
            for path, name in _inside(layer.folder):
                own = instead.get(name) if not layer.name else None
                files[layer.place(name)] = own if own is not None else read_file(path) if path.suffix in _READ else None
    except OSError:
        return None
    unwritten = {f"+{name}": content for name, content in instead.items() if name not in files}
    return Snapshot(tuple(sorted({**files, **unwritten}.items())))


def _inside(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file of a layer with its name, and every folder, whose name ends in a slash. Raises `OSError`."""
    waiting = [entry for entry in os.scandir(folder) if entry.name in {"content", "contacts.yaml"}]
    while waiting:
        entry = waiting.pop()
        if entry.is_symlink():
            raise OSError(entry.path)
        path = Path(entry.path)
        if entry.is_dir():
            waiting += os.scandir(path)
        yield path, path.relative_to(folder).as_posix() + "/" * entry.is_dir()


class Recent(Generic[T]):
    """The last few results of a load by the snapshot that they were made of; threads may share it."""

    def __init__(self) -> None:
        self._results: dict[Snapshot, T] = {}
        self._lock = Lock()

    def load(
        self, layers: Sequence[Layer], instead: Mapping[str, bytes], read: Callable[[Mapping[str, bytes | None]], T]
    ) -> T:
        """What `read` makes of these files, or made of the same before; it is given what they hold, by their places.

        Where that cannot be told, it is given nothing, reads by itself, and nothing is remembered.
        """
        before = take_snapshot(layers, instead)
        if before is None:
            return read({})
        with self._lock:
            known = self._results.get(before)
        if known is not None:
            return known
        result = read(dict(before.files))
        if before == take_snapshot(layers, instead):  # else a file came or went meanwhile
            self._keep(before, result)
        return result

    def _keep(self, snapshot: Snapshot, result: T) -> None:
        with self._lock:
            while len(self._results) >= _KEPT:
                del self._results[next(iter(self._results))]
            self._results[snapshot] = result

    def forget(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._results.clear()
