"""Scripts as they are shipped: shared parts put in, blanks and long names taken out, in a language that phones know."""

import re
from pathlib import Path

import minify

from generator.tokens import TEMPLATES

WAY_OUT = 2009
"""ES5, which every browser reads that can open the site: the way out must work where nothing else does."""
PAGE = 2017
"""The newest language of what every page runs. What is newer is a module, which older browsers pass over."""
MODULE = 2020
"""The language of modules that are fetched when somebody searches."""
YEARS = {"keluar.js": WAY_OUT, "cari.js": MODULE}
"""What is not of `PAGE`, by the file's name."""

_PART = re.compile(r"^// (\S+\.js)\n", re.MULTILINE)


def script(path: Path) -> str:
    """The script in this file, with the parts that it names, in the language that its name promises."""
    parts = TEMPLATES / "components"
    whole = _PART.sub(lambda found: (parts / found[1]).read_text("utf-8"), path.read_text("utf-8"))
    return shortened(whole, YEARS.get(path.name, PAGE))


def shortened(text: str, year: int) -> str:
    """The same script in fewer bytes, with nothing in it that is newer than the ECMAScript of this year."""
    minify.config({"js-version": year})  # kept by the library for whatever comes next, so it is said each time
    return str(minify.string("application/javascript", text))
