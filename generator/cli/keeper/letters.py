"""`alur contacts letters` and `replies`: a letter to each office about its contact person, and what comes back."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import exit_on_refusal, out, say, show_progress
from generator.cli.keeper.editing import apply, open_session
from generator.cli.options import (
    DryRun,
    Lang,
    Offices,
    Root,
    Today,
    Yes,
    given_day,
    ids_by_office_name,
    option,
    refuse,
    require_allowed,
    translate_help,
)
from generator.desk.letters.letter import (
    TEMPLATE,
    letter,
    offices_without_contact_person,
    reply_channels,
    reply_deadline,
)
from generator.desk.letters.replies import read_replies, reply_changes
from generator.edition.view import view
from generator.files.replace import read_file, write_file
from generator.language.catalogue import translate
from generator.poster.typst.press import Press
from generator.problem import Message
from generator.publish.old_site.target import require_private
from generator.settings import Edition, Settings

FOLDER = "surat"
"""Where letters go, beside the content; git does not keep it, and no build publishes it."""


def letters(
    out: Annotated[
        Path | None,
        option(
            "--out",
            "Where the letters go; never into a site.",
            "DIR",
            default=translate_help("surat, beside the content"),
        ),
    ] = None,
    office: Offices = None,
    due: Annotated[
        bool, option("--due", "Only offices whose contact person or deputy is due; see contacts due.", default=True)
    ] = False,
    until: Annotated[
        str | None,
        option("--until", "By when to answer.", "YYYY-MM-DD", default=translate_help("two weeks from today")),
    ] = None,
    root: Root = Path(),
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Write the letters."""
    at = open_session(root, day, lang)
    directory, today = at.directory, at.settings.today
    last = given_day(until, "--until", at.language) if until else reply_deadline(today, directory.site)
    if last < today:
        refuse("--until", Message("{day} is over", {"day": last.isoformat()}), at.language)
    offices = directory.offices
    asked = require_allowed(
        "--office",
        office or [],
        [organization.id for organization in offices],
        at.language,
        ids_by_office_name(offices),
    )
    wanted = set(asked or (organization.id for organization in offices))
    if due:
        wanted &= set(offices_without_contact_person(directory, at.settings))
    shown = view(directory, Settings(at.settings.root, today, Edition.STAFF))
    chosen = [organization for organization in offices if organization.id in wanted]
    with exit_on_refusal(at.language):
        folder = require_private(out or at.settings.root / FOLDER, at.settings.root)
        press = Press(at.settings.root / ".cache" / "fonts")
        with show_progress(at.language, "Writing", len(chosen)) as progress:
            for organization in chosen:
                name = f"surat-{organization.id}.pdf"
                write_file(folder / name, press.pdf(TEMPLATE, letter(directory, shown, organization, last)))
                progress(name)
    if not reply_channels(shown):
        say(at.language, "Write by hand where to send the answer: nothing of the owner's contact may be printed yet.")
    say(at.language, "{count} letters in {folder}. Answer by {day}.", count=len(chosen), folder=folder, day=last)
    say(
        at.language,
        "They may hold names and direct numbers: keep the folder to yourself, and delete it after the round.",
    )


def replies(
    writer: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=translate_help("The text with the answers."), show_default=False)
    ],
    dry_run: DryRun = False,
    yes: Yes = False,
    root: Root = Path(),
    day: Today = None,
    lang: Lang = None,
) -> None:
    """Read answers to letters."""
    at = open_session(root, day, lang, writer)
    with exit_on_refusal(at.language):
        text = read_file(file).decode("utf-8-sig", "replace")
    found, unread = read_replies(text, at.directory, at.settings)
    for one in unread:
        told = translate(one.why, at.language)
        values = {"line": one.line, "why": told, "text": one.text}
        out.print(translate(Message("line {line}: {why}: {text}", values), at.language), style="yellow", markup=False)
    for reply in found:
        if reply.rest:
            say(at.language, "{code} says besides: {words}", code=reply.code, words=reply.rest)
    apply(at, reply_changes(at.directory, found), dry_run=dry_run, ask=not yes)
