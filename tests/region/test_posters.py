"""Every office of the region has every sheet, and every sheet's words fit without smaller type."""

from dataclasses import replace
from functools import partial
from typing import cast

import pytest

from generator.edition.view import View, view
from generator.model.contact import Channel, ChannelKind
from generator.model.directory import Directory
from generator.model.parts.evidence import Confirmation, ConfirmationMethod
from generator.model.sheet import EVERYONE, PAPERS, WALL
from generator.poster.diagram.grid import segments
from generator.poster.kinds.staff import StaffPoster, staff_poster
from generator.poster.kinds.staff_sheet import FLOORS, fit_poster, sheet_data
from generator.poster.kinds.table import PRINT_TYPES
from generator.poster.specimen import make_print
from generator.poster.typst.press import Press
from generator.settings import Settings
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


@pytest.fixture(scope="module")
def coming(directory: Directory, settings: Settings) -> dict[str, StaffPoster]:
    """What the posters say on the day on which whoever all flows lead to has a number, and the site its address."""
    checked = Confirmation(on=settings.today, method=ConfirmationMethod.TEST_CALL, by="x")
    channel = Channel(
        code="ZZ-99-T9", kind=ChannelKind.VOICE, number="0870-0000-1111", freshness="office", confirmations=(checked,)
    )
    contacts = tuple(
        contact.model_copy(update={"channels": (channel,)}) if contact.id == directory.site.owner_contact else contact
        for contact in directory.contacts
    )
    there = replace(settings, base_url="https://ppa.antah.go.id/")
    shown = view(replace(directory, contacts=contacts), there)
    offices = shown.directory.offices
    return {office.id: make_print(shown, partial(staff_poster, office=office)) for office in offices}  # type: ignore[misc]


@pytest.mark.parametrize("paper", WALL)
def test_every_office_will_fit_on_the_day_the_number_comes(
    paper: str, coming: dict[str, StaffPoster], press: Press
) -> None:
    """Nobody who writes in that number, or the site's address, is told to cut words first."""
    for office, poster in coming.items():
        assert fit_poster(poster, PAPERS[paper], press).frame.scale >= FLOORS[paper], office


@pytest.mark.parametrize("paper", WALL)
def test_every_poster_has_lines_for_the_contact_person(
    paper: str, drawn: dict[str, StaffPoster], coming: dict[str, StaffPoster], press: Press
) -> None:
    """In the form of the card that fits; `tests/poster/test_sheets.py` measures them in the drawing."""
    for office, poster in (*drawn.items(), *coming.items()):
        if not poster.focal_points:
            card = sheet_data(poster, PAPERS[paper], press)
            labels = [line["label"] for line in card["cards"][card["layout"]["card"]]]
            at = next(place for place, label in enumerate(labels) if "penghubung" in label.lower())
            assert labels[at + 1] == "No.", office


@pytest.mark.parametrize("paper", WALL)
def test_today_every_name_and_every_number_has_a_line_of_its_own(
    paper: str, drawn: dict[str, StaffPoster], press: Press
) -> None:
    """White space gives way to them; `tests/walks/test_region_prints.py` measures them in the drawing."""
    for office, poster in drawn.items():
        card = sheet_data(poster, PAPERS[paper], press)
        lines = card["cards"][card["layout"]["card"]]
        assert len(lines) == sum(2 if blank.person else 1 for blank in poster.write_in), office
        assert all(line["above"] or line["label"] == "No." for line in lines), office


def test_raids_stand_only_on_the_posters_of_those_who_make_them(
    directory: Directory, drawn: dict[str, StaffPoster]
) -> None:
    """An office for sports has none to read about; a flow of those who do names the word by which it is found."""
    for office, poster in drawn.items():
        chart = directory.flowchart[directory.organization[office].flowchart or ""]
        assert "razia" not in poster.said.lower() or "razia" in map(str, chart.words), office


@pytest.mark.parametrize("paper", WALL)
def test_no_answer_is_read_as_another_boxs(paper: str, drawn: dict[str, StaffPoster], press: Press) -> None:
    """ "Ya" stands 3 mm or more from the line of any other box."""
    seen = 0
    for office, poster in drawn.items():
        made = fit_poster(poster, PAPERS[paper], press)
        answers = [(line.tail, line.answer.rect) for line in made.layout.lines if line.answer]
        for tail, answer in answers:
            for line in (each for each in made.layout.lines if each.tail != tail):
                seen += 1
                assert not any(answer.meets(part, 3 / made.frame.scale) for part in segments(line.points)), (
                    office,
                    tail,
                )
    assert seen > 1000


@pytest.mark.parametrize("paper", WALL)
def test_every_office_fits(paper: str, drawn: dict[str, StaffPoster], press: Press) -> None:
    for office, poster in drawn.items():
        assert fit_poster(poster, PAPERS[paper], press).frame.scale >= FLOORS[paper], office
