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
WIDTHS = range(240, 1601, 8)
"""Pixels, from the narrowest phone to a wide desk: columns come and go in between."""
HEIGHTS = (640, 256)
"""Pixels; every fifth width is a low window."""
SPACED = """*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-bottom:2em!important}"""
"""WCAG 1.4.12."""

_LOOKING = """() => {
    const found = [], range = document.createRange(), quiet = '.vh,.skip,.scroll,.drawing,svg';
    const told = (what, each) => found.push(what + ': ' + each.outerHTML.slice(0, 100));
    const boxes = [...document.querySelectorAll('body *')].filter(each => !each.closest(quiet));
    const seen = each => each.checkVisibility() && each.clientWidth !== 1 && each.parentElement.clientWidth !== 1;
    const digits = boxes.filter(each => each.closest('.num,time') && each.textContent.trim()).map(each => ({
        each,
        nodes: [...each.childNodes].filter(node => node.nodeType === 3),
        button: each.closest('a,button,td,p,li') || document.body,
    }));
    const calls = boxes.filter(each => each.matches('.btn[href^="tel:"] b.num') && each.textContent.length < 5);
    const size = each => parseFloat(getComputedStyle(each).fontSize);
    return () => {
        const wide = document.documentElement.clientWidth;
        found.length = 0;
        if (document.documentElement.scrollWidth > wide) told('scrolls sideways', document.documentElement);
        for (const each of boxes) {
            const box = each.getBoundingClientRect();
            if ((box.right > wide + .5 || box.left < -.5) && seen(each)) told('sticks out', each);
            if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === 'hidden' && seen(each))
                told('is cut off', each);
        }
        for (const { each, nodes, button } of digits) {
            const edge = button.getBoundingClientRect();
            for (const node of nodes) {
                range.selectNodeContents(node);
                const lines = [...range.getClientRects()];
                const left = Math.max(edge.left, 0) - .5, right = Math.min(edge.right, wide) + .5;
                if (lines.some(line => line.left < left || line.right > right) && seen(each))
                    told('a digit leaves its button', button);
                if (lines.length > 1 && each.matches('.num') && node.data.trim().length < 5 && seen(each))
                    told('a short number is broken', button);
            }
        }
        if (size(document.documentElement) < 20) {
            for (const each of calls) {
                if (each.checkVisibility() && size(each) < 1.2 * size(each.parentElement))
                    told('a short number is no larger than its label', each.closest('a'));
            }
        }
        return [...found];
    };
}"""
"""Looks for what takes part once, and gives what looks at it: whether it is seen is asked of what is wrong alone."""
_WRONG = f"() => ({_LOOKING})()()"


_RESIZE = "([width, height]) => { frameElement.style.cssText = `border: 0; width: ${width}px; height: ${height}px` }"
_AT_EACH_SIZE = f"""sizes => {{
    const look = ({_LOOKING})(), resize = {_RESIZE};
    return sizes.map(([width, height]) => {{
        resize([width, height]);
        if (innerWidth !== width || innerHeight !== height) throw Error(`it is ${{innerWidth}} by ${{innerHeight}}`);
        return look();
    }});
}}"""


def shown(frame: Frame, sizes: Iterable[tuple[int, int]], *, spaced: bool = False) -> list[list[str]]:
    """What is wrong with the page in this frame at each of these sizes."""
    if not spaced:
        return frame.evaluate(_AT_EACH_SIZE, [*sizes])  # type: ignore[no-any-return]
    style = frame.evaluate_handle(
        "css => { const style = document.createElement('style'); style.append(css); document.head.append(style); return style }",
        SPACED,
    )
    wrong = frame.evaluate(_AT_EACH_SIZE, [*sizes])
    style.evaluate("style => style.remove()")
    return wrong  # type: ignore[no-any-return]


def framed(tab: Page) -> Frame:
    """The frame of a page of ours: a frame takes another size in a tenth of the time that a window needs."""
    tab.route(
        "**/bingkai.html",
        lambda route: route.fulfill(body="<!doctype html><iframe></iframe>", content_type="text/html"),
    )
    tab.set_viewport_size({"width": WIDTHS[-1] + 20, "height": 700})
    tab.goto("bingkai.html")
    return tab.frames[1]


def faults(tab: Page, states: dict[str, Callable[[Page | Frame], Any]]) -> list[str]:
    """What is wrong in any of these states in any setting. A state is reached once: no script builds by size."""
    wrong, looked = list[str](), 0
    devtools = tab.context.new_cdp_session(tab)
    frame = framed(tab)
    for state, reach in states.items():
        devtools.send("Page.setFontSizes", {"fontSizes": {"standard": TYPE}})
        frame.evaluate(_RESIZE, [360, 640])
        reach(frame)
        for name, setting in sorted(SETTINGS.items(), key=lambda each: each[1].scale):
            devtools.send("Page.setFontSizes", {"fontSizes": {"standard": int(TYPE * setting.scale)}})
            (found,) = shown(frame, [(setting.width, setting.height)], spaced=setting.spaced)
            wrong += [f"{state}, {name}: {each}" for each in found]
            looked += 1
    assert looked >= len(states) * len(SETTINGS) > 0
    return wrong


def faults_by_width(tab: Page, kinds: Iterable[str], site: Path, setting: Setting) -> list[str]:
    """What is wrong with these kinds of page, unfolded, at any width, with the text of this setting."""
    wrong, looked = dict[str, list[int]](), 0
    devtools = tab.context.new_cdp_session(tab)
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": int(TYPE * setting.scale)}})
    sizes = [(width, HEIGHTS[width % 40 == 0]) for width in WIDTHS]
    frame = framed(tab)
    for kind in kinds:
        frame.goto(page_of_each_kind(site)[kind])
        unfold(frame)
        for (width, _), found in zip(sizes, shown(frame, sizes, spaced=setting.spaced), strict=True):
            for fault in found:
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


_PLANTED = """() => {
    document.querySelector('.num').style.letterSpacing = '8em';
    const small = [...document.querySelectorAll('.btn[href^="tel:"] b.num')].find(each => each.textContent.length < 5);
    small.style.fontSize = '1em';
    document.querySelector('main').insertAdjacentHTML('beforeend', `<p style="width: 400px">x</p>
        <p style="width: 4em; overflow: hidden; white-space: nowrap">Hubungi nomor ini</p>
        <p style="width: 1em"><b class="num">1 1</b></p>`);
}"""


def test_what_sticks_out_is_seen(browser: Browser, address: str) -> None:
    tab = browser.new_page(viewport={"width": 320, "height": 568}, bypass_csp=True)
    tab.goto(address)
    assert tab.evaluate(_WRONG) == []
    tab.evaluate(_PLANTED)
    wrong = tab.evaluate(_WRONG)
    tab.close()
    assert {each.partition(":")[0] for each in wrong} == {
        "scrolls sideways",
        "sticks out",
        "is cut off",
        "a digit leaves its button",
        "a short number is broken",
        "a short number is no larger than its label",
    }
