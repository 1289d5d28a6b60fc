"""`alur export`: the public directory for other programs and other sites."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import exit_on_refusal, say, show
from generator.cli.options import BaseUrl, Lang, Root, Today, chosen_language, chosen_settings, translate_help
from generator.explain import Style
from generator.publish.exchange import export_directory
from generator.publish.old_site.target import require_private
from generator.publish.prepare import load_checked

EXAMPLES = ("alur export bagikan", "alur export bagikan --base-url https://ppa.kabupaten.go.id/")


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=translate_help("Where the files go."))] = Path(
        "bagikan"
    ),
    root: Root = Path(),
    base_url: BaseUrl = None,
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Write the directory as HSDS, JSON, CSV, vCard, Atom, and as blocks for other sites."""
    language = chosen_language(lang)
    settings = chosen_settings(root, day, language, base_url)
    with exit_on_refusal(language):
        done = export_directory(load_checked(settings), require_private(folder, settings.root))
        show(done.waits, language, Style.TEXT)
    say(
        language,
        "{folder}: {counts}",
        folder=done.folder,
        counts=", ".join(f"{count} {what}" for what, count in done.counts),
    )
    say(language, "Whoever shows a block hangs a print: record it with alur prints issue --kind umum --size situs.")
