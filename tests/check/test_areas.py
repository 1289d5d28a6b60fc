"""Villages lead to the office of their own kecamatan. Each case changes one file of the invented kabupaten."""

import shutil
from pathlib import Path

import pytest

from generator.check import check
from generator.content.load import load_with_problems
from generator.explain import explain
from generator.problem import Severity
from generator.settings import Settings
from tests.building import NOT_CONTENT, TODAY

AREAS, OFFICES, SITE = "content/areas.csv", "content/organizations/offices.yaml", "content/site.yaml"

CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "a village under another kecamatan": (
        AREAS, "99.01.01.2001,Kapas,desa,99.01.01", "99.01.01.2001,Kapas,desa,99.01.02",
        [f"{AREAS}:3:26: parent: the village 99.01.01.2001 names 99.01.02, but its code is of another kecamatan. "
         "Compare both codes with the official list, and correct the wrong one"],
    ),
    "a village that is its own parent": (
        AREAS, "99.01.01.2001,Kapas,desa,99.01.01", "99.01.01.2001,Kapas,desa,99.01.01.2001",
        [f"{AREAS}:3:26: parent: the village 99.01.01.2001 lies in 99.01.01.2001, which is no kecamatan. "
         "Write the code of its kecamatan as its parent"],
    ),
    "a village in a village": (
        AREAS, "99.01.01.2002,Sukamimpi,desa,99.01.01", "99.01.01.2002,Sukamimpi,desa,99.01.01.2001",
        [f"{AREAS}:4:30: parent: the village 99.01.01.2002 lies in 99.01.01.2001, which is no kecamatan. "
         "Write the code of its kecamatan as its parent"],
    ),
    "a village without a kecamatan": (
        AREAS, "99.01.01.2001,Kapas,desa,99.01.01", "99.01.01.2001,Kapas,desa,",
        [f"{AREAS}:3:1: parent: the village 99.01.01.2001 names no kecamatan. "
         "Write the code of its kecamatan as its parent"],
    ),
    "a kecamatan that is its own parent": (
        AREAS, "99.01.02,Pelangi,kecamatan,,", "99.01.02,Pelangi,kecamatan,99.01.02,",
        [f"{AREAS}:6:28: parent: the kecamatan 99.01.02 names a parent. Leave its parent empty"],
    ),
    "a village of another region": (
        AREAS, "99.01.02.2002,Sukamimpi", "98.01.02.2002,Sukamimpi",
        [f"{AREAS}:8:1: code: 98.01.02.2002 does not lie in 99.01, the area of the site. "
         "Correct the code, or delete the line",
         f"{AREAS}:8:30: parent: the village 98.01.02.2002 names 99.01.02, but its code is of another kecamatan. "
         "Compare both codes with the official list, and correct the wrong one"],
    ),
    "a kecamatan of another region": (
        AREAS, "99.01.02,Pelangi", "98.01.02,Pelangi", [
            f"{AREAS}:6:1: code: 98.01.02 does not lie in 99.01, the area of the site. "
            "Correct the code, or delete the line",
            f"{AREAS}:6:1: code: the kecamatan 98.01.02 (Pelangi) has no office. "
            "Add an office of kind district with this area, or delete the kecamatan and its villages",
            f"{AREAS}:7:27: parent: there is no area “99.01.02”; the same in {AREAS}:8:30, {OFFICES}:44:9. "
            "Did you mean “99.01.01”?",
        ],
    ),
    "another region altogether": (
        SITE, 'area: "99.01"', 'area: "97.01"',
        [f"{SITE}:6:7: area: no area of areas.csv lies in 97.01. "
         "Write the code with which the codes of all kecamatan begin"],
    ),
    "a code that begins alike": (
        SITE, 'area: "99.01"', 'area: "99"', [],
    ),
    "a village with the code of a kecamatan": (
        AREAS, "99.01.02.2002,Sukamimpi,desa,99.01.02", "99.01.03,Sukamimpi,desa,99.01.02",
        [f"{AREAS}:8:1: code: 99.01.03 is no code of a desa. "
         "A kecamatan has a code like 33.18.16, a village one like 33.18.16.2001",
         f"{AREAS}:8:25: parent: the village 99.01.03 names 99.01.02, but its code is of another kecamatan. "
         "Compare both codes with the official list, and correct the wrong one"],
    ),
    "two villages of one name": (
        AREAS, "99.01.01.2002,Sukamimpi", "99.01.01.2002,KAPAS",
        [f"{AREAS}:4:15: name: “KAPAS” (99.01.01.2002) has the name of 99.01.01.2001 beside it. Compare with the "
         "official list: delete one, or write what tells them apart, as in “Kapas Lor”"],
    ),
    "a desa and a kelurahan of one name": (
        AREAS, "99.01.01.1003,Mega", "99.01.01.1003,Suka Mimpi",
        [f"{AREAS}:5:15: name: “Suka Mimpi” (99.01.01.1003) has the name of 99.01.01.2002 beside it. Compare with the "
         "official list: delete one, or write what tells them apart, as in “Kapas Lor”"],
    ),
    "two kecamatan of one name": (
        AREAS, "99.01.02,Pelangi", "99.01.02,Awan",
        [f"{AREAS}:6:10: name: “Awan” (99.01.02) has the name of 99.01.01 beside it. Compare with the "
         "official list: delete one, or write what tells them apart, as in “Kapas Lor”"],
    ),
    "a village whose name is a list": (
        AREAS, "99.01.01.2001,Kapas,", '99.01.01.2001,"Kapas, Lor",',
        [f"{AREAS}:3:15: name: a list would take “Kapas, Lor” for two, because of its comma. "
         "Write the name without a comma"],
    ),
    "postal codes with commas, in a table divided by semicolons": (AREAS, "99901;99902", '"99901, 99902"', []),
    "a code twice": (
        AREAS, "99.01.01.2002,Sukamimpi", "99.01.01.2001,Sukamimpi",
        [f"{AREAS}:4:1: code: “99.01.01.2001” is already used in {AREAS}:3:1. Choose another one"],
    ),
    "two offices of one kecamatan": (
        OFFICES, 'area: "99.01.02"', 'area: "99.01.01"',
        [f"{AREAS}:6:1: code: the kecamatan 99.01.02 (Pelangi) has no office. "
         "Add an office of kind district with this area, or delete the kecamatan and its villages",
         f"{OFFICES}:44:9: area: “kec-pelangi” has the area 99.01.01, which is the area of “kec-awan”. "
         "Write the code of its own kecamatan; each has one office"],
    ),
    "the office of a kecamatan in a village": (
        OFFICES, 'area: "99.01.02"', 'area: "99.01.02.2001"',
        [f"{AREAS}:6:1: code: the kecamatan 99.01.02 (Pelangi) has no office. "
         "Add an office of kind district with this area, or delete the kecamatan and its villages",
         f"{OFFICES}:44:9: area: 99.01.02.2001 is a village, and “kec-pelangi” is the office of a kecamatan. "
         "Write the code of the kecamatan"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_areas(case: str, content_root: Path, tmp_path: Path) -> None:
    name, old, new, expected = CASES[case]
    root = Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), "utf-8")
    directory, problems = load_with_problems(root)
    if directory is not None:
        problems += check(directory, Settings(root, TODAY))
    found = [explain(each, "en") for each in problems if each.severity is Severity.ERROR]
    assert sorted(found) == sorted(expected)
