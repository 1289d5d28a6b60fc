"""A changed file of the content is loaded and checked before it replaces the old one."""

import re
from collections import Counter
from collections.abc import Mapping

from generator.check import check
from generator.content.load import load_with_problems
from generator.desk.spreadsheet.grid import CellPlace
from generator.desk.spreadsheet.rows import COLUMNS
from generator.problem import Problem
from generator.settings import Settings
from generator.source import tree, yaml

FILE = "contacts.yaml"
TITLES = {column.key: column.title for column in COLUMNS} | {"by": "Oleh (jabatan)"}
_COLUMN = {"number": "value", "address": "value", "email": "value", "url": "value", "schedule": "hours"}
_COLUMN |= {"person.consent.on": "consent_on", "person.consent.method": "consent_method", "id": "contact"}


def try_files(settings: Settings, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """What would be wrong with these files, by their names, that is not wrong with the old ones."""
    before = Counter(map(_key, _problems(settings, old)))
    new_problems: list[Problem] = []
    for problem in _problems(settings, {**old, **new}):
        if before[_key(problem)]:
            before[_key(problem)] -= 1
        else:
            new_problems.append(problem)
    return tuple(new_problems)


def _problems(settings: Settings, instead: Mapping[str, bytes]) -> tuple[Problem, ...]:
    directory, problems = load_with_problems(settings.root, instead)
    return problems if directory is None else (*problems, *check(directory, settings))


def _key(problem: Problem) -> tuple[str, ...]:
    """What makes two findings the same in two versions of a file, in which lines have moved."""
    values = sorted(f"{name}={value}" for name, value in problem.what.values.items())
    return problem.mark.path, problem.field, problem.rule, problem.what.text, *values


def place_in_sheet(
    problems: tuple[Problem, ...], new: bytes, places: Mapping[tuple[str, str, str], CellPlace]
) -> list[Problem]:
    """The problems at the cells that their values came from; those from elsewhere keep their place."""
    node, _ = yaml.read_yaml(new, FILE)
    return [_moved(problem, node, places) for problem in problems]


def _moved(problem: Problem, node: tree.Node | None, places: Mapping[tuple[str, str, str], CellPlace]) -> Problem:
    if problem.mark.path != FILE or not isinstance(node, tree.Sequence):
        return problem
    above = [item for item in node.items if item.mark <= problem.mark]
    contact = tree.plain(above[-1]) if above else None
    if not isinstance(contact, dict):
        return problem
    code, field = "", problem.field
    if match := re.match(r"channels\.(\d+)(?:\.(.+))?", field):
        channels = contact.get("channels")
        index = int(match[1])
        channel = channels[index] if isinstance(channels, list) and index < len(channels) else None
        code, field = str(channel.get("code", "")) if isinstance(channel, dict) else "", match[2] or ""
    name = str(contact.get("id", ""))
    for key in (*_keys(field), "code" if code else "contact"):
        if place := places.get((name, code, key)):
            return Problem(place, TITLES[key], problem.what, problem.mend, problem.rule, problem.severity)
    return problem


def _keys(field: str) -> tuple[str, ...]:
    """The columns that a field of a contact or channel may have come from, nearest first."""
    first, _, rest = field.partition(".")
    added = {"sources": "source_", "confirmations": "new_"}.get(first)
    if added:
        return (added + rest.rpartition(".")[2],)
    return tuple(_COLUMN.get(path, path) for path in (field, first))
