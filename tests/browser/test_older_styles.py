"""What browsers of 2016 to 2020 make of the stylesheet, and text browsers of the page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import page_of_each_kind


def as_in_2019(css: str) -> str:
    """The stylesheet as a browser reads it that knows no space between items of a row, no `clamp` and no `inset`."""
    bare = re.sub(r"(?<=[{;])grid-(?:row-|column-)?gap:[^;}]*;?", "", css)
    bare = re.sub(r"@supports \(width:[^{]*\)\{", "@media speech{", bare)
    return bare.replace("@supports not (inset:0)", "@media all")


@pytest.fixture(scope="module")
def css(site: Path) -> str:
    text = (site / "assets/alur.css").read_text("utf-8")
    older = as_in_2019(text)
    assert "grid-gap" not in older
    assert "@supports" not in older
    return older


_TOUCHING = """() => {
    const found = [], box = each => each.getBoundingClientRect();
    for (const row of document.querySelectorAll('main *, .bar *')) {
        if (!/flex/.test(getComputedStyle(row).display) || !row.checkVisibility()) continue;
        const items = [...row.children].filter(each => box(each).width > 1);
        items.slice(1).forEach((each, at) => {
            const [before, after] = [box(items[at]), box(each)];
            const beside = after.top < before.bottom && before.top < after.bottom;
            const word = each.matches('a,span,b') && !row.matches('.nav,.lang');
            if (beside && word && Math.abs(after.left - before.right) < 3) found.push(row.outerHTML.slice(0, 90));
        });
    }
    return found;
}"""
_SMALL = """() => [...document.querySelectorAll('.btn:not(.is-other) b.num')].filter(each => each.checkVisibility()
    && parseFloat(getComputedStyle(each).fontSize) < 1.2 * parseFloat(getComputedStyle(each.parentElement).fontSize)
).map(each => each.textContent)"""


def test_words_do_not_touch_and_numbers_are_large(browser: Browser, address: str, site: Path, css: str) -> None:
    tab = browser.new_page(viewport={"width": 360, "height": 640}, base_url=address, bypass_csp=True)
    tab.route("**/alur.css*", lambda route: route.fulfill(body=css, content_type="text/css"))
    wrong = []
    for kind, path in page_of_each_kind(site).items():
        tab.goto(path)
        wrong += [f"{kind}: they touch: {each}" for each in tab.evaluate(_TOUCHING)]
        wrong += [f"{kind}: small: {each}" for each in tab.evaluate(_SMALL)]
    tab.close()
    assert wrong == [], "\n".join(wrong)


def test_a_browser_without_styles_reads_two_numbers_as_two(site: Path) -> None:
    """Text browsers know neither rows nor boxes, only lines."""
    wrong, seen = [], 0
    for kind, path in page_of_each_kind(site).items():
        html = re.sub(r"<template>.*?</template>", "", (site / path).read_text("utf-8"), flags=re.S)
        between = re.findall(
            r'</a>((?:(?!</?(?:a|p|li|div|h\d|ul|section|details|summary)\b).)*)<a class="(?:btn|chip|bar-call)',
            html,
            re.S,
        )
        seen += len(between)
        wrong += [kind for each in between if "<br" not in each]
    assert seen > 10
    assert wrong == []


def test_names_of_calls_are_heard_without_a_lost_comma(page: Page, address: str) -> None:
    """What is only heard stands in a box of its own, so a comma at its beginning is parted from the word before."""
    page.goto(address)
    heard = page.locator(".bar").aria_snapshot()
    assert "gratis" in heard
    assert " ," not in heard
