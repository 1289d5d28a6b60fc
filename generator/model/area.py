"""Kecamatan and villages with their official codes (`content/areas.csv`)."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from generator.model.base import Record
from generator.model.text import Line

AreaCode = Annotated[str, StringConstraints(pattern=r"^\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$")]
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
    postal_codes: tuple[Annotated[str, StringConstraints(pattern=r"^\d{5}$")], ...] = ()
