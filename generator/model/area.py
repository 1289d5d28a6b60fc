"""Kecamatan and villages with their official codes (`content/areas.csv`)."""

from enum import StrEnum
from typing import Annotated

from generator.model.base import Record, form
from generator.model.text import Line

AreaCode = Annotated[str, form("form_area", r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")]
"""Kemendagri code: `33.18.16` a kecamatan, `33.18.16.2001` a village."""


class AreaKind(StrEnum):
    """Levels of area that a reader may name."""

    KECAMATAN = "kecamatan"
    DESA = "desa"
    KELURAHAN = "kelurahan"


class Area(Record):
    """One area. A village names its kecamatan as `parent`."""

    code: AreaCode
    name: Line
    kind: AreaKind
    parent: AreaCode | None = None
    postal_codes: tuple[Annotated[str, form("form_postal_code", r"[0-9]{5}")], ...] = ()
