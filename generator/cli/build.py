"""`alur build`: the whole site with its posters."""

from pathlib import Path
from typing import Annotated

import typer

from generator.audit.finding import AuditError
from generator.cli.console import out, say, show, working
from generator.cli.options import Format, Lang, Root, Strict, Today, chosen_day, chosen_language
from generator.explain import Style, translate
from generator.problem import ContentError
from generator.publish.prepare import checked
from generator.publish.release import release
from generator.settings import Settings, today


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples:\n\n  alur build\n\n  alur build --root ../kabupaten --out /srv/www\n\n  alur build --base-url https://ppa.example/"
    )(build)


def build(
    root: Root = Path(),
    out_dir: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where the site goes.", show_default="site, beside the content"),
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(
            "--base-url", metavar="URL", help="Where the site will stand; QR codes lead there.", show_default=False
        ),
    ] = None,
    day: Today = None,
    lang: Lang = None,
    strict: Strict = False,
) -> None:
    """Check the content, then make the website and every poster. An old site stays whole until the new one is finished."""
    language = chosen_language(lang)
    settings = Settings(root=root.resolve(), today=chosen_day(day) or today(), base_url=base_url)
    try:
        content = checked(settings)
    except ContentError as error:
        show(error.problems, language, Style.TEXT)
        say(language, "Nothing was built; the old site stands as it was.")
        raise typer.Exit(1) from None
    if content.problems:
        show(content.problems, language, Style.TEXT)
        if strict:
            say(language, "Nothing was built; the old site stands as it was.")
            raise typer.Exit(1)
    target = (out_dir or settings.root / "site").resolve()
    try:
        with working(language, "Building", total=None) as progress:
            made = release(content, settings.root, target, progress)
    except AuditError as error:
        for finding in error.findings:
            out.print(
                f"{finding.path}: {translate(finding.what, language)} [{finding.rule}]", style="red", markup=False
            )
        say(
            language,
            "The output broke {count} promises and was thrown away; the old site stands as it was.",
            count=len(error.findings),
        )
        raise typer.Exit(1) from None
    say(
        language,
        "{pages} pages and {prints} posters, {size:.1f} MB: {folder}",
        pages=made.pages,
        prints=len(made.prints),
        size=made.size / 1e6,
        folder=made.folder,
    )
    say(language, "Open {page} in a browser, or run alur serve.", page=made.folder / "index.html")
