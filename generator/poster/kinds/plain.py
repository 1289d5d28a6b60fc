"""Template data of the kinds that need no layout of ours: what they say, and the scale of their paper.

Type is given for A4 and grows with the paper, so the smallest words are 12 pt on A4 and F4 and 17 pt on A3. Paper held
in the hand may go down to 9 pt: strips, cards, booklets. On a screen of 1080 pixels nothing is under 36 pixels.
"""

from typing import Any

from generator.model.sheet import PAPERS, Paper
from generator.poster.flow import set_type
from generator.poster.imprint import MARGIN, QR, imprint_fields
from generator.poster.print import Print, plain_values
from generator.poster.typst.press import Press
from generator.poster.words import Words

IN_HAND = 0.875
"""Scale of a booklet: body text of 10.5 pt."""

UNSET = {"path", "href", "url", "code", "edition"}
"""Fields that nobody reads as words."""


def sheet_data(said: Print, paper: Paper, press: Press) -> dict[str, Any]:
    """All that the template draws."""
    return imprint_fields(said, paper) | {
        "said": _set(plain_values(said), press.words),
        "qr-size": QR,
        "layout": {"scale": paper_scale(paper), "density": 1.0},
    }


def paper_scale(paper: Paper) -> float:
    """How much larger than on A4 everything is: what the narrower of width and height allows."""
    if paper.screen:
        return 1.0
    a4 = PAPERS["a4"]
    if paper.width < a4.width:
        return IN_HAND
    wide = (paper.width - 2 * MARGIN) / (a4.width - 2 * MARGIN)
    high = (paper.height - 2 * MARGIN) / (a4.height - 2 * MARGIN)
    return min(wide, high)


def _set(value: Any, words: Words) -> Any:
    """The same with every text as it is set; drawings are left alone."""
    if isinstance(value, str):
        return set_type(value, words)
    if isinstance(value, list):
        return [_set(each, words) for each in value]
    if isinstance(value, dict):
        return {name: each if name in UNSET else _set(each, words) for name, each in value.items()}
    return value
