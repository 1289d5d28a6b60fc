"""The real content: every office's sheet fits on every paper without smaller type."""

from pathlib import Path

import pytest

from generator.edition import View, view
from generator.load import load
from generator.model.sheet import PAPERS, WALL
from generator.poster.data import staff_poster
from generator.poster.press import Press
from generator.poster.staff import FLOORS, fit
from generator.settings import Settings


@pytest.fixture(scope="module")
def pati(settings: Settings) -> View:
    return view(load(Path(__file__).parents[2]), settings)


@pytest.mark.parametrize("paper", WALL)
def test_all_offices_fit(paper: str, pati: View, press: Press) -> None:
    fits = [fit(staff_poster(pati, each), PAPERS[paper], press) for each in pati.directory.offices]
    assert len(fits) == 51
    assert min(each.frame.scale for each in fits) >= FLOORS[paper]
    assert {each.density for each in fits} == {1.0}, "nobody had to squeeze"
