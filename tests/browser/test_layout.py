"""Nothing sticks out and no digit is cut, in three typefaces, with text spacing, at 200 % text and at 400 % zoom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page

from tests.browser.faces import Face
from tests.browser.kinds import page_of_each_kind
from tests.browser.test_access import states, unfold

TYPE = 16
"""Pixels of a browser's own type size."""


@dataclass(frozen=True)
class Setting:
    """How somebody reads: the window, and what they did to the text."""

    width: int
    height: int
    scale: float = 1
    """Of the browser's own type size, as a phone's setting for large text changes it."""
    spaced: bool = False
    """With the spacing of WCAG 1.4.12."""


SETTINGS = {
    "320 px": Setting(320, 568),
    "text spacing": Setting(320, 568, spaced=True),
    "200 % text": Setting(360, 640, scale=2),
    "200 % text, narrow": Setting(320, 568, scale=2),
    "400 % zoom": Setting(320, 256),
    "landscape": Setting(640, 256),
    "narrowest": Setting(240, 320),
}
SPACED = """*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-bottom:2em!important}"""
"""WCAG 1.4.12."""

_WRONG = """() => {
    const wide = document.documentElement.clientWidth, found = [], range = document.createRange();
    const told = (what, each) => found.push(what + ': ' + each.outerHTML.slice(0, 100));
    const silent = each => each.closest('.vh,.skip,.scroll,.drawing,svg') || each.clientWidth === 1;
    if (document.documentElement.scrollWidth > wide) told('scrolls sideways', document.documentElement);
    for (const each of document.querySelectorAll('body *')) {
        if (!each.checkVisibility() || silent(each) || silent(each.parentElement)) continue;
        const box = each.getBoundingClientRect();
        if (box.right > wide + .5 || box.left < -.5) told('sticks out', each);
        if (getComputedStyle(each).overflowX === 'hidden' && each.scrollWidth > each.clientWidth + 1) told('is cut off', each);
        const digits = each.closest('.num,time') && [...each.childNodes].filter(node => node.nodeType === 3);
        if (!digits || !each.textContent.trim()) continue;
        const button = each.closest('a,button,td,p,li') || document.body, edge = button.getBoundingClientRect();
        for (const node of digits) {
            range.selectNodeContents(node);
            const lines = [...range.getClientRects()];
            if (lines.some(line => line.left < Math.max(edge.left, 0) - .5 || line.right > Math.min(edge.right, wide) + .5))
                told('a digit leaves its button', button);
            if (each.matches('.num') && node.data.trim().length < 5 && lines.length > 1) told('a short number is broken', button);
        }
    }
    if (parseFloat(getComputedStyle(document.documentElement).fontSize) < 20) {
        for (const each of document.querySelectorAll('.btn[href^="tel:"] b.num')) {
            const size = element => parseFloat(getComputedStyle(element).fontSize);
            if (each.checkVisibility() && each.textContent.length < 5 && size(each) < 1.2 * size(each.parentElement))
                told('a short number is no larger than its label', each.closest('a'));
        }
    }
    return found;
}"""


def shown(tab: Page, setting: Setting) -> list[str]:
    """What is wrong with the page as this reader sees it."""
    tab.set_viewport_size({"width": setting.width, "height": setting.height})
    if setting.spaced:
        style = tab.evaluate_handle(
            "css => { const style = document.createElement('style'); style.append(css); document.head.append(style); return style }",
            SPACED,
        )
        wrong = tab.evaluate(_WRONG)
        style.evaluate("style => style.remove()")
        return wrong  # type: ignore[no-any-return]
    return tab.evaluate(_WRONG)  # type: ignore[no-any-return]


def faults(tab: Page, states: dict[str, Callable[[Page], Any]]) -> list[str]:
    """What is wrong in any of these states in any setting."""
    wrong, looked = list[str](), 0
    devtools = tab.context.new_cdp_session(tab)
    for scale in {setting.scale for setting in SETTINGS.values()}:
        devtools.send("Page.setFontSizes", {"fontSizes": {"standard": int(TYPE * scale)}})
        for state, reach in states.items():
            tab.set_viewport_size({"width": 360, "height": 640})
            reach(tab)
            for name, setting in SETTINGS.items():
                if setting.scale == scale:
                    wrong += [f"{state}, {name}: {each}" for each in shown(tab, setting)]
                    looked += 1
    assert looked >= len(states) * len(SETTINGS) > 0
    return wrong


WIDTHS = range(240, 1601, 8)
"""Pixels, from the narrowest phone to a wide desk: columns come and go in between."""
HEIGHTS = (640, 256)
"""Pixels; every fifth width is a low window."""


_AT_EACH_SIZE = f"""sizes => sizes.map(([width, height]) => {{
    frameElement.style.cssText = `border: 0; width: ${{width}}px; height: ${{height}}px`;
    if (innerWidth !== width || innerHeight !== height) throw Error(`it is ${{innerWidth}} by ${{innerHeight}}`);
    return ({_WRONG})();
}})"""


def framed(tab: Page, path: str) -> Frame:
    """A page inside a frame of a page of ours: a frame takes another size in a tenth of the time that a window needs."""
    tab.route(
        "**/bingkai.html",
        lambda route: route.fulfill(body="<!doctype html><iframe></iframe>", content_type="text/html"),
    )
    tab.set_viewport_size({"width": WIDTHS[-1] + 20, "height": 700})
    tab.goto("bingkai.html")
    tab.evaluate(
        "path => new Promise(done => Object.assign(document.querySelector('iframe'), { onload: done, src: path }))",
        path,
    )
    return tab.frames[1]


def faults_by_width(tab: Page, kinds: Iterable[str], site: Path, setting: Setting) -> list[str]:
    """What is wrong with these kinds of page, unfolded, at any width, with the text of this setting."""
    wrong, looked = dict[str, list[int]](), 0
    devtools = tab.context.new_cdp_session(tab)
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": int(TYPE * setting.scale)}})
    sizes = [(width, HEIGHTS[width % 40 == 0]) for width in WIDTHS]
    for kind in kinds:
        page = framed(tab, page_of_each_kind(site)[kind])
        unfold(page)
        if setting.spaced:
            page.add_style_tag(content=SPACED)
        found = page.evaluate(_AT_EACH_SIZE, sizes)
        for (width, _), faults in zip(sizes, found, strict=True):
            for fault in faults:
                wrong.setdefault(f"{kind}: {fault}", []).append(width)
            looked += 1
    assert looked == len(WIDTHS) * len([*kinds]) > 0
    return [f"{fault} at {widths[0]} to {widths[-1]} px" for fault, widths in wrong.items()]


@pytest.mark.parametrize("face", [Face.WIDE])
def test_at_no_width_is_a_digit_cut(reader: Page, site: Path) -> None:
    """The kinds on which most people look for a number; all kinds, faces and settings are in tests/walks/test_faces.py."""
    assert faults_by_width(reader, ("home", "help"), site, Setting(0, 0)) == []


@pytest.mark.parametrize("face", [Face.WIDE])
def test_what_waits_for_the_keyboard_covers_no_number(reader: Page) -> None:
    """The link to the content stands above the screen until it has the focus, however large the type is."""
    reader.context.new_cdp_session(reader).send("Page.setFontSizes", {"fontSizes": {"standard": TYPE * 2}})
    for width in (240, 320, 360):
        reader.set_viewport_size({"width": width, "height": 480})
        reader.goto("index.html")
        assert reader.locator(".skip").evaluate("link => link.getBoundingClientRect().bottom") < 0, width


@pytest.mark.parametrize("face", [Face.WIDE])
def test_nothing_sticks_out_and_no_digit_is_cut(reader: Page, site: Path) -> None:
    """Every kind of page unfolded, in the widest face; the other faces and states are in tests/walks/test_faces.py."""
    unfolded = {state: reach for state, reach in states(site, False).items() if "unfolded" in state}
    assert len(unfolded) > 12
    assert faults(reader, unfolded) == []


def test_each_face_is_used(in_faces: dict[Face, Browser], address: str) -> None:
    """Else three faces would be one: the same words are wider in each."""
    widths = []
    for face in Face:
        tab = in_faces[face].new_page()
        tab.goto(address)
        words = "const word = document.createElement('b'); word.textContent = 'Hubungi 0870-0000-0998'; document.body.append(word);"
        widths.append(tab.evaluate(f"(() => {{ {words} return word.getBoundingClientRect().width }})()"))
        tab.close()
    assert widths == sorted(widths)
    assert widths[2] > widths[1] * 1.05 > widths[0] * 1.05


def test_what_sticks_out_is_seen(browser: Browser, address: str) -> None:
    tab = browser.new_page(viewport={"width": 320, "height": 568})
    tab.goto(address)
    tab.evaluate("document.querySelector('.num').style.letterSpacing = '8em'")
    tab.evaluate(
        "document.querySelector('main').append(Object.assign(document.createElement('p'), {style: 'width:400px', textContent: 'x'}))"
    )
    wrong = tab.evaluate(_WRONG)
    tab.close()
    assert {each.partition(":")[0] for each in wrong} >= {"scrolls sideways", "sticks out", "a digit leaves its button"}
