"""`alur desk`, and `alur-desk` for a double click: the keeper's work in a browser, without a terminal."""

import html
import os
import sys
import traceback
import webbrowser
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import err, exit_on_refusal, prepare_output, say
from generator.cli.options import Lang, Root, chosen_language, chosen_root, option, translate_help
from generator.language.catalogue import translate
from generator.problem import Message

EXAMPLES = ("alur desk", "alur desk --shortcut", "alur desk --root ../kabupaten", "alur desk --no-browser --port 8100")


def desk(
    root: Root = Path(),
    port: Annotated[
        int, option("--port", "Port on this machine; 0 takes a free one.", min=0, max=65535, default=True)
    ] = 0,
    browser: Annotated[
        bool,
        typer.Option("--browser/--no-browser", help=translate_help("Open it in the browser.")),
    ] = True,
    shortcut: Annotated[
        bool, option("--shortcut", "Put an icon on the desktop that opens the desk, and end.", default=True)
    ] = False,
    lang: Lang = None,
) -> None:
    """Open the keeper's desk."""
    from generator.webdesk.server import DeskOpenError, serve_desk

    language = chosen_language(lang)
    if shortcut:
        _put_shortcut(root, language)
        return
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


def _put_shortcut(root: Path, language: str) -> None:
    from generator.webdesk.folders import holds_content
    from generator.webdesk.shortcut import desktop_folder, program_path, write_shortcut

    with exit_on_refusal(language):
        path = write_shortcut(desktop_folder(), program_path(), root.resolve() if holds_content(root) else None)
    say(language, "Click twice to open the desk: {path}", path=path)


def open_desk() -> None:
    """Open the desk as a double click does: in the folder given, where it stands, or as last time, else ask in a page.

    One that is open already is shown again. Nobody sees a terminal, so a fault of ours is shown in the browser, too.
    """
    from generator.webdesk.folders import find_folder, state_folder
    from generator.webdesk.knocking import knock
    from generator.webdesk.server import DeskOpenError, serve_desk

    with prepare_output():
        given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
        browser, tell = not os.environ.get("ALUR_NO_BROWSER"), partial(print, flush=True)
        try:
            root, why = find_folder(given), ""
            if given is not None and root is None:
                why = f"Di {given} tidak ada isi Alur. Mungkin foldernya dipindah."
            if root is not None:
                try:
                    serve_desk(root, 0, tell, browser=browser)
                    return
                except DeskOpenError:
                    if knock(root):
                        return
                    why = f"Meja kerja di {root} sedang dibuka dari komputer lain, atau oleh pengguna lain."
            serve_desk(None, 0, tell, browser=browser, why=why)
        except Exception:
            shown = state_folder() / "gagal.html"
            shown.parent.mkdir(parents=True, exist_ok=True)
            shown.write_text(_FAILED.format(html.escape(traceback.format_exc())), "utf-8")
            if browser:
                webbrowser.open(shown.as_uri())
            raise


_FAILED = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Meja kerja Alur</title>
<h1>Meja kerja tidak bisa dibuka</h1>
<p>Isi Anda tidak berubah. Kirim halaman ini kepada yang memasang Alur.</p>
<pre>{}</pre></html>
"""
