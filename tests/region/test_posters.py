"""Every office of the region has every sheet, and every sheet's words fit without smaller type."""

from functools import partial
from typing import cast

import pytest

from generator.edition.view import View
from generator.model.directory import Directory
from generator.model.sheet import EVERYONE, PAPERS, WALL
from generator.poster.kinds.staff import StaffPoster, staff_poster
from generator.poster.kinds.staff_sheet import FLOORS, fit_poster
from generator.poster.kinds.table import PRINT_TYPES
from generator.poster.specimen import make_print
from generator.poster.typst.press import Press
from tests.planning import due
from tests.poster.kinds.test_staff import test_only_printable_numbers_stand_on_it, test_the_strip_is_the_same_everywhere


@pytest.fixture(scope="module")
def drawn(public_view: View) -> dict[str, StaffPoster]:
    """What each office's staff poster says today, real or as a specimen."""
    offices = public_view.directory.offices
    made = {office.id: make_print(public_view, partial(staff_poster, office=office)) for office in offices}
    return cast("dict[str, StaffPoster]", made)


@pytest.fixture(scope="module")
def posters(drawn: dict[str, StaffPoster]) -> dict[str, StaffPoster]:
    """Those that may hang if the region is open."""
    found = {office: poster for office, poster in drawn.items() if not (poster.specimen and poster.specimen.codes)}
    if not found:
        pytest.skip("every check is too old for paper")
    return found


def test_every_office_has_every_sheet(public_view: View, directory: Directory) -> None:
    """Real or as a specimen."""
    owed, waits = due(public_view)
    assert [each for each in waits if each.severity == "error"] == []
    for kind, craft in PRINT_TYPES.items():
        offices = [each.id for each in directory.offices] if craft.say else []
        offices += [EVERYONE] if craft.say_to_all else []
        expected = {(office, paper) for office in offices for paper in craft.papers}
        assert {(each.office, each.paper) for each in owed if each.kind is kind} == expected


@pytest.mark.parametrize("paper", WALL)
def test_every_office_fits(paper: str, drawn: dict[str, StaffPoster], press: Press) -> None:
    for office, poster in drawn.items():
        assert fit_poster(poster, PAPERS[paper], press).frame.scale >= FLOORS[paper], office
