"""Nobody is shut out: axe, keyboard, targets, reflow, spacing, forced colours, motion, and what a screen reader hears."""

import re
from collections.abc import Callable, Iterator
from itertools import cycle, pairwise, product
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page, Route, expect

from generator.model.routes import flow_url
from tests.browser.kinds import page_of_each_kind
from tests.browser.voices import LOCAL, device
from tests.building import Built

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
WIDTHS = (320, 1280)
LOOKS = tuple(product(WIDTHS, ("light", "dark")))
COLOUR = ("color-contrast", "link-in-text-block")
"""The rules of `STANDARD` whose answer a colour scheme changes: nothing but colours differs in the same state and width."""
SHAPE = ("target-size", "scrollable-region-focusable")
"""Those whose answer the width of letters changes."""


@pytest.fixture
def tab(browser: Browser, address: str, script: bool) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 320, "height": 568},
        java_script_enabled=script,
        base_url=address,
        locale="id-ID",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    opened = context.new_page()
    opened.add_init_script(device(LOCAL))
    yield opened
    context.close()


def unfold(tab: Page | Frame) -> None:
    """Open everything that can be opened."""
    tab.evaluate("for (const each of document.querySelectorAll('details')) { each.name = ''; each.open = true }")


# States that only a script can bring about.


def place_step(tab: Page | Frame, who: str = "self", what: str = "a[data-contacts]") -> None:
    tab.goto("./")
    tab.locator(f"label[for=who-{who}]").click()
    tab.locator(f"[data-who={who}] {what}").first.click()


def place_chosen(tab: Page | Frame) -> None:
    place_step(tab)
    tab.locator("#tempat").fill("sukamimpi")
    expect(tab.locator("[data-matches] button")).to_have_count(2)


def place_unknown(tab: Page | Frame) -> None:
    place_step(tab)
    tab.locator("#tempat").fill("tidak ada")


def answer(tab: Page | Frame) -> None:
    place_chosen(tab)
    tab.locator("[data-matches] button").first.click()


def answer_unsaid(tab: Page | Frame) -> None:
    place_step(tab)
    tab.locator("[data-skip]").click()


def office(tab: Page | Frame) -> None:
    place_step(tab, "staff", "a[data-office]")
    tab.locator("#tempat").fill("dongeng")
    tab.locator("[data-matches] button").first.click()


def poster_is_old(tab: Page | Frame) -> None:
    tab.goto("q/dinas-dongeng/petugas/index.html#BCDFGH")
    expect(tab.locator("#verdict")).to_be_visible()


def hits(tab: Page | Frame) -> None:
    tab.goto("cari/index.html")
    tab.locator("input[type=search]").fill("dipukul")
    tab.wait_for_selector(".hits li")


def no_hits(tab: Page | Frame) -> None:
    tab.goto("cari/index.html")
    tab.locator("input[type=search]").fill("zzzzqqqq")
    expect(tab.locator(".found")).not_to_be_empty()


STATES: list[Callable[[Page | Frame], None]] = [
    place_step,
    place_chosen,
    place_unknown,
    answer,
    answer_unsaid,
    office,
    poster_is_old,
    hits,
    no_hits,
]


def states(site: Path, script: bool) -> dict[str, Callable[[Page | Frame], Any]]:
    """Every page kind, folded and unfolded, and with script every state of finder, poster check and search."""
    found: dict[str, Callable[[Page | Frame], Any]] = {
        kind: lambda tab, path=path: tab.goto(path) for kind, path in page_of_each_kind(site).items()
    }
    found |= {f"{kind}, unfolded": lambda tab, go=go: (go(tab), unfold(tab)) for kind, go in list(found.items())}
    if script:
        found |= {state.__name__.replace("_", " "): state for state in STATES}
    return found


@pytest.mark.walk
@pytest.mark.parametrize("scripted", [True, False])
def test_axe_finds_nothing_however_it_looks(
    tab: Page, site: Path, scripted: bool, record_property: Callable[[str, str], None]
) -> None:
    looked = [(state, reach, LOOKS) for state, reach in states(site, scripted).items()]
    assert found_by_axe(tab, scripted, looked) == ""
    for state, _, _ in looked:
        record_property(
            "looked at", f"axe, {'with' if scripted else 'without'} script, 320 and 1280 px, light and dark: {state}"
        )
    assert len(looked) > 24


MAIN = ("home, unfolded", "help, unfolded", "situation, unfolded", "office, unfolded", "answer", "place chosen", "hits")
"""Where most people look for a number."""


def test_axe_finds_nothing(tab: Page, site: Path) -> None:
    """The main states once, in each look in turn; all looks of all states are a walk."""
    reached, looks = states(site, True), cycle(LOOKS)
    assert found_by_axe(tab, True, [(state, reached[state], (next(looks),)) for state in MAIN]) == ""


Look = tuple[str, Callable[[Page | Frame], Any], tuple[tuple[int, str], ...]]
"""A state, how it is reached, and the widths and schemes in which it is looked at."""


def found_by_axe(tab: Page, scripted: bool, looked: list[Look]) -> str:
    """What axe finds, a line each; empty if nothing."""
    axe, wrong = Axe(), list[str]()
    devtools = tab.context.new_cdp_session(tab)
    for state, reach, looks in looked:
        tab.set_viewport_size({"width": 320, "height": 568})
        devtools.send("Emulation.setScriptExecutionDisabled", {"value": not scripted})
        reach(tab)
        devtools.send("Emulation.setScriptExecutionDisabled", {"value": False})  # axe itself needs timers
        tab.evaluate(axe.axe_script)
        tab.evaluate("scrollTo({ top: 0, behavior: 'instant' })")  # else a link half under the bar counts as small
        wide = set[int]()
        for width, scheme in looks:
            tab.set_viewport_size({"width": width, "height": 800})
            tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found = run_axe(tab, state, COLOUR if width in wide else ())
            wide.add(width)
            wrong += [
                f"{state}, {width} px, {scheme}: {each['id']}: {node['html'][:160]} ({node['failureSummary']})"
                for each in found["violations"]
                for node in each["nodes"]
            ]
    return "\n".join(wrong)


def run_axe(tab: Page, state: str, rules: tuple[str, ...] = ()) -> dict[str, Any]:
    """What axe, which the page holds already, finds by these rules; by all of `STANDARD` where none are named."""
    asked = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": STANDARD}
    found: dict[str, Any] = tab.evaluate("asked => axe.run({ runOnly: asked, resultTypes: ['violations'] })", asked)
    heard = {each["id"] for kind in ("passes", "violations", "inapplicable", "incomplete") for each in found[kind]}
    assert set(rules) <= heard, f"axe did not know {set(rules) - heard}"
    assert len(found["passes"]) > (0 if rules else 15), f"axe looked at nothing in {state}"
    return found


def test_axe_can_see(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.evaluate("document.querySelector('h1').outerHTML = '<h4><img src=\"x.png\"></h4>'")
    found = Axe().run(tab, options={"runOnly": STANDARD})
    assert {"image-alt", "page-has-heading-one"} <= {each["id"] for each in found.response["violations"]}


def test_axe_can_see_colours_and_shapes(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.evaluate(Axe().axe_script)
    tab.evaluate(
        """for (const each of document.querySelectorAll('main p, main a')) each.style.cssText = 'color: #777; background: #888';
        const small = '<a href="#a" style="font-size: 6px">a</a>';
        document.querySelector('h1').insertAdjacentHTML('afterend', `<div style="line-height: 6px">${small.repeat(9)}</div>`)"""
    )
    assert {each["id"] for each in run_axe(tab, "home", COLOUR)["violations"]} >= {"color-contrast"}
    assert {each["id"] for each in run_axe(tab, "home", SHAPE)["violations"]} >= {"target-size"}


# Keyboard.

_FOCUS = """() => {
    const here = document.activeElement, box = here.getBoundingClientRect(), bar = document.querySelector('.bar');
    const under = bar.contains(here) || here.closest('.skip') ? 0 : bar.getBoundingClientRect().bottom;
    const style = getComputedStyle(here), frame = here.closest('.search') ? getComputedStyle(here.closest('.search')) : style;
    return {
        what: here.outerHTML.slice(0, 120),
        hidden: box.bottom - 1 <= under || box.top + 1 >= innerHeight || box.width === 0,
        ring: [style, frame].some(each => each.outlineStyle !== 'none' && parseFloat(each.outlineWidth) >= 2),
        last: here === document.body,
    };
}"""


@pytest.mark.parametrize(
    ("kinds", "back", "size"),
    [
        pytest.param(("home", "help", "office"), True, (320, 256), id="backward, 400 %, main pages"),
        pytest.param((), False, (360, 640), id="forward, phone", marks=pytest.mark.walk),
        pytest.param((), True, (360, 640), id="backward, phone", marks=pytest.mark.walk),
        pytest.param((), False, (320, 256), id="forward, 400 %", marks=pytest.mark.walk),
        pytest.param((), True, (320, 256), id="backward, 400 %", marks=pytest.mark.walk),
    ],
)
def test_focus_is_always_seen(tab: Page, site: Path, kinds: tuple[str, ...], size: tuple[int, int], back: bool) -> None:
    """On these kinds of page; on all if none are named."""
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    wrong, stops, pages = list[str](), 0, page_of_each_kind(site)
    for kind in kinds or pages:
        tab.goto(pages[kind])
        unfold(tab)
        for _ in range(40):
            tab.keyboard.press("Shift+Tab" if back else "Tab")
            seen = tab.evaluate(_FOCUS)
            if seen["last"]:
                break
            stops += 1
            if seen["hidden"] or not seen["ring"]:
                wrong.append(f"{kind}: {seen}")
    assert not wrong, "\n".join(wrong)
    assert stops > 12 * len(kinds or pages)


@pytest.mark.parametrize("kind", ["prints", "flow"])
def test_a_picture_that_comes_late_moves_nothing(tab: Page, site: Path, kind: str) -> None:
    """WCAG 2.4.11: what has the focus, or is under a finger, stays where it is on a slow line."""
    held = list[Route]()
    tab.set_viewport_size({"width": 360, "height": 640})
    tab.route(re.compile(r"/p/\w[\w-]*\.webp$|/alur\.svg$"), lambda route: held.append(route))
    tab.goto(page_of_each_kind(site)[kind])
    unfold(tab)
    tab_to(tab, ".sizes a, figcaption a")
    before = tab.evaluate("document.documentElement.scrollHeight")
    tab.evaluate("for (const each of document.images) each.loading = 'eager'")
    coming = tab.locator("main img").count()
    assert coming
    for _ in range(500):
        if len(held) < coming:
            tab.wait_for_timeout(20)
    assert len(held) == coming
    for route in held:
        route.continue_()
    tab.wait_for_function("[...document.images].every(each => each.complete && each.naturalWidth)")
    assert tab.evaluate("document.documentElement.scrollHeight") == before
    assert not tab.evaluate(_FOCUS)["hidden"]


def tab_to(tab: Page, selector: str, most: int = 60) -> None:
    """Press Tab until the first such element has the focus."""
    for _ in range(most):
        tab.keyboard.press("Tab")
        if tab.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by {most} presses of Tab")


def test_the_finder_by_keyboard(tab: Page) -> None:
    tab.goto("./")
    tab_to(tab, "a[href^='tel:999']", 4)
    tab_to(tab, "#who-self")
    tab_to(tab, "a[data-contacts]", 2)
    tab.keyboard.press("Enter")
    expect(tab.locator("#tempat")).to_be_focused()
    tab.keyboard.type("mega")
    tab_to(tab, "[data-matches] button", 2)
    tab.keyboard.press("Enter")
    expect(tab.locator("[data-step=answer] [data-advice]")).to_be_focused()
    tab_to(tab, "[data-first] a[href='tel:998']", 3)
    tab_to(tab, "[data-step=answer] button[data-back]", 40)
    tab.keyboard.press("Enter")
    expect(tab.locator("#who-self")).to_be_focused()


def test_an_office_by_keyboard(tab: Page) -> None:
    tab.goto("./")
    tab_to(tab, "#who-self")
    tab.keyboard.press("ArrowLeft")  # from the first of three to the last
    expect(tab.locator("#who-staff")).to_be_focused()
    tab_to(tab, "a[data-office]", 4)
    tab.keyboard.press("Enter")
    tab.keyboard.type("awan")
    tab_to(tab, "[data-matches] button", 2)
    tab.keyboard.press("Enter")
    tab_to(tab, "[data-step=office] a[data-go='#alur']", 3)
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Awan")
    assert tab.url.endswith("#alur")


def test_to_the_content_by_keyboard(tab: Page, site: Path) -> None:
    for path in page_of_each_kind(site).values():
        tab.goto(path)
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        expect(tab.locator("main")).to_be_focused()
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.querySelector('main').contains(document.activeElement)"), path


# Touch, size, colour, motion.


def test_targets_are_large_enough(tab: Page, site: Path) -> None:
    """48 px for what calls, 24 px for everything that is not part of a sentence (WCAG 2.5.8)."""
    wrong, seen = list[str](), 0
    for kind, path in page_of_each_kind(site).items():
        tab.goto(path)
        unfold(tab)
        found = tab.evaluate(
            """() => [...document.querySelectorAll('a[href],button,summary,input')].filter(each => each.checkVisibility()).map(each => {
                const box = each.getBoundingClientRect(), inline = getComputedStyle(each).display === 'inline';
                const call = each.matches('.btn,.chip,.bar a'), vh = each.matches('.skip');
                return { what: each.outerHTML.slice(0, 100), call, inline, vh, size: Math.min(box.width, box.height) };
            })"""
        )
        seen += len(found)
        for each in found:
            if (
                not each["vh"]
                and each["size"] < (48 if each["call"] else 24)
                and not (each["inline"] and not each["call"])
            ):
                wrong.append(f"{kind}: {each}")
    assert not wrong, "\n".join(wrong)
    assert seen > 300


def test_forced_colours_keep_edges(tab: Page, site: Path) -> None:
    tab.emulate_media(forced_colors="active")
    edged = ".btn,.chip,.bar a,.choice,.card,.danger,.notice,.search,.ask,.due,.limit"
    for path in page_of_each_kind(site).values():
        tab.goto(path)
        unfold(tab)
        bare = tab.evaluate(
            """edged => [...document.querySelectorAll(edged)].filter(each => each.checkVisibility()).filter(each => {
                const style = getComputedStyle(each);
                return style.borderTopStyle === 'none' || parseFloat(style.borderTopWidth) < 1;
            }).map(each => each.outerHTML.slice(0, 90))""",
            edged,
        )
        assert bare == [], path


@pytest.mark.parametrize("wanted", ["reduce", "no-preference"])
def test_nothing_moves_by_itself(tab: Page, site: Path, wanted: str) -> None:
    tab.emulate_media(reduced_motion=wanted)  # type: ignore[arg-type]
    for path in page_of_each_kind(site).values():
        tab.goto(path)
        assert tab.evaluate("document.getAnimations().length") == 0
        smooth = tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
        assert smooth == ("auto" if wanted == "reduce" else "smooth")


# What is heard.


def test_headings_and_landmarks(tab: Page, site: Path) -> None:
    for path in page_of_each_kind(site).values():
        tab.goto(path)
        unfold(tab)
        levels = tab.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(h => h.checkVisibility()).map(h => +h.tagName[1])"
        )
        assert levels[0] == 1 and levels.count(1) == 1, (path, levels)  # noqa: PT018
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)
        for role in ("banner", "main", "contentinfo"):
            expect(tab.get_by_role(role)).to_have_count(1)  # type: ignore[arg-type]
        ways = tab.get_by_role("navigation").evaluate_all("all => all.map(each => each.getAttribute('aria-label'))")
        assert None not in ways, path
        assert len(set(ways)) == len(ways) >= 3, (path, ways)


def test_each_link_and_each_card_has_a_name_of_its_own(tab: Page, site: Path) -> None:
    """Who hears a list of the links alone knows whose number a question is about."""
    seen, wrong = 0, list[str]()
    for kind, path in page_of_each_kind(site).items():
        tab.goto(path)
        unfold(tab)
        named: dict[str, set[str]] = {}
        for name, href in tab.locator("main a[href]").evaluate_all(
            """all => all.filter(each => each.checkVisibility()).filter(each =>
            // a source is called by its title, which its publisher may have given twice
            each.ariaLabel || !/^https?:/.test(each.getAttribute('href'))).map(each =>
            [each.ariaLabel || each.textContent.replace(/\\s+/g, ' ').trim(), each.getAttribute('href')])"""
        ):
            named.setdefault(name, set()).add(href)
            seen += 1
        wrong.extend(f"{kind}: {name}: {hrefs}" for name, hrefs in named.items() if len(hrefs) > 1)
        cards = tab.locator("article").evaluate_all("all => all.map(each => each.ariaLabel)")
        assert all(cards), kind
    assert not wrong, "\n".join(wrong)
    assert seen > 200


def test_flows_are_heard_in_order(tab: Page, built: Built) -> None:
    """Steps numbered and in order; under each question every answer, with what follows from it."""
    for flow in built.content.view.directory.flowcharts:
        tab.goto(f"{flow_url(flow.id)}index.html")
        steps = tab.get_by_role("list").filter(has=tab.get_by_role("heading", level=3)).first
        heard = steps.aria_snapshot()
        numbers = [
            int(each.split()[1].rstrip(":"))
            for each in tab.get_by_role("heading", level=3).all_inner_texts()
            if each.startswith("Langkah ")
        ]
        assert numbers == list(range(1, len(numbers) + 1)), flow.id
        assert numbers, f"{flow.id} asks for nothing to be done"
        for step in flow.steps:
            title = step.title.to("id")
            assert title in heard, f"{flow.id}: {title} is not heard"
            if step.ways:
                at = [heard.index(way.label.to("id"), heard.index(title)) for way in step.ways]
                assert at == sorted(at), (flow.id, title)
