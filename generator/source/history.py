"""Earlier versions of a file, from git. The only module that runs git."""

import re
import subprocess
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from pathlib import Path

from generator.problem import Mark, Message, Problem
from generator.rules import Rule
from generator.source.yaml import Unreadable


@dataclass(frozen=True, slots=True)
class Version:
    """The file as it stood in one commit. `content` is None where it did not exist yet."""

    commit: str
    day: str
    content: bytes | None


def file_version(root: Path, name: str, since: str, zone: tzinfo) -> Version:
    """The file before this day (`2026-11-24`, which begins in this time zone), or in this revision.

    Raises `Unreadable` with one problem.
    """
    if _git(root, name, "rev-parse", "--is-inside-work-tree").returncode:
        raise _refused(
            name, Message("this folder has no git history"), Message("Run it where the project's git copy stands")
        )
    if re.fullmatch(r"\d{4}-\d\d-\d\d", since):
        try:
            begins = datetime.combine(date.fromisoformat(since), time.min, zone).isoformat()
        except ValueError:
            what = Message("{value} is no day; write it as 2026-11-24", {"value": since})
            raise _refused(name, what, Message("Name a later day")) from None
        listed = _git(root, name, "rev-list", "-1", f"--before={begins}", "HEAD")
        commit = listed.stdout.decode().strip()
        if not commit:
            first = _git(root, name, "log", "--reverse", "--format=%cs").stdout.decode().split()
            if not first:
                raise _refused(name, Message("git has no commit here yet"), Message("Commit the files first"))
            what = Message("the history begins on {day}, not before {since}", {"day": first[0], "since": since})
            raise _refused(name, what, Message("Name a later day"))
    else:
        listed = _git(root, name, "rev-parse", "--verify", "--quiet", "--end-of-options", since + "^{commit}")
        commit = listed.stdout.decode().strip()
        if listed.returncode or not commit:
            what = Message("git knows no revision “{name}”", {"name": since[:60]})
            raise _refused(name, what, Message("Write a day like 2026-11-24, or a revision like HEAD~3"))
    day = _git(root, name, "log", "-1", "--format=%cs", commit).stdout.decode().strip()
    shown = _git(root, name, "show", f"{commit}:./{name}")
    return Version(commit, day, None if shown.returncode else shown.stdout)


def _git(root: Path, name: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise _refused(name, Message("git is not installed"), Message("Install git")) from None


def _refused(name: str, what: Message, mend: Message) -> Unreadable:
    return Unreadable(Problem(Mark(name), "", what, mend, Rule.HISTORY))
