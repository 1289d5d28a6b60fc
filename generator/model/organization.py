"""Offices and partners (`content/organizations/*.yaml`), kecamatan and villages (`content/areas.csv`)."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from generator.model.parts.access import Access
from generator.model.parts.base import Record
from generator.model.parts.evidence import Source
from generator.model.parts.forms import Code, FlowId, Form, Id, Names, OrganizationId
from generator.model.parts.notice import Notice
from generator.model.parts.text import Line, Text

AreaCode = Annotated[str, Form("form_area", r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")]
"""Kemendagri code: `33.18.16` a kecamatan, `33.18.16.2001` a village, wherever and by whatever name."""
DISTRICT_PARTS = 3
VILLAGE_PARTS = 4
AreaId = Annotated[AreaCode, Names("area")]


class Area(Record):
    """One area. A village names its kecamatan as `parent`."""

    code: AreaCode
    """Kemendagri code."""
    name: Line
    """Its name, without its kind."""
    kind: Line
    """What it is called, such as `desa` or `distrik`; `site.yaml` says which words there are."""
    parent: AreaId | None = None
    """Code of the area that it lies in."""
    postal_codes: tuple[Annotated[str, Form("form_postal_code", r"[0-9]{5}")], ...] = ()
    """Its postal codes."""

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
    POLSEK = "polsek"
    """The police post of a kecamatan; on its page."""
    VILLAGE = "village"
    """A village office; on the page of its kecamatan."""
    TASK_FORCE = "task_force"
    """People of a kecamatan or village who help, such as a satgas PPA; on the page of the kecamatan."""

    @property
    def is_nearest(self) -> bool:
        """Whether it is the nearest help (`content/nearest.csv`), which stands below everybody else."""
        return self in NEAREST


NEAREST = (OrganizationKind.POLSEK, OrganizationKind.VILLAGE, OrganizationKind.TASK_FORCE)
"""In the order in which pages tell them."""


class Scope(StrEnum):
    """How far it reaches."""

    LOCAL = "local"
    PROVINCE = "province"
    NATIONAL = "national"


class Organization(Record):
    """An organization as HSDS means it, with the flows its staff follow."""

    id: Id
    """Its name in other records and in addresses; it never changes."""
    code: Code
    """Record code, printed on its sheets."""
    kind: OrganizationKind
    """What it is to a reader."""
    scope: Scope = Scope.LOCAL
    """How far it reaches."""
    name: Line
    """Its whole name."""
    short_name: Line
    """Its name where there is little room."""
    alternate_names: tuple[Line, ...] = ()
    """Other names people use or used; searched, not shown as the name."""
    summary: Text | None = None
    """What it does, in one or two sentences."""
    parent: OrganizationId | None = None
    """Id of the organization that it is a part of."""
    sector: Line | None = None
    """Its field, such as `Kesehatan`."""
    typical: Line | None = None
    """Where this office meets someone in need, in a few words."""
    flowchart: FlowId | None = None
    """The flow its staff follow; on its poster."""
    more_flowcharts: tuple[FlowId, ...] = ()
    """Further flows on its page."""
    area: AreaId | None = None
    """Code of the area that it serves."""
    emergency_room: bool = False
    """Somebody who is hurt may come at any hour; the sources of the organization say so."""
    asked: date | None = None
    """Since when the office has been asked in writing to name its focal point."""
    confidential: bool = False
    """A place whose address must never be known: it may have no walk-in channel."""
    access: Access | None = None
    """What is known before one goes there; what nobody knows is left out."""
    notices: tuple[Notice, ...] = ()
    """What holds for some days, for all its contacts."""
    sources: tuple[Source, ...] = ()
    """Where it was read."""
    remark: str | None = None
    """For the keeper only; never rendered."""
