"""`alur prints recall`: the prints that must come down."""

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from generator.check.keeper import prints
from generator.check.references import check_references
from generator.cli.console import exit_on_refusal, say
from generator.cli.options import (
    BaseUrl,
    Lang,
    Root,
    Today,
    chosen_language,
    chosen_settings,
    option,
)
from generator.cli.tables import show_table
from generator.content.load import load
from generator.files.replace import write_new
from generator.language.catalogue import translate
from generator.ledger import courier, wording
from generator.ledger.change import Grade
from generator.ledger.recall import Recall, find_recalls
from generator.model.directory import Directory
from generator.poster.typst.press import Press
from generator.problem import ContentError, Message, Severity
from generator.publish.old_site.target import require_new_file
from generator.settings import Settings

_SHOWN = 6
"""Changes of one print that the table tells; CSV and JSON tell all."""
_STYLES = {Grade.NUMBER: "bold red", Grade.TEXT: "yellow", Grade.AGE: ""}


class Shape(StrEnum):
    """How a list of recalls is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def recall(
    shape: Annotated[Shape, option("--format", "How the list is written.", default=True)] = Shape.TABLE,
    csv: Annotated[Path | None, option("--csv", "Write it for a spreadsheet, too.", "FILE")] = None,
    sheet: Annotated[
        Path | None, option("--sheet", "Write a sheet for whoever changes the prints.", "FILE.pdf")
    ] = None,
    exit_code: Annotated[bool, option("--exit-code", "End with 1 if anything is listed.", default=True)] = False,
    root: Root = Path(),
    base_url: BaseUrl = None,
    day: Today = None,
    lang: Lang = None,
) -> None:
    """List the prints that must come down."""
    language = chosen_language(lang)
    settings = chosen_settings(root, day, language, base_url)
    with exit_on_refusal(language):
        directory = _comparable(settings)
        recalls = find_recalls(directory, settings)
        for file in filter(None, (csv, sheet)):
            require_new_file(file, settings.root)
        if csv:
            # The mark says UTF-8 to spreadsheets; those of Indonesia divide by semicolons, commas being decimal there.
            write_new(csv.resolve(), b"\xef\xbb\xbf" + wording.recall_table(recalls, ";").encode())
        if sheet:
            press = Press(settings.root / ".cache" / "fonts")
            data = courier.courier_sheet(recalls, directory.site, settings.today, language)
            write_new(sheet.resolve(), press.pdf(courier.TEMPLATE, data))
        _show(recalls, shape, language)
        if shape is Shape.TABLE:
            for file in filter(None, (csv, sheet)):
                say(language, "Written: {file}", file=file)
    if exit_code and recalls:
        raise typer.Exit(1)


def _comparable(settings: Settings) -> Directory:
    """The content, as long as prints can be compared: other errors must not hide that a number on a wall is wrong.

    Raises `ContentError` for what does not load, for ids that lead nowhere and for mistakes in the ledger.
    """
    directory = load(settings.root)
    broken = [problem for rule in (check_references, *prints.RULES) for problem in rule(directory, settings)]
    if broken := [problem for problem in broken if problem.severity is Severity.ERROR]:
        raise ContentError(broken)
    return directory


def _show(recalls: Sequence[Recall], shape: Shape, language: str) -> None:
    if shape is Shape.JSON:
        sys.stdout.write(json.dumps(wording.recall_records(recalls), ensure_ascii=False, indent=2) + "\n")
    elif shape is Shape.CSV:
        sys.stdout.write(wording.recall_table(recalls).replace("\r\n", "\n"))
    elif not recalls:
        say(language, "Every print that hangs is still true.")
    else:
        show_table(_table(recalls, language))
        copies = sum(outdated.print.copies for outdated in recalls)
        say(language, "{count} prints to change, {copies} copies.", count=len(recalls), copies=copies)


def _table(recalls: Sequence[Recall], language: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    headings = (Message("Grade"), Message("ID"), Message("Office"), Message("Place"), Message("Copies"))
    for heading in (*headings, Message("Print"), Message("What is no longer true")):
        table.add_column(translate(heading, language), overflow="fold")
    for outdated in recalls:
        changes = [wording.describe_change(change, language) for change in outdated.changes]
        if len(changes) > _SHOWN:
            more = Message("... and {count} more changes", {"count": len(changes) - _SHOWN})
            changes = [*changes[:_SHOWN], translate(more, language)]
        table.add_row(
            Text(wording.describe_grade(outdated.grade, language), style=_STYLES[outdated.grade]),
            outdated.print.id,
            Text(outdated.office),
            Text(str(outdated.print.place)),
            str(outdated.print.copies),
            f"{outdated.print.kind} {outdated.print.size.upper()} {outdated.print.edition}",
            Text("\n".join(changes)),
        )
    return table
