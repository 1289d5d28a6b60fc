"""Typefaces for prints: the text face as it comes, and static weights of the digits' face cut out of its variable font.

Typst reads no variable fonts.
"""

import io
import unicodedata
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from generator.files.cache import PACKAGES, keep, read_kept

WEIGHTS = {400: ("Regular", 520), 700: ("Bold", 740), 800: ("ExtraBold", 800)}
"""By weight: its name, and where to cut. The digits' face is lighter than the text face."""
FAMILY = "Plus Jakarta Sans"
TALLER = 1.06
"""The digits' face is so much taller than the text face's capitals."""
GLYPHS = "0123456789-–+() "
"""All that a number to dial is written with."""


def font_folders(cache_folder: Path) -> tuple[Path, ...]:
    """Folders of static fonts; the cut ones are made once and kept in `cache_folder`."""
    cut = cache_folder / f"digits-{version(PACKAGES[1])}-{version('fonttools')}"
    for weight in WEIGHTS:
        path = cut / f"digits-{weight}.ttf"
        if read_kept(path) is None:
            # Another process may be cutting the same font; whoever ends last replaces a file with its equal.
            keep(path, _cut(weight))
    return _files("fontpkg_atkinson_hyperlegible"), cut


@cache
def known_letters() -> frozenset[str]:
    """Every character that the text face can show, and those that are not drawn at all."""
    from fontTools.ttLib import TTFont

    found: set[str] = set("\u00ad\u200b")
    for path in sorted(_files("fontpkg_atkinson_hyperlegible").glob("*-Regular.ttf")):
        found |= {chr(code) for code in TTFont(path, lazy=True).getBestCmap()}
    return frozenset(found)


def drawable(text: str) -> str:
    """The text, a question mark for each letter that the text face lacks; for sheets that must be made all the same."""
    return "".join(each if each in known_letters() else "?" for each in unicodedata.normalize("NFC", text))


def _files(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent / "files"


@cache
def _cut(weight: int) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    name, axis = WEIGHTS[weight]
    font = TTFont(_files("fontpkg_plus_jakarta_sans") / "PlusJakartaSans[wght].ttf", recalcTimestamp=False)
    options = Options(layout_features=["kern"], name_IDs=["*"], notdef_outline=True, recalc_timestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=GLYPHS)
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": axis})
    font["OS/2"].usWeightClass = weight
    font["head"].unitsPerEm = round(font["head"].unitsPerEm * TALLER)
    for name_id in (16, 17, 25):
        font["name"].removeNames(nameID=name_id)
    names = {1: FAMILY, 2: name, 4: f"{FAMILY} {name}", 6: f"{FAMILY.replace(' ', '')}-{name}"}
    for record in font["name"].names:
        record.string = names.get(record.nameID, record.string)
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
