"""A ZIP holds exactly the sheets of its office, each the same file that lies beside it and is checked there."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.audit.finding import Finding
from generator.model.sheet import EVERYONE, Printed, pack_url
from generator.problem import Message
from generator.rules import Rule


def check_packs(paths: Mapping[str, Path], prints: Iterable[Printed]) -> Iterator[Finding]:
    """ZIP files that are missing, unknown, or hold anything else. `paths` gives every file by its path in the site."""
    owed: dict[str, set[str]] = {}
    own = [print_ for print_ in prints if print_.office != EVERYONE]
    warned = {print_.office for print_ in own if print_.specimen}
    for each in own:
        owed.setdefault(pack_url(each.office, specimen=each.office in warned), set()).add(each.url)
    for name in sorted(owed.keys() - paths.keys()):
        yield Finding(name, Message("the ZIP of this office's sheets is missing"), Rule.AUDIT_COVERAGE)
    for name, path in paths.items():
        if path.suffix == ".zip":
            yield from _pack(name, path, paths, owed.get(name, set()))


def _pack(name: str, path: Path, paths: Mapping[str, Path], owed: set[str]) -> Iterator[Finding]:
    folder = name.rpartition("/")[0]
    with zipfile.ZipFile(path) as pack:
        members = {f"{folder}/{member.filename}": member for member in pack.infolist()}
        if pack.comment or any(member.comment or member.extra for member in members.values()):
            yield Finding(name, Message("the ZIP holds remarks"), Rule.AUDIT_UNREAD)
        for missing in sorted(owed - members.keys()):
            yield Finding(name, Message("the ZIP lacks {name}", {"name": missing}), Rule.AUDIT_COVERAGE)
        for there, member in members.items():
            if there not in owed or there not in paths or pack.read(member) != paths[there].read_bytes():
                what = Message("the ZIP holds {name}, which is not the sheet beside it", {"name": member.filename})
                yield Finding(name, what, Rule.AUDIT_UNREAD)
