"""Everything that a site owes its readers is there."""

from collections.abc import Iterable, Iterator, Mapping

from generator.audit.finding import Finding
from generator.audit.page import Page
from generator.audit.paper import Sheet
from generator.edition import View
from generator.model.sheet import Due, Printed
from generator.problem import Message


def coverage(
    pages: Mapping[str, Page],
    sheets: Mapping[str, Sheet],
    prints: Iterable[Printed],
    due: Iterable[Due],
    view: View,
) -> Iterator[Finding]:
    """Missing pages and sheets, and sheets whose address leads nowhere.

    `pages` holds the HTML pages by their path, `sheets` the PDF files of the folder, `prints` what was drawn for it,
    `due` the sheets that may be drawn today.
    """
    shown = view.directory
    owed = [
        "",
        *(f"{part}/{each.id}/" for each in shown.offices for part in ("k", "q")),
        *(f"l/{each.id}/" for each in shown.services),
        *(f"a/{each.id}/" for each in shown.flowcharts),
        *(f"panduan/{each.id}/" for each in shown.guides),
    ]
    for url in sorted(set(owed)):
        if f"{url}index.html" not in pages:
            yield Finding(f"{url}index.html", Message("the page is missing"), "coverage")
    drawn = {Due(each.office, each.kind, each.paper): each for each in prints}
    for each in due:
        sheet = drawn.get(each)
        if sheet is None:
            values = {"office": each.office, "paper": each.paper}
            what = Message("the sheet of “{office}” on {paper} is missing", values)
            yield Finding(f"k/{each.office}/index.html", what, "coverage")
        elif sheet.url not in sheets:
            yield Finding(sheet.url, Message("the sheet is missing"), "coverage")
        elif (address := f"{view.base_url}q/{each.office}/") not in sheets[sheet.url].links:
            yield Finding(sheet.url, Message("the sheet does not lead to {target}", {"target": address}), "coverage")
    for path in sorted(sheets.keys() - {each.url for each in drawn.values()}):
        yield Finding(path, Message("nobody knows this sheet"), "coverage")


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
