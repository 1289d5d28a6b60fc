"""Every id and every icon that a record names exists, and what one reads out over the phone is told apart."""

from collections.abc import Iterator, Mapping
from itertools import chain

from generator.icons import UnknownIconError, names, outline
from generator.model.directory import Directory
from generator.model.organization import OrganizationKind
from generator.model.parts.base import Record
from generator.model.sheet import EVERYONE
from generator.problem import Message, Problem, suggest, tell_once
from generator.rules import Rule
from generator.settings import Settings


def check_references(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Ids that nobody has, with the nearest one that somebody has; one that many name is one problem."""
    yield from tell_once(_unknown_ids(directory))


def _unknown_ids(directory: Directory) -> Iterator[Problem]:
    known: Mapping[str, Mapping[str, object]] = {
        "organization": directory.organization,
        "contact": directory.contact,
        "service": directory.service,
        "flow": directory.flowchart,
        "law": directory.law,
        "area": directory.area,
        "channel": {channel.code: channel for _, _, channel in directory.channels()},
        "guide": {guide.id: guide for guide in directory.guides},
    }
    for record, steps, kind, value in chain.from_iterable(
        map(Record.references, (*directory.areas, *directory.records()))
    ):
        if value in known[kind]:
            continue
        mend = suggest(value, known[kind], Message("Write an id that exists, or add the record"))
        what = Message(_MISSING[kind], {"id": value})
        yield record.problem(what, mend, Rule.REFERENCE_UNKNOWN, *steps)


_MISSING = {
    "organization": "there is no organization “{id}”",
    "contact": "there is no contact “{id}”",
    "service": "there is no service “{id}”",
    "flow": "there is no flow “{id}”",
    "law": "there is no law “{id}”",
    "area": "there is no area “{id}”",
    "channel": "there is no channel “{id}”",
    "guide": "there is no guide “{id}”",
}


def check_offices(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Offices without a flow, and district offices without an area: their page and poster would be empty."""
    for office in directory.organizations:
        if office.kind in {OrganizationKind.OFFICE, OrganizationKind.DISTRICT} and office.flowchart is None:
            what = Message("the office “{id}” has no flow", {"id": office.id})
            mend = Message("Add a line flowchart: with the id of the flow its staff follow")
            yield office.problem(what, mend, Rule.OFFICE_FLOW, "flowchart")
        if office.kind is OrganizationKind.DISTRICT and office.area is None:
            what = Message("the district office “{id}” has no area", {"id": office.id})
            mend = Message("Add a line area: with its code from areas.csv")
            yield office.problem(what, mend, Rule.OFFICE_AREA, "area")


def check_reserved_ids(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Ids that name something of ours: `semua` is every office on prints, and every contact in one address book."""
    reserved = (directory.organization.get(EVERYONE), directory.contact.get(EVERYONE))
    for record in reserved:
        if record is not None:
            what = Message("“{id}” stands for all of them, on prints and in addresses", {"id": EVERYONE})
            mend = Message("Choose another id, and change it wherever it is named")
            yield record.problem(what, mend, Rule.ID_RESERVED, "id")


_HEARD = str.maketrans("OI", "01")
"""Capitals that are read and heard as digits."""


def check_codes_apart(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Codes of two kinds of record that are the same, or that sound so: all of them are read out over the phone."""
    coded: list[tuple[Record, tuple[str | int, ...], str]] = [
        (office, ("code",), office.code) for office in directory.organizations
    ]
    coded += [(flow, ("code",), flow.code) for flow in directory.flowcharts]
    coded += [(record, ("channels", at, "code"), channel.code) for record, at, channel in directory.channels()]
    coded += [(record, ("id",), record.id) for record in directory.prints]
    first: dict[str, tuple[Record, tuple[str | int, ...], str]] = {}
    for record, steps, code in coded:
        other, where, known = first.setdefault(code.translate(_HEARD), (record, steps, code))
        if (other, where) == (record, steps) or (code == known and type(other) is type(record)):
            continue  # the same one, or told when the files were read
        values = {"value": code, "other": known, "place": str(other.mark(*where))}
        what = (
            Message("“{value}” is already used in {place}", values)
            if code == known
            else Message("“{value}” is taken for “{other}” in {place}", values)
        )
        mend = Message("Choose another one")
        yield record.problem(what, mend, Rule.RECORD_DUPLICATE, *steps)


def check_circles(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Organizations that are their own parent, at once or by way of others; each circle is told once."""
    told_of: set[str] = set()
    for organization in directory.organizations:
        way = [organization.id]
        while (above := directory.organization.get(way[-1])) and above.parent and above.parent not in way:
            way.append(above.parent)
        if above and above.parent == organization.id and not told_of & set(way):
            told_of |= set(way)
            what = Message(
                "“{id}” is its own parent: {way}", {"id": organization.id, "way": " → ".join([*way, way[0]])}
            )
            mend = Message("Name the office above it, or delete the line")
            yield organization.problem(what, mend, Rule.REFERENCE_CIRCLE, "parent")


def check_icons(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Names that no icon set has; a page could not be drawn with one."""
    yield from tell_once(_unknown_icons(directory))


def _unknown_icons(directory: Directory) -> Iterator[Problem]:
    for record, steps, name in _icons(directory):
        try:
            outline(name)
        except UnknownIconError:
            other = Message("Choose a name from Material's icon sets, such as material/phone, or delete the line")
            mend = suggest(name, names(), other)
            what = Message("there is no icon “{name}”", {"name": name})
            yield record.problem(what, mend, Rule.ICON_UNKNOWN, *steps)


def _icons(directory: Directory) -> Iterator[tuple[Record, tuple[str, ...], str]]:
    """Every pictogram that is named: by which record, in which field."""
    groups = (directory.services, directory.flowcharts, directory.taxonomy.situations)
    yield from ((record, ("icon",), record.icon) for records in groups for record in records if record.icon is not None)
    yield from ((guide, ("icon",), guide.head.icon) for guide in directory.guides if guide.head.icon is not None)
    for neutral in directory.discreet.records if directory.discreet else ():
        for path, text in neutral.texts.items():
            if path.rpartition(".")[2] == "icon":
                yield neutral, ("texts", path), str(text)


RULES = (check_references, check_icons, check_offices, check_reserved_ids, check_codes_apart, check_circles)
