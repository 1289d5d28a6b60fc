"""Files are read whole, and written whole or not at all; the keeper's own only if they are still what was read."""

import errno
import os
import tempfile
from datetime import date
from pathlib import Path


class MovedOnError(Exception):
    """The file has changed since it was read; nothing was written."""


def read_file(path: Path) -> bytes:
    """What the file holds. Raises `OSError`, also for what is no ordinary file: a pipe would wait for ever."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
    return path.read_bytes()


def write_file(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """The file with this content; its folder is made where it is missing.

    Killed at any moment, or on a full disk, it leaves the old file or the new one whole; with `lasting`, a power cut
    does too. Raises `OSError`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        part.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_new(path: Path, content: bytes) -> None:
    """A new file with this content. Raises `FileExistsError` where there is one, `OSError` where nothing is left."""
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)  # half of it is none
            raise


def replace_file(path: Path, old: bytes, new: bytes, keep: date | None = None) -> Path | None:
    """Put `new` in the place of `old`. With `keep`, the old file stays beside it under that day; gives its path.

    Killed at any moment, it leaves the old file or the new one whole. Raises `MovedOnError`, or `OSError`.
    """
    path = path.resolve()
    if path.read_bytes() != old:
        raise MovedOnError(path.name)
    kept = _keep(path, old, keep) if keep else None
    if path.read_bytes() != old:
        raise MovedOnError(path.name)
    write_file(path, new, lasting=True)
    return kept


def _keep(path: Path, content: bytes, day: date) -> Path:
    """Write the content beside the file, under a name that nothing has yet."""
    number = 1
    while True:
        middle = f".{number}" if number > 1 else ""
        kept = path.with_name(f"{path.name}.{day.isoformat()}{middle}.bak")
        try:
            write_new(kept, content)
        except FileExistsError:
            number += 1
        else:
            return kept
