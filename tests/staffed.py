"""Pati's 51 offices with invented people: a staff directory of real size, and nobody's number."""

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
FIRST = ("Dewi", "Bambang", "Siti", "Agus", "Wahyu", "Lestari", "Joko", "Ratna", "Slamet", "Endah")
LAST = ("Antah", "Berantah", "Awan", "Pelangi", "Embun", "Bintang", "Kancil")


def staffed(place: Path, offices: tuple[str, ...]) -> Path:
    """A copy of the content in `place` in which each of these offices has a contact person and a deputy."""
    shutil.copytree(REPOSITORY / "content", place / "content")
    lines = [(REPOSITORY / "contacts.yaml").read_text("utf-8")]
    for at, office in enumerate(offices):
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
