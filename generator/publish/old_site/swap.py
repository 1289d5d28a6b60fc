"""A finished folder takes the place of an old one in a single step.

A build writes beside its target and is swapped in at the end. Killed at any moment, it leaves the old folder whole.
"""

import ctypes
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.files.lock import BusyError, locked
from generator.problem import Message
from generator.publish.old_site.strangers import take_along, write_list
from generator.publish.old_site.target import TargetError

_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h on macOS
_AT_FDCWD = -100


@dataclass
class Stage:
    """Where a build works."""

    folder: Path
    """Vanishes with all that is left in it."""
    kept: tuple[str, ...] = ()
    """What others had put into the target, and stands there still; known when the build has ended."""

    @property
    def site(self) -> Path:
        """The folder that takes the target's place when the build has ended; whoever builds makes it."""
        return self.folder / "site"


@contextmanager
def staged(target: Path) -> Iterator[Stage]:
    """Where to work; what the block leaves in the stage's `site` becomes `target`, all else vanishes, also on failure.

    What others have put into the target stays there. Raises `TargetError` if it cannot, and if another program is
    building the same folder.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with locked(target, 0):
            _sweep(target)
            stage = Stage(Path(tempfile.mkdtemp(prefix=_mark(target), dir=target.parent)))
            try:
                yield stage
                write_list(stage.site)
                stage.kept = take_along(target, stage.site)
                swap(stage.site, target)
            finally:
                shutil.rmtree(stage.folder, ignore_errors=True)
    except BusyError:
        what = Message("another program is building {folder}. Wait until it ends", {"folder": target})
        raise TargetError(what) from None


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


def _mark(target: Path) -> str:
    """How the names of the folders begin in which this target is built."""
    return f".{target.name}-alur-"


def _sweep(target: Path) -> None:
    """Clear what killed builds left behind, and bring back a target that was caught between two renames.

    Whoever holds the lock knows that none of them lives.
    """
    ours = re.compile(re.escape(_mark(target)) + r"[a-z0-9_]{8}(\.old)?")
    for left in sorted(path for path in target.parent.iterdir() if ours.fullmatch(path.name)):
        if left.name.endswith(".old") and not target.exists():
            left.rename(target)
        else:
            shutil.rmtree(left, ignore_errors=True)
