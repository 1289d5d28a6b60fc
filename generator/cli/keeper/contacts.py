"""`alur contacts`: the keeper's desk."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import say
from generator.cli.keeper.confirm import called, confirm, reported
from generator.cli.keeper.editing import apply, open_session, refuse, save
from generator.cli.keeper.letters import letters, replies
from generator.cli.options import DryRun, Lang, Root, Today, Yes, chosen_language, chosen_root, option, translate_help
from generator.cli.tables import print_differences, print_due
from generator.clock import time_zone
from generator.desk.changes import compare_contacts
from generator.desk.confirmation.due import list_due as waiting
from generator.desk.sheets import call_sheet, exchange_sheet, read_sheet
from generator.desk.spreadsheet.xlsx import read_grids
from generator.desk.trial import FILE
from generator.files.replace import read_file
from generator.problem import ContentError, Mark, Message, Problem
from generator.rules import Rule
from generator.source.history import file_version
from generator.source.tree import plain
from generator.source.yaml import Unreadable, read_yaml

Xlsx = Annotated[Path, typer.Argument(metavar="FILE.xlsx", help=translate_help("The spreadsheet."), show_default=False)]


def due(
    root: Root = Path(),
    xlsx: Annotated[Path | None, option("--xlsx", "Write a call sheet with what to say.", "FILE")] = None,
    day: Today = None,
    lang: Lang = None,
) -> None:
    """List what is due, or write it into a call sheet."""
    at = open_session(root, day, lang)
    tasks = waiting(at.directory, at.settings)
    if xlsx is None:
        print_due(tasks, at.language)
        return

    save(at, xlsx, call_sheet(at, tasks))
    say(
        at.language,
        "{count} rows in {name}. Fill in the result, then: alur contacts import {name}",
        count=len(tasks),
        name=xlsx.name,
    )


def export(file: Xlsx, root: Root = Path(), day: Today = None, lang: Lang = None) -> None:
    """Write the exchange sheet."""
    at = open_session(root, day, lang)
    rows, content = exchange_sheet(at)
    save(at, file, content)
    say(
        at.language,
        "{count} rows in {name}. Fill it in, then: alur contacts import {name}",
        count=rows,
        name=file.name,
    )


def import_(
    writer: typer.Context,
    file: Xlsx,
    root: Root = Path(),
    dry_run: DryRun = False,
    yes: Yes = False,
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Read a filled sheet of either kind back."""
    at = open_session(root, day, lang, writer)
    try:
        grids = read_grids(file)
        wanted = read_sheet(at, file.name, grids)
    except ContentError as error:
        raise at.refuse(error.problems) from None
    apply(at, wanted.changes, wanted.attempts, wanted.places, dry_run=dry_run, ask=not yes, keep=True)


def changes(
    since: Annotated[str, option("--since", "A day like 2026-11-01, or a git revision.", "DATE|REV")],
    root: Root = Path(),
    lang: Lang = None,
) -> None:
    """Compare with an earlier version."""
    language = chosen_language(lang)
    folder = chosen_root(root, language)
    try:
        then = file_version(folder, FILE, since, time_zone(folder))
        before, problems = read_yaml(then.content, FILE) if then.content is not None else (None, ())
        if problems:
            raise Unreadable(*problems)
        now, problems = read_yaml(read_file(folder / FILE), FILE)
        if now is None or problems:
            raise Unreadable(*problems)
    except Unreadable as error:
        raise refuse(error.problems, language) from None
    except OSError as error:
        what = Message("the file cannot be read: {why}", {"why": error.strerror or "?"})
        raise refuse(
            [Problem(Mark(FILE), "", what, Message("Check its permissions"), Rule.FILE_UNREADABLE)], language
        ) from None
    differences = compare_contacts(plain(before) if before else [], plain(now))
    say(language, "Changes since {commit} of {day}:", commit=then.commit[:10], day=then.day)
    if not differences:
        say(language, "Nothing changes.")
    print_differences(differences, language)


GROUP = (
    (
        "due",
        due,
        translate_help(
            "List what needs confirming, gravest first. With --xlsx, write a call sheet to fill in and import."
        ),
        ("alur contacts due", "alur contacts due --xlsx telepon.xlsx"),
    ),
    (
        "export",
        export,
        translate_help("Write all contacts and numbers into a spreadsheet that can be filled in and imported."),
        ("alur contacts export kontak.xlsx",),
    ),
    (
        "import",
        import_,
        translate_help("Read a filled spreadsheet back, show what changes, ask, and change contacts.yaml in place."),
        ("alur contacts import kontak.xlsx --dry-run", "alur contacts import kontak.xlsx"),
    ),
    (
        "confirm",
        confirm,
        translate_help(
            "Write down that a number is right. A report that was made until that day is settled. With --method"
            " source: its sources were read again, and that day is written into them."
        ),
        (
            'alur contacts confirm PT-07-W1 --method test_call --by "Penjaga data"',
            "alur contacts confirm ID-01-T1 --method source",
            "alur contacts confirm --method source --source polri.go.id",
        ),
    ),
    (
        "reported",
        reported,
        translate_help(
            "Write down that somebody says a number is wrong. It is marked, and not printed until confirmed."
        ),
        (
            'alur contacts reported PT-07-W1 --note "Dijawab orang lain"',
            "alur contacts reported PT-07-W1 --withhold",
        ),
    ),
    (
        "called",
        called,
        translate_help(
            "Write down one attempt to reach a number. A right one is confirmed by it, a wrong one reported; when"
            " nobody answers, the next list says at what other time of day to try."
        ),
        (
            'alur contacts called PT-07-T1 --result unanswered --by "Penjaga data" --at 09:30',
            'alur contacts called PT-07-T1 --result right --by "Penjaga data"',
        ),
    ),
    (
        "changes",
        changes,
        translate_help("Tell what has changed for whom since a day or a revision: old and new values, added, removed."),
        ("alur contacts changes --since 2026-11-01", "alur contacts changes --since HEAD~1"),
    ),
    (
        "letters",
        letters,
        translate_help(
            "Write a PDF letter to each office that asks it to name or confirm its contact person and deputy, "
            "with a reply slip."
        ),
        (
            "alur contacts letters",
            "alur contacts letters --due --until 2026-12-18",
            "alur contacts letters --office kec-margoyoso --out cetak",
        ),
    ),
    (
        "replies",
        replies,
        translate_help(
            "Read answers to letters from a text, such as a chat that WhatsApp wrote into a file: right numbers are"
            " confirmed, wrong ones reported. What is not understood is told, and nothing is guessed."
        ),
        ("alur contacts replies balasan.txt --dry-run", "alur contacts replies balasan.txt"),
    ),
)
