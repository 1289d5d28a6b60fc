"""One step of the keeper's work, whoever asks for it: the files as they are, what would change, and the change itself.

The commands and the desk in the browser call these functions, so that the same act gives the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from generator.check.references import check_references
from generator.content.folder import CALLS
from generator.content.layers import SITE
from generator.content.load import load_with_problems
from generator.desk.changes import Difference, compare_contacts
from generator.desk.confirmation.calls import add_attempts
from generator.desk.own_file import HEAD, change_own_file
from generator.desk.spreadsheet.grid import CellPlace
from generator.desk.trial import FILE, place_in_sheet, try_files
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

RECORD_FOLDERS = ("content/organizations", "content/services")
"""Where the region's own files of these records lie."""
Places = Mapping[tuple[str, str, str], CellPlace]


@dataclass(frozen=True, slots=True)
class OpenContent:
    """The files as they are now, and what they say. Whoever means to write holds the lock of `contacts.yaml`."""

    settings: Settings
    files: Mapping[str, bytes]
    """What the files hold that a keeper's act may change, by their names; without those that are not there."""
    directory: Directory

    @property
    def content(self) -> bytes:
        """Of `contacts.yaml`; empty where there is none."""
        return self.files.get(FILE, b"")

    @property
    def calls(self) -> bytes:
        """Of the attempts to call; empty where there are none."""
        return self.files.get(CALLS, b"")


def open_content(settings: Settings) -> OpenContent:
    """The content as it is now. Raises `ContentError` if it cannot be loaded, or if an id in it leads nowhere."""
    files: dict[str, bytes] = {}
    for name in (FILE, CALLS, *_record_files(settings.root)):
        with suppress(OSError):  # the loader tells why a file cannot be read
            files[name] = read_file(settings.root / name)
    directory, problems = load_with_problems(settings.root, files)
    if directory is None or (problems := tuple(check_references(directory, settings))):
        raise ContentError(problems)
    return OpenContent(settings, files, directory)


def _record_files(root: Path) -> Iterator[str]:
    """The region's own files that hold the site, its organizations and its services."""
    yield SITE
    for folder in RECORD_FOLDERS:
        with suppress(OSError):
            yield from sorted(path.relative_to(root).as_posix() for path in (root / folder).glob("*.yaml"))


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that an act changes."""

    name: str
    old: bytes | None
    """What it holds; None where there is none."""
    new: bytes


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be written, and what is to be said of it before."""

    files: tuple[FileChange, ...]
    """In the order in which they are written; empty where nothing would be otherwise."""
    differences: tuple[Difference, ...] = ()
    """What would be otherwise in the records, for whom."""
    problems: tuple[Problem, ...] = ()
    """What would be wrong then that is not wrong today."""
    attempts: tuple[CallAttempt, ...] = ()
    """The attempts that would be added."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those of the problems that stand against it."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def refused(self) -> bool:
        """Whether it may not be written."""
        return bool(self.errors)


def propose(
    at: OpenContent, changes: Iterable[Change], attempts: Sequence[CallAttempt] = (), places: Places | None = None
) -> Proposal:
    """What these changes of contacts and these attempts come to. Raises `Unreadable` if no command can make them."""
    content = edit_yaml(at.content, FILE, change_own_file(at.directory, at.content, changes), HEAD)
    calls = add_attempts(at.calls, at.directory.calls, attempts, CALLS)
    # The contacts come first: an attempt that is not remembered can be told again, a confirmation rests on it.
    files = changed_files(at, {FILE: content, CALLS: calls})
    if content == at.content:
        return Proposal(files, attempts=tuple(attempts) if files else ())
    problems = place_in_sheet(try_files(at.settings, at.files, {FILE: content}), content, places or {})
    before, after = _versions(at, content)
    return Proposal(files, compare_contacts(before, after), tuple(problems), tuple(attempts))


def changed_files(at: OpenContent, new: Mapping[str, bytes]) -> tuple[FileChange, ...]:
    """Those of these files that would hold something else than they do."""
    return tuple(
        FileChange(name, at.files.get(name), content)
        for name, content in new.items()
        if content != at.files.get(name, b"")
    )


@dataclass(frozen=True, slots=True)
class Written(FileChange):
    """A file that was written."""

    kept: str = ""
    """The name of the copy of the old file beside it; empty where none was asked for."""


def write_proposal(at: OpenContent, proposal: Proposal, *, keep: bool) -> tuple[Written, ...]:
    """Write what differs; with `keep` the old contacts stay beside the new ones.

    Raises `ContentError` if a file is no longer what was read, or cannot be written.
    """
    return tuple(
        Written(
            file.name, file.old, file.new,
            replace_held(at.settings, file.name, file.old, file.new, keep=keep and file.name == FILE),
        )
        for file in proposal.files
    )  # fmt: skip


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
        raise ContentError([moved(name)]) from None
    except OSError as error:
        raise ContentError([unwritable(name, error)]) from None
    return ""


def unwritable(name: str, error: OSError) -> Problem:
    """What is told of a file that cannot be written."""
    what = Message("the file cannot be written: {why}", {"why": error.strerror or "?"})
    return Problem(Mark(name), "", what, Message("Check its permissions"), Rule.FILE_UNWRITABLE)


def moved(name: str) -> Problem:
    """What is told of a file that is no longer what was read."""
    what, mend = Message("the file has changed while you were looking"), Message("Run the same command again")
    return Problem(Mark(name), "", what, mend, Rule.FILE_MOVED)


def _versions(at: OpenContent, new: bytes) -> tuple[Plain, Plain]:
    """The contacts before and after, as all layers together say them."""
    after, _ = load_with_problems(at.settings.root, {**at.files, FILE: new})
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
