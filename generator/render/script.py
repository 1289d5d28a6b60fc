"""Scripts as they are shipped: their parts put in, blanks and long names taken out, in a language that phones know."""

import re
from pathlib import Path

import minify

from generator.shipped import TEMPLATES

PARTS = TEMPLATES / "scripts"
SHIPPED = ("alur.js", "exit.js", "search.js")
"""What every edition has of them. The others are parts, or stand in a page."""

WAY_OUT = 2009
"""ES5, which every browser reads that can open the site: the way out must work where nothing else does."""
PAGE = 2017
"""The newest language of what every page runs. What is newer is a module, which older browsers pass over."""
MODULE = 2020
"""The language of modules that are fetched when somebody searches."""
YEARS = {"exit.js": WAY_OUT, "not-found.js": WAY_OUT, "search.js": MODULE}
"""What is not of `PAGE`, by the file's name."""

_PART = re.compile(r"^ *// part: (\S+\.js)\n", re.MULTILINE)
_NUMBER = re.compile(r"([A-Z_]+) = ([\d.e]+)")
_NUMBERS = re.compile(rf"^ *const ({_NUMBER.pattern}(?:, {_NUMBER.pattern})*);.*\n", re.MULTILINE)


def ship_script(path: Path) -> str:
    """The script in this file, with the parts that it names, in the language that its name promises."""
    return minify_script(_loose(spelled_out(whole(path))), YEARS.get(path.name, PAGE))


def whole(path: Path) -> str:
    """The script in this file with each `// part: NAME` replaced by that part, as it is written.

    A part is a list of declarations: it stands in the function of who names it, so its names are seen nowhere else.
    """
    return _PART.sub(lambda found: (PARTS / found[1]).read_text("utf-8"), path.read_text("utf-8"))


def spelled_out(text: str) -> str:
    """The same script with its named numbers (`const ASKED = 1.6;`) where they are used: a name costs nobody a byte.

    Raises `ValueError` for a name that is given twice.
    """
    given = [number for line in _NUMBERS.findall(text) for number in _NUMBER.findall(line[0])]
    numbers = dict(given)
    if len(numbers) < len(given):
        raise ValueError(f"two numbers of one script have one name: {', '.join(sorted(name for name, _ in given))}")
    return re.sub(r"\b[A-Z_]+\b", lambda found: numbers.get(found[0], found[0]), _NUMBERS.sub("", text))


def _loose(text: str) -> str:
    """The same script without `"use strict"`, and with `let` for `const`: what they refuse, the tests have seen."""
    return re.sub(r"\bconst (?=[\w$\[{])", "let ", text.replace('"use strict";', ""))


def minify_script(text: str, year: int) -> str:
    """The same script in fewer bytes, with nothing in it that is newer than the ECMAScript of this year."""
    minify.config({"js-version": year})  # kept by the library for whatever comes next, so it is said each time
    return str(minify.string("application/javascript", text))
