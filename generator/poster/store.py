"""Finished sheets, kept by everything that their bytes depend on."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator import tokens
from generator.poster.fonts import versions

HERE = Path(__file__).parent


@cache
def _workshop(moment: tuple[tuple[str, int, int], ...]) -> str:
    """A hash of our own code, the templates, the tokens and the libraries that draw."""
    found = hashlib.sha256(versions().encode())
    for path, _, _ in moment:
        content = Path(path).read_bytes()
        found.update(f"\0{Path(path).name}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def workshop() -> str:
    """What every sheet depends on besides its words."""
    files = (*HERE.glob("*.py"), *(tokens.TEMPLATES / "posters").iterdir(), tokens.TEMPLATES / "tokens.yaml")
    stats = ((path, path.stat()) for path in sorted(files) if path.is_file())
    return _workshop(tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats))


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of finished sheets."""

    folder: Path
    workshop: str
    """What every sheet depends on besides its words, as `workshop()` says."""

    def path(self, *parts: str) -> Path:
        """Where the sheet that depends on these parts is kept."""
        key = hashlib.sha256("\0".join((self.workshop, *parts)).encode()).hexdigest()
        return self.folder / key[:2] / key


def write(path: Path, content: bytes) -> None:
    """The file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(part).chmod(0o644)
    Path(part).replace(path)
