"""Everything that a site owes its readers is there."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.audit.finding import Finding
from generator.audit.page import Page
from generator.edition.view import View
from generator.model import routes
from generator.model.directory import Directory
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.model.sheet import EVERYONE, ExpectedSheet, Printed, check_url, code_url, help_url
from generator.model.taxonomy import Person
from generator.poster.read_back import ReadSheet
from generator.problem import Message
from generator.rules import Rule


def check_coverage(
    pages: Mapping[str, Page],
    sheets: Mapping[str, ReadSheet],
    files: Collection[str],
    prints: Iterable[Printed],
    due: Iterable[ExpectedSheet],
    view: View,
    walls: str | None = None,
) -> Iterator[Finding]:
    """Missing pages and sheets, and sheets whose address leads nowhere.

    `pages` holds the HTML pages by their path, `sheets` the PDF files of the folder, `files` all its files,
    `prints` what was drawn for it, `due` the sheets that are owed, `walls` where those for walls lead if not to this
    site. A specimen leads nowhere, nor does a sheet of an edition without an address.
    """

    def home(sheet: ExpectedSheet) -> str:
        return view.base_url if sheet.kind.named or walls is None else walls

    record_at: dict[str, str] = {}
    for url, record in owed_by(view):
        page, mark, anchor = url.partition("#")
        path = f"{page}index.html"
        if path not in pages:
            yield Finding(path, Message("the page is missing"), Rule.AUDIT_COVERAGE)
        elif anchor and anchor not in pages[path].ids:
            yield Finding(
                path, Message("the place “{anchor}” is missing", {"anchor": mark + anchor}), Rule.AUDIT_COVERAGE
            )
        if (other := record_at.setdefault(url, record)) != record:
            what = Message("it should hold both {record} and {other}", {"record": record, "other": other})
            yield Finding(path, what, Rule.AUDIT_COVERAGE)
    drawn = {ExpectedSheet(print_.office, print_.kind, print_.paper): print_ for print_ in prints}
    for expected in due:
        sheet = drawn.get(expected)
        if sheet is None:
            values = {"office": expected.office, "paper": expected.paper}
            what = Message("the sheet of “{office}” on {paper} is missing", values)
            office = view.directory.organization.get(expected.office)
            page = routes.organization_url(office) if office else routes.PRINTS
            yield Finding(f"{page}index.html", what, Rule.AUDIT_COVERAGE)
        elif sheet.url not in files:
            yield Finding(sheet.url, Message("the sheet is missing"), Rule.AUDIT_COVERAGE)
        elif expected.kind.linked and home(expected) and not sheet.specimen:
            address = home(expected) + code_url(expected.kind, expected.office)
            if address not in sheets[sheet.url].links:
                what = Message("the sheet does not lead to {target}", {"target": address})
                yield Finding(sheet.url, what, Rule.AUDIT_COVERAGE)
    for path in sorted(sheets.keys() - {print_.url for print_ in drawn.values()}):
        yield Finding(path, Message("nobody knows this sheet"), Rule.AUDIT_COVERAGE)


def owed_by(view: View) -> Iterator[tuple[str, str]]:
    """The address that each record owes its readers in each published language, and the record's kind and id.

    What begins with `#` is a place on a page. A QR code knows no language.
    """
    shown = view.directory
    if shown.flowcharts:  # without flows there is no print, and no QR code leads anywhere
        yield help_url(EVERYONE), f"help/{EVERYONE}"
        for office in shown.offices:
            yield help_url(office.id), f"help/{office.id}"
            yield check_url(office.id), f"print/{office.id}"
        for gone in view.gone_offices:
            yield help_url(gone), f"help/{gone}"
            yield check_url(gone), f"print/{gone}"
    for language in view.site.languages:
        if language.published:
            folder = "" if language.code == DEFAULT_LANGUAGE else f"{language.code}/"
            yield from ((folder + url, record) for url, record in _records(shown))


def _records(shown: Directory) -> Iterator[tuple[str, str]]:
    yield from ((url, url) for url in routes.offered_lists(shown))
    for organization in shown.organizations:
        if organization.kind in routes.WITH_PAGE:
            yield routes.organization_url(organization), f"organizations/{organization.id}"
    for kind, records, address in (
        ("services", shown.services, routes.service_url),
        ("situations", shown.taxonomy.situations, routes.situation_url),
        ("flowcharts", shown.flowcharts, routes.flow_url),
        ("guides", [guide for guide in shown.guides if guide.language == DEFAULT_LANGUAGE], routes.guide_url),
        ("faq", shown.faq, routes.question_url),
        ("glossary", shown.glossary, routes.term_url),
    ):
        yield from ((address(record.id), f"{kind}/{record.id}") for record in records)
    for situation in shown.taxonomy.situations:
        if situation.for_other:
            yield routes.situation_url(situation.id, Person.OTHER), f"situations/{situation.id}/for_other"
    for flow in shown.flowcharts:
        for step in flow.steps:
            yield f"{routes.flow_url(flow.id)}#{routes.step_anchor(step.id)}", f"flowcharts/{flow.id}/{step.id}"
    yield from ((f"{routes.LAWS}#{law.id}", f"legal/{law.id}") for law in shown.laws if law.sources)


def check_substance(pages: Mapping[str, Page], fragments: int, view: View) -> Iterator[Finding]:
    """A folder without what the other checks look at: they would all pass over nothing.

    `fragments` counts the pages in the search index.
    """
    searched = sum(page.searched for page in pages.values())
    if not searched or fragments != searched:
        what = Message("the search index holds {count} pages, not {owed}", {"count": fragments, "owed": searched})
        yield Finding("pagefind", what, Rule.AUDIT_COVERAGE)
    if not view.emergency:
        yield Finding("index.html", Message("no number for danger may be shown"), Rule.AUDIT_COVERAGE)
    lost = pages.get(routes.LOST)
    if lost is None:
        yield Finding(routes.LOST, Message("the page is missing"), Rule.AUDIT_COVERAGE)
    elif not any(link.startswith("tel:") for link in lost.links):
        yield Finding(routes.LOST, Message("no number for danger may be shown"), Rule.AUDIT_COVERAGE)
    for path, page in pages.items():
        if not page.text.strip():
            yield Finding(path, Message("the page is empty"), Rule.AUDIT_COVERAGE)
