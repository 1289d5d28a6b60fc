"""What every command of the keeper's desk begins and ends with: the files as they are, and a safe step to the next."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from generator.cli.console import exit_on_refusal, out, say, show
from generator.cli.options import chosen_language, chosen_settings
from generator.cli.tables import print_differences
from generator.desk.editing import (
    OpenContent,
    Places,
    Proposal,
    open_content,
    propose,
    require_known_code,
    write_proposal,
)
from generator.desk.trial import FILE
from generator.edit.change import Change
from generator.explain import Style
from generator.files.lock import alone
from generator.files.replace import write_new
from generator.language.catalogue import translate
from generator.model.call import CallAttempt
from generator.problem import ContentError, Message, Problem
from generator.publish.old_site.target import require_new_file


@dataclass(frozen=True, slots=True)
class EditSession(OpenContent):
    """What every command begins with: the files as they are now, and the language to speak."""

    language: str

    def refuse(self, problems: Iterable[Problem]) -> typer.Exit:
        return refuse(problems, self.language)


def refuse(problems: Iterable[Problem], language: str) -> typer.Exit:
    """Print the problems, one a line; gives the exception to raise, which ends the program with 1."""
    show(problems, language, Style.TEXT)
    return typer.Exit(1)


def open_session(root: Path, day: str | None, lang: str | None, writer: typer.Context | None = None) -> EditSession:
    """The content as it is now. Nobody else writes `contacts.yaml` until the command of `writer` ends.

    Raises `typer.Exit` with its problems printed if it cannot be loaded, if an id in it leads nowhere, or if another
    program does not finish writing.
    """
    language = chosen_language(lang)
    settings = chosen_settings(root, day, language)
    if writer:
        with exit_on_refusal(language):
            writer.with_resource(alone(settings.root, FILE))
    try:
        at = open_content(settings)
    except ContentError as error:
        raise refuse(error.problems, language) from None
    return EditSession(at.settings, at.files, at.directory, language)


def save(at: EditSession, file: Path, content: bytes) -> None:
    """Write a new file; what a keeper has filled in is never overwritten, and nothing goes into a site."""
    with exit_on_refusal(at.language):
        write_new(require_new_file(file, at.settings.root), content)


def apply(
    at: EditSession,
    changes: Iterable[Change],
    attempts: Sequence[CallAttempt] = (),
    places: Places | None = None,
    *,
    dry_run: bool = False,
    ask: bool = False,
    keep: bool = False,
) -> None:
    """Show what would change, try it, ask, and replace the files."""
    try:
        proposal = propose(at, changes, attempts, places)
    except ContentError as error:
        raise at.refuse(error.problems) from None
    take(at, proposal, dry_run=dry_run, ask=ask, keep=keep)


def take(at: EditSession, proposal: Proposal, *, dry_run: bool = False, ask: bool = False, keep: bool = False) -> None:
    """Show what is proposed, ask, and replace the files."""
    if not proposal.files:
        say(at.language, "Nothing changes.")
        return
    print_differences(proposal.differences, at.language)
    for attempt in proposal.attempts:
        say(at.language, "{code}: one more attempt to call is written down.", code=attempt.code)
    show(proposal.problems, at.language, Style.TEXT)
    if proposal.refused:
        say(at.language, "Nothing was written: mend the problems above first.")
        raise typer.Exit(1)
    if dry_run:
        say(at.language, "Nothing was written (--dry-run).")
        return
    if ask and not _agreed(at.language):
        say(at.language, "Nothing was written.")
        raise typer.Exit(1)
    try:
        written = write_proposal(at, proposal, keep=keep)
    except ContentError as error:
        raise at.refuse(error.problems) from None
    for file in written:
        say(at.language, "{file} is changed.", file=file.name)
        if file.kept:
            say(at.language, "The old file is kept as {name}.", name=file.kept)


def _agreed(language: str) -> bool:
    """True if the keeper says yes; nothing typed means no."""
    question = translate(Message("Write these changes? [y/N]"), language)
    out.print(question, end=" ", markup=False)
    answer = sys.stdin.readline().strip().casefold() if sys.stdin else ""
    return answer in {"y", "yes", "ya"}


def require_known(at: EditSession, code: str) -> None:
    """Refuse a code that no channel has, and name the nearest, or that of the number which was given instead."""
    try:
        require_known_code(at.directory, code)
    except ContentError as error:
        raise at.refuse(error.problems) from None
