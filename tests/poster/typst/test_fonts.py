"""Digits come from static cuts of their own face, the same bytes every time."""

from pathlib import Path

from fontTools.ttLib import TTFont

from generator.poster.typst.fonts import GLYPHS, WEIGHTS, font_folders


def test_cut_weights_are_static_and_hold_only_what_numbers_need(tmp_path: Path) -> None:
    _, cut = font_folders(tmp_path)
    found = {path.name: TTFont(path) for path in sorted(cut.iterdir())}
    assert list(found) == ["digits-400.ttf", "digits-700.ttf", "digits-800.ttf"]
    for weight, font in zip(sorted(WEIGHTS), found.values(), strict=True):
        assert "fvar" not in font
        assert "gvar" not in font
        assert font["OS/2"].usWeightClass == weight
        assert {chr(code) for code in font.getBestCmap()} == set(GLYPHS)
        assert font["name"].getDebugName(1) == "Plus Jakarta Sans"
        assert font["name"].getDebugName(6) == f"PlusJakartaSans-{WEIGHTS[weight][0]}"


def test_heavier_weights_are_heavier(tmp_path: Path) -> None:
    _, cut = font_folders(tmp_path)
    widths = [TTFont(cut / f"digits-{weight}.ttf")["hmtx"]["eight"][0] for weight in (400, 700, 800)]
    assert widths == sorted(widths)
    assert len(set(widths)) == 3


def test_cutting_is_done_once_and_gives_the_same_bytes(tmp_path: Path) -> None:
    _, one = font_folders(tmp_path / "a")
    _, other = font_folders(tmp_path / "b")
    assert {p.name: p.read_bytes() for p in one.iterdir()} == {p.name: p.read_bytes() for p in other.iterdir()}
    times = {path: path.stat().st_mtime_ns for path in one.iterdir()}
    font_folders(tmp_path / "a")
    assert {path: path.stat().st_mtime_ns for path in one.iterdir()} == times
