"""Links of guides that lead nowhere, told where they stand."""

from collections.abc import Iterable, Iterator

from generator.audit.coverage import owed_by
from generator.audit.links import check_links
from generator.audit.page import Page, read_page
from generator.edition.view import View
from generator.model import routes
from generator.model.directory import Directory
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.model.reference import Guide
from generator.model.routes import PagePlace
from generator.problem import Mark, Message, Problem
from generator.render.assets import make_assets
from generator.render.context import PageBuilder
from generator.render.kinds.guide import guides
from generator.render.page import WebPage
from generator.render.pages import make_pages
from generator.rules import Rule


def check_guide_links(directory: Directory, view: View) -> Iterator[Problem]:
    """Every link of a guide to a page or a place on a page that this edition does not have, or to a file.

    A guide that is not translated stands in every language, so its links are followed from each.
    """
    own = {guide.id: guide for guide in view.directory.guides if guide.language == DEFAULT_LANGUAGE}
    if not any("](" in guide.body or "]:" in guide.body for guide in view.directory.guides):
        return
    languages = [language.code for language in view.site.languages if language.published]
    pages: dict[str, Page] = {}
    shown: dict[str, Guide] = {}
    for language in languages:
        translated = {guide.id: guide for guide in view.directory.guides if guide.language == language}
        folder = PagePlace("", language).folder
        shown |= {f"{folder}{routes.guide_url(key)}index.html": guide for key, guide in (own | translated).items()}
        pages |= _read(guides(PageBuilder(view, language, search=False)))
    if any(_leaves(link) and link in guide.body for path, guide in shown.items() for link in pages[path].links):
        pages = _read(make_pages(view, (), pictures={}, search=False)) | pages
    seen: set[tuple[str, str, str]] = set()
    for finding in check_links(pages, linkable_pages(view), frozenset()):
        guide, target = shown.get(finding.path), str(finding.what.values.get("target", ""))
        if finding.rule is not Rule.AUDIT_LINK or guide is None or target not in guide.body:
            continue
        if (key := (guide.language, guide.id, target)) not in seen:
            seen.add(key)
            what = finding.what
            if (path := target.partition("#")[0]) and not path.endswith(("index.html", "/")):
                what = Message("the link to {target} leads to no page", {"target": target})
            mend = Message("Write a whole address with https://, or a page of this site such as ../visum/index.html")
            yield Problem(_place(directory, guide, target), "", what, mend, Rule.GUIDE_LINK)


def _read(drawn: Iterable[WebPage]) -> dict[str, Page]:
    return {page.url + "index.html": read_page(page.body) for page in drawn}


def _leaves(link: str) -> bool:
    """Whether it names a place on a page that is no guide, whose places are known only once it is drawn."""
    path, mark, _ = link.partition("#")
    return bool(mark and path) and routes.GUIDES not in path and "://" not in link


def linkable_pages(view: View) -> frozenset[str]:
    """Every page and shared file that a link may lead to; prints have no lasting names, so none of them."""
    return frozenset({url.partition("#")[0] + "index.html" for url, _ in owed_by(view)} | set(make_assets(view)))


def _place(directory: Directory, guide: Guide, target: str) -> Mark:
    before = guide.body[: guide.body.index(target)].split("\n")
    return Mark(guide.mark().path, guide.line + len(before) - 1, len(before[-1]) + 1)
