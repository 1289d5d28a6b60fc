"""`alur desk`: the keeper's work in a browser, without a terminal."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import err, exit_on_refusal, say
from generator.cli.options import Lang, Root, chosen_language, chosen_root, option, translate_help
from generator.language.catalogue import translate
from generator.problem import Message

EXAMPLES = ("alur desk", "alur desk --root ../kabupaten", "alur desk --no-browser --port 8100")


def desk(
    root: Root = Path(),
    port: Annotated[
        int, option("--port", "Port on this machine; 0 takes a free one.", min=0, max=65535, default=True)
    ] = 0,
    browser: Annotated[
        bool,
        typer.Option("--browser/--no-browser", help=translate_help("Open it in the browser.")),
    ] = True,
    lang: Lang = None,
) -> None:
    """Open the keeper's desk."""
    from generator.webdesk.server import DeskOpenError, serve_desk

    language = chosen_language(lang)
    folder = chosen_root(root, language)

    def tell(address: str) -> None:
        say(language, "The desk: {address}", address=address)
        say(language, "The address works once. Leave this window open; stop with Ctrl+C, or close it.")

    with exit_on_refusal(language):
        try:
            serve_desk(folder, port, tell, browser=browser)
        except DeskOpenError:
            what = Message("Another desk is open in this folder. Use that one, or close it first.")
            err.print(translate(what, language), style="red", markup=False)
            raise typer.Exit(1) from None
