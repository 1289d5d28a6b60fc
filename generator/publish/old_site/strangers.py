"""What lies in a finished folder and was not made by a build: a `.git`, a `CNAME`, a `.well-known`.

A build writes down what it made. The next one takes along all the rest, or refuses, naming it; it removes nothing that
is somebody else's. Files get a second name (a hard link), so that the old folder stays whole until it is replaced.
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.problem import Message
from generator.publish.old_site.target import TargetError

LIST = "server/berkas.txt"
"""Every file of the folder that a build made, one a line. What is below `server/` no host serves."""
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS}
"""What a file system without hard links answers, or a system that lets nobody link what belongs to somebody else."""


def write_list(site: Path) -> None:
    """Write the path of every file that the folder holds now into its `LIST`, one a line, the list among them."""
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if not path.is_dir()}
    (site / LIST).parent.mkdir(exist_ok=True)
    (site / LIST).write_text("".join(f"{name}\n" for name in sorted({*names, LIST})), "utf-8")


def take_along(old: Path, new: Path) -> tuple[str, ...]:
    """Put everything of others that lies in `old` into `new` as well; gives their paths, a folder as one.

    Raises `TargetError` if one of them stands where `new` has a file of its own, or lies on another disk.
    """
    if not old.is_dir():
        return ()
    names = tuple(name for name in _strangers(old, new) if not _same(old / name, new / name))
    for name in names:
        if taken := _taken(new, name):
            values = {"name": name, "folder": old, "taken": taken}
            raise TargetError(Message("{folder} holds {name}, where Alur now makes {taken}. Move it elsewhere", values))
    for name in names:
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        link(old / name, new / name)
    shutil.copymode(old, new)
    _owned(old, new)
    return names


def _strangers(old: Path, new: Path) -> Iterator[str]:
    """What nobody wrote down. Without a list, whatever lies beside the names that `new` has too."""
    if (old / LIST).is_file():
        written = frozenset((old / LIST).read_text("utf-8", errors="replace").splitlines())
    else:
        ours = [path for path in old.iterdir() if os.path.lexists(new / path.name)]
        inside = (path for our in ours for path in (our, *our.rglob("*")) if not path.is_dir())
        written = frozenset(path.relative_to(old).as_posix() for path in inside)
    folders = {parent.as_posix() for name in written for parent in Path(name).parents}

    def below(folder: Path) -> Iterator[str]:
        for entry in sorted(os.scandir(folder), key=lambda dir_entry: dir_entry.name):
            name = Path(entry.path).relative_to(old).as_posix()
            if entry.is_dir(follow_symlinks=False) and (name in folders or (new / name).is_dir()):
                yield from below(Path(entry.path))
            elif name not in written:
                yield name

    yield from below(old)


def _taken(new: Path, name: str) -> str:
    """Which file of `new` stands in the way; empty where none does."""
    for path in (Path(name), *Path(name).parents):
        there = new / path
        if os.path.lexists(there):
            return "" if path != Path(name) and there.is_dir() and not there.is_symlink() else path.as_posix()
    return ""


def _same(one: Path, other: Path) -> bool:
    if not all(stat.S_ISREG(path.lstat().st_mode) for path in (one, other) if os.path.lexists(path)):
        return False
    return other.exists() and one.read_bytes() == other.read_bytes()


def link(old: Path, new: Path) -> None:
    """The same file, link or folder under a second name, with its mode and owner."""
    kind = old.lstat().st_mode
    if stat.S_ISLNK(kind):
        new.symlink_to(old.readlink())
    elif stat.S_ISDIR(kind):
        new.mkdir()
        for path in sorted(old.iterdir()):
            link(path, new / path.name)
        _like(old, new)
    else:
        try:
            os.link(old, new, follow_symlinks=False)
        except OSError as error:
            if error.errno not in _NO_LINKS or not stat.S_ISREG(kind):
                values = {"name": old, "why": error.strerror or "?"}
                raise TargetError(Message("{name} cannot be taken along: {why}. Move it elsewhere", values)) from None
            shutil.copy2(old, new)
            _like(old, new)


def _like(old: Path, new: Path) -> None:
    """Give one the mode, times and owner of the other."""
    shutil.copystat(old, new)
    _owned(old, new)


def _owned(old: Path, new: Path) -> None:
    with suppress(OSError, AttributeError):  # as far as the system has owners, and allows it
        os.chown(new, old.stat().st_uid, old.stat().st_gid)
