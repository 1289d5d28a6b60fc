"""Specimens and real sheets may not be taken for each other; each way to mix them up is planted and found."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from generator.audit.coverage import check_coverage
from generator.audit.numbers import check_numbers
from generator.audit.specimens import check_specimens
from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.model.sheet import EVERYONE, ExpectedSheet, Printed, PrintKind
from generator.poster.read_back import read_kept_sheet, read_sheet
from generator.settings import Settings
from tests.planning import make

Shelf = dict[str, Printed]
KINDS = [PrintKind.HANDOVER, PrintKind.SHARE]


@pytest.fixture(scope="module")
def late(directory: Directory, settings: Settings) -> View:
    return view(directory, replace(settings, today=date(2027, 11, 25)))


@pytest.fixture(scope="module")
def shelf(public_view: View, late: View, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A form and a picture, real and as specimens."""
    folder = tmp_path_factory.mktemp("rak")
    made = [
        print_
        for shown, name in ((public_view, "asli"), (late, "contoh"))
        for print_ in make(shown, folder / name, offices=[EVERYONE], kinds=KINDS, cache=folder / "cache")
    ]
    return {each.path.name: each for each in made}


FORM, PICTURE = "serah-semua-a4.pdf", "bagikan-umum-semua-hp.png"


def found(prints: list[Printed], cache: Path) -> list[str]:
    paths = {each.url: each.path for each in prints}
    sheets = {url: read_kept_sheet(path.read_bytes(), cache) for url, path in paths.items() if path.suffix == ".pdf"}
    return [f"{each.path}: {each.what.text}" for each in check_specimens(paths, sheets, prints)]


def test_what_was_drawn_is_clean(shelf: Shelf, tmp_path: Path) -> None:
    assert found(list(shelf.values()), tmp_path) == []


def passed_off(shelf: Shelf, folder: Path, name: str, other: str) -> Printed:
    """The file `other` under this name."""
    return replace(shelf[name], path=Path(shutil.copy(shelf[other].path, folder / name)))


MARK, TITLE = "the specimen has no mark across it", "the specimen's title does not say that it is one"
LEADS = "the specimen leads to the site, which knows no edition of it"
BREACHES: dict[str, tuple[Callable[[Shelf, Path], Printed], list[str]]] = {
    "a specimen without its mark": (
        lambda shelf, folder: passed_off(shelf, folder, f"contoh-{FORM}", FORM),
        [f"p/contoh-{FORM}: {each}" for each in (MARK, TITLE, LEADS)],
    ),
    "a picture without its mark": (
        lambda shelf, folder: passed_off(shelf, folder, f"contoh-{PICTURE}", PICTURE),
        [f"p/contoh-{PICTURE}: {MARK}"],
    ),
    "a real sheet with the mark": (
        lambda shelf, folder: passed_off(shelf, folder, FORM, f"contoh-{FORM}"),
        [f"p/{FORM}: a sheet that may hang is marked as a specimen"],
    ),
    "a specimen with the name of a real sheet": (
        lambda shelf, folder: replace(
            shelf[f"contoh-{FORM}"], path=Path(shutil.copy(shelf[f"contoh-{FORM}"].path, folder / FORM))
        ),
        [f"p/{FORM}: the file's name does not tell whether this is a specimen"],
    ),
    "a real sheet with the name of a specimen": (
        lambda shelf, folder: replace(shelf[FORM], path=Path(shutil.copy(shelf[FORM].path, folder / f"contoh-{FORM}"))),
        [f"p/contoh-{FORM}: the file's name does not tell whether this is a specimen"],
    ),
}


@pytest.mark.parametrize("case", BREACHES)
def test_each_way_to_mix_them_up_is_found(case: str, shelf: Shelf, tmp_path: Path) -> None:
    plant, expected = BREACHES[case]
    assert found([plant(shelf, tmp_path)], tmp_path / "cache") == expected


def test_a_picture_that_is_only_dark_somewhere_has_no_mark(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / f"contoh-{PICTURE}"
    Image.new("RGB", (1080, 1350), "#101010").save(path)
    assert found([replace(shelf[path.name], path=path)], tmp_path) == [f"p/{path.name}: {MARK}"]


def test_lapsed_numbers_may_stand_on_specimens_alone(shelf: Shelf, late: View, tmp_path: Path) -> None:
    print_ = shelf[f"contoh-{FORM}"]
    sheets = {print_.url: read_sheet(print_.path.read_bytes())}
    assert list(check_numbers({}, sheets, late, {print_.url: frozenset()})) == []
    told = {each.what.values["number"] for each in check_numbers({}, sheets, late)}
    assert {"999", "998", "0870-0000-0998"} <= told, "a real sheet with lapsed numbers"


def test_every_owed_sheet_is_there_real_or_as_a_specimen(shelf: Shelf, late: View, tmp_path: Path) -> None:
    owed = [ExpectedSheet(EVERYONE, PrintKind.HANDOVER, "a4")]
    for name in (FORM, f"contoh-{FORM}"):
        print_ = shelf[name]
        sheets = {print_.url: read_sheet(print_.path.read_bytes())}
        missing = [each.what.text for each in check_coverage({}, sheets, [print_.url], [print_], owed, late)]
        assert "the sheet does not lead to {target}" not in missing
        assert "the sheet of “{office}” on {paper} is missing" not in missing
    gone = [each.what.text for each in check_coverage({}, {}, [], [], owed, late)]
    assert "the sheet of “{office}” on {paper} is missing" in gone
