"""Everything a site consists of, before a host writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.edition import View
from generator.poster import picture
from generator.poster.sheet import Printed
from generator.problem import Problem
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
    problems: tuple[Problem, ...] = ()
    base_url: str = ""
    noindex: bool = False


def bundle(
    content: Checked, workshop: Path, cache: Path, progress: Progress | None = None, *, posters: bool = True
) -> Bundle:
    """The whole site. Posters come first, because pages name their size and edition; previews go without them."""
    prints = draw(content, workshop, cache, progress) if posters else ()
    pictures = _pictures(content.view)
    return Bundle(
        pages=tuple(
            pages(content.view, prints, pictures={flow: path for flow, (path, _) in pictures.items()}, search=posters)
        ),
        assets=assets.assets() | {path: svg.encode() for path, svg in pictures.values()},
        prints=prints,
        problems=content.problems,
        base_url=content.view.base_url,
        noindex=content.view.site.noindex,
    )


def _pictures(view: View) -> dict[str, tuple[str, str]]:
    drawn = ((flow.id, picture.flow_svg(view, flow)) for flow in view.directory.flowcharts)
    return {flow: (f"a/{flow}/alur.svg", svg) for flow, svg in drawn if svg}
