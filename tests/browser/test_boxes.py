"""Boxes of a guide are ticked without a script, kept nowhere, and printed as another list."""

import pytest
from playwright.sync_api import Page, expect

GUIDE = "panduan/menemani/index.html"


def boxes_of(page: Page, address: str) -> list[bool]:
    page.goto(address + GUIDE)
    found = page.locator(".boxes input")
    expect(found).to_have_count(2)
    return [box.is_checked() for box in found.all()]


def test_a_tick_is_gone_when_somebody_comes_back(page: Page, address: str) -> None:
    assert boxes_of(page, address) == [False, False]
    page.get_by_label("Air minum").check()
    page.goto(address)
    page.go_back()
    expect(page.get_by_label("Air minum")).not_to_be_checked()


def test_the_page_is_cleared_before_a_browser_keeps_it(page: Page, address: str) -> None:
    """A page kept whole for Back is not read again: what it shows is what it held when it was left."""
    boxes_of(page, address)
    page.get_by_label("Air minum").check()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    expect(page.get_by_label("Air minum")).not_to_be_checked()


def test_a_tick_is_gone_after_a_reload(page: Page, address: str) -> None:
    boxes_of(page, address)
    page.get_by_label("Air minum").check()
    page.reload()
    expect(page.get_by_label("Air minum")).not_to_be_checked()


@pytest.mark.parametrize("script", [False])
def test_without_script_a_box_can_be_ticked_and_nothing_is_sent(page: Page, address: str) -> None:
    boxes_of(page, address)
    page.get_by_text("Air minum").click()
    expect(page.get_by_label("Air minum")).to_be_checked()
    assert page.locator("form").evaluate("form => [...new FormData(form)].length") == 0
    assert page.locator("form").get_attribute("autocomplete") == "off"


def test_a_number_among_the_boxes_is_dialled(page: Page, address: str) -> None:
    boxes_of(page, address)
    expect(page.locator('.boxes a[href="tel:998"]')).to_be_visible()


def test_paper_has_the_other_list_and_no_other_word(page: Page, address: str) -> None:
    boxes_of(page, address)
    paper = page.locator(".on-paper")
    expect(paper).to_be_hidden()
    page.emulate_media(media="print")
    expect(paper).to_be_visible()
    shown = page.evaluate("document.body.innerText").split("\n")
    assert [line for line in shown if line.strip()] == ["Daftar bawaan", "Payung", "Kartu perpustakaan"]


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280])
def test_no_number_on_a_button_is_broken_over_two_lines(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for url in ("", "c/", "k/kec-awan/", "k/dinas-dongeng/"):
        page.goto(f"{address}{url}index.html")
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        broken = page.evaluate(
            "[...document.querySelectorAll('.btn:not(.is-other) b.num')].filter(number => number.offsetHeight >"
            " parseFloat(getComputedStyle(number).fontSize) * 1.9).map(number => number.textContent)"
        )
        assert broken == [], (width, url)
