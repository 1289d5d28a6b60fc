"""`make bench-search`: every judged query asked of every search in a real browser; prints the measures."""

import argparse
import hashlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.search import engines, material
from benchmarks.search import judged as queries
from benchmarks.search.judged import Judged, PageKind
from benchmarks.search.judged import Page as Answer
from benchmarks.search.measure import Engine, Result, cases, failures, measure, table
from benchmarks.search.serving import serving
from benchmarks.search.weigh import CPU, first_search, next_search
from generator.clock import today
from generator.model import routes
from generator.model.directory import Directory
from generator.publish.prepare import load_checked
from generator.publish.release import release
from generator.settings import Settings
from tests.browser.find_chromium import found as find_chromium

ROOT = Path(__file__).parents[2]


def tuning(query: Judged) -> bool:
    """Whether this query may be looked at while the search is made better; by hash, so that nobody chooses."""
    return hashlib.sha256(query.key.encode()).digest()[0] % 2 == 0


def url_of(directory: Directory) -> Callable[[Answer], str]:
    """Where each judged page stands, relative to the site's root."""
    urls: dict[PageKind, Callable[[str], str]] = {
        PageKind.SITUATION: routes.situation_url,
        PageKind.SERVICE: routes.service_url,
        PageKind.FLOW: routes.flow_url,
        PageKind.OFFICE: lambda office: routes.organization_url(directory.organization[office]),
        PageKind.GUIDE: routes.guide_url,
        PageKind.QUESTION: routes.question_url,
        PageKind.TERM: routes.term_url,
        PageKind.LAW: lambda law: f"{routes.LAWS}#{law}",
        PageKind.CONTACT: lambda contact: routes.contact_url(directory, contact),
    }
    return lambda page: urls[page.kind](page.id)


@contextmanager
def built(given: Path | None) -> Iterator[Path]:
    """The given site, or one built now in a temporary folder."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="alur-bench-") as scratch:
        content = load_checked(Settings(root=ROOT, today=today(ROOT)))
        yield release(content, ROOT, Path(scratch) / "site").folder


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    program = find_chromium()
    if not program:
        sys.exit("no Chromium: run make test once, or set ALUR_CHROMIUM to its path")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, chromium_sandbox=False, args=["--disable-gpu"])
        yield started
        started.close()


def main() -> None:
    """Print the tables of each part and of all queries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a built site of this content; else one is built")
    parser.add_argument("--half", choices=["tuning", "kept", "later"], help="ask this part alone")
    parser.add_argument("--quick", action="store_true", help="leave out what the first search costs")
    parser.add_argument("--engine", action="append", choices=["alur", "pagefind", "material"], help="ask these alone")
    parser.add_argument("--failures", action="store_true", help="list what failed; of the tuning half only")
    given = parser.parse_args()
    directory = load_checked(Settings(root=ROOT, today=today(ROOT))).directory
    judged = queries.load(directory)
    halves = {
        "tuning": [each for each in judged if tuning(each)],
        "kept": [each for each in judged if not tuning(each)],
        "later": list(queries.load(directory, queries.LATER)),
    }
    if given.half:
        halves = {given.half: halves[given.half]}
    wanted = given.engine or ["alur", "pagefind", "material"]
    with built(given.site) as site, serving(site) as (address, log), chromium() as browser:
        found = {name: _ask(name, browser, address, site, directory, halves) for name in wanted}
        costs = {} if given.quick else {slow: first_search(browser, address, log, slow=slow) for slow in (False, True)}
        took, blocked = (0.0, 0.0) if given.quick else next_search(browser, address)
    for half in halves:
        print(f"\n## {half}\n\n{table(results[half] for results in found.values())}")
    if len(halves) > 1:
        whole = [
            Result(next(iter(each.values())).engine, tuple(trial for part in each.values() for trial in part.trials))
            for each in found.values()
        ]
        print(f"\n## all\n\n{table(whole)}")
    if given.quick:
        print("\nWhat the first search costs was left out.")
    else:
        print("\n## first search\n")
        print(f"- next search, CPU / {CPU}: {took:.0f} ms with the pause after typing, longest task {blocked:.0f} ms")
    for slow, cost in costs.items():
        where = f"400 kbit/s, 400 ms, CPU / {CPU}" if slow else "this machine"
        print(
            f"- {where}: {cost.requests} requests, {cost.size:,} bytes, {cost.seconds:.1f} s from the first key, "
            f"longest task {cost.blocked:.0f} ms"
        )
    if given.failures and "tuning" in halves:
        for results in found.values():
            _tell(results["tuning"])


def _ask(
    name: str, browser: Browser, address: str, site: Path, directory: Directory, halves: dict[str, list[Judged]]
) -> dict[str, Result]:
    page = browser.new_page()
    started = time.perf_counter()
    makers: dict[str, Callable[[Page, str, Path], AbstractContextManager[Engine]]] = {
        "alur": lambda *given: nullcontext(engines.ours(*given)),
        "pagefind": lambda *given: nullcontext(engines.plain(*given)),
        "material": material.material,
    }
    with makers[name](page, address, site) as engine:
        found = {half: measure(engine, cases(each, directory, url_of(directory))) for half, each in halves.items()}
    asked = sum(map(len, halves.values()))
    print(f"{engine.name}: {asked} queries in {time.perf_counter() - started:.1f} s", file=sys.stderr)
    page.close()
    return found


def _tell(result: Result) -> None:
    print(f"\n{result.engine} failed:")
    for trial in failures(result):
        print(f"  [{trial.case.kind}] {trial.case.query}\n    wanted {trial.case.answers}\n    got    {trial.hits[:4]}")


if __name__ == "__main__":
    main()
