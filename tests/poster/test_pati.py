"""The real content: every office's sheet fits on every paper without smaller type, and packs hold their measures."""

from pathlib import Path

import pytest

from generator.edition import View, view
from generator.load import load
from generator.model.sheet import EVERYONE, PAPERS, WALL, Kind
from generator.poster.data import staff_poster
from generator.poster.press import Press
from generator.poster.shop import make
from generator.poster.staff import FLOORS, fit
from generator.settings import Settings
from tests.poster import reading


@pytest.fixture(scope="module")
def pati(settings: Settings) -> View:
    return view(load(Path(__file__).parents[2]), settings)


@pytest.mark.parametrize("paper", WALL)
def test_all_offices_fit(paper: str, pati: View, press: Press) -> None:
    fits = [fit(staff_poster(pati, each), PAPERS[paper], press) for each in pati.directory.offices]
    assert len(fits) == 51
    assert min(each.frame.scale for each in fits) >= FLOORS[paper]
    assert {each.density for each in fits} == {1.0}, "nobody had to squeeze"


OFFICES = ("kec-margoyoso", "rsud-soewondo", "disdikbud", EVERYONE)


@pytest.mark.parametrize("office", OFFICES)
def test_every_print_of_an_office_holds_its_measures(office: str, pati: View, cache: Path, tmp_path: Path) -> None:
    made = make(pati, tmp_path, offices=[office], cache=cache)
    assert {each.kind for each in made} >= {Kind.BOOKLET}
    assert len(made) == (4 if office == EVERYONE else 11)
    for each in made:
        if each.path.suffix == ".png":
            continue
        paper, boxes, words = PAPERS[each.paper], reading.box(each.path), reading.words(each.path)
        assert boxes == [pytest.approx((paper.width, paper.height), abs=0.01)] * len(boxes), each.path.name
        assert each.kind.bound or len(boxes) == 1, each.path.name
        assert min(reading.sizes(each.path)) >= reading.SMALLEST[each.kind.value, each.paper], each.path.name
        assert list(reading.overlapping(words)) == [], each.path.name
        ink = [
            (one.left, one.bottom, paper.width - one.right, paper.height - one.top)
            for one in reading.letters(each.path)
        ]
        assert min(min(edges) for edges in ink) >= 10, each.path.name
