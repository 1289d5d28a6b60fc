"""A file is replaced in one step, and only if it is still what was read."""

import os
import tempfile
from datetime import date
from pathlib import Path


class MovedOnError(Exception):
    """The file has changed since it was read; nothing was written."""


def replace_file(path: Path, old: bytes, new: bytes, keep: date | None = None) -> Path | None:
    """Put `new` in the place of `old`. With `keep`, the old file stays beside it under that day; gives its path.

    Killed at any moment, it leaves the old file or the new one whole. Raises `MovedOnError`, or `OSError`.
    """
    path = path.resolve()
    if path.read_bytes() != old:
        raise MovedOnError(path.name)
    kept = _keep(path, old, keep) if keep else None
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(path.stat().st_mode & 0o7777)
        if path.read_bytes() != old:
            raise MovedOnError(path.name)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def _keep(path: Path, content: bytes, day: date) -> Path:
    """Write the content beside the file, under a name that nothing has yet."""
    number = 1
    while True:
        middle = f".{number}" if number > 1 else ""
        kept = path.with_name(f"{path.name}.{day.isoformat()}{middle}.bak")
        try:
            with kept.open("xb") as file:
                file.write(content)
        except FileExistsError:
            number += 1
        else:
            return kept
