"""Which folder a desk is opened in by somebody who names none: where they stand, or the one that was open last."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import platformdirs

_KEPT = 10
"""How many folders are remembered."""
_DEEP = 3
"""How many folders below the keeper's own are looked into."""
_MANY = 2_000
"""How many folders are looked at, before a search of a crowded disk is given up."""


def state_folder() -> Path:
    """Where this machine keeps what one user had open; nobody else's, and no part of the content."""
    return platformdirs.user_state_path("alur", appauthor=False)


def holds_content(folder: Path) -> bool:
    """Whether a region's content lies there."""
    try:
        return (folder / "content" / "site.yaml").is_file()
    except OSError:
        return False


def find_folder(given: Path | None) -> Path | None:
    """The folder to open: the given one, the one where the program stands, or the last one; None where none is there.

    One that is given is never passed over in silence for another.
    """
    if given is not None:
        return given.resolve() if holds_content(given) else None
    return next((folder.resolve() for folder in (Path.cwd(), *remembered()) if holds_content(folder)), None)


def remembered() -> list[Path]:
    """The folders that were open, the last one first; those that are no more are left out."""
    try:
        lines = _list().read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [Path(line) for line in lines if line and holds_content(Path(line))]


def remember_folder(folder: Path) -> None:
    """Open this one first the next time. What cannot be remembered is asked again."""
    lines = list(dict.fromkeys([str(folder.resolve()), *map(str, remembered())]))[:_KEPT]
    try:
        _list().parent.mkdir(parents=True, exist_ok=True)
        _list().write_text("\n".join(lines) + "\n", "utf-8")
    except (OSError, UnicodeEncodeError):
        return


def _list() -> Path:
    return state_folder() / "folders.txt"


def knock_file(folder: Path) -> Path:
    """The file by which a second start asks the open desk of this folder to show itself."""
    name = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return state_folder() / f"{name}.knock"


def find_nearby(home: Path) -> list[Path]:
    """Folders with content in the keeper's own folders, not far down; links and hidden ones aside."""
    return [folder for folder in _walk(home) if holds_content(folder)]


def _walk(home: Path) -> Iterator[Path]:
    level, seen = [home], 0
    for _ in range(_DEEP):
        below: list[Path] = []
        for folder in level:
            try:
                inside = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
            except OSError:
                continue
            for path in inside:
                seen += 1
                if seen > _MANY:
                    return
                if path.is_dir() and not path.is_symlink():
                    below.append(path)
                    yield path
        level = [folder for folder in below if not holds_content(folder)]
