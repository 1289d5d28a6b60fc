"""One step of the keeper's work, whoever asks for it: the files as they are, what would change, and the change itself.

The commands and the desk in the browser call these functions, so that the same act gives the same bytes.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches

from generator.check.references import check_references
from generator.content.folder import CALLS
from generator.content.load import load_with_problems
from generator.desk.calls import add_attempts
from generator.desk.changes import Difference, compare_contacts
from generator.desk.own_file import HEAD, change_own_file
from generator.desk.spreadsheet.grid import CellPlace
from generator.desk.trial import FILE, place_in_sheet, try_contacts
from generator.edit.change import Change
from generator.edit.editor import edit_yaml
from generator.files.replace import MovedOnError, read_file, replace_file, write_file
from generator.model.call import CallAttempt
from generator.model.directory import Directory
from generator.phone.number import digits
from generator.problem import ContentError, Mark, Message, Problem, Severity
from generator.rules import Rule
from generator.settings import Settings
from generator.source.tree import Plain, plain
from generator.source.yaml import read_yaml

Places = Mapping[tuple[str, str, str], CellPlace]


@dataclass(frozen=True, slots=True)
class OpenContent:
    """The files as they are now, and what they say. Whoever means to write holds the lock of `contacts.yaml`."""

    settings: Settings
    content: bytes
    """Of `contacts.yaml`; empty where there is none."""
    calls: bytes
    """Of the attempts to call; empty where there are none."""
    directory: Directory


def open_content(settings: Settings) -> OpenContent:
    """The content as it is now. Raises `ContentError` if it cannot be loaded, or if an id in it leads nowhere."""
    content, calls = b"", b""
    with suppress(OSError):  # the loader tells why a file cannot be read
        content = read_file(settings.root / FILE)
    with suppress(OSError):
        calls = read_file(settings.root / CALLS)
    read = {name: held for name, held in ((FILE, content), (CALLS, calls)) if held}
    directory, problems = load_with_problems(settings.root, read)
    if directory is None or (problems := tuple(check_references(directory, settings))):
        raise ContentError(problems)
    return OpenContent(settings, content, calls, directory)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be written, and what is to be said of it before."""

    content: bytes
    """Of `contacts.yaml`."""
    calls: bytes
    differences: tuple[Difference, ...] = ()
    """What would be otherwise in the contacts, for whom."""
    problems: tuple[Problem, ...] = ()
    """What would be wrong then that is not wrong today."""
    attempts: tuple[CallAttempt, ...] = ()
    """The attempts that would be added."""

    @property
    def refused(self) -> bool:
        """Whether it may not be written."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def propose(
    at: OpenContent, changes: Iterable[Change], attempts: Sequence[CallAttempt] = (), places: Places | None = None
) -> Proposal:
    """What these changes of contacts and these attempts come to. Raises `Unreadable` if no command can make them."""
    content = edit_yaml(at.content, FILE, change_own_file(at.directory, at.content, changes), HEAD)
    calls = add_attempts(at.calls, at.directory.calls, attempts, CALLS)
    if content == at.content:
        return Proposal(content, calls, attempts=tuple(attempts) if calls != at.calls else ())
    problems = place_in_sheet(try_contacts(at.settings.root, at.settings, content), content, places or {})
    before, after = _versions(at, content)
    return Proposal(content, calls, compare_contacts(before, after), tuple(problems), tuple(attempts))


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written."""

    name: str
    old: bytes | None
    """What it held; None where there was none."""
    new: bytes
    kept: str = ""
    """The name of the copy of the old file beside it; empty where none was asked for."""


def write_proposal(at: OpenContent, proposal: Proposal, *, keep: bool) -> tuple[Written, ...]:
    """Write what differs; with `keep` the old contacts stay beside the new ones.

    The contacts come first: an attempt that is not remembered can be told again, a confirmation rests on it. Raises
    `ContentError` if a file is no longer what was read, or cannot be written.
    """
    written: list[Written] = []
    for name, old, new in ((FILE, at.content, proposal.content), (CALLS, at.calls, proposal.calls)):
        if new != old:
            was = old if (at.settings.root / name).exists() else None
            kept = replace_held(at.settings, name, was, new, keep=keep and name == FILE)
            written.append(Written(name, was, new, kept))
    return tuple(written)


def undo_written(settings: Settings, written: Sequence[Written]) -> None:
    """Put back byte for byte what these files held. Raises `ContentError` if one of them was changed since."""
    for file in written:
        path = settings.root / file.name
        if not path.exists() or path.read_bytes() != file.new:
            raise ContentError([_moved(file.name)])
    for file in reversed(written):
        replace_held(settings, file.name, file.new, file.old)


def replace_held(settings: Settings, name: str, old: bytes | None, new: bytes | None, *, keep: bool = False) -> str:
    """Put `new` in the place of `old`; None is no file. Gives the name of the copy of the old file, if one is kept.

    Raises `ContentError` if the file is no longer what was read, or cannot be written.
    """
    path = settings.root / name
    try:
        if (path.read_bytes() if path.exists() else None) != old:
            raise MovedOnError(name)
        if new is None:
            path.unlink()
        elif old is None:
            write_file(path, new, lasting=True)
        elif kept := replace_file(path, old, new, settings.today if keep else None):
            return kept.name
    except MovedOnError:
        raise ContentError([_moved(name)]) from None
    except OSError as error:
        what = Message("the file cannot be written: {why}", {"why": error.strerror or "?"})
        raise ContentError(
            [Problem(Mark(name), "", what, Message("Check its permissions"), Rule.FILE_UNWRITABLE)]
        ) from None
    return ""


def _moved(name: str) -> Problem:
    what, mend = Message("the file has changed while you were looking"), Message("Run the same command again")
    return Problem(Mark(name), "", what, mend, Rule.FILE_MOVED)


def _versions(at: OpenContent, new: bytes) -> tuple[Plain, Plain]:
    """The contacts before and after, as all layers together say them."""
    after, _ = load_with_problems(at.settings.root, {FILE: new})
    if after is None or not at.directory.site.layers:
        return _tree(at.content), _tree(new)
    before, now = ([plain(contact.node) for contact in both.contacts] for both in (at.directory, after))
    return before, now


def _tree(content: bytes) -> Plain:
    node, _ = read_yaml(content, FILE)
    return plain(node) if node else None


def require_known_code(directory: Directory, code: str) -> None:
    """Refuse a code that no channel has, and name the nearest, or that of the number which was given instead.

    Raises `ContentError`.
    """
    codes = [channel.code for _, _, channel in directory.channels()]
    if code in codes:
        return
    wanted = digits(code)
    same = [channel.code for _, _, channel in directory.channels() if wanted and digits(channel.number or "") == wanted]
    close = same or get_close_matches(code.upper(), codes, 1, 0.6)
    mend = (
        Message("Did you mean {name}?", {"name": ", ".join(close[:3])})
        if close
        else Message("alur contacts due shows the codes")
    )
    what = Message("there is no number with the code {code}", {"code": code[:40]})
    raise ContentError([Problem(Mark(FILE), "", what, mend, Rule.RECORD_CODE)])
