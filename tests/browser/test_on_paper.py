"""A page that is printed says everything, and breaks where nothing is lost."""

from pathlib import Path

from playwright.sync_api import Page
from pypdfium2 import PdfDocument

from tests.browser.kinds import page_of_each_kind

_FOLDED = """() => [...document.querySelectorAll('main details:not([open]) > :not(summary)')].filter(each => {
    const fold = each.parentElement, outer = fold.parentElement.closest('details:not([open])');
    if (outer || each.closest('.noprint,.on-paper')) return false;
    if (!fold.checkVisibility() || !each.textContent.trim()) return false;
    return each.offsetHeight < 8 || getComputedStyle(fold, '::details-content').contentVisibility === 'hidden';
}).map(each => each.outerHTML.slice(0, 80))"""
_CUT = """() => [...document.querySelectorAll('.flow > li > .disc')].filter(each =>
    each.getBoundingClientRect().top < each.parentElement.getBoundingClientRect().top
).map(each => each.outerHTML.slice(0, 80))"""


def test_what_is_folded_is_printed(page: Page, site: Path) -> None:
    page.emulate_media(media="print")
    seen = 0
    for path in page_of_each_kind(site).values():
        page.goto(path)
        seen += page.locator("main details:not([open])").count()
        assert page.evaluate(_FOLDED) == [], path
    assert seen > 10


def test_no_circle_stands_out_of_its_step(page: Page, site: Path) -> None:
    """Else a page ends in the middle of it."""
    page.emulate_media(media="print")
    page.goto(page_of_each_kind(site)["flow"])
    assert page.locator(".flow > li > .disc").count() > 2
    assert page.evaluate(_CUT) == []


def test_no_heading_stays_behind_alone(page: Page, site: Path) -> None:
    """Read back from the sheets: the last line of none is a heading whose text stands on the next."""
    sheets = 0
    for path in page_of_each_kind(site).values():
        page.goto(path)
        headings = {" ".join(text.split()) for text in page.locator("main :is(h1,h2,h3,summary)").all_text_contents()}
        printed = PdfDocument(page.pdf(format="A4"))
        for sheet in printed:
            lines = sheet.get_textpage().get_text_range().split("\n")
            *_, last = (words for line in lines if (words := " ".join(line.split())))
            sheets += 1
            assert last not in headings, path
    assert sheets > 30
