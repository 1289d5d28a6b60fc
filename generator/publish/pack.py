"""One ZIP for each office: what a clerk copies to a stick or hands to a print shop.

It holds every sheet of that office on every paper. A choice of papers would take half of the room on the host, but
whoever takes a ZIP for everything would look for A3 in vain. Sheets that all offices share stand once on the list of
prints. Members are stored as they are: PDF and PNG are compressed already, so deflating gains little, and the audit
sees that each member is the file beside the ZIP.
"""

import zipfile
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from generator.model.sheet import EVERYONE, Pack, Printed, pack_url

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP can name: the same bytes whenever it is made."""
_UNIX = 3
_MODE = 0o100644 << 16


def make_packs(prints: Iterable[Printed], folder: Path) -> tuple[Pack, ...]:
    """The ZIP of each office that has prints, as `pack_url` names it in the folder."""
    own = sorted(
        (print_ for print_ in prints if print_.office != EVERYONE), key=lambda print_: (print_.office, print_.path.name)
    )
    return tuple(_pack(folder, office, tuple(sheets)) for office, sheets in groupby(own, lambda print_: print_.office))


def _pack(folder: Path, office: str, sheets: tuple[Printed, ...]) -> Pack:
    specimen = any(sheet.specimen for sheet in sheets)
    path = folder / pack_url(office, specimen=specimen).rpartition("/")[2]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as pack:
        for sheet in sheets:
            member = zipfile.ZipInfo(sheet.path.name, _DAY)
            member.create_system, member.external_attr = _UNIX, _MODE
            pack.writestr(member, sheet.path.read_bytes())
    return Pack(office, path, path.stat().st_size, specimen)
