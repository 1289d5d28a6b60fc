"""Since when what is published where, as this machine remembers it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.files.cache import keep, read_kept

FOLDER = "published"
"""What the cache calls all that publishing keeps."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The last publishing that changed something."""

    where: str
    since: datetime
    files: int
    """How many files were sent or removed."""
    site: str
    """A hash of the site that stands there since."""


def read_receipt(root: Path) -> Receipt | None:
    """The last one; None where nothing was published from this machine, or nobody knows."""
    kept = read_kept(_file(root))
    try:
        return _TOLD.validate_json(kept) if kept else None
    except ValidationError:
        return None


def write_receipt(root: Path, receipt: Receipt) -> None:
    """Remember it. Raises `OSError`."""
    keep(_file(root), _TOLD.dump_json(receipt))


def _file(root: Path) -> Path:
    return root / ".cache" / FOLDER / "last"


_TOLD = TypeAdapter(Receipt)
