"""`alur build`: the whole site with its posters."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import refusing, say, show, working
from generator.cli.options import (
    BaseUrl,
    Format,
    Lang,
    Root,
    Strict,
    Today,
    chosen_day,
    chosen_language,
    chosen_root,
    chosen_url,
    examples,
    told,
)
from generator.cli.weights import print_weights
from generator.explain import Style
from generator.problem import ContentError
from generator.publish.prepare import checked
from generator.publish.release import release
from generator.settings import Settings, today


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        help=told(
            "Check the content, then make the website and every poster. The old site stands until the new one is whole."
        ),
        epilog=examples(
            "alur build",
            "alur build --root ../kabupaten --out /srv/www",
            "alur build --base-url https://ppa.example/",
            "alur build --strict --format github",
        ),
    )(build)


def build(
    root: Root = Path(),
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help=told("Where the site goes."), show_default=told("site, beside the content")
        ),
    ] = None,
    base_url: BaseUrl = None,
    style: Format = Style.TEXT,
    day: Today = None,
    lang: Lang = None,
    strict: Strict = False,
) -> None:
    """Make the website and every poster."""
    language = chosen_language(lang)
    settings = Settings(
        root=chosen_root(root, language),
        today=chosen_day(day, language) or today(),
        base_url=chosen_url(base_url, language),
    )
    with refusing(language, style):
        content = checked(settings)
        if strict and content.problems:
            raise ContentError(content.problems)
        show(content.problems, language, style)
        with working(language, "Building") as progress:
            made = release(content, settings.root, out or settings.root / "site", progress)
    if style is Style.TEXT:
        print_weights(made.weights, language)
    say(
        language,
        "{pages} pages and {prints} posters, {size} MB: {folder}",
        style,
        pages=made.pages,
        prints=len(made.prints),
        size=f"{made.size / 1e6:.1f}",
        folder=made.folder,
    )
    say(language, "Open {page} in a browser, or run alur serve.", style, page=made.folder / "index.html")
