"""A finished folder takes the place of an old one in a single step.

A build writes beside its target and is swapped in at the end. Killed at any moment, it leaves the old folder whole.
"""

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h on macOS
_AT_FDCWD = -100


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A scratch folder; what the block leaves in its `site` becomes `target`, all else vanishes, also on failure."""
    target.parent.mkdir(parents=True, exist_ok=True)
    mark = f".{target.name}-"
    _sweep(target, mark)
    new = Path(tempfile.mkdtemp(prefix=f"{mark}{os.getpid()}-", dir=target.parent))
    try:
        yield new
        swap(new / "site", target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def swap(new: Path, target: Path) -> None:
    """Put `new` where `target` is; afterwards `new` holds what was there before, if anything was."""
    if not target.exists():
        new.rename(target)
        return
    if not _exchange(new, target):
        # Without an atomic exchange the gap is two renames long; `_sweep` heals it if we die between them.
        old = new.parent.with_name(new.parent.name + ".old")
        target.rename(old)
        new.rename(target)
        old.rename(new)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; False where the system or its file system cannot."""
    a, b = os.fsencode(one), os.fsencode(other)
    with suppress(AttributeError, OSError):
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform.startswith("linux"):
            return bool(libc.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(a, b, _RENAME_SWAP) == 0)
    return False


def _sweep(target: Path, mark: str) -> None:
    """Clear what killed builds left behind, and bring back a target that was caught between two renames.

    A folder names the process it belongs to, so that two builds at once do not sweep each other away.
    """
    for left in sorted(target.parent.glob(f"{mark}*")):
        if left.name.endswith(".old") and not target.exists():
            left.rename(target)
        elif not _alive(left.name.removeprefix(mark).partition("-")[0]):
            shutil.rmtree(left, ignore_errors=True)


def _alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except PermissionError:
        return True
    except (ValueError, OSError, OverflowError):
        return False
    return True
