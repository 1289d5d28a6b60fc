"""A new region as files: what public codes say of it, and nothing that nobody has found out."""

import csv
import io
import re
import unicodedata
from datetime import date

from generator.desk.region.public_areas import PACKAGE, PublicArea, PublicRegion
from generator.shipped import LAYERS

_ABBREVIATED = {"kecamatan": ("kec", "Kec.")}
"""How offices of such areas are called in ids and in short names; others by their word."""
_CODE = re.compile(r"\bcode: ([A-Z]{2,4})-")


def _taken() -> frozenset[str]:
    """Beginnings of codes that the layers which travel with Alur use."""
    return frozenset(letters for file in LAYERS.rglob("*.yaml") for letters in _CODE.findall(file.read_text("utf-8")))


def first_letters(name: str) -> str:
    """Two capital letters for the codes of a region of this name that no shared layer uses."""
    letters = re.sub(r"[^A-Z]", "", _plain(_place(name)).upper())
    pairs = (letters[0] + letter for letter in letters[1:])
    taken = _taken()
    return next((pair for pair in pairs if pair not in taken), "XX")


def region_files(region: PublicRegion, prefix: str, owner: str, base_url: str, today: date) -> dict[str, str]:
    """Every file of the new region, by its path, with its text.

    Its codes begin with `prefix`; `owner` is the name of whoever keeps the data.
    """
    return {
        "content/site.yaml": _site(region, prefix, owner, base_url),
        "content/areas.csv": _areas(region),
        "content/organizations/districts.yaml": _districts(region, prefix, today),
        "contacts.yaml": _CONTACTS.format(prefix=prefix, today=today.isoformat()),
    }


_CONTACTS = """\
# Nomor dan alamat milik daerah ini. Nomor nasional (110, 129) sudah ada di lapisan nasional.
# Isi UPTD PPA dulu: satu sumber yang bisa dicari, lalu jawaban tertulis dari pemiliknya. Contoh:
# - id: uptd-ppa
#   channels:
#     - code: {prefix}-60-W1
#       kind: whatsapp
#       number: "08..."
#       freshness: service
#       sources:
#         - {{title: Laman resmi, url: "https://...", checked: {today}, official: true}}
"""


def _site(region: PublicRegion, prefix: str, owner: str, base_url: str) -> str:
    layers = ["national", *([f'"{region.code[:2]}"'] if (LAYERS / region.code[:2]).is_dir() else [])]
    short = region.name.replace("Kabupaten ", "Kab. ")
    address = f"base_url: {base_url}" if base_url else "# base_url: alamat situs; tanpa ini poster tidak punya kode QR"
    lines = [
        "# Daerah ini. Aturan dan isi bersama ada di lapisan di bawahnya; yang ditulis di sini menggantikannya.",
        f"layers: [{', '.join(layers)}]",
        f"region: {region.name}",
        f"region_short: {short}",
        f'area: "{region.code}"',
        f"code_prefix: {prefix}",
        "# area_codes: [...]  kode area telepon kantor di sini, di dalam tanda kutip; yang lain lalu ditanyakan",
        f'owner: "{owner}"',
        "owner_contact: uptd-ppa",
        f"time_zone: {region.time_zone}",
        address,
        "draft: true   # semua cetakan menjadi contoh. Hapus baris ini bila alamat dan pemilik data sudah pasti.",
    ]
    kinds = list(dict.fromkeys(area.kind for area in region.areas if area not in region.districts))
    district = list(dict.fromkeys(area.kind for area in region.districts))
    if {*district, *kinds} - {"kecamatan", "desa", "kelurahan"}:
        lines += [
            "area_kinds:   # sebutan wilayah di areas.csv",
            f"  district: [{', '.join(district)}]",
            f"  village: [{', '.join(kinds)}]",
        ]
    if region.words:
        lines += ["words:        # sebutan di sini untuk kata yang dipakai isi bersama"]
        lines += [f"  {common}: {local}" for common, local in region.words.items()]
    return "\n".join(lines) + "\n"


def _areas(region: PublicRegion) -> str:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("code", "name", "kind", "parent", "postal_codes"))
    for area in region.areas:
        parent = "" if area in region.districts else area.code[:8]
        rows.writerow((area.code, area.name, area.kind, parent, area.postal_code))
    return text.getvalue()


def _districts(region: PublicRegion, prefix: str, today: date) -> str:
    parts = [f"# {len(region.districts)} kantor {region.districts[0].kind}. Wilayahnya ada di areas.csv.\n"]
    known: set[str] = set()
    for district in region.districts:
        begin, short = _ABBREVIATED.get(district.kind, (district.kind, district.kind.capitalize()))
        slug = f"{begin}-{_slug(district.name)}"
        slug = f"{slug}-{district.code[-2:]}" if slug in known else slug
        known.add(slug)
        parts.append(_district(district, slug, short, prefix, region.version, today))
    return "".join(parts)


def _district(district: PublicArea, slug: str, short: str, prefix: str, version: str, today: date) -> str:
    return f"""\
- id: {slug}
  code: {prefix}-K{district.code[-2:]}
  kind: district
  name: "{district.kind.capitalize()} {district.name}"
  short_name: "{short} {district.name}"
  area: "{district.code}"
  flowchart: desa
  more_flowcharts: [petugas-pertama]
  sources:
    - {{title: "Kode wilayah Kemendagri dari paket {PACKAGE} {version}", checked: {today.isoformat()}}}
"""


def _place(name: str) -> str:
    return re.sub(r"^(Kabupaten|Kota)( Administrasi)? ", "", name)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", _plain(name).lower()).strip("-")
