"""The pictures of README and of the keeper's guide: each is drawn from the real thing, and still shows it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.pictures import draw

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "tests" / "pictures"

NAMED = re.compile(r'!\[([^\]]*)\]\(([^)\s]+)\)|<img src="([^"]+)"[^>]* alt="([^"]+)"')
LIMIT = 70_000
"""Bytes; a page of the guide should open on a phone's line."""


def named(document: str) -> dict[str, str]:
    """The pictures of a document, and what each says to those who do not see it."""
    found = NAMED.findall((ROOT / document).read_text("utf-8"))
    return {one or other: alt or said for alt, one, other, said in found}


@pytest.mark.parametrize(("document", "drawn"), [("README.md", draw.README), ("PANDUAN.md", draw.GUIDE)])
def test_every_picture_is_drawn_and_there(document: str, drawn: dict[str, draw.Draw]) -> None:
    found = named(document)
    assert found.keys() == {f"tests/pictures/{name}" for name in drawn}
    for path, said in found.items():
        assert len(said) > 20, path
        assert 1_000 < (ROOT / path).stat().st_size < LIMIT, path


def test_no_picture_lies_about() -> None:
    assert {each.name for each in PICTURES.glob("*.png")} == draw.README.keys() | draw.GUIDE.keys()


@pytest.mark.walk
@pytest.mark.parametrize("name", draw.GUIDE)
def test_the_guide_shows_what_there_is(name: str, browser: Browser) -> None:
    """By its words: how wide letters are, and how a browser smooths them, is another matter on every machine."""
    _, words = draw.recorded(name)
    assert draw.GUIDE[name](browser, draw.blind).words == words, "draw it again: make pictures"


@pytest.mark.parametrize("name", draw.README | draw.GUIDE)
def test_a_picture_and_its_words_were_drawn_together(name: str) -> None:
    sealed, _ = draw.recorded(name)
    assert sealed == draw.digest(name), "draw it again: make pictures"
