"""A cell's place is where it stands in the file, also behind cells in quotation marks."""

import pytest

from generator.source.csv import read_csv

ROWS = {
    "1,2,3": [1, 3, 5],
    '"x, y",2,3': [1, 8, 10],
    '1,"he said ""no""",9': [1, 3, 20],
    '"a","b","c"': [1, 5, 9],
    ",,x": [1, 2, 3],
}


@pytest.mark.parametrize("row", ROWS)
def test_places(row: str) -> None:
    found, problems = read_csv(f"a,b,c\n{row}\n".encode(), "x.csv", ("a", "b", "c"))
    assert problems == ()
    assert found is not None
    (only,) = found.items
    assert [(each.mark.line, each.mark.column) for each in only.items.values()] == [(2, at) for at in ROWS[row]]  # type: ignore[union-attr]
