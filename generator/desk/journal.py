"""What the desk did, kept beside the content so that it can be taken back after the desk was closed.

An act is written down whole before its files are: what each of them held, and the hash of what it is to hold. So
whoever opens the desk after a power cut learns what became of it, and nothing is taken back over what somebody wrote.
"""

import base64
import hashlib
import json
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path, PurePosixPath

from generator.desk.editing import FileChange, moved, replace_held, unwritable
from generator.desk.trial import FILE
from generator.files.lock import alone
from generator.files.replace import write_file
from generator.problem import ContentError
from generator.settings import Settings

FOLDER = ".alur-desk"
"""Beside the content, for its owner alone: it holds what `contacts.yaml` held. No program but the desk reads it."""
KEPT = 20
"""How many acts can be taken back."""
_DONE, _BEGUN = ".json", ".begun"
_NAME = re.compile(r"\d{8}-[0-9a-f]{16}\.(json|begun)")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that an act changed."""

    name: str
    old: bytes | None
    """What it held; None where there was none."""
    new: str
    """SHA-256 of what was written."""

    def is_old(self, root: Path) -> bool:
        """Whether the file is as it was before the act."""
        return _held(root / self.name) == self.old

    def is_new(self, root: Path) -> bool:
        """Whether the file is as the act left it."""
        held = _held(root / self.name)
        return held is not None and _hash(held) == self.new


@dataclass(frozen=True, slots=True)
class Act:
    """Something that the keeper did and may take back."""

    id: str
    told: str
    """What was done, in one line."""
    on: date
    at: str
    """At what hour."""
    files: tuple[KeptFile, ...]


class Outcome(Enum):
    """What became of an act that was interrupted."""

    WRITTEN = "written"
    PARTLY = "partly"
    """Some of its files were written."""
    NOTHING = "nothing"
    CHANGED = "changed"
    """Somebody has changed its files since, so nobody can tell."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """An act that a power cut interrupted."""

    act: Act
    outcome: Outcome


class Journal:
    """The acts of one content's folder."""

    def __init__(self, root: Path) -> None:
        self.root, self.folder = root, root / FOLDER

    def acts(self) -> list[Act]:
        """What can be taken back, the last one first."""
        return [act for path in self._entries(_DONE) if (act := _read(path))]

    def begin(self, told: str, now: datetime, files: Sequence[FileChange]) -> Act:
        """Write down what is about to be done. Raises `ContentError` where nothing can be written."""
        kept = tuple(KeptFile(file.name, file.old, _hash(file.new)) for file in files)
        last = max((int(path.name.partition("-")[0]) for path in self._entries("")), default=0)
        act = Act(f"{last + 1:08}-{secrets.token_hex(8)}", told, now.date(), now.strftime("%H.%M"), kept)
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            if not (self.folder / ".gitignore").exists():
                write_file(self.folder / ".gitignore", b"*\n")
            write_file(self._path(act, _BEGUN), _written(act), lasting=True)
            self._path(act, _BEGUN).chmod(0o600)
        except OSError as error:
            raise ContentError([unwritable(FOLDER, error)]) from None
        return act

    def settle(self, act: Act) -> Outcome:
        """Look what became of an act that was begun, and keep of it what can be taken back."""
        there = tuple(file for file in act.files if file.is_new(self.root))
        if not there:
            outcome = Outcome.NOTHING if all(file.is_old(self.root) for file in act.files) else Outcome.CHANGED
            self._path(act, _BEGUN).unlink(missing_ok=True)
            return outcome
        if len(there) < len(act.files):
            part = Act(act.id, act.told, act.on, act.at, there)
            write_file(self._path(act, _BEGUN), _written(part), lasting=True)
        self._path(act, _BEGUN).replace(self._path(act, _DONE))
        for old in self._entries(_DONE)[KEPT:]:
            old.unlink(missing_ok=True)
        return Outcome.WRITTEN if len(there) == len(act.files) else Outcome.PARTLY

    def recover(self) -> list[Interrupted]:
        """What a power cut interrupted: told, and settled. An act that was taken back just then is forgotten."""
        found: list[Interrupted] = []
        for path in self._entries(_BEGUN):
            if act := _read(path):
                self._sweep(act)
                found.append(Interrupted(act, self.settle(act)))
            else:
                path.unlink(missing_ok=True)
        newest = next(iter(self.acts()), None)
        if newest and all(file.is_old(self.root) for file in newest.files):
            self.forget(newest)
        return found

    def _sweep(self, act: Act) -> None:
        """Delete what was written in part of the files of an act that was interrupted, and nobody writes now."""
        with suppress(OSError, ContentError), alone(self.root, FILE, 0):
            for path in (self.folder / act.id, *(self.root / file.name for file in act.files)):
                for part in path.parent.glob(f".{path.name[:40]}*.part"):
                    part.unlink()

    def undo(self, act: Act, settings: Settings) -> None:
        """Put back byte for byte what its files held. Raises `ContentError` if one of them was changed since."""
        for file in act.files:
            if not (file.is_new(self.root) or file.is_old(self.root)):
                raise ContentError([moved(file.name)])
        for file in reversed(act.files):
            if not file.is_old(self.root):
                replace_held(settings, file.name, _held(self.root / file.name), file.old)
        self.forget(act)

    def forget(self, act: Act) -> None:
        """Keep it no longer."""
        self._path(act, _DONE).unlink(missing_ok=True)

    def _path(self, act: Act, ending: str) -> Path:
        return self.folder / f"{act.id}{ending}"

    def _entries(self, ending: str) -> list[Path]:
        """The newest first."""
        try:
            names = sorted((path for path in self.folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True)
        except OSError:
            return []
        return [path for path in names if path.name.endswith(ending)]


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _held(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _written(act: Act) -> bytes:
    files = [
        {"name": file.name, "old": None if file.old is None else base64.b64encode(file.old).decode(), "new": file.new}
        for file in act.files
    ]
    entry = {"told": act.told, "on": act.on.isoformat(), "at": act.at, "files": files}
    return json.dumps(entry, ensure_ascii=False).encode()


def _read(path: Path) -> Act | None:
    """The act in this file; None where it holds none."""
    try:
        entry = json.loads(path.read_bytes())
        files = tuple(_files(entry["files"]))
        return Act(path.stem, str(entry["told"]), date.fromisoformat(entry["on"]), str(entry["at"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _files(entries: object) -> Iterator[KeptFile]:
    """Raises `ValueError` or its like for what the desk has not written."""
    for file in entries if isinstance(entries, list) else ():
        name, old = PurePosixPath(file["name"]), file["old"]
        if name.is_absolute() or ".." in name.parts:
            raise ValueError(name)
        yield KeptFile(str(name), None if old is None else base64.b64decode(old, validate=True), str(file["new"]))
