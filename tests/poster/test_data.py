"""A poster says what its office's flow says, and no number that may not be printed."""

from datetime import timedelta
from pathlib import Path

import pytest

from generator.edition import View, view
from generator.load import load
from generator.model.directory import Directory
from generator.model.number import numbers_in, significant
from generator.poster.data import NotPrintable, StaffPoster, staff_poster
from generator.settings import Settings

OFFICES = ("kec-margoyoso", "rsud-soewondo", "disdikbud")


@pytest.fixture(scope="module")
def pati(settings: Settings) -> View:
    return view(load(Path(__file__).parents[2]), settings)


@pytest.fixture(scope="module")
def posters(pati: View) -> dict[str, StaffPoster]:
    return {office.id: staff_poster(pati, office) for office in pati.directory.offices}


def test_every_office_has_one(posters: dict[str, StaffPoster]) -> None:
    assert len(posters) == 51


def test_three_offices_have_three_flows(posters: dict[str, StaffPoster]) -> None:
    assert len({tuple(box.title for box in posters[each].boxes) for each in OFFICES}) == 3


def test_the_strip_is_the_same_everywhere(posters: dict[str, StaffPoster]) -> None:
    assert {tuple(each.number for each in poster.numbers) for poster in posters.values()} == {
        ("110", "129", "0811-1129-129")
    }


def test_only_printable_numbers_stand_on_it(posters: dict[str, StaffPoster], pati: View) -> None:
    country = pati.site.telephony.country
    short = tuple(each.number for each in pati.site.telephony.short_codes)
    allowed = {
        significant(channel.number, country)
        for _, _, channel in pati.directory.channels()
        if channel.number and channel.code in pati.printable
    }
    seen = 0
    for poster in posters.values():
        words = "\n".join(str(value) for box in poster.boxes for value in (box.title, box.text))
        words += "\n".join(item for panel in poster.panels for item in panel.items)
        numbers = [each.number for each in poster.numbers] + [box.number.number for box in poster.boxes if box.number]
        for number in (*numbers, *numbers_in(words, short)):
            assert significant(number, country) in allowed
            seen += 1
    assert seen > 51 * 3


def test_drafts_are_marked_and_gaps_can_be_filled_in_by_hand(posters: dict[str, StaffPoster]) -> None:
    for poster in posters.values():
        assert poster.draft.startswith("Draf, belum disahkan")
        assert poster.write_in == ("UPTD PPA Pati", "Kontak", "Cadangan")


def test_dates_and_address(posters: dict[str, StaffPoster]) -> None:
    poster = posters["kec-margoyoso"]
    assert (poster.checked, poster.valid_until) == ("24 Nov 2026", "22 Feb 2027")
    assert poster.url == "https://alur.example/q/kec-margoyoso/"


def test_edition_changes_with_the_words_and_not_with_the_day(directory: Directory, settings: Settings) -> None:
    office = directory.offices[0]
    today = staff_poster(view(directory, settings), office)
    again = staff_poster(view(directory, Settings(settings.root, settings.today, base_url=None)), office)
    moved = staff_poster(
        view(directory, Settings(settings.root, settings.today, base_url="https://lain.example/")), office
    )
    assert today.edition == again.edition
    assert today.edition != moved.edition


def test_no_poster_from_stale_numbers(directory: Directory, settings: Settings) -> None:
    later = view(directory, Settings(settings.root, settings.today + timedelta(days=31)))
    with pytest.raises(NotPrintable, match="may not be printed until it is checked again"):
        staff_poster(later, directory.offices[0])
