"""What is kept proves itself whole: half a file, an empty one and a changed one are made again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.edition.view import View
from generator.files.cache import Store, keep, read_kept
from generator.poster.preview import make_previews
from generator.poster.read_back import read_kept_sheet
from generator.poster.typst.fonts import font_folders
from generator.publish.search.index import _packed
from tests.planning import make


def halve(content: bytes) -> bytes:
    return content[: len(content) // 2]


def empty(content: bytes) -> bytes:
    return b""


def change(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


DAMAGES = (halve, empty, change)


@pytest.mark.parametrize("damage", DAMAGES)
def test_only_what_is_whole_is_read(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "a" / "b"
    assert read_kept(path) is None
    keep(path, b"0870-0000-0998")
    assert read_kept(path) == b"0870-0000-0998"
    path.write_bytes(damage(path.read_bytes()))
    assert read_kept(path) is None
    assert [each.name for each in path.parent.iterdir()] == ["b"], "no part is left"


def test_nothing_is_kept_in_a_folder(tmp_path: Path) -> None:
    assert read_kept(tmp_path) is None


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_gives_the_same_site(
    damage: Callable[[bytes], bytes], public_view: View, tmp_path: Path
) -> None:
    """Every kind of thing that a build keeps; the folders are counted, so that a new one does not slip by."""
    cache = tmp_path / "cache"
    index = Store(cache / "packed", "1")

    def made() -> tuple[object, ...]:
        sheets = make(public_view, tmp_path / "out", offices=["kec-awan"], papers=["a4", "hp"], cache=cache)
        read = [read_kept_sheet(each.path.read_bytes(), cache) for each in sheets if each.path.suffix == ".pdf"]
        digits = [path.read_bytes() for path in sorted(font_folders(cache / "fonts")[1].iterdir())]
        return (
            [each.path.read_bytes() for each in sheets],
            read,
            digits,
            make_previews(public_view, sheets, cache),
            _packed(b"kata " * 99, index),
        )

    first = made()
    files = [path for path in cache.rglob("*") if path.is_file()]
    assert {path.relative_to(cache).parts[0] for path in files} == {"fonts", "packed", "previews", "read", "sheets"}
    for path in files:
        path.write_bytes(damage(path.read_bytes()))
    assert made() == first
    assert all(read_kept(path) is not None for path in files)
