"""A link that is passed on shows a title, a sentence and a picture of the site's own; the picture carries no number."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.poster.link_picture import HEIGHT, LINK_PICTURE, WIDTH, draw_link_picture
from generator.settings import Edition, Settings
from tests.building import Built

META = re.compile(r'<meta property="og:([a-z:]+)" content="([^"]*)">')


@pytest.mark.parametrize("edition", ["built", "built_discreet"])
def test_every_page_says_what_a_chat_shows(edition: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(edition)
    base = built.content.view.base_url
    pages = list(built.site.rglob("index.html"))
    assert pages
    for page in pages:
        html = page.read_text("utf-8")
        said = dict(META.findall(html))
        (title,) = re.findall(r"<title>([^<]*)</title>", html)
        assert said["title"] == title
        assert f'<meta name="description" content="{said["description"]}">' in html
        assert said["image"] == f"{base}{LINK_PICTURE}"
    with Image.open(built.site / LINK_PICTURE) as picture:
        assert picture.size == (WIDTH, HEIGHT)
        assert picture.info.keys() <= {"dpi"}, "nothing else is written into it"
    assert (built.site / LINK_PICTURE).stat().st_size < 300_000, "chats leave out larger ones"


def test_staff_pages_show_nothing(built_for_staff: Built) -> None:
    assert not (built_for_staff.site / LINK_PICTURE).exists()
    for page in built_for_staff.site.rglob("*.html"):
        assert "og:" not in page.read_text("utf-8")


def drawn(shown: View, tmp_path: Path) -> bytes | None:
    return draw_link_picture(shown, tmp_path)


def test_a_site_without_an_address_has_no_picture(directory: Directory, settings: Settings, tmp_path: Path) -> None:
    nowhere = replace(directory, site=directory.site.model_copy(update={"base_url": None}))
    assert drawn(view(nowhere, settings), tmp_path) is None


def test_the_same_words_are_the_same_bytes(directory: Directory, settings: Settings, tmp_path: Path) -> None:
    shown = view(directory, settings)
    assert drawn(shown, tmp_path / "a") == drawn(shown, tmp_path / "b")
    discreet = view(directory, replace(settings, edition=Edition.DISCREET))
    assert drawn(shown, tmp_path / "a") != drawn(discreet, tmp_path / "a")


def test_a_long_name_gets_smaller(directory: Directory, settings: Settings, tmp_path: Path) -> None:
    long = directory.site.model_copy(update={"name": type(directory.site.name)("Info Layanan " * 12)})
    made = drawn(view(replace(directory, site=long), settings), tmp_path)
    assert made
    with Image.open(io.BytesIO(made)) as picture:
        ground = picture.convert("RGB").getpixel((2, 2))
        edge = {picture.convert("RGB").getpixel((x, y)) for x in range(0, WIDTH, 7) for y in (2, HEIGHT - 3)}
    assert edge == {ground}, "no letter is cut off at the edge"
