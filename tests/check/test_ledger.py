"""Mistakes in the ledger, as people see them. Each case changes one thing in the ledger of the invented kabupaten."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.check import check
from generator.content.load import load_with_problems
from generator.explain import explain
from generator.settings import Settings

FILE = "content/prints.yaml"
OFFICE = "  office: dinas-dongeng\n  kind: petugas\n  size: a4\n  copies: 2\n  place: Di balik lemari arsip naga\n  on: 2026-11-20"
THIRD = """- id: P-0003
  office: kec-awan
  kind: petugas
  size: a4
  copies: 1
  place: Aula
  on: 2026-11-01
  edition: BCDFGH
  valid_until: 2027-01-30
  replaced_on: 2026-11-20
  replaced_by: P-0002
  same_as: P-0001
"""

CASES: dict[str, tuple[str, str, list[str]]] = {
    "right": ("", "", []),
    "no copies": ("copies: 2\n", "copies: 0\n", ["content/prints.yaml:6:11: copies: the number is too small. Write a larger one"]),
    "unknown office": (
        OFFICE,
        OFFICE.replace("dinas-dongeng", "dinas-dongen"),
        ["content/prints.yaml:19:11: office: no office “dinas-dongen” has prints. Did you mean “dinas-dongeng”?"],
    ),
    "an office without prints": (
        OFFICE,
        OFFICE.replace("dinas-dongeng", "kementerian-bintang"),
        ["content/prints.yaml:19:11: office: no office “kementerian-bintang” has prints. Take the print down, then run alur prints withdraw P-0002"],
    ),
    "unknown kind": (
        OFFICE,
        OFFICE.replace("petugas", "spanduk"),
        ["content/prints.yaml:20:9: kind: there is no kind of print “spanduk”. Take the print down, then run alur prints withdraw P-0002"],
    ),
    "edition in digits": (
        "BCDFGH",
        "123456",
        ["content/prints.yaml:10:12: edition: this is no edition code. Write the six letters that stand at the foot of the print"],
    ),
    "id twice": (
        "P-0002 # hangs",
        "P-0001",
        [
            "content/prints.yaml:18:7: id: “P-0001” is already used in content/prints.yaml:2:7. Choose another one",
        ],
    ),
    "replaced and taken down": (
        "  replaced_on: 2026-11-20\n",
        "  replaced_on: 2026-11-20\n  withdrawn_on: 2026-11-20\n",
        ["content/prints.yaml:13:17: withdrawn_on: P-0001 was both replaced and taken down for good. Keep replaced_on or withdrawn_on"],
    ),
    "replaced by nothing": (
        "  replaced_by: P-0002\n",
        "",
        ["content/prints.yaml:2:3: replaced_by: P-0001 was replaced, but “replaced_by” is missing. Add a line replaced_by: ..."],
    ),
    "replaced by what is not there": (
        "replaced_by: P-0002",
        "replaced_by: P-0009",
        ["content/prints.yaml:13:16: replaced_by: there is no other print “P-0009”. Write the id of the print that hangs there now"],
    ),
    "replaced by itself": (
        "replaced_by: P-0002",
        "replaced_by: P-0001",
        ["content/prints.yaml:13:16: replaced_by: there is no other print “P-0001”. Write the id of the print that hangs there now"],
    ),
    "replaced twice": (
        "- id: P-0002",
        THIRD + "- id: P-0002",
        ["content/prints.yaml:28:16: replaced_by: P-0002 already replaces P-0001. Record each replacement with alur prints renew"],
    ),
    "down before it was up": (
        "  replaced_on: 2026-11-20\n",
        "  replaced_on: 2026-02-20\n",
        ["content/prints.yaml:12:16: replaced_on: P-0001 came down on 2026-02-20, before it was handed out on 2026-03-02. Correct the date"],
    ),
    "handed out tomorrow": (
        "  on: 2026-11-20\n",
        "  on: 2026-11-25\n",
        ["content/prints.yaml:24:7: on: P-0002 has the day 2026-11-25, which is in the future. Correct the date"],
    ),
    "nothing said": (
        "  values:\n    title: Ada yang bercerita?\n    numbers: [NN-01-T1]\n    numbers.NN-01-T1.number: \"999\"\n",
        "",
        [
            "content/prints.yaml:2:3: values: P-0001 does not tell what the print says. Delete the entry and record the print with alur prints issue",
        ],
    ),
    "says the same as nobody": (
        "same_as: P-0001",
        "same_as: P-0008",
        ["content/prints.yaml:27:12: same_as: there is no entry “P-0008” that tells all its words. Put that entry back, from an older version of the file"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_exact_lines(case: str, content_root: Path, tmp_path: Path) -> None:
    old, new, expected = CASES[case]
    root = Path(shutil.copytree(content_root, tmp_path / "isi"))
    path = root / FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    directory, problems = load_with_problems(root)
    if directory:
        problems += check(directory, Settings(root, date(2026, 11, 24)))
    found = [explain(each, "en") for each in problems if each.mark.path == FILE]
    assert sorted(found) == sorted(expected)
