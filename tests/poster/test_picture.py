"""The picture to pass on: small enough for a poor line, and the same to an eye."""

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from generator.edition.view import View
from generator.model.sheet import PAPERS, PrintKind
from generator.poster.kinds.table import PRINT_TYPES, print_makers
from generator.poster.specimen import make_print
from generator.poster.typst.press import Press

LARGEST = 75_000
"""Bytes; it was 190,000 and every office has one."""


@pytest.mark.parametrize("kind", [PrintKind.SHARE, PrintKind.SHARE_STAFF])
def test_few_colours_look_like_all(kind: PrintKind, public_view: View, press: Press) -> None:
    say = next(iter(print_makers(kind, public_view.directory.offices).values()))
    data = PRINT_TYPES[kind].sheet(make_print(public_view, say), PAPERS["hp"], press)
    whole, small = press.png("share.typ", data, 72), press.picture("share.typ", data, 72)
    assert len(small) < LARGEST < len(whole)
    assert small == press.picture("share.typ", data, 72)
    one, other = (Image.open(io.BytesIO(content)).convert("RGB") for content in (whole, small))
    assert one.size == other.size == (1080, 1350)
    differs = ImageChops.difference(one, other)
    assert max(ImageStat.Stat(differs).mean) < 0.25  # of 255 steps of a colour
    assert max(most for _, most in differs.getextrema()) < 64
