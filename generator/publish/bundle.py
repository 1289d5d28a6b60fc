"""Everything a site consists of, before a host writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.edition import View
from generator.model.sheet import Printed
from generator.poster import picture
from generator.publish.prepare import Checked, draw
from generator.render import assets
from generator.render.page import WebPage
from generator.render.pages import pages

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Bundle:
    """Pages, assets and prints of one edition."""

    pages: tuple[WebPage, ...]
    assets: Mapping[str, bytes]
    """By their path from the site's root."""
    prints: tuple[Printed, ...] = ()
    content: Checked | None = None
    """What it was made of; None where the content cannot be published and the pages only say why."""

    @property
    def base_url(self) -> str:
        """Where the site will stand; empty where nobody knows."""
        return self.content.view.base_url if self.content else ""

    @property
    def noindex(self) -> bool:
        """Whether search engines are asked to stay away."""
        return self.content is None or self.content.view.site.noindex


def bundle(content: Checked, workshop: Path, cache: Path, progress: Progress | None = None) -> Bundle:
    """The whole site, its posters drawn into `workshop`. Posters come first: pages name their size and edition."""
    return _bundle(content, draw(content, workshop, cache, progress), search=True)


def preview_bundle(content: Checked) -> Bundle:
    """The site without posters and search index, so that a change shows at once."""
    return _bundle(content, (), search=False)


def _bundle(content: Checked, prints: tuple[Printed, ...], *, search: bool) -> Bundle:
    pictures = _pictures(content.view)
    urls = {flow: path for flow, (path, _) in pictures.items()}
    return Bundle(
        pages=tuple(pages(content.view, prints, pictures=urls, search=search)),
        assets={**assets.assets(content.view)} | {path: svg.encode() for path, svg in pictures.values()},
        prints=prints,
        content=content,
    )


def _pictures(view: View) -> dict[str, tuple[str, str]]:
    drawn = ((flow.id, picture.flow_svg(view, flow)) for flow in view.directory.flowcharts)
    return {flow: (f"a/{flow}/alur.svg", svg) for flow, svg in drawn if svg}
