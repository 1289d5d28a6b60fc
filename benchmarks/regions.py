"""How long another region takes, what its keeper types, and whether its pages speak its own words.

`python -m benchmarks.regions [FOLDER [NAME...]]` makes five regions as a keeper does, each in a folder below FOLDER (a
scratch one where none is given): `alur new`, the draft built to the end, then what opens it typed into its files, and
the open site built. Seconds are of the wall clock. The number that is typed is an invented one of the tests' prefix,
and the address is nobody's. Every page is read back: words of the region must stand in it, common ones where the region
has its own must not, and no file, paper included, may name another region.
"""

import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import yaml
from pypdfium2 import PdfDocument

from benchmarks.build import Took
from generator.audit.readable import read_text
from generator.shipped import LAYERS

DAY = max(
    re.findall(r"checked: (\d{4}-\d\d-\d\d)", "".join(file.read_text("utf-8") for file in LAYERS.rglob("*.yaml")))
)
"""Of the latest national check, so that what is measured does not depend on when."""
OPENED = {
    "draft:": None,
    "# base_url:": "base_url: https://ppa.antah.go.id/",
    "owner:": "owner: Dinas Antah",
    "owner_contact:": "owner_agreed: {day}",
}
"""Lines of `site.yaml`: deleted, written instead, or written behind."""
CONTACTS = """
- id: uptd-ppa
  channels:
    - code: {prefix}-60-W1
      kind: whatsapp
      number: "0870-0000-1111"
      freshness: service
      sources:
        - {{title: Surat UPTD PPA, url: "https://ppa.antah.go.id/", checked: {day}, official: true}}
      confirmations:
        - {{on: {day}, method: owner_letter, by: Kepala UPTD PPA}}
"""


@dataclass(frozen=True)
class Region:
    """A region, and what tells its site from all others."""

    name: str
    area: str
    said: tuple[str, ...]
    """Words that its pages must have."""


REGIONS = (
    Region("rembang", "33.17", ("Kabupaten Rembang", "kecamatan", "desa dan kelurahan", "Lasem", "kades")),
    Region("kota-semarang", "33.74", ("Kota Semarang", "kecamatan", "kelurahan", "Tembalang", "Pokja kota")),
    Region("nabire", "94.01", ("Kabupaten Nabire", "distrik", "kampung", "Uwapa", "kepala kampung")),
    Region("aceh-selatan", "11.01", ("Kabupaten Aceh Selatan", "kecamatan", "gampong", "Tapaktuan", "keuchik")),
    Region("sleman", "34.04", ("Kabupaten Sleman", "kapanewon", "kalurahan", "Depok", "lurah")),
)
OTHER_REGIONS = re.compile(r"\b(?:Pati|Antah Berantah|Khayangan|Bintang 998)\b")
"""The first region, and the invented one."""


HEAD = ("region", "new, s", "draft, s", "typed", "written by Alur", "open, s", "pages", "prints", "faults")
"""Seconds that a command takes; lines; what the open site has."""


class Words(HTMLParser):
    """What a page says: its words, and those that it says of pictures and fields."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.said += [said for name, said in attrs if said and name in {"alt", "aria-label", "placeholder", "content"}]


def alur(*words: str | Path) -> tuple[Took, str]:
    """How long a command takes which must succeed, and what it says."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "generator", *map(str, words), "--today", DAY, "--lang", "id"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime), done.stdout


def open_region(root: Path) -> int:
    """Type what opens a draft, and say in how many lines."""
    site = root / "content" / "site.yaml"
    prefix = yaml.safe_load(site.read_text("utf-8"))["code_prefix"]
    lines, typed = [], 0
    for line in site.read_text("utf-8").splitlines():
        begin = next((begin for begin in OPENED if line.startswith(begin)), None)
        new = OPENED[begin] if begin else None
        if begin is None or begin == "owner_contact:":
            lines.append(line)
        if begin:
            typed += 1
        if new:
            lines.append(new.format(day=DAY))
    site.write_text("\n".join(lines) + "\n", "utf-8")
    own = CONTACTS.format(prefix=prefix, day=DAY)
    with (root / "contacts.yaml").open("a", encoding="utf-8") as file:
        file.write(own)
    return typed + len(own.strip().splitlines())


def faults(site: Path, root: Path, region: Region) -> list[str]:
    """What the finished site says that it should not, or does not say that it should."""
    pages = {path: _without_as_it_is(Words(path.read_text("utf-8")).said) for path in site.rglob("*.html")}
    all_said = " ".join(pages.values())
    found = [f"nowhere: {word}" for word in region.said if word not in all_said]
    words = yaml.safe_load((root / "content" / "site.yaml").read_text("utf-8")).get("words", {})
    for common, local in words.items():
        common_word = re.compile(rf"(?<![\w-]){re.escape(common)}(?![\w-])", re.IGNORECASE)
        for path, said in pages.items():
            for match in common_word.finditer(said.replace(local, "")):
                found.append(f"{path.relative_to(site)}: {said[max(match.start() - 30, 0) : match.end() + 30]}")
    own = (root / "content" / "areas.csv").read_text("utf-8")
    for path in site.rglob("*.*"):
        said = _on_paper(path) if path.suffix == ".pdf" else read_text(path)
        for match in OTHER_REGIONS.finditer(said or ""):
            if f",{match[0]}," not in own:
                found.append(f"{path.relative_to(site)}: {said[max(match.start() - 30, 0) : match.end() + 30]}")
    return found


@cache
def _as_it_is() -> frozenset[str]:
    """What no region says otherwise: what laws say, and what an abbreviation stands for."""
    files = [
        yaml.safe_load(file.read_text("utf-8"))
        for name in ("legal", "glossary")
        for file in LAYERS.rglob(f"{name}.yaml")
    ]
    records = [record for file in files for record in file]
    laws = {article["says"] for record in records for article in record.get("articles", ())}
    return frozenset(laws | {record["expansion"] for record in records if "expansion" in record})


def _without_as_it_is(said: list[str]) -> str:
    kept = _as_it_is()
    return " ".join(words for words in said if " ".join(words.split()) not in kept)


def _on_paper(path: Path) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(path))


def measure(region: Region, root: Path) -> list[str]:
    """Make the region in this folder and print its row; what its pages say wrongly."""
    made, _ = alur("new", root, "--area", region.area)
    draft, _ = alur("build", "--root", root)
    drafted = faults(root / "site", root, region)
    typed = open_region(root)
    opened, said = alur("build", "--root", root)
    found = [*drafted, *faults(root / "site", root, region)]
    prints = [path for path in (root / "site").rglob("*.pdf") if not path.name.startswith("contoh-")]
    generated = sum(len(path.read_text("utf-8").splitlines()) for path in root.glob("content/**/*.*"))
    print(
        f"| {region.name} | {made} | {draft} | {typed} | {generated} | {opened} "
        f"| {len(list((root / 'site').rglob('*.html')))} | {len(prints)} | {len(found)} |",
        flush=True,
    )
    return found or ([] if prints else [f"no print is open: {said}"])


def main() -> None:
    """Print the table; end with 1 where a page speaks of another place."""
    wanted = [region for region in REGIONS if not sys.argv[2:] or region.name in sys.argv[2:]]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch)
        print("| " + " | ".join(HEAD) + " |\n" + "|---" * len(HEAD) + "|", flush=True)
        wrong = {region.name: measure(region, folder / region.name) for region in wanted}
    for name, found in wrong.items():
        for line in dict.fromkeys(found):
            print(f"{name}: {' '.join(line.split())}")
    sys.exit(any(wrong.values()))


if __name__ == "__main__":
    main()
