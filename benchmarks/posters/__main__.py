"""`make bench`: the whole pack cold and warm, each kind of print, and the same poster by other engines."""

import argparse
import os
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.posters.rivals import RIVALS, ours, pages
from generator.clock import today
from generator.content.load import load
from generator.edition.view import View, view
from generator.model.sheet import EVERYONE, PAPERS
from generator.poster.kinds.table import PRINT_TYPES
from generator.poster.make import draw_all, plan
from generator.poster.typst.press import Press
from generator.settings import Settings

ROOT = Path(__file__).parents[2]
COLD, WARM, TIMES = 20.0, 1.0, 3.0
"""Targets: seconds for the whole pack on two cores, seconds when nothing changed, times as fast as WeasyPrint."""


def main() -> None:
    """Measure and print. What misses its target is marked; a busy machine misses it without fault of ours."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--root", type=Path, default=ROOT, help="folder with contacts.yaml and content/")
    given.add_argument("--only", choices=("pack", "kinds", "engines"), help="measure this alone")
    given.add_argument("--posters", type=int, default=10, help="how many posters the engines draw")
    chosen = given.parse_args()
    shown = view(load(chosen.root), Settings(chosen.root, today(chosen.root)))
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {len(shown.directory.offices)} offices\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.only in {None, "pack"}:
            _pack(shown, folder)
        if chosen.only in {None, "kinds"}:
            _kinds(shown, folder)
        if chosen.only in {None, "engines"}:
            _engines(shown, folder, chosen.posters)


def _pack(shown: View, folder: Path) -> None:
    for what, target in (("cold", COLD), ("warm", WARM)):
        start, busy = time.perf_counter(), _processor()
        made = draw_all(plan(shown), folder / "out", cache=folder / "cache")
        wall, used = time.perf_counter() - start, _processor() - busy
        mark = "" if wall <= target else f"   misses {target:.0f} s"
        print(f"whole pack {what}: {len(made)} prints, {wall:.2f} s ({used:.2f} s of processor){mark}")
    print(f"{sum(each.size for each in made) / 1e6:.1f} MB\n")


def _processor() -> float:
    """Seconds of the processor that we and the processes which we started have used."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _kinds(shown: View, folder: Path) -> None:
    """Each kind alone, drawn anew: its own prints of all offices, and the one for everyone."""
    print(f"{'kind':18}{'prints':>7}{'seconds':>9}{'ms each':>9}{'KB each':>9}")
    for kind in PRINT_TYPES:
        start = time.perf_counter()
        made = draw_all(plan(shown).only(kinds=[kind]), folder / "out", cache=folder / f"cache-{kind.value}")
        wall = time.perf_counter() - start
        each, size = wall / len(made) * 1000, sum(one.size for one in made) / len(made) / 1000
        print(f"{kind.value:18}{len(made):7}{wall:9.2f}{each:9.1f}{size:9.1f}")
    papers = Counter(paper for craft in PRINT_TYPES.values() for paper in craft.papers)
    assert set(papers) == set(PAPERS), f"a paper without a print, besides {EVERYONE}"
    print()


def _engines(shown: View, folder: Path, count: int) -> None:
    press = Press(folder / "cache" / "fonts")
    press.load()
    step = max(len(shown.directory.offices) // count, 1)
    offices = [each.id for each in shown.directory.offices][::step][:count]
    mine, drawn = ours(shown, offices, press)
    (folder / "pages").mkdir()
    found = pages(drawn, press, folder / "pages")
    cache = ROOT / ".cache" / "bench"
    cache.mkdir(parents=True, exist_ok=True)
    print(f"the same A4 staff poster, {len(offices)} offices, median, tagged PDF, engine running:")
    print(f"{'':26}{'clock':>9}{'ratio':>7}{'processor':>11}{'ratio':>7}")
    for times in (mine, *(rival(found, cache) for rival in RIVALS)):
        if times.missing:
            print(f"{times.engine:26}not measured: {times.missing}")
            continue
        line = f"{times.engine:26}{times.each * 1000:6.0f} ms{times.each / mine.each:7.1f}"
        ratio = times.each / mine.each
        if times.busy is not None and mine.busy is not None:
            ratio = times.busy / mine.busy
            line += f"{times.busy * 1000:8.0f} ms{ratio:7.1f}"
        slow = "WeasyPrint" in times.engine and ratio < TIMES
        print(line + (f"   misses {TIMES:.0f} times" if slow else ""))


if __name__ == "__main__":
    main()
