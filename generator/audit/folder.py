"""A finished folder, read once, and everything it is checked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.audit.coverage import check_coverage, check_substance
from generator.audit.finding import AuditError, Finding
from generator.audit.forbidden import check_forbidden_words
from generator.audit.leaks import check_leaks
from generator.audit.links import check_links, check_scripts, check_styles
from generator.audit.numbers import check_numbers
from generator.audit.page import APART, Page, read_kept_page
from generator.audit.paper import check_sheets
from generator.audit.readable import read_text
from generator.audit.specimens import check_specimens
from generator.audit.weight import PIXELS, Weight, check_weights, weigh_pages
from generator.edition.hidden import Hidden
from generator.edition.view import View
from generator.model.sheet import ExpectedSheet, Printed
from generator.poster.read_back import ReadSheet, read_kept_sheet
from generator.problem import Message
from generator.rules import Rule


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything in a folder, read once."""

    paths: dict[str, Path]
    """Where each file lies, by its path from the site's root."""
    texts: dict[str, str]
    """What can be read in each file that is no sheet, by path."""
    pages: dict[str, Page]
    pictures: dict[str, Page]
    """SVG files, which can hold links, scripts and words as a page can."""
    sheets: dict[str, ReadSheet]
    unread: tuple[str, ...]
    """Files of a kind that nobody can check."""

    @property
    def files(self) -> frozenset[str]:
        """Every path from the site's root."""
        return frozenset(self.paths)

    def ending(self, suffix: str) -> dict[str, str]:
        """The texts of files with this suffix."""
        return {path: text for path, text in self.texts.items() if path.endswith(suffix)}


@dataclass(frozen=True, slots=True)
class Expected:
    """What the folder must hold and must not, besides what the view says."""

    prints: tuple[Printed, ...]
    """The sheets that were drawn for it."""
    due: tuple[ExpectedSheet, ...]
    """The sheets that it owes, real or as specimens."""
    secrets: tuple[Hidden, ...]
    """Values that may stand nowhere."""
    hosts: frozenset[str]
    """Hosts that a link may lead to."""
    walls: str | None = None
    """Where prints for walls lead, if not to where the site stands; empty where they lead nowhere."""


def audit(site: Path, view: View, owed: Expected, cache: Path) -> tuple[Weight, ...]:
    """Check a finished folder. Gives what each page weighs; raises `AuditError` with every breach."""
    folder = _folder(site, cache)
    pixels = {name: path.stat().st_size for name, path in folder.paths.items() if path.suffix in PIXELS}
    weighed = weigh_pages(folder.pages, folder.texts, pixels)
    breaches = (*_findings(folder, view, owed), *check_weights(weighed, folder.ending(".css")))
    if breaches:
        raise AuditError(breaches)
    return weighed


def _folder(site: Path, cache: Path) -> Folder:
    paths = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    sheets = {name: read_kept_sheet(path.read_bytes(), cache) for name, path in paths.items() if path.suffix == ".pdf"}
    others = {name: path for name, path in paths.items() if name not in sheets}
    read = {name: read_text(path) for name, path in others.items()}
    texts = {name: text for name, text in read.items() if text is not None}
    return Folder(
        paths=paths,
        texts=texts,
        pages={name: read_kept_page(text, cache) for name, text in texts.items() if name.endswith(".html")},
        pictures={name: read_kept_page(text, cache) for name, text in texts.items() if name.endswith(".svg")},
        sheets=sheets,
        unread=tuple(name for name, text in read.items() if text is None),
    )


def _findings(folder: Folder, view: View, owed: Expected) -> Iterator[Finding]:
    drawn = folder.pages | folder.pictures
    yield from check_links(drawn, folder.files, owed.hosts)
    yield from check_styles(folder.ending(".css"), folder.files)
    yield from check_scripts(folder.ending(".js"))
    specimens = {print_.url: frozenset(print_.specimen.codes) for print_ in owed.prints if print_.specimen}
    yield from check_numbers(drawn, folder.sheets, view, specimens)
    yield from check_specimens(folder.paths, folder.sheets, owed.prints)
    yield from check_sheets(folder.sheets, owed.prints)
    yield from check_coverage(folder.pages, folder.sheets, folder.files, owed.prints, owed.due, view, owed.walls)
    yield from check_substance(folder.pages, len(folder.ending(".pf_fragment")), view)
    for name in folder.unread:
        yield Finding(name, Message("a file of a kind that nobody can check"), Rule.AUDIT_UNREAD)
    country = view.site.telephony.country
    spoken = {name: page.everything for name, page in drawn.items()}
    texts = {name: APART.join((text, spoken.get(name, ""))) for name, text in folder.texts.items()}
    texts |= {name: sheet.everything for name, sheet in folder.sheets.items()}
    yield from check_forbidden_words(texts, view)
    yield from check_leaks(texts, owed.secrets, country)
    yield from check_leaks({name: name for name in folder.files}, owed.secrets, country)
