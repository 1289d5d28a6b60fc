"""Offices and partners (`content/organizations/*.yaml`), kecamatan and villages (`content/areas.csv`)."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from generator.model.base import Record
from generator.model.evidence import Source
from generator.model.forms import Code, FlowId, Id, Names, OrganizationId, form
from generator.model.text import Line, Text

AreaCode = Annotated[str, form("form_area", r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")]
"""Kemendagri code: `33.18.16` a kecamatan, `33.18.16.2001` a village, wherever and by whatever name."""
DISTRICT_PARTS = 3
VILLAGE_PARTS = 4
AreaId = Annotated[AreaCode, Names("area")]


class Area(Record):
    """One area. A village names its kecamatan as `parent`."""

    code: AreaCode
    name: Line
    kind: Line
    """What it is called, such as `desa` or `distrik`; `site.yaml` says which words there are."""
    parent: AreaId | None = None
    postal_codes: tuple[Annotated[str, form("form_postal_code", r"[0-9]{5}")], ...] = ()

    @property
    def parts(self) -> int:
        """How many parts its code has: the level, from the province on."""
        return self.code.count(".") + 1

    @property
    def is_district(self) -> bool:
        """Whether it is a kecamatan, by its code."""
        return self.parts == DISTRICT_PARTS


class OrganizationKind(StrEnum):
    """What an organization is to a reader."""

    OFFICE = "office"
    """A regional office (OPD) with a counter; has its own flow and poster."""
    DISTRICT = "district"
    """A kecamatan office; has its own flow, poster and villages."""
    PROVIDER = "provider"
    """Someone who answers or helps: UPTD PPA, a national line, police, a court."""
    HEALTH_CENTRE = "health_centre"
    """A puskesmas; named on the page of its kecamatan."""


class Scope(StrEnum):
    """How far it reaches."""

    LOCAL = "local"
    PROVINCE = "province"
    NATIONAL = "national"


class Organization(Record):
    """An organization as HSDS means it, with the flows its staff follow."""

    id: Id
    code: Code
    kind: OrganizationKind
    scope: Scope = Scope.LOCAL
    name: Line
    short_name: Line
    alternate_names: tuple[Line, ...] = ()
    """Other names people use or used; searched, not shown as the name."""
    summary: Text | None = None
    parent: OrganizationId | None = None
    sector: Line | None = None
    typical: Line | None = None
    """Where this office meets someone in need, in a few words."""
    flowchart: FlowId | None = None
    """The flow its staff follow; on its poster."""
    more_flowcharts: tuple[FlowId, ...] = ()
    area: AreaId | None = None
    emergency_room: bool = False
    """Somebody who is hurt may come at any hour; the sources of the organization say so."""
    asked: date | None = None
    """Since when the office has been asked in writing to name its focal point."""
    confidential: bool = False
    """A place whose address must never be known: it may have no walk-in channel."""
    sources: tuple[Source, ...] = ()
    remark: str | None = None
