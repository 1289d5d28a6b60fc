"""What every command of the keeper's desk begins and ends with: the files as they are, and a safe step to the next."""

import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import typer

from generator.check.references import check_references
from generator.cli.console import exit_on_refusal, out, say, show
from generator.cli.options import chosen_language, chosen_settings
from generator.cli.tables import print_differences
from generator.content.load import load_with_problems
from generator.desk.changes import compare_contacts
from generator.desk.own_file import HEAD, change_own_file
from generator.desk.spreadsheet.grid import CellPlace
from generator.desk.trial import FILE, place_in_sheet, try_contacts
from generator.edit.change import Change
from generator.edit.editor import edit_yaml
from generator.explain import Style
from generator.files.lock import alone
from generator.files.replace import MovedOnError, read_file, replace_file, write_new
from generator.language.catalogue import translate
from generator.model.directory import Directory
from generator.phone.number import digits
from generator.problem import Mark, Message, Problem, Severity
from generator.publish.target import require_new_file
from generator.rules import Rule
from generator.settings import Settings
from generator.source.tree import Plain, plain
from generator.source.yaml import Unreadable, read_yaml


@dataclass(frozen=True, slots=True)
class EditSession:
    """What every command begins with: the files as they are now."""

    settings: Settings
    language: str
    content: bytes
    directory: Directory

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
    content = b""
    with suppress(OSError):  # the loader tells why a file cannot be read
        content = read_file(settings.root / FILE)
    directory, problems = load_with_problems(settings.root, {FILE: content} if content else None)
    if directory is None or (problems := tuple(check_references(directory, settings))):
        raise refuse(problems, language)
    return EditSession(settings, language, content, directory)


def save(at: EditSession, file: Path, content: bytes) -> None:
    """Write a new file; what a keeper has filled in is never overwritten, and nothing goes into a site."""
    with exit_on_refusal(at.language):
        write_new(require_new_file(file, at.settings.root), content)


Places = Mapping[tuple[str, str, str], CellPlace]


def apply(at: EditSession, new: bytes, places: Places, *, dry_run: bool, ask: bool, keep: bool) -> None:
    """Show what would change, try it, ask, and replace the file."""
    if new == at.content:
        say(at.language, "Nothing changes.")
        return
    problems = place_in_sheet(try_contacts(at.settings.root, at.settings, new), new, places)
    print_differences(compare_contacts(*_versions(at, new)), at.language)
    show(problems, at.language, Style.TEXT)
    if any(problem.severity is Severity.ERROR for problem in problems):
        say(at.language, "Nothing was written: mend the problems above first.")
        raise typer.Exit(1)
    if dry_run:
        say(at.language, "Nothing was written (--dry-run).")
        return
    if ask and not _agreed(at.language):
        say(at.language, "Nothing was written.")
        raise typer.Exit(1)
    try:
        kept = replace_file(at.settings.root / FILE, at.content, new, at.settings.today if keep else None)
    except MovedOnError:
        what, mend = Message("the file has changed while you were looking"), Message("Run the same command again")
        raise at.refuse([Problem(Mark(FILE), "", what, mend, Rule.FILE_MOVED)]) from None
    except OSError as error:
        what = Message("the file cannot be written: {why}", {"why": error.strerror or "?"})
        raise at.refuse(
            [Problem(Mark(FILE), "", what, Message("Check its permissions"), Rule.FILE_UNWRITABLE)]
        ) from None
    say(at.language, "contacts.yaml is changed.")
    if kept:
        say(at.language, "The old file is kept as {name}.", name=kept.name)


def _agreed(language: str) -> bool:
    """True if the keeper says yes; nothing typed means no."""
    question = translate(Message("Write these changes? [y/N]"), language)
    out.print(question, end=" ", markup=False)
    answer = sys.stdin.readline().strip().casefold() if sys.stdin else ""
    return answer in {"y", "yes", "ya"}


def _versions(at: EditSession, new: bytes) -> tuple[Plain, Plain]:
    """The contacts before and after, as all layers together say them."""
    after, _ = load_with_problems(at.settings.root, {FILE: new})
    if after is None or not at.directory.site.layers:
        return _tree(at.content), _tree(new)
    before, now = ([plain(contact.node) for contact in both.contacts] for both in (at.directory, after))
    return before, now


def _tree(content: bytes) -> Plain:
    node, _ = read_yaml(content, FILE)
    return plain(node) if node else None


def require_known(at: EditSession, code: str) -> None:
    """Refuse a code that no channel has, and name the nearest, or that of the number which was given instead."""
    codes = [channel.code for _, _, channel in at.directory.channels()]
    if code in codes:
        return
    wanted = digits(code)
    same = [
        channel.code for _, _, channel in at.directory.channels() if wanted and digits(channel.number or "") == wanted
    ]
    close = same or get_close_matches(code.upper(), codes, 1, 0.6)
    mend = (
        Message("Did you mean {name}?", {"name": ", ".join(close[:3])})
        if close
        else Message("alur contacts due shows the codes")
    )
    what = Message("there is no number with the code {code}", {"code": code[:40]})
    raise at.refuse([Problem(Mark(FILE), "", what, mend, Rule.RECORD_CODE)])


def edit_and_save(at: EditSession, wanted: list[Change]) -> None:
    """Make these changes at once, as one command has asked for them."""
    try:
        new = edit_yaml(at.content, FILE, change_own_file(at.directory, at.content, wanted), HEAD)
    except Unreadable as error:
        raise at.refuse(error.problems) from None
    apply(at, new, {}, dry_run=False, ask=False, keep=False)
