"""A table is read as any spreadsheet program writes it, or the answer names what divides its cells."""

from pathlib import Path

import pytest

from generator.content.load import AREA_COLUMNS
from generator.explain import explain
from generator.source.csv import read_csv
from generator.source.tree import plain

HEAD = "code,name,kind,parent,postal_codes"


def spelled(text: str, separator: str) -> str:
    """The table as a program writes it that divides cells by this."""
    lines = [line.split(",") for line in text.splitlines()]
    return "".join(
        separator.join(f'"{cell}"' if separator in cell else cell for cell in cells) + "\r\n" for cells in lines
    )


SPELLINGS = {
    "semicolons": lambda text: spelled(text, ";").encode(),
    "tabs": lambda text: spelled(text, "\t").encode(),
    "a mark in front": lambda text: b"\xef\xbb\xbf" + spelled(text, ";").encode(),
    "a line that names it": lambda text: b"sep=;\r\n" + spelled(text, ";").encode(),
    "empty cells behind": lambda text: spelled(text, ";").replace("\r\n", ";;\r\n").encode(),
    "empty rows below": lambda text: (spelled(text, ",") + ",,,,\r\n\r\n").encode(),
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_it_is_read_as_programs_write_it(name: str, content_root: Path) -> None:
    text = (content_root / "content" / "areas.csv").read_text("utf-8")
    assert text.startswith(HEAD)
    text = text.replace("59100", "59100;59101") if "59100" in text else text + "99.01.01,Desa,desa,99.01,12345;12346\n"
    wanted, problems = read_csv(text.encode(), "areas.csv", AREA_COLUMNS)
    assert wanted is not None
    assert problems == ()
    found, problems = read_csv(SPELLINGS[name](text), "areas.csv", AREA_COLUMNS)
    assert found is not None
    assert problems == ()
    assert plain(found) == plain(wanted)


WRONG = {
    "a cell too many": (
        "code;name;kind;parent;postal_codes\n1;a;desa;;12345;12346\n",
        "areas.csv:2:1: the row has 6 cells, not 5. "
        "Divide the cells by semicolons, and put a cell that holds one in quotation marks",
    ),
    "other columns": (
        "kode;nama\n",
        "areas.csv:1:1: the first line must name the columns code,name,kind,parent,postal_codes; it names kode,nama. "
        "Write the first line exactly like that",
    ),
    "UTF-16": ("\ufeff" + HEAD, "areas.csv:1:1: the file is saved as UTF-16. Save it as UTF-8"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_names_what_divides(name: str) -> None:
    text, said = WRONG[name]
    _, problems = read_csv(text.encode("utf-16-le" if name == "UTF-16" else "utf-8"), "areas.csv", AREA_COLUMNS)
    assert [explain(each, "en") for each in problems] == [said]
