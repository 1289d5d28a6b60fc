"""How long a build takes beside its drawing: `make bench-build`, or `python -m benchmarks.build [--beside CHECKOUT]`.

Works on copies of the region's content. Cold is a build of everything with nothing kept; a changed number is the one
that stands on the most sheets. Drawing alone is the same sheets drawn by the same processes from the same content,
without pages, index, reading back and audit; it is measured right before the build that it is compared with, so that
both are of one machine and hour, and each command is run as often as `--times` says: the least counts. Seconds are of
the wall clock, on which the limits are; processor seconds of all processes, which move less when the machine is busy,
stand behind them in brackets. `--beside` runs every command of an older checkout too.
"""

import argparse
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.content.load import load
from generator.model.contact import Channel
from generator.poster import read_back
from generator.publish.prepare import draw_expected, load_checked
from generator.settings import Settings

ROOT = Path(__file__).parents[1]
REGION = ("contacts.yaml", "content")
LONG = 9
"""Digits of a number that no other holds by chance."""
_ALONE = "ALUR_BENCH_DRAWS_ALONE"
"""Set in processes that draw sheets and do not read them back."""


@dataclass(frozen=True)
class Took:
    """How long a command took, in seconds."""

    wall: float
    processor: float
    """Of all its processes."""

    def __str__(self) -> str:
        return f"{self.wall:.2f} ({self.processor:.2f})"


def took(*command: str | Path) -> Took:
    """Run a command that must succeed; a check may find something."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(list(map(str, command)), cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


if os.environ.get(_ALONE):  # here, because the processes that draw load this module too
    read_back.read_kept_sheet = lambda content, cache: None  # type: ignore[assignment, return-value]


def copied(source: Path, folder: Path, *, cold: bool = False) -> Path:
    """A copy of the region's content, with whatever is kept of its sheets unless it shall be cold."""
    folder.mkdir()
    shutil.copy(source / REGION[0], folder)
    shutil.copytree(source / REGION[1], folder / REGION[1])
    if not cold and (source / ".cache").exists():
        shutil.copytree(source / ".cache", folder / ".cache")
    return folder


def most_printed(root: Path) -> tuple[str, Channel]:
    """The channel whose number, long enough to stand for itself, is on the most sheets; before it the contact's id."""
    sheets = [
        re.sub(r"\D", "", read_back.read_kept_sheet(path.read_bytes(), root / ".cache").text)
        for path in sorted((root / "site" / "p").glob("*.pdf"))
    ]
    long = (
        (sum(number in sheet for sheet in sheets), contact.id, channel)
        for contact, _, channel in load(root).channels()
        if len(number := re.sub(r"\D", "", channel.number or "")) >= LONG
    )
    _, contact, channel = max(long, key=lambda found: found[0])
    return contact, channel


def change(root: Path, contact: str, channel: Channel) -> None:
    """Give its number another end: in the region's file, over that of the layer below if it stands there."""
    path, number = root / REGION[0], str(channel.number)
    text, new = path.read_text("utf-8"), f"{number[:-2]}{(int(number[-2:]) + 37) % 100:02}"
    patch = f'\n- id: {contact}\n  channels:\n    - {{code: {channel.code}, number: "{new}"}}\n'
    path.write_text(text.replace(number, new) if number in text else text + patch, "utf-8")


def least(runs: Iterable[Took]) -> Took:
    """The least of several runs, of the wall clock and of the processor each."""
    found = list(runs)
    return Took(min(each.wall for each in found), min(each.processor for each in found))


def measure(program: Path, folder: Path, day: str) -> dict[str, Took]:
    """What each command of a checkout took, once. Where this is our checkout, what the drawing in it took alone too."""
    alur, found = program / ".venv" / "bin" / "alur", {}

    def build(root: Path) -> Took:
        return took(alur, "build", "--root", root, "--today", day)

    def draw_alone(root: Path) -> Took:
        os.environ[_ALONE] = "1"
        try:
            return took(sys.executable, "-m", "benchmarks.build", "--draw", root, "--today", day)
        finally:
            del os.environ[_ALONE]

    root = copied(ROOT, folder / "built", cold=True)
    changed = folder / "changed"
    if program == ROOT:
        found["cold, drawing alone"] = draw_alone(copied(ROOT, folder / "alone", cold=True))
    found |= {"cold": build(root), "nothing": build(root)}
    found |= {"check": took(alur, "check", "--root", root, "--today", day), "help": took(alur, "--help")}
    change(copied(root, changed), *most_printed(root))
    if program == ROOT:
        found["one number, drawing alone"] = draw_alone(copied(changed, folder / "changed-alone"))
    found["one number"] = build(changed)
    for each in folder.iterdir():
        shutil.rmtree(each)
    return found


TIMES = {"cold": 1.5, "one number": 1.2}
"""How many times as long as its drawing alone it may take."""
SECONDS = {"nothing": 3.0, "help": 0.4, "check": 1.5}
"""How long it may take."""


def told(found: dict[str, Took], before: dict[str, Took]) -> bool:
    """Print the table. True if every limit is kept."""
    kept = []
    heads = f"{'drawing alone':>18}{'times as long':>18}{'at most':>9}{'':6}{'before':>18}"
    print(f"{'':12}{'seconds (processor)':>21}{heads}")
    for name in (*TIMES, *SECONDS):
        one, alone, times = found[name], found.get(f"{name}, drawing alone"), ""
        limit = SECONDS[name] if alone is None else TIMES[name] * alone.wall
        if alone:
            times = f"{one.wall / alone.wall:.2f} ({one.processor / alone.processor:.2f})"
        kept.append(one.wall <= limit)
        print(
            f"{name:12}{one!s:>21}{alone or ''!s:>18}{times:>18}{limit:9.2f}{'' if kept[-1] else '  over':6}"
            f"{before.get(name, '')!s:>18}"
        )
    return all(kept)


def main() -> None:
    """Measure and print; ends with 1 if a limit is not kept."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--beside", type=Path, help="an older checkout with its .venv, measured once")
    asked.add_argument("--today", default=date.today().isoformat())
    asked.add_argument("--times", type=int, default=2, help="how often each command is run")
    asked.add_argument("--draw", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="alur-bench-") as scratch:
        folder = Path(scratch)
        if given.draw:
            draw_expected(
                load_checked(Settings(given.draw, date.fromisoformat(given.today))), folder, given.draw / ".cache"
            )
            return
        print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors, {processor()}")
        load = os.getloadavg()[0]
        runs = [measure(ROOT, folder, given.today) for _ in range(given.times)]
        before = measure(given.beside.resolve(), folder, given.today) if given.beside else {}
        print(f"{given.today}; the least of {given.times}; load {load:.1f} before and {os.getloadavg()[0]:.1f} after")
        kept = told({name: least(run[name] for run in runs) for name in runs[0]}, before)
    sys.exit(not kept)


def processor() -> str:
    """The processor's name, as far as the system tells."""
    try:
        found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    except OSError:
        found = None
    return found[1] if found else platform.processor()


if __name__ == "__main__":
    main()
