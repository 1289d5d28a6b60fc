"""What a print's QR code opens, and the list of prints, also on days when nothing may be printed."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from generator.edition import View, view
from generator.model.directory import Directory
from generator.model.picture import Picture
from generator.model.sheet import Kind, Printed, preview_url
from generator.poster import shop
from generator.render.page import WebPage
from generator.render.pages import pages
from generator.settings import Settings

MADE = tuple(
    Printed("kec-awan", Kind.STAFF, paper, "BCDFGH", Path(f"petugas-kec-awan-{paper}.pdf"), 81_400, "Poster petugas")
    for paper in ("a3", "a4", "f4")
)
SMALL = {preview_url(kind): Picture(preview_url(kind), b"", 120, 170) for kind in Kind}
REPLACED = "sudah diganti"
UNSURE = "Hari ini belum bisa dipastikan."
PREVIEW = "Poster dibuat saat situs dibangun penuh."
WAITS = "Poster baru menunggu nomor darurat dicek ulang."


def page(shown: View, url: str, prints: tuple[Printed, ...] = ()) -> str:
    made: list[WebPage] = list(pages(shown, prints, pictures=SMALL, search=True))
    return next(each.body for each in made if each.url == url)


def said(html: str) -> str:
    """What is read without script: no attributes, and nothing of what is hidden until a script fills it."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


@pytest.fixture(scope="module")
def stale(directory: Directory, settings: Settings) -> View:
    """The view on the first day on which an emergency number's check is too old for paper."""
    return view(directory, replace(settings, today=settings.today + timedelta(days=31)))


def test_nothing_waits_as_long_as_something_may_be_printed(directory: Directory, settings: Settings) -> None:
    seen = set()
    for days in range(0, 45, 3):
        shown = view(directory, replace(settings, today=settings.today + timedelta(days=days)))
        due, _ = shop.due(shown, directory.mark)
        assert shown.prints_wait == (due == ()), days
        seen.add(shown.prints_wait)
    assert seen == {True, False}


def test_the_current_edition_is_compared(public_view: View) -> None:
    html = page(public_view, "q/kec-awan/", MADE)
    assert html.count('data-edition="BCDFGH"') == 1
    assert REPLACED in html
    assert UNSURE not in html


def test_while_numbers_are_stale_no_poster_is_called_replaced(stale: View) -> None:
    html = page(stale, "q/kec-awan/")
    words = said(html)
    assert UNSURE in words
    assert REPLACED not in html
    assert "data-edition" not in html, "a script finds no code to compare with"
    assert PREVIEW not in words
    assert 'href="tel:999"' in html, "what the data says stays what to do"
    assert 'href="../../k/kec-awan/index.html"' in html


def test_lists_tell_why_there_is_nothing(stale: View, public_view: View) -> None:
    for url in ("p/", "k/kec-awan/"):
        assert WAITS in page(stale, url)
        assert PREVIEW not in page(stale, url)
        assert PREVIEW in page(public_view, url)
    assert 'href="../../q/kec-awan/index.html"' in page(stale, "k/kec-awan/")
