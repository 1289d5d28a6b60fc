"""`alur sources`: whether what our facts rest on is still there. Asks the network, and only when it is called."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import exit_on_refusal, say, show, show_progress
from generator.cli.options import Format, Lang, Root, Today, chosen_language, chosen_settings, option
from generator.content.load import load
from generator.desk.reading.ask import ask_all
from generator.desk.reading.findings import count_findings, tell_findings
from generator.desk.reading.ledger import list_addresses, remember
from generator.explain import Style

EXAMPLES = ("alur sources", "alur sources --own")


def sources(
    root: Root = Path(),
    own: Annotated[bool, option("--own", "Only sources that the region's own files name.", default=True)] = False,
    style: Format = Style.TEXT,
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Ask the address of each source, and write down what it answers."""
    language = chosen_language(lang)
    settings = chosen_settings(root, day, language)
    with exit_on_refusal(language, style):
        wanted = list(list_addresses(load(settings.root), own=own))
        with show_progress(language, "Asking the sources", len(wanted)) as tell:
            heard = ask_all(wanted, tell)
        if heard and all(answer.offline for answer in heard):
            say(language, "No host can be reached: this machine seems to be offline. Nothing was written.", style)
            raise typer.Exit(1)
        remember(settings, heard)
        directory = load(settings.root)
    show(tell_findings(directory, settings, heard), language, style)
    say(
        language,
        "{asked} addresses asked: {there} answer, {moved} lead elsewhere, {gone} are gone, {silent} are silent.",
        style,
        **count_findings(heard),
    )
