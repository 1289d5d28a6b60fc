"""Every page of an edition, in every published language.

A new kind of page is a module in `kinds/`, its template in `site_templates/pages/`, and an entry here.
"""

from collections.abc import Callable, Iterator, Mapping

from generator.edition.view import View
from generator.model.sheet import Picture, Printed
from generator.render.context import PageBuilder
from generator.render.kinds.contacts import contacts
from generator.render.kinds.flow import flows
from generator.render.kinds.gaps import gaps
from generator.render.kinds.guide import guides
from generator.render.kinds.home import home
from generator.render.kinds.organization import organizations
from generator.render.kinds.prints import prints as print_pages
from generator.render.kinds.reference import references
from generator.render.kinds.service import services
from generator.render.kinds.situation import situations
from generator.render.page import WebPage

PAGE_MAKERS: tuple[Callable[[PageBuilder], Iterator[WebPage]], ...] = (
    home,
    situations,
    organizations,
    services,
    flows,
    contacts,
    print_pages,
    guides,
    references,
    gaps,
)


def make_pages(
    view: View,
    prints: tuple[Printed, ...],
    *,
    pictures: Mapping[str, Picture],
    search: bool,
) -> Iterator[WebPage]:
    """All pages.

    `pictures` are drawings of flows and previews of prints, by their address;
    `search` is False where no index will exist.
    """
    for language in view.site.languages:
        if language.published:
            maker = PageBuilder(view, language.code, prints, pictures, search)
            for kind in PAGE_MAKERS:
                yield from kind(maker)
