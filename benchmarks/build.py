"""How long a build takes beside its drawing: `make bench-build`, or `python -m benchmarks.build [--beside CHECKOUT]`.

Works on a copy of the region's content, with nothing kept at first: a build of everything, one where nothing has
changed, and one after each of two numbers changed, that of the most and that of the fewest sheets. Drawing alone is the
same sheets drawn by the same processes from the same content, without pages, index, reading back and audit. `--beside`
runs every command of an older checkout too, on a copy of its own, so that both columns are of one machine and hour.
Seconds are of the wall clock; processor seconds, which hardly move when the machine is busy, stand behind them.
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
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.poster import read_back
from generator.publish.prepare import checked, draw
from generator.settings import Settings

ROOT = Path(__file__).parents[1]
REGION = ("contacts.yaml", "content")
_ALONE = "ALUR_BENCH_DRAWS_ALONE"
"""Set in processes that draw sheets and do not read them back."""


@dataclass(frozen=True)
class Took:
    """How long a command took, in seconds."""

    wall: float
    processor: float
    """Of all its processes."""

    def __str__(self) -> str:
        return f"{self.wall:7.2f} ({self.processor:6.2f})"


def took(*command: str | Path) -> Took:
    """Run a command that must succeed; a check may find something."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(list(map(str, command)), cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


if os.environ.get(_ALONE):  # here, because the processes that draw load this module too
    read_back.kept_reading = lambda content, cache: None  # type: ignore[assignment, return-value]


def copied(source: Path, folder: Path) -> Path:
    """A copy of the region's content, with whatever is kept of its sheets."""
    folder.mkdir()
    shutil.copy(source / REGION[0], folder)
    shutil.copytree(source / REGION[1], folder / REGION[1])
    if (source / ".cache").exists():
        shutil.copytree(source / ".cache", folder / ".cache")
    return folder


def printed_numbers(root: Path) -> Counter[str]:
    """The numbers that stand once in contacts.yaml and are printed, each with its count of sheets."""
    contacts = (root / REGION[0]).read_text("utf-8")
    sheets = [
        re.sub(r"\D", "", read_back.kept_reading(path.read_bytes(), root / ".cache").text)
        for path in sorted((root / "site" / "p").glob("*.pdf"))
    ]
    counts = {
        number: sum(re.sub(r"\D", "", number) in sheet for sheet in sheets)
        for number in re.findall(r'number: "([0-9][0-9 ()-]{8,})"', contacts)
        if contacts.count(number) == 1
    }
    return Counter({number: count for number, count in counts.items() if count})


def change(root: Path, number: str) -> None:
    """Give one number another end."""
    path = root / REGION[0]
    path.write_text(
        path.read_text("utf-8").replace(number, f"{number[:-2]}{(int(number[-2:]) + 37) % 100:02}"), "utf-8"
    )


def measure(program: Path, folder: Path, day: str) -> tuple[dict[str, Took], dict[str, Took]]:
    """What each command of a checkout took, and what the drawing in it took alone where this is our checkout."""
    alur, ours = program / ".venv" / "bin" / "alur", program == ROOT
    alone: dict[str, Took] = {}

    def build(root: Path) -> Took:
        return took(alur, "build", "--root", root, "--today", day)

    def draw_alone(root: Path, name: str) -> None:
        if ours:
            os.environ[_ALONE] = "1"
            alone[name] = took(sys.executable, "-m", "benchmarks.build", "--draw", root, "--today", day)
            del os.environ[_ALONE]

    draw_alone(copied(ROOT, folder / "alone"), "cold")
    root = copied(ROOT, folder / "built")
    found = {"help": took(alur, "--help"), "cold": build(root), "nothing": build(root)}
    found["check"] = took(alur, "check", "--root", root, "--today", day)
    numbers = printed_numbers(root).most_common()
    fewest = [] if numbers[-1][1] == numbers[0][1] else [("fewest", numbers[-1])]
    for name, (number, count) in (("most", numbers[0]), *fewest):
        changed = copied(root, folder / name)
        change(changed, number)
        draw_alone(copied(changed, folder / f"{name}-alone"), f"one number on {count} PDF")
        found[f"one number on {count} PDF"] = build(changed)
    return found, alone


WANTED = {"cold": 1.5, "one number": 1.2}
"""Times the drawing alone; for one number, the seconds of a build where nothing has changed come on top."""
LIMITS = {"nothing": 3.0, "help": 0.4, "check": 1.5}
"""Seconds."""


def told(found: dict[str, Took], alone: dict[str, Took], before: dict[str, Took]) -> None:
    """Print the table."""
    print(f"{'':28}{'seconds (processor)':>20}{'drawing alone':>20}{'wanted':>9}{'before':>20}{'less':>7}")
    for name, one in found.items():
        if name in alone:
            factor = next(times for kind, times in WANTED.items() if name.startswith(kind))
            wanted = factor * alone[name].wall + (found["nothing"].wall if "number" in name else 0)
        else:
            wanted = LIMITS[name]
        old = before.get(name)
        less = f"{old.wall / one.wall:6.1f}x" if old else ""
        print(f"{name:28}{one!s:>20}{alone.get(name, '')!s:>20}{wanted:9.2f}{old or ''!s:>20}{less}")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--beside", type=Path, help="an older checkout with its .venv, measured too")
    asked.add_argument("--today", default=date.today().isoformat())
    asked.add_argument("--draw", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="alur-bench-") as scratch:
        folder = Path(scratch)
        if given.draw:
            day = date.fromisoformat(given.today)
            draw(checked(Settings(given.draw, day)), folder, given.draw / ".cache")
            return
        print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors, {processor()}")
        print(
            f"load before: {os.getloadavg()[0]:.1f}; {given.today}; python -m benchmarks.build {' '.join(sys.argv[1:])}"
        )
        (folder / "now").mkdir()
        found, alone = measure(ROOT, folder / "now", given.today)
        before: dict[str, Took] = {}
        if given.beside:
            (folder / "before").mkdir()
            before, _ = measure(given.beside.resolve(), folder / "before", given.today)
        told(found, alone, before)


def processor() -> str:
    """The processor's name, as far as the system tells."""
    try:
        found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    except OSError:
        found = None
    return found[1] if found else platform.processor()


if __name__ == "__main__":
    main()
