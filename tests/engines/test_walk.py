"""What the site does for people works in browsers of other makers too, over http and from a memory stick."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.kinds import page_of_each_kind
from tests.engines.functions import (
    FUNCTIONS,
    NO_CLIPBOARD,
    QUERIES,
    SHEET,
    VOICE,
    Ground,
    copying,
    finder,
    hits,
    verdict,
    way_out,
)
from tests.engines.ground import BROKEN
from tests.engines.screen import Screen, readable
from tests.engines.tab import DESK, PHONE, Driven, address_of, until
from tests.engines.table import broken, held

LEFT = "Image corrupt or truncated."
"""What Firefox says of a picture that was still coming when the page was left."""

# ---- pages

_FAULTS = """
const open = document.querySelectorAll("details");
for (let n = 0; n < open.length; n++) { open[n].name = ""; open[n].open = true; }
const wrong = [], wide = document.documentElement.scrollWidth;
if (wide > innerWidth) wrong.push("page is " + wide + " px wide");
const clickable = [].slice.call(document.querySelectorAll("a[href],button,summary,input,label"))
    .filter(each => each.getClientRects().length && !each.closest(".bar,.skip,.vh") && each.offsetWidth > 1
        && getComputedStyle(each).opacity !== "0"); /* a radio button that its label stands for */
const boxes = clickable.map(each => each.getBoundingClientRect());
for (let a = 0; a < boxes.length; a++) {
    if (boxes[a].right > innerWidth + 1 || boxes[a].left < -1) wrong.push("sticks out: " + clickable[a].outerHTML.slice(0, 90));
    for (let b = a + 1; b < boxes.length; b++) {
        const across = Math.min(boxes[a].right, boxes[b].right) - Math.max(boxes[a].left, boxes[b].left);
        const down = Math.min(boxes[a].bottom, boxes[b].bottom) - Math.max(boxes[a].top, boxes[b].top);
        const inside = clickable[a].contains(clickable[b]) || clickable[b].contains(clickable[a]);
        const lines = clickable[a].getClientRects().length > 1 || clickable[b].getClientRects().length > 1;
        const named = clickable[a].htmlFor === clickable[b].id || clickable[b].htmlFor === clickable[a].id;
        if (across > 2 && down > 2 && !inside && !lines && !(named && clickable[a].htmlFor + clickable[b].htmlFor))
            wrong.push(clickable[a].outerHTML.slice(0, 90) + " lies on " + clickable[b].outerHTML.slice(0, 90));
    }
}
return wrong.concat((window.told || ["no listener"]));"""
"""What is wrong with this page as it lies there, unfolded; with what it complained about."""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["360 px", "1280 px"])
def test_every_kind_of_page_lies_still_and_says_nothing(
    tab: Driven, walked: Ground, site: Path, size: tuple[int, int]
) -> None:
    tab.resize(*size)
    kinds = page_of_each_kind(site)
    wrong = {}
    for kind, path in kinds.items():
        tab.go(walked.address + path)
        if found := tab.ask(_FAULTS):
            wrong[kind] = found
    assert wrong == {}
    assert [each for each in tab.said if each != LEFT] == []
    assert len(kinds) > 20


def test_the_walk_sees_what_is_wrong(tab: Driven, walked: Ground) -> None:
    tab.go(walked.address + BROKEN)
    until(lambda: len(tab.ask("return told")) > 3, 3)
    wrong = tab.ask(_FAULTS)
    for word in ("px wide", "sticks out", "lies on", "nowhere", "style-src", "img-src"):
        assert any(word in each for each in wrong), (word, wrong)
    if "Firefox" in tab.name:
        assert until(lambda: any("nowhere" in each for each in tab.said), 3), tab.said


def test_pages_are_written_in_the_tests_own_face(tab: Driven, walked: Ground) -> None:
    """Not in boxes that stand for letters that a browser may not read: nobody would see a digit that is cut."""
    tab.go(walked.address + "index.html")
    narrow, wide = tab.ask(
        """const written = document.createElement("span"); document.body.appendChild(written);
        return ["iiii", "WWWW"].map(letters => { written.textContent = letters; return written.getBoundingClientRect().width })"""
    )
    assert 0 < narrow < wide / 2


# ---- functions, as the table shows them


@pytest.mark.parametrize("function", FUNCTIONS)
def test_it_works_as_promised(tab: Driven, walked: Ground, function: str) -> None:
    seen_now = {function: FUNCTIONS[function](tab, walked)}
    assert broken(seen_now, held(tab.name)) == {}


@pytest.mark.parametrize("function", [each for each in FUNCTIONS if each != "search"])
def test_it_works_from_a_stick(tab: Driven, as_files: Ground, function: str) -> None:
    seen_now = {function: FUNCTIONS[function](tab, as_files)}
    assert broken(seen_now, held(tab.name, "stick")) == {}


def test_from_a_stick_the_list_stands_in_place_of_the_search(tab: Driven, as_files: Ground) -> None:
    assert FUNCTIONS["search"](tab, as_files) == "list"


BUTTONS = {"[data-copy]": ("Salin nomor 998", ""), "[data-aloud]": ("Bacakan", f"?{VOICE}")}
"""By what a browser may lack: the name of its button, and what brings it about."""


@pytest.mark.parametrize("button", BUTTONS)
def test_its_button_is_named_and_pressed_by_keyboard(tab: Driven, walked: Ground, button: str) -> None:
    name, device = BUTTONS[button]
    tab.go(f"{walked.address}{SHEET}{device}")
    element = tab.driver.find_element(By.CSS_SELECTOR, button)
    assert (element.accessible_name, element.aria_role) == (name, "button")
    element.send_keys(Keys.ENTER)
    assert tab.ask("return document.activeElement === document.querySelector(arguments[0])", button)
    if device:
        assert tab.ask("return said.length")
    else:
        assert until(lambda: element.accessible_name.startswith("Sudah disalin."), 3)


def test_where_nothing_can_be_copied_nothing_is_offered(tab: Driven, walked: Ground) -> None:
    assert copying(tab, walked, f"?{NO_CLIPBOARD}") == "type it"
    assert tab.ask("return told") == []


def test_ten_searches_find_what_chromium_finds(tab: Driven, walked: Ground, browser: Browser, address: str) -> None:
    other = browser.new_page()
    other.goto(f"{address}cari/index.html")
    tab.go(f"{walked.address}cari/index.html")
    some = 0
    for words in QUERIES:
        other.locator("main input[type=search]").fill("")
        other.locator(".hits li").first.wait_for(state="detached")
        other.locator("main input[type=search]").press_sequentially(words)
        other.wait_for_timeout(1500)  # while one types, what was found for less still stands
        wanted = other.evaluate(f"() => {{ {_HITS} }}")
        some += bool(wanted)
        hits(tab, walked, words)
        found = until(lambda wanted=wanted: plain(tab.ask(_HITS)) == plain(wanted), 5)
        assert found, (words, tab.ask(_HITS), wanted)
    other.close()
    assert some > 6
    assert tab.ask("return told") == []


_HITS = (
    "return [].slice.call(document.querySelectorAll('.hits li'), 0, 3).map(each => each.querySelector('a').innerText)"
)


def plain(titles: list[str]) -> list[str]:
    return [" ".join(each.split()) for each in titles]


# ---- the way out, as it is seen


HIDDEN_WITHIN = 1.0
"""Seconds from the driver's word that the other page is there to the screen's. Both come by ways of their own, and on
two busy cores the driver is first now and then; until then the screen keeps what was on it."""

ONCE_MORE = {"Firefox": 0, "WebKitGTK": 1}
"""Pictures of the open page between the first blank one and the other page's. WebKitGTK draws into two buffers in turn,
and in one run of several showed the older one once more (seen on 27 November 2026): what had been on the screen anyway,
for a moment, before it had left. After it has left, nothing may be seen in any engine."""


@pytest.mark.parametrize("way", ["click", "Shift"])
def test_nothing_of_ours_is_drawn_after_the_way_out(
    tab: Driven, walked: Ground, display: Screen, way: str, tmp_path: Path
) -> None:
    tab.go(walked.before)
    tab.go(walked.address + "index.html")
    tab.go(walked.address + "k/index.html")
    box = inside(tab)
    assert until(lambda: readable(display.picture().crop(box))), "nothing to hide: a page is loaded before it is drawn"
    with display.filmed(box) as film:
        assert until(lambda: len(film.pictures) > 3)
        if way == "click":
            tab.click("a.exit")
        else:
            for _ in range(3):
                tab.shift()
        assert until(lambda: address_of(tab) == walked.away)
        assert until(film.hidden, HIDDEN_WITHIN), "it has left, and its page still stands on the screen"
        left = len(film.pictures)
        for far in (-1, -1, -1, 1):
            tab.move(far)
            assert until(lambda: address_of(tab) in {walked.away, walked.before, "about:blank"}, 5), address_of(tab)
            until(lambda: False, 0.4)
    assert film.first_blank <= left
    shown = film.written(film.first_blank)
    for n in shown:
        film.pictures[n].save(tmp_path / f"{n}.png")
    assert [n for n in shown if n >= left] == [], f"seen after it was left: {tmp_path}"
    assert len(shown) <= ONCE_MORE[tab.name.split()[0]], f"seen again while it was left: {tmp_path}"
    open_before = {each.tobytes() for each in film.pictures[: film.first_blank]}
    assert all(film.pictures[n].tobytes() in open_before for n in shown), f"another page than the open one: {tmp_path}"
    assert len(film.pictures) > left + 20


def test_without_the_guard_the_film_shows_our_pages(tab: Driven, walked: Ground, display: Screen) -> None:
    """A link that only goes elsewhere is no way out, and the film sees it."""
    tab.go(walked.before)
    tab.go(walked.address + "index.html")
    box = inside(tab)
    tab.go(walked.away)
    with display.filmed(box) as film:
        tab.move(-1)
        until(lambda: film.written(), 5)
    assert film.written()


def inside(tab: Driven) -> tuple[int, int, int, int]:
    """Where the page lies on the screen, less the edges, over which browsers write addresses."""
    left, top, width, height = tab.ask(
        """const bar = outerHeight - innerHeight;
        return [window.mozInnerScreenX === undefined ? screenX : mozInnerScreenX,
            window.mozInnerScreenY === undefined ? screenY + bar : mozInnerScreenY, innerWidth, innerHeight]"""
    )
    return round(left) + 8, round(top) + 8, round(left + width) - 24, round(top + min(height, 560)) - 60


# ---- Firefox alone


@pytest.mark.xdist_group("firefox")
def test_with_all_cookies_blocked(forgetful: Driven, walked: Ground) -> None:
    """The way out leads out by click and by Shift. Back is not held: what has been left cannot be remembered."""
    assert way_out(forgetful, walked) == "ok"
    assert finder(forgetful, walked) == "ok"
    assert verdict(forgetful, walked) == "ok"
    forgetful.go(walked.address + "index.html")
    with pytest.raises(Exception, match=r"insecure|denied|SecurityError"):
        forgetful.ask("return sessionStorage.length")
    assert forgetful.said == []
