"""Every office of the region has every sheet, and every sheet's words fit without smaller type."""

from contextlib import suppress

import pytest

from generator.edition import View
from generator.model.directory import Directory
from generator.model.sheet import EVERYONE, PAPERS, WALL
from generator.poster import shop
from generator.poster.data import NotPrintable, StaffPoster, staff_poster
from generator.poster.kinds import KINDS
from generator.poster.press import Press
from generator.poster.staff import FLOORS, fit
from tests.poster.test_data import (
    test_only_printable_numbers_stand_on_it,
    test_the_strip_is_the_same_everywhere,
)


@pytest.fixture(scope="module")
def posters(public_view: View) -> dict[str, StaffPoster]:
    """What each office's staff poster says, as far as it may be made today."""
    found: dict[str, StaffPoster] = {}
    for office in public_view.directory.offices:
        with suppress(NotPrintable):
            found[office.id] = staff_poster(public_view, office)
    if not found:
        pytest.skip("every check is too old for paper")
    return found


def test_every_office_has_every_sheet(public_view: View, directory: Directory) -> None:
    """Or has to wait for a check, which is said."""
    due, waits = shop.due(public_view, directory.mark)
    assert [each for each in waits if each.severity == "error"] == []
    if waits:
        return
    for kind, craft in KINDS.items():
        offices = [each.id for each in directory.offices] if craft.say else []
        offices += [EVERYONE] if craft.say_to_all else []
        expected = {(office, paper) for office in offices for paper in craft.papers}
        assert {(each.office, each.paper) for each in due if each.kind is kind} == expected


@pytest.mark.parametrize("paper", WALL)
def test_every_office_fits(paper: str, posters: dict[str, StaffPoster], press: Press) -> None:
    for office, poster in posters.items():
        assert fit(poster, PAPERS[paper], press).frame.scale >= FLOORS[paper], office
