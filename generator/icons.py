"""Pictograms from the icon sets that Material for MkDocs ships."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import material

_PATHS = re.compile(r'\sd="([^"]+)"')
_SAFE = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)+")


MARK = (
    "M5 2a3 3 0 0 1 1.2 5.75C6.6 10.4 8.5 11 12 11c4.3 0 6.8 1.2 7 5.1a3 3 0 1 1-2.2.05"
    "C16.6 13.7 15.3 13.2 12 13.2c-4.2 0-7.4-1-8-5.4A3 3 0 0 1 5 2z"
)
"""The mark of the site, on 24 by 24 units: a dot, a line, a dot."""


class UnknownIconError(LookupError):
    """No set has an icon of this name."""


@cache
def names() -> frozenset[str]:
    """The name of every icon that `outline` can draw: set and file without its suffix, such as `material/phone`."""
    folder = Path(str(files(material).joinpath("templates", ".icons")))
    return frozenset(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.svg"))


@cache
def outline(name: str) -> str:
    """The path data of an icon such as `material/phone`, drawn on 24 by 24 units. Raises `UnknownIconError`."""
    if not _SAFE.fullmatch(name):
        raise UnknownIconError(name)
    file = files(material).joinpath("templates", ".icons", f"{name}.svg")
    if not file.is_file():
        raise UnknownIconError(name)
    return " ".join(_PATHS.findall(file.read_text("utf-8")))
