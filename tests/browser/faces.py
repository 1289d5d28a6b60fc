"""The typefaces that pages are read in: what a phone happens to have decides how wide a number is.

Each face comes from a pinned package, and the browsers of the tests see no other, whatever lies on the machine.
"""

import os
import tempfile
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape


class Face(StrEnum):
    """A typeface by the width of its letters; the value is the folder of a package that holds its files."""

    NARROW = "fontpkg_roboto/files"
    """Roboto, which Android phones have."""
    ORDINARY = "fontpkg_noto_sans/files"
    """Noto Sans, which many Linux systems and some phones have."""
    WIDE = "reportlab/fonts"
    """Bitstream Vera: DejaVu Sans was made from it with every letter as wide, and Verdana is about as wide."""

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        package, _, inside = self.value.partition("/")
        return Path(str(files(package).joinpath(inside)))


@cache
def _places() -> tuple[tempfile.TemporaryDirectory[str], Path]:
    """The folder of this process's fontconfig files, with what removes it at the end."""
    held = tempfile.TemporaryDirectory(prefix="alur-faces-")
    return held, Path(held.name)


@cache
def fontconfig_file(face: Face) -> Path:
    """A fontconfig file that knows this face alone (fontconfig's user manual, `fonts.conf`)."""
    folder = _places()[1]
    file = folder / f"{face.name.lower()}.conf"
    file.write_text(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'>"
        f"<fontconfig><dir>{escape(str(face.folder))}</dir>"
        f"<cachedir>{escape(str(folder / 'cache'))}</cachedir></fontconfig>",
        "utf-8",
    )
    return file


def environment(face: Face = Face.ORDINARY) -> dict[str, str]:
    """The environment of a browser that sees this face alone, for Playwright's `launch(env=...)`."""
    return {**os.environ, "FONTCONFIG_FILE": str(fontconfig_file(face))}
