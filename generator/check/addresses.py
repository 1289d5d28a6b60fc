"""Every page and every place on a page has an address of its own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.edition.discreet import new_id
from generator.model.directory import Directory
from generator.model.parts.base import Record
from generator.model.routes import nameless, situation_name
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class _Group:
    """Records among which no two may have one address, each with its place and id."""

    places: Sequence[tuple[Record, tuple[str | int, ...], str]]
    name: Callable[[str], str]


def check_addresses(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Two records whose ids give one address: one of the two pages would be lost, and its link opens the other's.

    The first in the files keeps its address. What was printed or bookmarked leads to it, so the newer one is renamed.
    """
    for group in _groups(directory):
        yield from _shared(directory, group)


def _groups(directory: Directory) -> Iterator[_Group]:
    yield _Group(_places(directory.taxonomy.situations), situation_name)
    yield _Group(_places(directory.flowcharts), nameless)
    yield _Group(_places(directory.faq), nameless)
    yield _Group(_places(directory.glossary), nameless)
    for flow in directory.flowcharts:
        yield _Group([(flow, ("steps", number, "id"), step.id) for number, step in enumerate(flow.steps)], nameless)
    given = directory.discreet
    if given is None:
        return
    yield _Group(_places(directory.taxonomy.situations), lambda key: situation_name(new_id(key, given)))
    for records in (
        directory.contacts,
        directory.services,
        directory.faq,
        directory.glossary,
        [guide for guide in directory.guides if guide.language == "id"],
    ):
        yield _Group(_places(records), lambda key: new_id(key, given))
    codes = {office.id: office.code for office in directory.organizations}
    yield _Group(_places(directory.organizations), lambda key: new_id(key, given, codes[key]))


def _places(records: Iterable[Record]) -> list[tuple[Record, tuple[str | int, ...], str]]:
    return [(record, ("id",), record.id) for record in records if hasattr(record, "id")]


def _shared(directory: Directory, group: _Group) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for record, steps, key in group.places:
        known = first.setdefault(group.name(key), key)
        if known != key:
            what = Message("“{id}” would have the same address as “{other}”", {"id": key, "other": known})
            mend = Message("Choose another id for the newer of the two; the older one keeps its address")
            yield record.problem(what, mend, Rule.ADDRESS_SHARED, *steps)


RULES = (check_addresses,)
