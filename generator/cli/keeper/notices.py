"""`alur notices`: what readers must know for some days."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import out
from generator.cli.keeper.editing import EditSession, open_session, take
from generator.cli.options import DryRun, Lang, Root, Today, given_day, option, refuse, translate_help
from generator.desk.editing import Proposal
from generator.desk.notices import add_notice, change_notice, notice_fields, remove_notice, require_notice
from generator.desk.own_record import OwnRecord, find_record, list_records, name_of
from generator.desk.record_form import show_values
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.problem import ContentError, Message

Record = Annotated[
    str,
    typer.Argument(
        metavar="RECORD",
        help=translate_help("Whose: site, organization/ID, contact/ID or service/ID."),
        show_default=False,
    ),
]


def list_(root: Root = Path(), day: Today = None, lang: Lang = None) -> None:
    """Show all notices, one a line, with tabs between."""
    at = open_session(root, day, lang)
    for records in list_records(at.directory).values():
        for record in records:
            for number, notice in enumerate(record.notices, 1):
                days = notice.valid_from.isoformat(), notice.valid_until.isoformat()
                says = str(notice.text) if notice.text else " ".join(notice.closes)
                out.file.write("\t".join((str(name_of(record)), str(number), *days, says)) + "\n")


def add(
    writer: typer.Context,
    record: Record,
    until: Annotated[str, option("--until", "The last day.", "YYYY-MM-DD")],
    begin: Annotated[str | None, option("--from", "The first day; else today.", "YYYY-MM-DD")] = None,
    text: Annotated[str, option("--text", "What is otherwise, in one or two sentences.")] = "",
    translated: Annotated[
        list[str] | None, option("--translated", "The same in another language; may be repeated.", "LANG=TEXT")
    ] = None,
    closes: Annotated[
        list[str] | None, option("--closes", "A number that nobody answers; may be repeated.", "CODE")
    ] = None,
    instead: Annotated[str, option("--instead", "The number to use on these days.", "CODE")] = "",
    dry_run: DryRun = False,
    root: Root = Path(),
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Make a notice."""
    at = open_session(root, day, lang, writer)
    first = given_day(begin, "--from", at.language) if begin else at.settings.today
    values = show_values(notice_fields(at.directory), None)
    given = {
        "valid_from": first.isoformat(),
        "valid_until": given_day(until, "--until", at.language).isoformat(),
        "closes": " ".join(closes or ()),
        "instead": instead.strip(),
        f"text.{DEFAULT_LANGUAGE}": text.strip(),
    }
    for said in translated or ():
        language, between, words = said.partition("=")
        if not between or f"text.{language}" not in values:
            refuse("--translated", Message("no page is in this language: {value}", {"value": said[:40]}), at.language)
        given[f"text.{language}"] = words.strip()
    _take(at, lambda found: add_notice(at, found, values | given), record, dry_run)


def end(
    writer: typer.Context,
    record: Record,
    number: Annotated[
        int, typer.Argument(metavar="NUMBER", help=translate_help("Which of its notices, as alur notices list says."))
    ],
    on: Annotated[
        str | None, option("--on", "Let this be its last day; else it is taken away now.", "YYYY-MM-DD")
    ] = None,
    dry_run: DryRun = False,
    root: Root = Path(),
    day: Today = None,
    lang: Lang = None,
) -> None:
    """End a notice early, or take it away."""
    at = open_session(root, day, lang, writer)
    last = given_day(on, "--on", at.language).isoformat() if on else ""

    def proposed(found: OwnRecord) -> Proposal:
        if not last:
            return remove_notice(at, found, number)
        values = show_values(notice_fields(at.directory), require_notice(found, number))
        return change_notice(at, found, number, values | {"valid_until": last})

    _take(at, proposed, record, dry_run)


def _take(at: EditSession, propose: Callable[[OwnRecord], Proposal], record: str, dry_run: bool) -> None:
    try:
        proposal = propose(find_record(at.directory, record))
    except ContentError as error:
        raise at.refuse(error.problems) from None
    take(at, proposal, dry_run=dry_run)


GROUP = (
    ("list", list_, translate_help("List all notices, with the number of each in its record."), ("alur notices list",)),
    (
        "add",
        add,
        translate_help("Make a notice. It stands above the numbers on its days, and ends by itself."),
        (
            'alur notices add organization/kec-margoyoso --until 2026-12-04 --text "Kantor dipugar."',
            "alur notices add contact/uptd-ppa --until 2026-12-02 --closes PT-60-T1 --instead ID-02-T1",
        ),
    ),
    (
        "end",
        end,
        translate_help("End a notice early, or take it away."),
        (
            "alur notices end organization/kec-margoyoso 1 --on 2026-12-02",
            "alur notices end organization/kec-margoyoso 1",
        ),
    ),
)
