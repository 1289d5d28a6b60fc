"""What a print is, apart from what it says: kinds, papers and finished sheets."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from generator.model.routes import CODES, PRINTS

EVERYONE = "semua"
"""Stands for the office of a print that is the same for all offices."""


class PrintKind(StrEnum):
    """Kinds of print. The value is part of the file's name."""

    STAFF = "petugas"
    """Wall poster behind the counter."""
    PUBLIC = "umum"
    """Wall poster for waiting rooms and toilets."""
    STRIPS = "sobek"
    """The public poster with strips to tear off."""
    CARDS = "kartu"
    """Wallet cards, ten on a sheet."""
    SHARE = "bagikan-umum"
    """Picture to pass on by chat."""
    SHARE_STAFF = "bagikan-petugas"
    """Picture of one office's flow for its staff."""
    BOOKLET = "buku"
    """Everything of one office; for everyone: the contacts of all offices and every flow once."""
    HANDOVER = "serah"
    """Form of the short note that goes with a person."""

    @property
    def public(self) -> bool:
        """True for a print that the public reads or carries: its code opens help, and no record code stands on it."""
        return self in {PrintKind.PUBLIC, PrintKind.STRIPS, PrintKind.CARDS, PrintKind.SHARE}

    @property
    def bound(self) -> bool:
        """True for a print of several pages; any other is one page."""
        return self is PrintKind.BOOKLET

    @property
    def named(self) -> bool:
        """True for a print that carries names and staff channels in the staff edition: it is kept in a drawer.

        What hangs or is passed on says the same in every edition, so that one ledger and one status page hold for it.
        """
        return self is PrintKind.BOOKLET

    @property
    def coded(self) -> bool:
        """True for a print that says its edition; cards say the month alone."""
        return self is not PrintKind.CARDS

    @property
    def linked(self) -> bool:
        """True for a print on which the address that its code opens can be followed."""
        return self not in {PrintKind.CARDS, PrintKind.SHARE, PrintKind.SHARE_STAFF}


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper size in millimetres, or a screen in pixels."""

    name: str
    width: float
    height: float
    screen: bool = False

    @property
    def suffix(self) -> str:
        """How the file's name ends, without a dot: `pdf`, or `png` for a screen."""
        return "png" if self.screen else "pdf"


PAPERS = {
    "a3": Paper("a3", 297, 420),
    "a4": Paper("a4", 210, 297),
    "f4": Paper("f4", 215, 330),  # Folio as Indonesian offices cut it (Permenpan 80/2012)
    "a5": Paper("a5", 148, 210),
    "hp": Paper("hp", 1080, 1350, screen=True),  # upright picture as chat programs show it whole
}
WALL = ("a3", "a4", "f4")
ELSEWHERE = "situs"
"""What the ledger writes for a paper where the words of a public poster stand on another site."""


@dataclass(frozen=True, slots=True)
class ExpectedSheet:
    """A sheet that is owed."""

    office: str
    kind: PrintKind
    paper: str


@dataclass(frozen=True, slots=True)
class Specimen:
    """Why a sheet must not hang. It is drawn all the same, with a mark across it and without an edition."""

    sentence: str
    """What stands in the mark across it and at its foot: that it must not hang, and why."""
    codes: tuple[str, ...] = ()
    """Record codes of the numbers that lapsed: each has to be checked again first."""
    draft: bool = False
    """The region is not open yet (`draft: true` in `site.yaml`)."""


SPECIMEN = "contoh"
"""Begins the name of a specimen's file, so that nobody takes one for a sheet to hang, wherever it was copied to."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished sheet."""

    office: str
    """Its id, or `EVERYONE`."""
    kind: PrintKind
    paper: str
    edition: str
    """Edition code: a short hash of what the sheet says; empty for a specimen, which is none."""
    path: Path
    size: int
    """Bytes."""
    name: str = ""
    """What people call this kind of print, in Indonesian."""
    specimen: Specimen | None = None
    """Why it must not hang; None for a sheet that may."""
    valid_until: date | None = None
    """The last day for which it counts on a wall; None for a specimen."""

    @property
    def url(self) -> str:
        """Where the site keeps it, from the site's root."""
        return f"{PRINTS}{self.path.name}"

    @property
    def format(self) -> str:
        """What sort of file it is: `PDF`, `PNG`."""
        return self.path.suffix[1:].upper()


def preview_url(kind: PrintKind) -> str:
    """The small picture of a kind of print, from the site's root."""
    return f"{PRINTS}{kind.value}.webp"


def help_url(office: str) -> str:
    """What the code of an office's public print opens, from the site's root: whom to call comes first there.

    Staff prints led here too until they had a page of their own, so it knows every code that has ever been printed.
    """
    return f"{CODES}{office}/"


def check_url(office: str) -> str:
    """What tells whether a staff print of this office still holds, from the site's root: its code opens it."""
    return PRINTS if office == EVERYONE else f"{CODES}{office}/petugas/"


def code_url(kind: PrintKind, office: str) -> str:
    """What the code of a print opens, from the site's root."""
    return help_url(office) if kind.public else check_url(office)


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture. Its page keeps its room free until it has come, so that nothing moves under a finger."""

    url: str
    """Where the site keeps it, from the site's root."""
    content: bytes
    width: int
    """CSS pixels, as is `height`."""
    height: int
