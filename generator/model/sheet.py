"""What a print is, apart from what it says: kinds, papers and finished sheets."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

EVERYONE = "semua"
"""Stands for the office of a print that is the same for all offices."""


class Kind(StrEnum):
    """Kinds of print."""

    STAFF = "petugas"
    """Wall poster behind the counter."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper size in millimetres."""

    name: str
    width: float
    height: float


PAPERS = {
    "a3": Paper("a3", 297, 420),
    "a4": Paper("a4", 210, 297),
    "f4": Paper("f4", 215, 330),  # Folio as Indonesian offices cut it (Permenpan 80/2012)
}


@dataclass(frozen=True, slots=True)
class Due:
    """A sheet that is owed."""

    office: str
    kind: Kind
    paper: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished sheet."""

    office: str
    kind: Kind
    paper: str
    edition: str
    """Edition code: a short hash of what the sheet says."""
    path: Path
    size: int
    """Bytes."""

    @property
    def url(self) -> str:
        """Where the site keeps it, from the site's root."""
        return f"p/{self.path.name}"
