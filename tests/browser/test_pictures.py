"""The pictures of README and of the keeper's guide: each is drawn from the real thing, and still shows it."""

import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from tests.pictures import draw

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "tests" / "pictures"

NAMED = re.compile(r'!\[([^\]]*)\]\(([^)\s]+)\)|<img src="([^"]+)"[^>]* alt="([^"]+)"')
LIMIT = 70_000
"""Bytes; a page of the guide should open on a phone's line."""
APART = 3
"""Mean difference of grey, of 255, that another version of a browser or typeface may make."""


def named(document: str) -> dict[str, str]:
    """The pictures of a document, and what each says to those who do not see it."""
    found = NAMED.findall((ROOT / document).read_text("utf-8"))
    return {one or other: alt or said for alt, one, other, said in found}


@pytest.mark.parametrize(("document", "drawn"), [("README.md", draw.README), ("PANDUAN.md", draw.GUIDE)])
def test_every_picture_is_drawn_and_there(document: str, drawn: dict[str, draw.Drawn]) -> None:
    found = named(document)
    assert found.keys() == {f"tests/pictures/{name}" for name in drawn}
    for path, said in found.items():
        assert len(said) > 20, path
        assert 1_000 < (ROOT / path).stat().st_size < LIMIT, path


def test_no_picture_lies_about() -> None:
    assert {each.name for each in PICTURES.glob("*.png")} == draw.README.keys() | draw.GUIDE.keys()


def apart(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures in grey, an eighth as large."""
    size = (max(1, one.width // 8), max(1, one.height // 8))
    grey = [each.convert("L").resize(size, Image.Resampling.BOX) for each in (one, other)]
    counts = ImageChops.difference(*grey).histogram()
    return sum(value * count for value, count in enumerate(counts)) / sum(counts)


@pytest.mark.parametrize("name", draw.GUIDE)
def test_the_guide_shows_what_there_is(name: str, browser: Browser) -> None:
    kept, now = Image.open(PICTURES / name), draw.small(draw.GUIDE[name](browser))
    assert abs(kept.width - now.width) <= 4, "draw it again: make pictures"
    assert abs(kept.height - now.height) <= 40, "draw it again: make pictures"
    assert apart(kept, now) < APART, "draw it again: make pictures"


def test_another_picture_is_noticed() -> None:
    pictures = [Image.open(PICTURES / name) for name in draw.GUIDE]
    for at, one in enumerate(pictures):
        for other in pictures[:at]:
            assert apart(one, other.resize(one.size)) > APART
    letter = Image.open(PICTURES / "panduan-surat.png").convert("RGB")
    letter.paste((255, 255, 255), (0, 0, letter.width, letter.height // 4))
    assert apart(Image.open(PICTURES / "panduan-surat.png"), letter) > APART
