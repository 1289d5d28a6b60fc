"""Whatever stands in a cell: the import makes exactly that change, or not one byte is another."""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.content.load import load
from generator.desk.spreadsheet.rows import COLUMNS, KNOWN, list_rows
from generator.settings import Settings
from tests.desk.sheets import DAY, alur, changed, copied, exported, fill

DERIVED = {"state", "confirmed", "office"}
"""What the sheet tells about the rest; a new number loses its evidence, so these follow."""
LONE = ("AB-32-T1", "AB-03-U1", "AB-31-T1")
"""Channels of contacts that have no other: a change of the contact stands in one row."""
TITLES = {each.title: each.key for each in COLUMNS if each.key in KNOWN}
ODD = [
    "", " ", "0870-0000-8889", "087000008889", "+62 870 0000 8889", "8.7E+10", "998", "https://baru.example/a?b=1#c",
    "surat@baru.example", "=1+1", "#N/A", "<b>x</b>", "- id: x", "a: b # c", "'x", '"', "\\", "yes", "null", "0x1F",
    "2026-11-24", "24 jam", "Senin-Jumat 08:00-15:00", "telepon", "WhatsApp", "pulsa", "semua orang", "petugas saja",
    "jangan ditampilkan", "petugas penghubung", "semua", "baris satu\nbaris dua", "a\u00a0b", "é\u0301", "\u202e0780",
    "😀", "x" * 400,
]  # fmt: skip
TYPED = (
    st.sampled_from(ODD)
    | st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"), max_size=40)
    | st.integers(-10, 10**13)
    | st.floats(allow_nan=False, allow_infinity=False, width=32)
    | st.booleans()
    | st.dates(date(1990, 1, 1), date(2040, 1, 1))
)


def cells(root: Path) -> dict[tuple[str, str], dict[str, str]]:
    """What every row shows, without what it derives."""
    found = list_rows(load(root), Settings(root, date.fromisoformat(DAY)))
    return {each.key: {key: each.cells[key] for key in KNOWN if key not in DERIVED} for each in found}


@pytest.fixture(scope="module")
def bench(content_root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, bytes]:
    """A folder, its sheet as exported, and its contacts as they were."""
    root = copied(content_root, tmp_path_factory.mktemp("sel"))
    return root, exported(root, root / "asli.xlsx"), (root / "contacts.yaml").read_bytes()


def same(shown: str, typed: Any) -> bool:
    """Whether the file now says what was typed; choices are one word whatever their capitals, blanks one width."""
    said = typed.isoformat() if isinstance(typed, date) else str(typed)
    return shown.casefold() == WIDE_BLANK.sub(" ", re.sub(r"\r\n?", "\n", said)).strip().casefold()


WIDE_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
"""Unicode's blanks (Zs, without Ogham's mark, which has ink): nobody sees their width, so they are typed unseen."""

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A cell is small as it is, and each try reads a whole sheet."""


@settings(max_examples=settings.default.max_examples // 5, phases=UNSHRUNK)
@given(code=st.sampled_from(LONE), title=st.sampled_from(sorted(TITLES)), typed=TYPED)
def test_exactly_this_or_nothing(bench: tuple[Path, Path, bytes], code: str, title: str, typed: Any) -> None:
    root, sheet, content = bench
    path, file = root / "contacts.yaml", root / "isi.xlsx"
    path.write_bytes(content)
    for each in root.glob("contacts.yaml.*"):
        each.unlink()
    before = cells(root)
    shutil.copy(sheet, file)
    try:
        changed(file, fill((code, title, typed)))
    except ValueError:  # no spreadsheet program can hold it
        return
    result = alur("import", str(file), "--yes", root=root)
    assert result.exit_code in {0, 1}, result.output
    assert not isinstance(result.exception, Exception), result.exception
    if result.exit_code == 1:
        assert path.read_bytes() == content, "refused, and yet changed"
        assert "isi.xlsx" in result.output, "no place is named"
        return
    after = cells(root)
    wrong = {
        (row, key): (old, after.get(row, {}).get(key))
        for row, all_cells in before.items()
        for key, old in all_cells.items()
        if after.get(row, {}).get(key) != old and not (code in row and key == TITLES[title])
    }
    assert wrong == {}, "something else has changed"
    assert after.keys() == before.keys()
    row = next(each for each in after if code in each)
    if TITLES[title] not in DERIVED:
        assert same(after[row][TITLES[title]], typed), "taken without a word, and not done"
