"""What is published, and what that would change at a place; the same for every kind of place.

A place is compared, what would change is said, and only then it is sent. Of what stands there, a build's own files are
ever replaced or removed; whatever others put there stays, or stands in the way and is named.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Protocol

from generator.model.destination import Destination
from generator.model.parts.base import Steps
from generator.problem import ContentError, Mark, Message
from generator.publish.old_site.strangers import LIST
from generator.publish.old_site.target import MARK, SiteMark, read_mark
from generator.publish.old_site.unchanged import hash_files
from generator.rules import Rule

Tell = Callable[[str], None]
"""Hears the name of each file that was sent."""


@dataclass(frozen=True, slots=True)
class FinishedSite:
    """The site that the last build made, as it lies in its folder."""

    folder: Path
    digests: Mapping[str, str]
    """The SHA-256 of every file that the build made, by its path."""

    def read(self, name: str) -> bytes:
        """The content of one of its files. Raises `OSError`."""
        return (self.folder / name).read_bytes()


@dataclass(frozen=True, slots=True)
class Difference:
    """What publishing would change at a place."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    """What a build had made and this one did not; it is removed."""
    size: int
    """Bytes to send, before any packing."""
    there: str
    """A hash of what stands there, so that it can be told whether that is still so."""

    @property
    def count(self) -> int:
        return len(self.new) + len(self.changed) + len(self.gone)

    @property
    def sent(self) -> tuple[str, ...]:
        """What is sent, in the order in which it may appear: whatever a page needs before the pages."""
        return tuple(sorted((*self.new, *self.changed), key=lambda name: (is_page(name), name)))


class Place(Protocol):
    """Where a site is published."""

    def compare(self, site: FinishedSite) -> Difference:
        """What would change there. Raises `ContentError`."""

    def send(self, site: FinishedSite, seen: Difference, tell: Tell) -> None:
        """Change it, if it still is as it was seen. Raises `ContentError`; nothing there is then broken."""


def read_site(folder: Path, destination: Destination) -> FinishedSite:
    """The finished public site of this folder. Raises `ContentError` if there is none, or if it is not whole."""
    mend = Message("Make the site first")
    if read_mark(folder) is not SiteMark.PUBLIC or not (folder / LIST).is_file():
        raise refuse(destination, Message("there is no finished site yet"), mend, Rule.PUBLISH_SITE)
    found, listed = hash_files(folder), made_by_builds(folder)
    if lost := [name for name in listed if name not in found]:
        what = Message("the finished site is not whole: {name} is missing", {"name": lost[0]})
        raise refuse(destination, what, mend, Rule.PUBLISH_SITE)
    return FinishedSite(folder, {name: found[name] for name in listed})


def made_by_builds(folder: Path) -> list[str]:
    """The files of a folder that a build made; what others put there is theirs."""
    listed = folder / LIST
    return read_list(listed.read_bytes()) if listed.is_file() else []


def read_list(listed: bytes) -> list[str]:
    """The names in a list that a build wrote, but none that would lead out of its folder."""
    names = listed.decode("utf-8", "replace").splitlines()
    return [name for name in names if name and not name.startswith("/") and ".." not in PurePosixPath(name).parts]


def compare_files(site: FinishedSite, here: Mapping[str, str], there: Mapping[str, str]) -> Difference:
    """What differs between the site's files and what builds had made at a place, by any one kind of hash."""
    new = tuple(sorted(here.keys() - there.keys()))
    changed = tuple(sorted(name for name in here.keys() & there.keys() if here[name] != there[name]))
    size = sum((site.folder / name).stat().st_size for name in (*new, *changed))
    told = sha256(repr(sorted(there.items())).encode()).hexdigest()
    return Difference(new, changed, tuple(sorted(there.keys() - here.keys())), size, told)


def require_free(destination: Destination, ours: Collection[str], theirs: Iterable[str]) -> None:
    """Raises `ContentError` if something of others stands where a file or folder of the site goes."""
    names, folders = set(ours), {folder for name in ours for folder in folders_of(name)}
    for name in sorted(theirs):
        if name in names or name in folders or not names.isdisjoint(folders_of(name)):
            what = Message("{name} stands there already and was not made by Alur", {"name": name})
            mend = Message("Move it elsewhere, or choose another place; then publish again")
            raise refuse(destination, what, mend, Rule.PUBLISH_TAKEN)


def require_same_edition(destination: Destination, there: Collection[str]) -> None:
    """Raises `ContentError` if another edition stands there: names of staff would stand where the public reads."""
    if MARK in there:
        what = Message("another edition of the site stands there")
        raise refuse(destination, what, Message("Choose another place"), Rule.PUBLISH_TAKEN)


def require_unmoved(destination: Destination, seen: Difference, now: Difference) -> None:
    """Raises `ContentError` if something else would change now than what was shown."""
    if seen != now:
        what = Message("what stands there, or the finished site, was changed since you looked")
        mend = Message("Look again at what would change, then publish")
        raise refuse(destination, what, mend, Rule.PUBLISH_MOVED)


def is_page(name: str) -> bool:
    """Whether a reader opens it; all else is needed by one."""
    return name.endswith(".html")


def folders_of(name: str) -> list[str]:
    """The folders that a file lies in, the innermost first."""
    return [folder.as_posix() for folder in PurePosixPath(name).parents if folder.name]


def refuse(destination: Destination, what: Message, mend: Message, rule: Rule, *steps: str | int) -> ContentError:
    """The refusal, at the line that names the destination; one that no file names has no other place than itself."""
    kind = next((kind for kind in ("folder", "git", "sftp") if getattr(destination, kind)), "folder")
    place: Steps = (kind, *steps)
    problem = destination.problem(what, mend, rule, *place)
    return ContentError([problem if problem.mark.path else replace(problem, mark=Mark(destination.where))])


def unreachable(destination: Destination, host: str, *steps: str) -> ContentError:
    """That nobody answers there."""
    what = Message("{host} cannot be reached", {"host": host})
    mend = Message("Look whether this machine is connected and the name is right; then publish again")
    return refuse(destination, what, mend, Rule.PUBLISH_NETWORK, *steps)


def broken_off(destination: Destination, host: str, why: str = "") -> ContentError:
    """That the connection ended too early."""
    what = Message("the connection to {host} broke off", {"host": host})
    if why:
        what = Message("{host} has refused: {why}", {"host": host, "why": why[:200]})
    mend = Message("Every page there is still whole. Publish again: what is missing is sent then")
    return refuse(destination, what, mend, Rule.PUBLISH_NETWORK)


def wrong_password(destination: Destination, host: str) -> ContentError:
    """That the host let nobody in."""
    what = Message("{host} does not accept the user or the password", {"host": host})
    mend = Message("Type the password once more; for git it is an access token of the host")
    return refuse(destination, what, mend, Rule.PUBLISH_ACCESS, "user")
