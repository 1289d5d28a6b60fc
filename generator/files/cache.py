"""What is made once and kept: sheets, previews, cut fonts, packed indexes, texts of sheets.

A file in the cache is its content and, behind it, the SHA-256 of that content. What a full disk, a power cut or another
program has damaged does not prove itself and is made again.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator import tokens
from generator.files.replace import write_file

PACKAGES = (
    "fontpkg-atkinson-hyperlegible",
    "fontpkg-plus-jakarta-sans",
    "fonttools",
    "typst",
    "pygraphviz",
    "segno",
    "pillow",
    "mkdocs-material",
)
"""What the looks of a print depend on besides our own files."""
PROGRAM = Path(__file__).parents[1]
ABOVE_DRAWING = {"audit", "check", "cli", "desk", "export", "ledger", "locale", "publish", "render"}
"""Folders of the program that drawing may not import (`.importlinter`). A new folder counts until it is named here."""
_DIGEST = hashlib.sha256().digest_size


@cache
def versions() -> str:
    """The versions of these packages, as one text."""
    return " ".join(f"{name}={version(name)}" for name in PACKAGES)


@cache
def _workshop(moment: tuple[tuple[str, int, int], ...]) -> str:
    """A hash of our own code, the templates, the tokens and the libraries that draw."""
    found = hashlib.sha256(versions().encode())
    for path, _, _ in moment:
        content = Path(path).read_bytes()
        name = Path(path).relative_to(PROGRAM.parent).as_posix()
        found.update(f"\0{name}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def workshop() -> str:
    """What every sheet depends on besides its words and its paper."""
    stats = ((path, path.stat()) for path in workshop_files())
    return _workshop(tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats))


def workshop_files() -> tuple[Path, ...]:
    """All files of ours that drawing may use: the modules that imports allow it, the templates and the tokens."""
    code = (each for each in files_in(PROGRAM) if each.relative_to(PROGRAM).parts[0] not in ABOVE_DRAWING)
    return (*code, *files_in(tokens.TEMPLATES / "posters"), tokens.TEMPLATES / "tokens.yaml")


def files_in(folder: Path) -> tuple[Path, ...]:
    """Every file in this folder and below, in a fixed order, without what Python compiled of it."""
    return tuple(sorted(each for each in folder.rglob("*") if "__pycache__" not in each.parts and each.is_file()))


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of finished things of one kind."""

    folder: Path
    workshop: str
    """What each of them depends on besides its parts: for sheets, what `workshop()` says."""

    def path(self, *parts: str) -> Path:
        """Where that which depends on these parts is kept."""
        key = hashlib.sha256("\0".join((self.workshop, *parts)).encode()).hexdigest()
        return self.folder / key[:2] / key

    def get(self, make: Callable[[], bytes], *parts: str) -> bytes:
        """What depends on these parts: as it is kept, or made now and kept."""
        path = self.path(*parts)
        found = read_kept(path)
        if found is None:
            found = make()
            keep(path, found)
        return found


def read_kept(path: Path) -> bytes | None:
    """What is kept in this file; None where nothing is, or where it is not whole."""
    try:
        held = path.read_bytes()
    except OSError:
        return None
    content, digest = held[:-_DIGEST], held[-_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def keep(path: Path, content: bytes) -> None:
    """Keep it in this file, for `read_kept`. Readers that stop at a format's own end may open the file itself."""
    write_file(path, content + hashlib.sha256(content).digest())
