"""`alur serve`: a preview that reloads when content changes."""

import os
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import say
from generator.cli.options import Lang, Root, chosen_language
from generator.publish.site import preview


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Examples:\n\n  alur serve\n\n  alur serve --port 9000 --root ../kabupaten")(serve)


def serve(
    root: Root = Path(),
    port: Annotated[int, typer.Option("--port", help="Port on this machine.")] = 8000,
    lang: Lang = None,
) -> None:
    """Show the site on this machine and reload it after every change. Posters are left to `alur build`."""
    language = chosen_language(lang)
    os.environ["ALUR_LANG"] = language
    say(language, "Preview on http://127.0.0.1:{port}/ ; stop with Ctrl+C.", port=port)
    preview(root.resolve(), f"127.0.0.1:{port}")
