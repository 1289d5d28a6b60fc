"""The same staff posters drawn by other engines: same words, same places, same fonts, tagged PDF."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import sync_playwright

from generator.edition.view import View
from generator.model.sheet import PAPERS, PrintKind
from generator.poster.kinds.table import PRINT_TYPES
from generator.poster.typst.fonts import font_folders
from generator.poster.typst.press import Press, print_tokens

HERE = Path(__file__).parent
WEASYPRINT = "weasyprint==70.0"


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds for each poster once the engine runs, or why there are none."""

    engine: str
    seconds: tuple[float, ...]
    processor: tuple[float, ...] = ()
    """Seconds of the processor, where one process does all: they hardly change when the machine is busy."""
    missing: str = ""

    @property
    def each(self) -> float:
        return median(self.seconds)

    @property
    def busy(self) -> float | None:
        return median(self.processor) if self.processor else None


def ours(view: View, offices: Sequence[str], press: Press) -> tuple[Times, list[dict[str, Any]]]:
    """Our own times, fitting and layout included, and the data that was drawn."""
    craft = PRINT_TYPES[PrintKind.STAFF]
    assert craft.say
    seconds, processor, drawn = [], [], []
    for office in offices:
        start, busy = time.perf_counter(), time.process_time()
        said = craft.say(view, view.directory.organization[office])
        data = craft.sheet(said, PAPERS["a4"], press)
        press.pdf(craft.template, data)
        seconds.append(time.perf_counter() - start)
        processor.append(time.process_time() - busy)
        drawn.append(data)
    return Times("Alur (Typst, Graphviz)", tuple(seconds), tuple(processor)), drawn


def pages(drawn: Sequence[dict[str, Any]], press: Press, folder: Path) -> list[Path]:
    """The posters as web pages."""
    template = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined).get_template(
        "poster.html.j2"
    )
    words, digits = font_folders(press.cache)
    faces = [
        ("Words", 400, (words / "AtkinsonHyperlegible-Regular.ttf").as_uri(), ""),
        ("Words", 700, (words / "AtkinsonHyperlegible-Bold.ttf").as_uri(), ""),
        *(("Digits", weight, (digits / f"digits-{weight}.ttf").as_uri(), "U+30-39") for weight in (400, 700, 800)),
    ]
    look = print_tokens()
    given = {"faces": faces, "words": press.words, "language": press.words.language} | look
    found = []
    for number, data in enumerate(drawn):
        path = folder / f"poster-{number}.html"
        path.write_text(template.render(given | data), "utf-8")
        found.append(path)
    return found


def weasyprint(found: Sequence[Path], home: Path) -> Times:
    """WeasyPrint in a virtual environment of its own, made in `home` the first time."""
    name = f"WeasyPrint {WEASYPRINT.rpartition('=')[2]}"
    python = home / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", WEASYPRINT], check=True, stderr=subprocess.DEVNULL)
    lines = "\n".join(map(str, found)) + "\n"
    done = subprocess.run(
        [str(python), str(HERE / "weasy.py")], input=lines, capture_output=True, text=True, check=False
    )
    if done.returncode:
        return Times(name, (), (), (done.stderr.strip().splitlines() or ["?"])[-1])
    told = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]
    return Times(name, tuple(wall for wall, _ in told), tuple(busy for _, busy in told))


def chromium(found: Sequence[Path]) -> Times:
    """Chromium's print-to-PDF, one browser for all."""
    path = next(
        (which for each in ("chromium", "chromium-browser", "google-chrome") if (which := shutil.which(each))), None
    )
    if path is None:
        return Times("Chromium", (), (), "no Chromium on the path")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    seconds = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=quiet)
        name = f"Chromium {browser.version.split('.')[0]}"
        for each in found:
            start = time.perf_counter()
            page = browser.new_page()
            page.goto(each.as_uri())
            page.evaluate("document.fonts.ready")
            page.pdf(
                path=each.with_suffix(".chromium.pdf"), prefer_css_page_size=True, print_background=True, tagged=True
            )
            page.close()
            seconds.append(time.perf_counter() - start)
        browser.close()
    return Times(name, tuple(seconds))


RIVALS: tuple[Callable[[Sequence[Path], Path], Times], ...] = (
    lambda found, cache: weasyprint(found, cache / "weasyprint"),
    lambda found, _: chromium(found),
)
