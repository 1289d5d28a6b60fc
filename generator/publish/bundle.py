"""Everything a site consists of, before a host writes it."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.edition.view import View
from generator.export.directory import directory_workbook
from generator.export.vcard import contacts_worth_saving, vcard, vcards
from generator.files.cache import code_fingerprint
from generator.model import routes
from generator.model.sheet import EVERYONE, Picture, Printed
from generator.poster import drawing
from generator.poster.link_picture import LINK_PICTURE, draw_link_picture
from generator.poster.overflow import DoesNotFit
from generator.poster.preview import make_previews
from generator.problem import ContentError, Message, Problem
from generator.publish.host import files
from generator.publish.host.headers import Headers
from generator.publish.not_found import not_found_page
from generator.publish.old_site.target import MARK, MARK_OF
from generator.publish.prepare import CheckedContent, draw_expected
from generator.render import assets
from generator.render.context import PageBuilder
from generator.render.kinds.patterns import patterns
from generator.render.page import WebPage
from generator.render.pages import make_pages
from generator.settings import Edition

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Bundle:
    """Pages, assets and prints of one edition."""

    pages: tuple[WebPage, ...]
    assets: Mapping[str, bytes]
    """By their path from the site's root."""
    host_files: Mapping[str, bytes] = field(default_factory=dict)
    """What web servers read, by the path from the site's root."""
    prints: tuple[Printed, ...] = ()
    content: CheckedContent | None = None
    """What it was made of; None where the content cannot be published and the pages only say why."""

    @property
    def version(self) -> str:
        """Changes whenever a file does that every page asks for under it, so that a browser may keep them.

        Of these files alone: a number that changes then rewrites the pages on which it stands, and no others.
        """
        return hashlib.sha256(b"".join(self.assets[path] for path in assets.ON_EVERY_PAGE)).hexdigest()[:8]

    @property
    def base_url(self) -> str:
        """Where the site will stand; empty where nobody knows."""
        return self.content.view.base_url if self.content else ""

    @property
    def link_picture(self) -> str:
        """The address of the picture above a link to the site, whole as chats need it; empty where it has none."""
        return f"{self.base_url}{LINK_PICTURE}" if LINK_PICTURE in self.assets else ""

    @property
    def exit_url(self) -> str:
        """The address that the way out opens; empty where the content cannot be published."""
        return str(self.content.view.site.exit_url) if self.content else ""

    @property
    def noindex(self) -> bool:
        """Whether search engines are asked to stay away; from the staff edition always."""
        return self.content is None or _noindex(self.content.view)


def make_bundle(content: CheckedContent, workshop: Path, cache: Path, progress: Progress | None = None) -> Bundle:
    """The whole site, its posters drawn into `workshop`. Posters come first: pages name their size and edition."""
    prints = draw_expected(content, workshop, cache, progress)
    listed = routes.PRINTS in routes.offered_lists(content.view.directory)
    shown = make_previews(content.view, prints if listed else (), cache)
    return _bundle(content, prints, cache, shown=shown.values(), search=True)


def preview_bundle(content: CheckedContent, cache: Path, *, search: bool = False, components: bool = False) -> Bundle:
    """The site without posters, so that a change shows at once.

    With the search field for whoever makes an index, and with the page of components for whoever works on templates.
    """
    bundle = _bundle(content, (), cache, search=search)
    if not components:
        return bundle
    shown = patterns(PageBuilder(content.view, content.view.site.languages[0].code, search=search))
    return replace(bundle, pages=(*bundle.pages, *shown))


def _bundle(
    content: CheckedContent,
    prints: tuple[Printed, ...],
    cache: Path,
    *,
    shown: Iterable[Picture] = (),
    search: bool,
) -> Bundle:
    pictures = {picture.url: picture for picture in (*draw_flows(content, cache), *shown)}
    shared = assets.make_assets(content.view)
    above_links = draw_link_picture(content.view, cache)
    lost = not_found_page(content.view)
    headers = Headers(noindex=_noindex(content.view), allowed=lost.allowed)
    return Bundle(
        pages=tuple(make_pages(content.view, prints, pictures=pictures, search=search)),
        assets=shared
        | {url: picture.content for url, picture in pictures.items()}
        | ({LINK_PICTURE: above_links} if above_links else {})
        | _exports(content.view)
        | _mark(content.view.edition),
        host_files=files.host_files(headers, content.view.base_url) | {routes.LOST: lost.content},
        prints=prints,
        content=content,
    )


def _noindex(view: View) -> bool:
    return view.site.noindex or view.edition is Edition.STAFF


def _exports(view: View) -> dict[str, bytes]:
    """Files for address books and spreadsheets, by their path; the staff edition alone has them."""
    if view.edition is not Edition.STAFF:
        return {}
    contacts = contacts_worth_saving(view)
    cards = {routes.vcard_url(contact.id): vcard(view, contact).encode() for contact in contacts}
    return cards | {
        routes.vcard_url(EVERYONE): vcards(view, contacts).encode(),
        routes.WORKBOOK: directory_workbook(view),
    }


def _mark(edition: Edition) -> dict[str, bytes]:
    """The file that keeps another edition from taking this one's place."""
    mark = MARK_OF[edition]
    return {MARK: mark.value.encode()} if mark.value else {}


def draw_flows(content: CheckedContent, cache: Path) -> list[Picture]:
    """The drawing of each flow that has one. Raises `ContentError` for words that cannot be drawn."""
    drawings: list[Picture] = []
    problems: list[Problem] = []
    workshop = code_fingerprint()
    for flow in content.view.directory.flowcharts:
        try:
            if svg := drawing.flow_svg(content.view, flow, cache, workshop):
                drawings.append(Picture(routes.drawing_url(flow.id), svg.encode(), *drawing.drawing_size(svg)))
        except DoesNotFit as error:
            mark = content.directory.flowchart[flow.id].mark()
            for reason in error.reasons:
                what = Message(reason.what.text, dict(reason.what.values) | {"sheets": "SVG"})
                problems.append(Problem(mark, ".".join(map(str, reason.path)), what, reason.mend, reason.rule))
    if problems:
        raise ContentError(problems)
    return drawings
