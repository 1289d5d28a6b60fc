"""The way out: always there, at once, and no way back in until somebody opens the site anew."""

import json
import re
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, expect

from tests.browser.faces import environment
from tests.browser.film import Film
from tests.browser.kinds import page_of_each_kind
from tests.browser.watching import QUIET
from tests.building import Built

ELSEWHERE = "https://mulai.example/"
"""Where somebody was before: a page of one colour, so that any other colour in a frame is ours."""
PLAIN = "<!doctype html><html lang=id><title>Cuaca</title><style>html{background:#0a5}</style>"
OUTSIDE = (ELSEWHERE, "about:blank")
FORGETFUL = ["--disable-back-forward-cache"]
SIZES = {"phone": (360, 640), "narrow": (320, 568), "400 %": (320, 256), "wide": (1280, 1024)}


@pytest.fixture(scope="session")
def keeper(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A browser as people have it: it keeps pages for Back, which Playwright turns off."""
    started = playwright.chromium.launch(
        executable_path=chromium,
        args=QUIET,
        chromium_sandbox=False,
        ignore_default_args=FORGETFUL,
        env=environment(),
    )
    yield started
    started.close()


@pytest.fixture
def away(built: Built) -> str:
    """Where the way out leads."""
    return str(built.content.view.site.exit_url)


def stand_in(context: BrowserContext, *hosts: str) -> None:
    """Answer for these places, which do not exist."""
    for host in hosts:
        context.route(f"{host}**", lambda route: route.fulfill(content_type="text/html", body=PLAIN))


@pytest.fixture
def tab(keeper: Browser, away: str) -> Iterator[Page]:
    context = keeper.new_context(viewport={"width": 360, "height": 640}, locale="id-ID")
    stand_in(context, away, ELSEWHERE)
    opened = context.new_page()
    opened.goto(ELSEWHERE)
    yield opened
    context.close()


# What stands on the page.


def test_it_is_a_link_in_the_file_itself(site: Path, away: str) -> None:
    for path in site.rglob("index.html"):
        html = path.read_text("utf-8")
        assert html.count('class="exit"') == 1, path
        assert re.search(rf'<a class="exit" href="{re.escape(away)}" rel="noreferrer nofollow">', html), path
        controls = re.findall(r"<(?:a|button|input|summary)\b[^>]*>", html.partition("<body>")[2])
        assert 'class="skip"' in controls[0], path
        assert 'class="exit"' in controls[1], path


_SEEN_FROM_TOP_TO_END = """() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
    const end = document.documentElement.scrollHeight - innerHeight, link = document.querySelector('a.exit');
    return [0, end / 3, end / 2, end].map(at => {
        scrollTo({ top: at, behavior: 'instant' });
        const box = link.getBoundingClientRect(), covered = [];
        for (const x of [box.left + 3, box.left + box.width / 2, box.right - 3])
            for (const y of [box.top + 3, box.top + box.height / 2, box.bottom - 3]) {
                const there = document.elementFromPoint(x, y);
                if (!there || there.closest('a') !== link) covered.push(there && there.outerHTML);
            }
        return [at, covered, [box.left, box.top, box.right, box.bottom]];
    });
}"""


@pytest.mark.parametrize(
    ("script", "size"),
    [
        pytest.param(*each, marks=() if each == (True, "phone") else pytest.mark.walk)
        for each in product((True, False), SIZES)
    ],
)
def test_it_is_seen_and_free_wherever_the_page_is_scrolled(
    page: Page, site: Path, address: str, size: str, script: bool
) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    for path in page_of_each_kind(site).values():
        page.goto(address + path)
        seen = page.evaluate(_SEEN_FROM_TOP_TO_END)
        assert len(seen) == 4
        for at, covered, box in seen:
            left, top, right, bottom = box
            assert covered == [], (path, at)
            assert min(left, top, width - right, height - bottom) >= 0, (path, at, box)
            assert min(right - left, bottom - top) >= 44, (path, at, box)


def test_it_is_the_second_stop_of_the_tab_key(page: Page, site: Path, address: str) -> None:
    for path in page_of_each_kind(site).values():
        page.goto(address + path)
        page.keyboard.press("Tab")
        expect(page.locator("a.skip")).to_be_focused()
        expect(page.locator("a.skip")).to_be_in_viewport()
        page.keyboard.press("Tab")
        expect(page.locator("a.exit")).to_be_focused()


@pytest.mark.parametrize("script", [False])
def test_without_script_it_is_a_plain_link(context: BrowserContext, page: Page, address: str, away: str) -> None:
    context.route(f"{away}**", lambda route: route.fulfill(content_type="text/html", body=PLAIN))
    page.goto(address)
    assert page.locator("a.exit").get_attribute("href") == away
    assert page.locator("a.exit").get_attribute("target") is None


# What happens at once.

LEAVE = {
    "click": "document.querySelector('a.exit').click()",
    "Shift three times": """for (let n = 0; n < 3; n++) for (const type of ["keydown", "keyup"])
        document.dispatchEvent(new KeyboardEvent(type, { key: "Shift", bubbles: true }))""",
}


@pytest.mark.parametrize("way", LEAVE)
def test_the_page_is_hidden_and_nameless_before_anything_else(tab: Page, address: str, away: str, way: str) -> None:
    """In the same task, before the browser asks for the other page, which may take long."""
    asked: list[Route] = []
    tab.context.route(f"{away}**", lambda route: asked.append(route))
    tab.goto(address)
    now = tab.evaluate(
        f"""() => {{
            const before = history.length;
            {LEAVE[way]};
            return {{
                display: getComputedStyle(document.documentElement).display,
                height: document.body.getBoundingClientRect().height,
                title: document.title.replace("\\u200b", ""),
                entries: history.length - before,
                session: Object.entries(sessionStorage),
                kept: [localStorage.length, document.cookie],
            }};
        }}"""
    )
    assert now == {
        "display": "none", "height": 0, "title": "", "entries": 0, "session": [["left", "1"]], "kept": [0, ""]
    }  # fmt: skip
    tab.wait_for_timeout(500)
    assert [route.request.headers.get("referer") for route in asked] == [None]
    asked[0].fulfill(content_type="text/html", body=PLAIN)
    tab.wait_for_url(away)
    assert (
        tab.evaluate("history.length") == 3
    )  # nothing, where somebody was before, and the other page in place of ours


# Shift.


def shift(tab: Page) -> None:
    tab.keyboard.press("Shift")


def test_shift_is_announced(page: Page, address: str) -> None:
    page.goto(address)
    status = page.get_by_role("status").filter(has_text="Shift")
    expect(status).to_have_count(0)
    shift(page)
    expect(status).to_have_text("Tekan Shift dua kali lagi untuk keluar.")
    shift(page)
    expect(status).to_have_text("Tekan Shift sekali lagi untuk keluar.")
    page.keyboard.press("a")
    expect(status).to_have_count(0)


STAYS = {
    "twice": ["Shift", "Shift"],
    "writing capitals": ["Shift+A", "Shift+B", "Shift+C", "Shift+D"],
    "a letter between": ["Shift", "Shift", "b", "Shift", "Shift"],
    "with Control": ["Control+Shift", "Control+Shift", "Control+Shift"],
    "with Alt": ["Alt+Shift", "Alt+Shift", "Alt+Shift"],
    "going back by Tab": ["Shift+Tab", "Shift+Tab", "Shift+Tab"],
    "another key": ["Escape", "Escape", "Escape"],
    "one side held, the other pressed": ["ShiftLeft+ShiftRight", "ShiftLeft+ShiftRight", "ShiftLeft+ShiftRight"],
}


@pytest.mark.parametrize("keys", STAYS)
def test_ordinary_typing_stays(page: Page, address: str, keys: str) -> None:
    page.goto(address)
    for key in STAYS[keys]:
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    assert page.url == address
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("field", ["search", "finder"])
def test_capitals_in_a_field_stay(page: Page, address: str, field: str) -> None:
    """govuk-frontend#4095: whoever hesitates over a capital letter must not lose the page."""
    page.goto(address)
    if field == "finder":
        page.locator("label[for=who-self]").click()
        page.locator("[data-who=self] a[data-contacts]").first.click()
    wanted = page.locator("#tempat" if field == "finder" else "input[type=search]")
    wanted.focus()
    for _ in range(4):
        shift(page)
    page.wait_for_timeout(100)
    assert page.url == address
    expect(page.get_by_role("status").filter(has_text="Shift")).to_have_count(0)
    expect(wanted).to_be_focused()


SIDES = {
    "left": ["ShiftLeft"] * 3,
    "right": ["ShiftRight"] * 3,
    "left and right in turn": ["ShiftLeft", "ShiftRight", "ShiftLeft"],
}


@pytest.mark.parametrize("keys", SIDES)
def test_either_shift_leaves(tab: Page, address: str, away: str, keys: str) -> None:
    tab.goto(address)
    for key in SIDES[keys]:
        tab.keyboard.press(key)
    tab.wait_for_url(away, wait_until="commit")


CLOSED = """for (const name of ["sessionStorage", "localStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("closed", "SecurityError"); } });
window.BroadcastChannel = class { constructor() { throw new DOMException("closed", "SecurityError"); } };"""
"""A browser that blocks all cookies."""


@pytest.mark.parametrize("way", ["click", "Shift three times"])
def test_it_works_where_nothing_may_be_kept(tab: Page, address: str, away: str, way: str) -> None:
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.add_init_script(CLOSED)
    tab.goto(address)
    tab.evaluate(LEAVE[way])
    tab.wait_for_url(away, wait_until="commit")
    assert errors == []


@pytest.mark.parametrize(("wait", "leaves"), [(4900, True), (5100, False)])
def test_each_press_has_five_seconds(tab: Page, address: str, away: str, wait: int, leaves: bool) -> None:
    tab.clock.install()
    tab.goto(address)
    tab.clock.pause_at("2099-01-01")  # else a slow machine's own time is added to `wait`
    for _ in range(2):
        shift(tab)
        tab.clock.run_for(wait)
    shift(tab)
    if leaves:
        tab.wait_for_url(away, wait_until="commit")
    else:
        tab.wait_for_timeout(200)
        assert tab.url == address


# In and out.

JOURNEYS: dict[str, tuple[str, str, str]] = {
    "one page, Back": ("open", "press", "back"),
    "one page, Back and Forward": ("open", "press", "back, forward"),
    "Back again and again": ("open, link, link", "press", "back, back, back, back"),
    "three pages back at once": ("open, link, link", "press", "go -3"),
    "Back, Forward, Back, Forward": ("open, link", "press", "back, forward, back, forward"),
    "a page kept by the browser": ("open, link, back", "press", "forward"),
    "kept pages on both sides": ("open, link, link, back", "press", "forward, go -2, forward"),
    "from the finder's answer": ("open, find", "press", "back, forward"),
    "after the finder, on another page": ("open, find, answer", "press", "back, back"),
    "from the search": ("open, search", "press", "back, back"),
    "a hit of the search": ("open, search, hit", "press", "back, back, back"),
    "another language": ("open, language", "press", "back, back"),
    "a place within a page": ("open, within", "press", "back, back"),
    "after a reload": ("open, link, reload", "press", "back, back"),
    "reload on the way back": ("open, link", "press", "back, reload, back"),
    "by keyboard": ("open, link", "enter", "back"),
    "by three times Shift": ("open, link, link", "shift", "back, back"),
    "by the middle button": ("open, link", "middle", "back"),
    "came from elsewhere in between": ("open, elsewhere, open, link", "press", "back, back, back, back, forward"),
    "straight to an inner page": ("inner", "press", "back, forward, back"),
    "twice over": ("open, press, open, link", "press", "back, back, back, back"),
    "a poster's page": ("open, poster", "press", "back, back"),
}

EACH_TIME = ("one page, Back and Forward", "a page kept by the browser", "by three times Shift")
"""Drawn anew, taken out of the browser's keeping, and left by keyboard; the other journeys are walks."""


def travel(tab: Page, film: Film, address: str, steps: str) -> None:
    for step in steps.split(", "):
        match step.split():
            case ["open"]:
                tab.goto(address)
            case ["inner"]:
                tab.goto(address + "k/dinas-dongeng/")
            case ["poster"]:
                tab.goto(address + "q/dinas-dongeng/")
            case ["elsewhere"]:
                tab.goto(ELSEWHERE)
            case ["link"]:
                tab.locator("nav.nav a:not([aria-current])").nth(1).click()
            case ["within"]:
                tab.goto(address + "cari/#huruf-D")
            case ["language"]:
                tab.locator("nav.lang a:not([aria-current])").first.click()
            case ["find"]:
                tab.locator("label[for=who-self]").click()
                tab.locator("[data-who=self] a[data-contacts]").first.click()
                tab.locator("[data-skip]").click()
                expect(tab.locator("[data-step=answer] [data-advice]")).to_be_visible()
            case ["answer"]:
                tab.locator("[data-step=answer] [data-page]").click()
            case ["search"]:
                tab.goto(address + "cari/")
                if (field := tab.locator("input[type=search]")).is_visible():
                    field.fill("dipukul")
                    tab.wait_for_selector(".hits li")
            case ["hit"]:
                tab.locator("main .hits a, main .letter a").locator("visible=true").first.click()
            case ["reload"]:
                film.reload()
            case ["back"]:
                film.go(-1)
            case ["forward"]:
                film.go(1)
            case ["go", far]:
                assert film.go(int(far)), "the history is shorter than the journey says"
            case ["press"]:
                tab.locator("a.exit").click(no_wait_after=True)
            case ["middle"]:
                tab.locator("a.exit").click(button="middle", no_wait_after=True)
            case ["enter"]:
                tab.locator("a.exit").focus()
                tab.keyboard.press("Enter")
            case ["shift"]:
                for _ in range(3):
                    shift(tab)
            case _:
                raise ValueError(step)
        film.still()


@pytest.mark.parametrize(
    "journey", [pytest.param(name, marks=() if name in EACH_TIME else pytest.mark.walk) for name in JOURNEYS]
)
def test_no_way_leads_back_in(tab: Page, address: str, away: str, journey: str) -> None:
    before, leaving, after = JOURNEYS[journey]
    film = Film(tab, tab.context.new_cdp_session(tab))
    travel(tab, film, address, before)
    film.drawn()
    assert not film.frames[-1].blank, "there was nothing to hide"
    film.begin()
    for step in (leaving, *after.split(", ")):
        travel(tab, film, address, step)
        film.arrive(away, *OUTSIDE)
        film.still()
    assert [each.url for each in film.since_blank() if not each.blank] == []


def test_the_browser_does_keep_pages(tab: Page, address: str) -> None:
    """Else the journeys above would say nothing about kept pages."""
    tab.goto(address)
    tab.evaluate("window.here = 'still'")
    film = Film(tab, tab.context.new_cdp_session(tab))
    travel(tab, film, address, "link, back")
    assert tab.evaluate("window.here") == "still"


@pytest.mark.walk
def test_without_the_guard_the_film_shows_our_pages(tab: Page, address: str, away: str) -> None:
    """The film sees what it is there for: a way out that only goes elsewhere is no way out."""
    tab.context.route("**/assets/exit.js*", lambda route: route.fulfill(content_type="text/javascript", body=""))
    film = Film(tab, tab.context.new_cdp_session(tab))
    travel(tab, film, address, "open, link, press")
    film.arrive(away)
    film.still()
    film.begin()
    travel(tab, film, address, "back")
    film.shown()


def test_nothing_shows_while_the_other_page_is_slow(tab: Page, address: str, away: str) -> None:
    asked: list[Route] = []
    tab.context.route(f"{away}**", lambda route: asked.append(route))
    film = Film(tab, tab.context.new_cdp_session(tab))
    travel(tab, film, address, "open, link")
    film.drawn()
    film.begin()
    travel(tab, film, address, "press, reload")
    for _ in range(100):  # a reload asks again once the page has run, and "back" would cut it short
        if len(asked) >= 2:
            break
        tab.wait_for_timeout(50)
    travel(tab, film, address, "back")
    assert len(asked) >= 2
    assert [each.url for each in film.since_blank() if not each.blank] == []


def test_a_fresh_visit_shows_the_site_again(tab: Page, address: str, away: str) -> None:
    film = Film(tab, tab.context.new_cdp_session(tab))
    travel(tab, film, address, "open, press")
    film.arrive(away)
    film.go(-1)
    film.arrive(ELSEWHERE)
    travel(tab, film, address, "open")
    expect(tab.locator("h1")).to_be_visible()
    assert tab.evaluate("sessionStorage.length") == 0


@contextmanager
def started(chromium: str, profile: Path, *more: str) -> Iterator[str]:
    """A browser as a person starts it. Gives where its tabs are told of, and waits until it was closed."""
    port = profile / "DevToolsActivePort"
    port.unlink(missing_ok=True)
    command = [chromium, *QUIET, *more, "--headless", "--no-sandbox", "--remote-debugging-port=0"]
    with subprocess.Popen(
        [*command, f"--user-data-dir={profile}"], env=environment(), stderr=subprocess.DEVNULL
    ) as run:
        try:
            until(lambda: port.is_file() and port.read_text().count("\n"), "the browser did not start")
            yield f"http://127.0.0.1:{port.read_text().splitlines()[0]}"
            run.wait(60)
        finally:
            run.kill()


def until(true: Callable[[], object], otherwise: str) -> None:
    """Wait for it at most a minute."""
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end, otherwise
        time.sleep(0.05)


def tabs(devtools: str) -> list[str]:
    """The addresses of the browser's tabs."""
    with urllib.request.urlopen(f"{devtools}/json/list", timeout=60) as answer:
        return [each["url"] for each in json.load(answer) if each["type"] == "page"]


@pytest.mark.walk
def test_a_restored_tab_stays_out(
    playwright: Playwright, chromium: str, tmp_path: Path, address: str, away: str
) -> None:
    """The browser is closed after the way out and opened again with its last tabs.

    Playwright's own start may wait for a restored tab for ever, so it joins a browser that is up.
    """

    def joined(devtools: str) -> Film:
        until(lambda: tabs(devtools), "no tab")
        (context,) = playwright.chromium.connect_over_cdp(devtools).contexts
        stand_in(context, away, ELSEWHERE)
        (tab,) = context.pages
        return Film(tab, context.new_cdp_session(tab))

    with started(chromium, tmp_path, "about:blank") as devtools:
        film = joined(devtools)
        travel(film.tab, film, address, "open, link, press")
        film.arrive(away)
        film.tab.wait_for_timeout(3000)  # the browser writes its tabs down every other second
        film.devtools.send("Browser.close")
    with started(chromium, tmp_path, "--restore-last-session") as devtools:
        film = joined(devtools)
        assert film.tab.evaluate("history.length") > 1, "the tab was not restored"
        film.still()
        film.begin()  # the other page could not be answered for before the browser was up
        for _ in range(2):
            film.go(-1)
            film.arrive(away, *OUTSIDE)
            film.still()
        assert [each.url for each in film.frames if not each.blank] == []
        film.devtools.send("Browser.close")
