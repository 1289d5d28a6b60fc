"""`alur posters`: posters alone, for one office or for all."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import say, show, working
from generator.cli.options import Lang, Root, Today, chosen_day, chosen_language
from generator.explain import Style
from generator.poster import shop
from generator.poster.sheet import PAPERS, Kind
from generator.problem import ContentError
from generator.publish.prepare import checked
from generator.settings import Settings, today


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples:\n\n  alur posters --out cetak\n\n  alur posters --office kec-margoyoso --size a3 --out cetak"
    )(posters)


def posters(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the PDF files go.")] = Path("posters"),
    office: Annotated[
        list[str] | None,
        typer.Option("--office", metavar="ID", help="Only this office; may be repeated.", show_default=False),
    ] = None,
    kind: Annotated[Kind, typer.Option("--kind", help="Which kind of poster.")] = Kind.STAFF,
    size: Annotated[
        list[str] | None,
        typer.Option("--size", metavar="|".join(PAPERS), help="Only this paper; may be repeated.", show_default=False),
    ] = None,
    root: Root = Path(),
    base_url: Annotated[
        str | None,
        typer.Option(
            "--base-url", metavar="URL", help="Where the site stands; QR codes lead there.", show_default=False
        ),
    ] = None,
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Draw posters into a folder."""
    language = chosen_language(lang)
    settings = Settings(root=root.resolve(), today=chosen_day(day) or today(), base_url=base_url)
    for paper in size or ():
        if paper not in PAPERS:
            raise typer.BadParameter(", ".join(PAPERS), param_hint="--size")
    try:
        content = checked(settings)
        known = [each.id for each in content.directory.offices]
        for each in office or ():
            if each not in known:
                raise typer.BadParameter(", ".join(known), param_hint="--office")
        out.mkdir(parents=True, exist_ok=True)
        with working(language, "Drawing") as progress:
            made = shop.make(
                content.view,
                out,
                offices=office or None,
                papers=size or None,
                cache=settings.root / ".cache",
                progress=progress,
            )
    except ContentError as error:
        show(error.problems, language, Style.TEXT)
        raise typer.Exit(1) from None
    say(language, "{count} posters ({kind}) in {folder}", count=len(made), kind=kind.value, folder=out.resolve())
