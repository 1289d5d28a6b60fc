"""What the site does for people, tried in any browser: one function each, which tells in a word what it saw.

`ok` is the whole function; another word is the way that is left without it. What nobody should ever see raises
`AssertionError`, or is a word that `table.HELD` names for no function.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.engines.tab import Tab, address_of, until

_SEEN = (
    "const seen = each => each && each.getClientRects().length > 0 && getComputedStyle(each).visibility === 'visible';"
)


VOICE, MUTE, NO_CLIPBOARD = "suara", "bisu", "tanpa-papan-klip"
"""Behind the `?` of an address: what the walked page's device has or lacks (`ground.LISTENER`)."""


@dataclass(frozen=True)
class Ground:
    """What is walked: a site and a sealed page, both with a way out to this machine."""

    address: str
    """Of the site, with its last slash."""
    sealed: str
    passphrase: str
    away: str
    """Where the way out leads."""
    before: str
    """Where somebody was before; a page of one colour, as `away` is."""
    code: str
    """Of the poster that still holds."""
    page: str = "q/kec-awan/petugas/index.html"
    """Where that poster's code leads, from the site's address."""


def code_of(site: Path, page: str = Ground.page) -> str:
    """A code that the page of this print knows."""
    found = re.search(r'data-edition="(\w+)"', (site / page).read_text("utf-8"))
    assert found, page
    return found[1]


def seen(tab: Tab, selector: str) -> bool:
    """Whether the first such element is drawn at all."""
    return bool(tab.ask(_SEEN + "return !!seen(document.querySelector(arguments[0]))", selector))


def numbers(tab: Tab, ground: Ground) -> str:
    """Each number of the first page is a link that dials, and lies inside its button and the window."""
    tab.go(ground.address + "index.html")
    cut = tab.ask(
        _SEEN
        + """const all = [].slice.call(document.querySelectorAll("a[href^='tel:']")).filter(seen);
        if (all.length < 2) return ["fewer than two numbers"];
        return all.filter(function (link) {
            const box = link.getBoundingClientRect();
            return link.scrollWidth > link.clientWidth + 1 && link.clientWidth || box.left < 0 || box.right > innerWidth + 1;
        }).map(each => each.outerHTML.slice(0, 100))"""
    )
    return "cut" if cut else "ok"


def finder(tab: Tab, ground: Ground) -> str:
    """To an answer with a number; `pages` where each situation is a link to a page with its numbers."""
    tab.go(ground.address + "index.html")
    home = address_of(tab)
    if seen(tab, "label[for=who-self]"):
        tab.click("label[for=who-self]")
    tab.click("[data-who=self] a[data-contacts]")
    until(lambda: address_of(tab) != home or seen(tab, "[data-skip]") or seen(tab, "[data-step=answer]"), 3)
    if address_of(tab) != home:
        return "pages" if until(lambda: seen(tab, "main a[href^='tel:']")) else "dead"
    if seen(tab, "[data-skip]"):
        tab.click("[data-skip]")
    return "ok" if until(lambda: seen(tab, "[data-step=answer] a[href^='tel:']"), 3) else "dead"


QUERIES = ("kdrt", "dipukul", "dipukul suami", "kapas", "bintang", "998", "dongeng", "awan", "di pukul swami", "visum")


def hits(tab: Tab, ground: Ground, words: str) -> list[str]:
    """The headings that the search gives for these words, at most three."""
    field = "main input[type=search]"
    tab.ask("document.querySelector('.hits').textContent = ''")
    tab.write(field, words)
    titles = "return [].slice.call(document.querySelectorAll('.hits li'), 0, 3).map(each => each.querySelector('a').textContent)"
    until(lambda: tab.ask(titles), 15)
    return [" ".join(each.split()) for each in tab.ask(titles)]


def search(tab: Tab, ground: Ground) -> str:
    """Something is found; `list` where the list from A to Z stands in place of the field."""
    tab.go(ground.address + "cari/index.html")
    if not seen(tab, "main input[type=search]"):
        return "list" if seen(tab, "main .letter a") else "dead"
    if hits(tab, ground, "dipukul"):
        return "ok"
    return "list" if seen(tab, "main .letter a") else "dead"


def way_out(tab: Tab, ground: Ground) -> str:
    """By a click and by three times Shift; `link` where only the click works."""
    tab.go(ground.before)
    tab.go(ground.address + "index.html")
    tab.click("a.exit")
    if not until(lambda: address_of(tab) == ground.away):
        return "dead"
    tab.go(ground.address + "index.html")
    for _ in range(3):
        tab.shift()
    return "ok" if until(lambda: address_of(tab) == ground.away, 3) else "link"


def back(tab: Tab, ground: Ground) -> str:
    """After the way out, Back three times and Forward once lead to no page of ours: `ok`; else `site shows`."""
    tab.go(ground.before)
    tab.go(ground.address + "index.html")
    tab.go(ground.address + "k/index.html")
    tab.click("a.exit")
    until(lambda: address_of(tab) == ground.away)
    for far in (-1, -1, -1, 1):
        tab.move(far)
        outside = until(
            lambda: address_of(tab) in {ground.away, ground.before, "about:blank", "data:text/html,<title>x</title>"}, 4
        )
        if not outside:
            return "site shows"
    return "ok"


def verdict(tab: Tab, ground: Ground) -> str:
    """Two prints in one tab, judged one after the other; `by eye` where the codes stand there to be compared."""
    tab.go("about:blank")
    tab.go(f"{ground.address}{ground.page}#{ground.code}")
    if not until(lambda: seen(tab, "#verdict"), 3):
        return "by eye" if seen(tab, "[data-edition]") else "dead"
    first = tab.ask("return document.querySelector('#verdict').className")
    tab.go(f"{ground.address}{ground.page}#BCDFGH")
    changed = until(lambda: "is-old" in tab.ask("return document.querySelector('#verdict').className"), 3)
    return "ok" if "is-old" not in first and changed else "stale"


def sealed(tab: Tab, ground: Ground) -> str:
    """Opens with its passphrase; `says so` where the page tells that this browser cannot open it; else `silent`."""
    tab.go(ground.sealed)
    if seen(tab, "#passphrase"):
        tab.write("#passphrase", ground.passphrase)
        tab.click("[data-unlock] button")
        if until(lambda: seen(tab, "[data-row]"), 20):
            return "ok"
    told = tab.ask("return document.body.innerText")
    return "says so" if "tidak bisa membuka" in told else "silent"


SHEET = "q/kec-awan/index.html"
"""What the code of a public print opens."""


def copying(tab: Tab, ground: Ground, device: str = "") -> str:
    """The button says that the number is copied, or the number where the device refuses; `type it` where no button is."""
    tab.go(ground.address + SHEET + device)
    assert "Ketik nomornya" in tab.ask("return document.body.innerText"), "the way that always works"
    if not seen(tab, "[data-copy]"):
        return "type it"
    tab.click("[data-copy]")
    told = """const button = document.querySelector('[data-copy]'), said = button.textContent;
    return { [button.dataset.done]: 'ok', [button.dataset.copy]: 'refused' }[said]"""
    return str(until(lambda: tab.ask(told), 3) or "dead")


def aloud(tab: Tab, ground: Ground) -> str:
    """Numbers are said on a device with a voice, until one stops; `silent` where nothing is offered.

    Browsers of tests have no voice, so the page is given one, and on another visit none.
    """
    tab.go(f"{ground.address}{SHEET}?{MUTE}")
    assert not seen(tab, "[data-aloud]"), "offered without a voice"
    tab.go(f"{ground.address}{SHEET}?{VOICE}")
    if not seen(tab, "[data-aloud]"):
        return "silent"
    tab.click("[data-aloud]")
    if "sembilan sembilan delapan" not in [each["text"] for each in tab.ask("return said")]:
        return "dead"
    tab.click("[data-aloud]")
    return "goes on" if tab.ask("return said.length") else "ok"


FUNCTIONS: dict[str, Callable[[Tab, Ground], str]] = {
    each.__name__: each for each in (numbers, finder, search, way_out, back, verdict, sealed, copying, aloud)
}
