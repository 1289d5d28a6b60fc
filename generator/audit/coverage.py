"""Everything that a site owes its readers is there."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.audit.finding import Finding
from generator.audit.page import Page
from generator.audit.paper import Sheet
from generator.edition import View
from generator.model.sheet import EVERYONE, Due, Printed, status_url
from generator.model.text import DEFAULT_LANGUAGE
from generator.neutral import nameless
from generator.problem import Message


def coverage(
    pages: Mapping[str, Page],
    sheets: Mapping[str, Sheet],
    files: Collection[str],
    prints: Iterable[Printed],
    due: Iterable[Due],
    view: View,
    walls: str | None = None,
) -> Iterator[Finding]:
    """Missing pages and sheets, and sheets whose address leads nowhere.

    `pages` holds the HTML pages by their path, `sheets` the PDF files of the folder, `files` all its files,
    `prints` what was drawn for it, `due` the sheets that are owed, `walls` where those for walls lead if not to this
    site. A specimen leads nowhere, nor does a sheet of an edition without an address.
    """

    def home(sheet: Due) -> str:
        return view.base_url if sheet.kind.named or walls is None else walls

    for url in _owed(view):
        if f"{url}index.html" not in pages:
            yield Finding(f"{url}index.html", Message("the page is missing"), "coverage")
    drawn = {Due(each.office, each.kind, each.paper): each for each in prints}
    for each in due:
        sheet = drawn.get(each)
        if sheet is None:
            values = {"office": each.office, "paper": each.paper}
            what = Message("the sheet of “{office}” on {paper} is missing", values)
            page = "p/" if each.office == EVERYONE else f"k/{each.office}/"
            yield Finding(f"{page}index.html", what, "coverage")
        elif sheet.url not in files:
            yield Finding(sheet.url, Message("the sheet is missing"), "coverage")
        elif each.kind.linked and home(each) and not sheet.specimen:
            address = home(each) + status_url(each.office)
            if address not in sheets[sheet.url].links:
                what = Message("the sheet does not lead to {target}", {"target": address})
                yield Finding(sheet.url, what, "coverage")
    for path in sorted(sheets.keys() - {each.url for each in drawn.values()}):
        yield Finding(path, Message("nobody knows this sheet"), "coverage")


def _owed(view: View) -> Iterator[str]:
    """The addresses of pages that every edition has, in each published language; a QR code knows no language."""
    shown = view.directory
    if shown.flowcharts:  # without flows there is no print, and no QR code leads anywhere
        yield from (f"q/{each.id}/" for each in shown.offices)
    for language in view.site.languages:
        if language.published:
            folder = "" if language.code == DEFAULT_LANGUAGE else f"{language.code}/"
            yield folder
            for part, records in (("k", shown.offices), ("l", shown.services)):
                yield from (f"{folder}{part}/{each.id}/" for each in records)
            yield from (f"{folder}a/{nameless(each.id)}/" for each in shown.flowcharts)
            yield from sorted({f"{folder}panduan/{each.id}/" for each in shown.guides})


def substance(pages: Mapping[str, Page], fragments: int, view: View) -> Iterator[Finding]:
    """A folder without what the other checks look at: they would all pass over nothing.

    `fragments` counts the pages in the search index.
    """
    searched = sum(page.searched for page in pages.values())
    if not searched or fragments != searched:
        what = Message("the search index holds {count} pages, not {owed}", {"count": fragments, "owed": searched})
        yield Finding("pagefind", what, "coverage")
    if not view.emergency:
        yield Finding("index.html", Message("no number for danger may be shown"), "coverage")
    for path, page in pages.items():
        if not page.text.strip():
            yield Finding(path, Message("the page is empty"), "coverage")
