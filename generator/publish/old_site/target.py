"""Whether a folder may be replaced by a site, and which edition it holds."""

import os
from enum import StrEnum
from pathlib import Path

from generator.problem import Message
from generator.settings import Edition

_OURS = ("index.html", "pagefind/pagefind-entry.json")
"""What every whole site of ours holds; a folder with anything else in it is somebody's work."""
MARK = "edisi.txt"
"""Tells by a digit which edition stands in a folder: a name would give the discreet one away. Public is no mark."""


class SiteMark(StrEnum):
    """What a folder of ours holds, as its mark says."""

    PUBLIC = ""
    STAFF = "2"
    DISCREET = "3"
    SEALED = "4"

    @property
    def told(self) -> Message:
        """What the folder holds, in words for a message: `the staff edition`."""
        return {
            SiteMark.PUBLIC: Message("the public edition"),
            SiteMark.STAFF: Message("the staff edition"),
            SiteMark.DISCREET: Message("the discreet edition"),
            SiteMark.SEALED: Message("a sealed page"),
        }[self]


MARK_OF = {Edition.PUBLIC: SiteMark.PUBLIC, Edition.STAFF: SiteMark.STAFF, Edition.DISCREET: SiteMark.DISCREET}
FOLDERS = {
    SiteMark.PUBLIC: "site",
    SiteMark.STAFF: "site-petugas",
    SiteMark.DISCREET: "site-tenang",
    SiteMark.SEALED: "site-terkunci",
}
"""Where each goes when nobody says otherwise."""


def read_mark(folder: Path) -> SiteMark | None:
    """What a folder holds; None for a folder that is no site of ours."""
    mark = folder / MARK
    if mark.is_file() and (folder / _OURS[0]).is_file():
        try:
            return SiteMark(mark.read_text("utf-8", errors="replace").strip())
        except ValueError:
            return None
    return SiteMark.PUBLIC if all((folder / name).is_file() for name in _OURS) else None


class TargetError(Exception):
    """The output cannot go where it was asked to. Nothing was changed."""

    def __init__(self, why: Message) -> None:
        self.why = why
        super().__init__(why.text.format(**why.values))


def require_replaceable(target: Path, root: Path, new: SiteMark = SiteMark.PUBLIC) -> Path:
    """The folder, made absolute, if a site may take its place. Raises `TargetError` if that would lose anything.

    Another edition is never replaced: names of staff would stand where the public reads.

    A build swaps the whole folder, so `--out .` would throw the content away.
    """
    target = target.resolve()
    if root.resolve().is_relative_to(target) or target.is_relative_to(root.resolve() / "content"):
        raise TargetError(
            Message("the site would replace the content itself: {folder}. Choose another --out", {"folder": target})
        )
    if target.is_dir():
        names = sorted(path.name for path in target.iterdir())
        old = read_mark(target)
        if old is not None and old is not new:
            values = {"folder": target, "old": old.told, "new": new.told}
            raise TargetError(
                Message("{folder} holds {old}; {new} must not take its place. Choose another --out", values)
            )
        if names and old is None:
            raise TargetError(
                Message(
                    "{folder} holds files that are no site of Alur, such as {name}. Choose an empty --out",
                    {"folder": target, "name": names[0]},
                )
            )
    require_writable(target.parent)
    if target.exists() and not target.is_dir():
        raise TargetError(Message("a file stands where a folder is expected: {folder}", {"folder": target}))
    return target


def require_private(folder: Path, root: Path) -> Path:
    """The folder, made absolute and made where it is missing, if nothing in it is ever published by us.

    Raises `TargetError` for a folder in a site, in the content, or where a build would put a site.
    """
    folder = folder.resolve()
    for path in (folder, *folder.parents):
        if path in {root.resolve() / name for name in ("content", *FOLDERS.values())} or read_mark(path) is not None:
            values = {"folder": folder, "site": path}
            raise TargetError(
                Message("{folder} lies in {site}, which is published as it stands. Choose another folder", values)
            )
    return require_writable(folder)


def require_new_file(file: Path, root: Path) -> Path:
    """The file, made absolute, if a command may write it: nothing is overwritten, and nothing put into a site.

    Raises `TargetError` if such a file is there already, and as `require_private` does.
    """
    if os.path.lexists(file):
        what = Message("{name}: there is such a file already; it may hold work. Choose another name", {"name": file})
        raise TargetError(what)
    return require_private(file.parent, root) / file.name


def require_writable(folder: Path) -> Path:
    """The folder, made where it is missing. Raises `TargetError` if nothing can be written there."""
    folder = folder.resolve()
    probe = folder / ".alur-probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink(missing_ok=True)
    except (FileExistsError, NotADirectoryError):
        file = next(path for path in (folder, *folder.parents) if path.exists())
        raise TargetError(Message("a file stands where a folder is expected: {folder}", {"folder": file})) from None
    except OSError as error:
        raise TargetError(
            Message("nothing can be written in {folder}: {why}", {"folder": folder, "why": error.strerror or "?"})
        ) from None
    return folder
