"""What is made once and kept: sheets, previews, cut fonts, packed indexes, texts of sheets.

A file in the cache is its content and, behind it, the SHA-256 of that content. What a full disk, a power cut or another
program has damaged does not prove itself and is made again.
"""

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.files.replace import write_file
from generator.shipped import HOME, MKDOCS, PROGRAM, TEMPLATES

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
ABOVE_DRAWING = {
    "audit",
    "check",
    "cli",
    "desk",
    "example",
    "export",
    "layers",
    "ledger",
    "locale",
    "publish",
    "render",
    "site_templates",
    "webdesk",
}
"""Folders of the program that drawing may not import (`.importlinter`). A new folder counts until it is named here.
Of the templates, which an installed program carries inside, it reads those of prints alone."""
_LIBRARY = "*.dist-info"
"""The name of such a folder tells a library and its version (Python's specification of recorded projects)."""
_DIGEST = hashlib.sha256().digest_size


@cache
def versions() -> str:
    """The versions of these packages, as one text."""
    return " ".join(f"{name}={version(name)}" for name in PACKAGES)


def hash_parts(parts: Iterable[bytes]) -> str:
    """One hash of these parts in this order; no other parts have it."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()


def hash_everything(parts: Iterable[bytes]) -> str:
    """One hash of these parts and of the whole program: its files and templates, Python and every installed library."""
    libraries = {path.name for folder in sys.path for path in Path(folder).glob(_LIBRARY)}
    files = dict.fromkeys((*files_in(PROGRAM), *files_in(TEMPLATES), MKDOCS))
    return hash_parts((*parts, repr((sys.version, sorted(libraries))).encode(), *read_files(files, HOME)))


@cache
def _workshop(moment: tuple[tuple[str, int, int], ...]) -> str:
    """A hash of our own code, the templates, the tokens and the libraries that draw."""
    return hash_parts((versions().encode(), *read_files((Path(path) for path, _, _ in moment), HOME)))


def code_fingerprint() -> str:
    """What every sheet depends on besides its words and its paper."""
    stats = ((path, path.stat()) for path in drawing_files())
    return _workshop(tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats))


def drawing_files() -> tuple[Path, ...]:
    """All files of ours that drawing may use: the modules that imports allow it, the templates and the tokens."""
    code = (path for path in files_in(PROGRAM) if path.relative_to(PROGRAM).parts[0] not in ABOVE_DRAWING)
    return (*code, *files_in(TEMPLATES / "posters"), TEMPLATES / "tokens.yaml")


def files_in(folder: Path) -> tuple[Path, ...]:
    """Every file in this folder and below, in a fixed order, without what Python compiled of it."""
    return tuple(sorted(path for path in folder.rglob("*") if "__pycache__" not in path.parts and path.is_file()))


def read_files(paths: Iterable[Path], above: Path) -> Iterator[bytes]:
    """Of each file its path from that folder, then its content."""
    for path in paths:
        yield path.relative_to(above).as_posix().encode()
        yield path.read_bytes()


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of finished things of one kind."""

    folder: Path
    workshop: str
    """What each of them depends on besides its parts: for sheets, what `code_fingerprint()` says."""

    def path(self, *parts: str) -> Path:
        """Where that which depends on these parts is kept."""
        key = hashlib.sha256("\0".join((self.workshop, *parts)).encode()).hexdigest()
        return self.folder / key[:2] / key

    def get(self, make: Callable[[], bytes], *parts: str) -> bytes:
        """What depends on these parts: as it is kept, or made now and kept."""
        path = self.path(*parts)
        content = read_kept(path)
        if content is None:
            content = make()
            keep(path, content)
        return content


def read_kept(path: Path) -> bytes | None:
    """What is kept in this file; None where nothing is, or where it is not whole."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    content, digest = kept[:-_DIGEST], kept[-_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def keep(path: Path, content: bytes) -> None:
    """Keep it in this file, for `read_kept`. Readers that stop at a format's own end may open the file itself."""
    write_file(path, content + hashlib.sha256(content).digest())
