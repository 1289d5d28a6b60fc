"""The invented kabupaten grown to as many offices as a real one has, each new one with two people: nobody's number."""

import shutil
from pathlib import Path

CONTENT = Path(__file__).parent / "content"
OFFICES = 51
"""As many as the region that ships with Alur had when this was written; only the size matters."""
FIRST = ("Dewi", "Bambang", "Siti", "Agus", "Wahyu", "Lestari", "Joko", "Ratna", "Slamet", "Endah")
LAST = ("Antah", "Berantah", "Awan", "Pelangi", "Embun", "Bintang", "Kancil")


def staffed(place: Path) -> Path:
    """The invented content in `place`, with `OFFICES` offices; each new one has a contact person and a deputy."""
    shutil.copytree(CONTENT / "content", place / "content")
    path = place / "content" / "organizations" / "offices.yaml"
    own = path.read_text("utf-8")
    more = [f"dinas-{at}" for at in range(OFFICES - own.count("- id: "))]
    named = (
        "- {{id: {0}, code: AC-{1}, kind: office, name: Dinas Cerita Ke-{1}, short_name: DC-{1}, flowchart: petugas}}\n"
    )
    path.write_text(own + "".join(named.format(office, at) for at, office in enumerate(more)), "utf-8")
    lines = [(CONTENT / "contacts.yaml").read_text("utf-8").rstrip("\n")]
    for at, office in enumerate(more):
        for duty, role, number in (("focal_point", "Kepala Seksi", 1000), ("deputy", "Staf", 2000)):
            name = f"{FIRST[(at + number // 1000) % 10]} {LAST[at % 7]}"
            lines.append(
                f"""- id: {office}-{duty.replace("_", "-")}
  organization: {office}
  duty: {duty}
  name: {"Kontak" if duty == "focal_point" else "Cadangan"}
  role: {role} Pelayanan
  person: {{name: {name}, consent: {{on: 2026-10-01, method: Surat persetujuan}}}}
  channels:
    - code: ZZ-{number + at}-W1
      kind: whatsapp
      number: "0870-0000-{number + at}"
      freshness: office
      visibility: staff
      confirmations: [{{on: 2026-11-01, method: owner_letter, by: Kepala kantor}}]
    - code: ZZ-{number + at}-T1
      kind: voice
      number: "(021) 0000-{number + at}"
      freshness: office
      visibility: staff
      confirmations: [{{on: 2026-11-01, method: owner_letter, by: Kepala kantor}}]
"""
            )
    (place / "contacts.yaml").write_text("\n".join(lines), "utf-8")
    return place
