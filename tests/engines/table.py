"""The table browser × function, seen now, beside what is promised: `make browsers`.

    python -m tests.engines.table          Firefox, WebKitGTK, Chromium, and every old Chromium that is here
    python -m tests.engines.table firefox  one of them

Exit code 1 where a function is not as `site_templates/browsers.yaml` promises.
"""

import argparse
import logging
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from generator.render.browsers import Feature, promised
from tests.browser.find_chromium import found
from tests.building import build_once, draw_once
from tests.engines.functions import FUNCTIONS, Ground
from tests.engines.ground import ground
from tests.engines.old_browsers import there
from tests.engines.screen import screen
from tests.engines.tab import ENGINES, PHONE, Tab, chromium

HELD: dict[str, tuple[Feature, str]] = {
    "finder": ("finder", "pages"),
    "search": ("search", "list"),
    "way_out": ("exit", "link"),
    "back": ("exit", "site shows"),
    "verdict": ("verdict", "by eye"),
    "sealed": ("sealed", "says so"),
    "copying": ("copying", "type it"),
    "aloud": ("aloud", "silent"),
}
"""By function: the feature that is promised to readers, and the word for the way that is left below its version."""

FAMILIES = {"Chromium": "chrome", "Firefox": "firefox"}
WEBKITGTK = "2.40"
"""From which version on WebKitGTK is held to all: its numbers are none of Safari's, and readers are told nothing of it."""

STICK = {"Firefox": {"back": "site shows"}}
"""Where files differ from a host: to Firefox each file is a site of its own (privacy.file_unique_origin), so that no page
knows that another was left."""


WINDOWLESS = {"Chromium 69": {"copying": "refused"}}
"""What a browser refuses to whoever has no window, as this table's Chromiums have none, and has no command to allow: there
the page shows what to type."""


def held(name: str, place: str = "http") -> dict[str, str]:
    """What each function is held to in this browser (`Chromium 92`), from a host or a `stick`, by what readers are promised."""
    maker, _, written = name.rpartition(" ")
    words = {"numbers": "ok"}  # HTML: every browser has them
    for function, (feature, without) in HELD.items():
        first = WEBKITGTK if maker == "WebKitGTK" else str(getattr(promised()[feature], FAMILIES[maker]))
        words[function] = "ok" if _order(first) <= (*_order(written), 0) else without
    return words | (STICK.get(maker, {}) if place == "stick" else {})


def _order(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def seen_in(tab: Tab, on: Ground) -> dict[str, str]:
    """What each function does in this browser, in a word; an error is told in its first line."""
    found: dict[str, str] = {}
    for name, function in FUNCTIONS.items():
        try:
            found[name] = function(tab, on)
        except Exception as error:  # a browser that ends must not end the table
            found[name] = f"{type(error).__name__}: {str(error).splitlines()[0][:60] if str(error) else ''}"
    return found


@contextmanager
def opened(browser: str) -> Iterator[Tab]:
    """A tab of an engine by its name, or of the Chromium in this file, as wide as a phone."""
    with screen() as on, ENGINES[browser](on) if browser in ENGINES else chromium(Path(browser)) as tab:
        tab.resize(*PHONE)
        yield tab


def broken(seen: dict[str, str], promise: dict[str, str]) -> dict[str, str]:
    """The functions that are not as promised, and how they are. Better than promised is another promise, so it is told."""
    return {name: word for name, word in seen.items() if promise[name] != word}


def main() -> None:
    """Walk every browser that is here, print the table, and say where it is not as promised."""
    given = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    given.add_argument("browsers", nargs="*", help="firefox, webkit, or the file of a Chromium; else all that are here")
    options = given.parse_args()
    logging.disable()
    today = found()
    assert today, "no Chromium"
    browsers = options.browsers or [*ENGINES, today, *map(str, there())]
    table = Table("browser", *FUNCTIONS, box=None)
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name, ground(*_site(Path(name))) as on:
        for browser in browsers:
            with opened(browser) as tab:
                seen = seen_in(tab, on)
                table.add_row(tab.name, *seen.values())
                wrong += [
                    f"{tab.name}: {each}: {word}"
                    for each, word in broken(seen, held(tab.name) | WINDOWLESS.get(tab.name, {})).items()
                ]
    Console(width=140).print(table)
    print(*(f"not as promised: {each}" for each in wrong), sep="\n")
    sys.exit(bool(wrong))


def _site(place: Path) -> tuple[Path, str]:
    from generator.content.load import load
    from generator.edition.view import view
    from generator.settings import Settings
    from tests.building import TODAY
    from tests.conftest import CONTENT

    shown = view(load(CONTENT), Settings(root=CONTENT, today=TODAY))
    built = build_once(place / "built", CONTENT, draw_once(place / "sheets", shown))
    return built.site, str(shown.site.exit_url)


if __name__ == "__main__":
    main()
