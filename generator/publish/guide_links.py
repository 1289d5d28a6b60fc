"""Links of guides that lead nowhere, told where they stand."""

from collections.abc import Iterable, Iterator

from generator.audit.coverage import owed_by
from generator.audit.links import links
from generator.audit.page import Page, read
from generator.edition import View
from generator.model.directory import Directory
from generator.model.guide import Guide
from generator.model.sheet import EVERYONE, PAPERS, Due, pack_url, preview_url
from generator.model.text import DEFAULT_LANGUAGE
from generator.problem import Mark, Message, Problem
from generator.render import routes
from generator.render.assets import assets
from generator.render.context import Maker
from generator.render.kinds.guide import guides
from generator.render.page import WebPage
from generator.render.pages import pages
from generator.render.routes import Place
from generator.settings import Edition


def guide_links(directory: Directory, view: View, due: tuple[Due, ...]) -> Iterator[Problem]:
    """Every link of a guide to a page, a place on a page or a file that this edition does not have.

    `due` are the sheets that it has. A guide that is not translated stands in every language, so its links are
    followed from each.
    """
    own = {guide.id: guide for guide in view.directory.guides if guide.language == DEFAULT_LANGUAGE}
    if not any("](" in guide.body or "]:" in guide.body for guide in view.directory.guides):
        return
    languages = [language.code for language in view.site.languages if language.published]
    found: dict[str, Page] = {}
    shown: dict[str, Guide] = {}
    for language in languages:
        translated = {guide.id: guide for guide in view.directory.guides if guide.language == language}
        folder = Place("", language).folder
        shown |= {f"{folder}{routes.guide_url(key)}index.html": guide for key, guide in (own | translated).items()}
        found |= _read(guides(Maker(view, language, search=False)))
    if any(_leaves(link) for page in found.values() for link in page.links):
        found = _read(pages(view, (), pictures={}, search=False)) | found
    told: set[tuple[str, str, str]] = set()
    for finding in links(found, files_of(view, due), frozenset()):
        guide, target = shown.get(finding.path), str(finding.what.values.get("target", ""))
        if finding.rule != "link" or guide is None or target not in guide.body:
            continue
        if (key := (guide.language, guide.id, target)) not in told:
            told.add(key)
            mend = Message("Write a whole address with https://, or a page of this site such as ../visum/index.html")
            yield Problem(_place(directory, guide, target), "", finding.what, mend, "guide.link")


def _read(drawn: Iterable[WebPage]) -> dict[str, Page]:
    return {page.url + "index.html": read(page.body) for page in drawn}


def _leaves(link: str) -> bool:
    """Whether it names a place on a page that is no guide, whose places are known only once it is drawn."""
    path, mark, _ = link.partition("#")
    return bool(mark and path) and routes.GUIDES not in path and "://" not in link


def files_of(view: View, due: tuple[Due, ...]) -> frozenset[str]:
    """Every file that a link may lead to."""
    shown = view.directory
    files = {url.partition("#")[0] + "index.html" for url, _ in owed_by(view)} | set(assets(view))
    files |= {f"p/{sheet.kind.value}-{sheet.office}-{sheet.paper}.{PAPERS[sheet.paper].suffix}" for sheet in due}
    files |= {pack_url(sheet.office) for sheet in due if sheet.office != EVERYONE}
    files |= {preview_url(sheet.kind) for sheet in due}
    files |= {routes.drawing_url(flow.id) for flow in shown.flowcharts if flow.poster}
    if view.edition is Edition.STAFF:
        files |= {routes.ALL_VCARDS, routes.WORKBOOK}
        files |= {routes.vcard_url(contact.id) for contact in shown.contacts if view.saves(contact)}
    return frozenset(files)


def _place(directory: Directory, guide: Guide, target: str) -> Mark:
    before = guide.body[: guide.body.index(target)].split("\n")
    return Mark(directory.mark(guide).path, guide.line + len(before) - 1, len(before[-1]) + 1)
