"""Kecamatan, their villages and their offices fit together: a village leads to the office of its own kecamatan.

The codes are those of Kemendagri: province, kabupaten, kecamatan and village, each begins with the one above it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.model.directory import Directory
from generator.model.organization import DISTRICT_PARTS, VILLAGE_PARTS, Area, Organization, OrganizationKind
from generator.problem import Message, Problem, suggest, tell_once
from generator.rules import Rule
from generator.settings import Settings


def _is_district(directory: Directory, area: Area) -> bool:
    """Whether its line says that it is a kecamatan, by the word for one here; its code may be wrong."""
    kinds, kind = directory.site.area_kinds, str(area.kind)
    return kind in kinds.district if kind in (*kinds.district, *kinds.village) else area.is_district


def check_area_codes(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Codes of another region, or of another level than the area is."""
    region = directory.site.area
    outside = [area for area in directory.areas if not area.code.startswith(f"{region}.")]
    if outside and len(outside) == len(directory.areas):
        what = Message("no area of areas.csv lies in {region}", {"region": region})
        mend = Message("Write the code with which the codes of all kecamatan begin")
        yield directory.site.problem(what, mend, Rule.AREA_REGION, "area")
        outside = []
    for area in outside:
        what = Message("{code} does not lie in {region}, the area of the site", {"code": area.code, "region": region})
        mend = Message("Correct the code, or delete the line")
        yield area.problem(what, mend, Rule.AREA_REGION, "code")
    kinds = directory.site.area_kinds
    levels = dict.fromkeys(kinds.district, DISTRICT_PARTS) | dict.fromkeys(kinds.village, VILLAGE_PARTS)
    yield from tell_once(_unknown_kinds(directory, levels))
    for area in directory.areas:
        kind = str(area.kind)
        if kind in levels and area.parts != levels[kind]:
            what = Message("{code} is no code of a {kind}", {"code": area.code, "kind": kind})
            mend = Message("A kecamatan has a code like 33.18.16, a village one like 33.18.16.2001")
            yield area.problem(what, mend, Rule.AREA_LEVEL, "code")


def _unknown_kinds(directory: Directory, known: Iterable[str]) -> Iterator[Problem]:
    names = ", ".join(known)
    mend = Message("Possible are {names}; words of this region are added to area_kinds in site.yaml", {"names": names})
    for area in directory.areas:
        if str(area.kind) not in known:
            what = Message("“{found}” is not possible here", {"found": str(area.kind)})
            yield area.problem(what, suggest(str(area.kind), known, mend), Rule.FIELD_CHOICE, "kind")


def check_parents(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Villages that do not lie in the kecamatan that they name."""
    for area in directory.areas:
        if _is_district(directory, area):
            if area.parent:
                what = Message("the kecamatan {code} names a parent", {"code": area.code})
                yield area.problem(what, Message("Leave its parent empty"), Rule.AREA_PARENT, "parent")
            continue
        parent = directory.area.get(area.parent or "")
        if area.parent is None:
            what = Message("the village {code} names no kecamatan", {"code": area.code})
            mend = Message("Write the code of its kecamatan as its parent")
            yield Problem(area.mark(), "parent", what, mend, Rule.AREA_PARENT)
        elif parent is not None and not _is_district(directory, parent):
            values = {"code": area.code, "parent": area.parent}
            what = Message("the village {code} lies in {parent}, which is no kecamatan", values)
            mend = Message("Write the code of its kecamatan as its parent")
            yield area.problem(what, mend, Rule.AREA_PARENT, "parent")
        elif not area.code.startswith(f"{area.parent}."):
            values = {"code": area.code, "parent": area.parent}
            what = Message("the village {code} names {parent}, but its code is of another kecamatan", values)
            mend = Message("Compare both codes with the official list, and correct the wrong one")
            yield area.problem(what, mend, Rule.AREA_PARENT, "parent")


def check_district_offices(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Kecamatan with no office or with more than one: its villages would lead nowhere, or to the wrong one."""
    offices: dict[str, list[Organization]] = defaultdict(list)
    for office in directory.organizations:
        if office.kind is OrganizationKind.DISTRICT and office.area:
            offices[office.area].append(office)
    for code, claimants in offices.items():
        area = directory.area.get(code)
        for office in claimants:
            if area is not None and not _is_district(directory, area):
                what = Message(
                    "{code} is a village, and “{id}” is the office of a kecamatan", {"code": code, "id": office.id}
                )
                mend = Message("Write the code of the kecamatan")
                yield office.problem(what, mend, Rule.AREA_OFFICE, "area")
            elif office is not claimants[0]:
                values = {"code": code, "id": office.id, "first": claimants[0].id}
                what = Message("“{id}” has the area {code}, which is the area of “{first}”", values)
                mend = Message("Write the code of its own kecamatan; each has one office")
                yield office.problem(what, mend, Rule.AREA_OFFICE, "area")
    for area in directory.areas:
        if _is_district(directory, area) and area.code not in offices:
            what = Message("the kecamatan {code} ({name}) has no office", {"code": area.code, "name": str(area.name)})
            mend = Message("Add an office of kind district with this area, or delete the kecamatan and its villages")
            yield area.problem(what, mend, Rule.AREA_OFFICE, "code")


def check_area_names(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Kecamatan of one name, villages of one name in one kecamatan, and names that pages would take for two.

    Readers choose by name alone, whether it is a desa or a kelurahan.
    """
    first: dict[tuple[str | None, str], Area] = {}
    for area in directory.areas:
        name = str(area.name)
        known = first.setdefault((area.parent, re.sub(r"[\W_]", "", name.casefold())), area)
        if known is not area:
            values = {"name": name, "code": area.code, "other": known.code}
            what = Message("“{name}” ({code}) has the name of {other} beside it", values)
            mend = Message(
                "Compare with the official list: delete one, or write what tells them apart, as in “Kapas Lor”"
            )
            yield area.problem(what, mend, Rule.AREA_NAME, "name")
        if "," in name:
            what = Message("a list would take “{name}” for two, because of its comma", {"name": name})
            mend = Message("Write the name without a comma")
            yield area.problem(what, mend, Rule.AREA_NAME, "name")


def check_nearest_help(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Nearest help without an area: no page would show it."""
    for organization in directory.organizations:
        if organization.kind.is_nearest and organization.area is None:
            what = Message("“{id}” lies in no kecamatan, so that no page shows it", {"id": organization.id})
            mend = Message("Write the code of its kecamatan or village from areas.csv")
            yield organization.problem(what, mend, Rule.AREA_NEAREST, "area")


RULES = (check_area_codes, check_parents, check_area_names, check_district_offices, check_nearest_help)
