"""A poster says what its office's flow says, and no number that may not be printed."""

from datetime import date, timedelta

import pytest

from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.phone.number import significant
from generator.phone.prose import numbers_in
from generator.poster.kinds.staff import NotPrintable, StaffPoster, staff_poster
from generator.poster.specimen import make_print, require_real
from generator.settings import Settings


@pytest.fixture(scope="module")
def posters(public_view: View) -> dict[str, StaffPoster]:
    return {office.id: staff_poster(public_view, office) for office in public_view.directory.offices}


def test_an_office_has_the_flow_that_it_names(posters: dict[str, StaffPoster], public_view: View) -> None:
    flows = {office.id: office.flowchart for office in public_view.directory.offices}
    told = {(flows[office], tuple(box.title for box in poster.boxes)) for office, poster in posters.items()}
    assert len(told) == len(set(flows.values())) > 1


def test_the_strip_is_the_same_everywhere(posters: dict[str, StaffPoster]) -> None:
    (strip,) = {tuple(each.number for each in poster.numbers) for poster in posters.values()}
    assert strip


def test_the_strip_has_the_sites_numbers(posters: dict[str, StaffPoster]) -> None:
    assert [each.number for each in posters["kec-awan"].numbers] == ["999", "998", "0870-0000-0998"]


def test_only_printable_numbers_stand_on_it(posters: dict[str, StaffPoster], public_view: View) -> None:
    country = public_view.site.telephony.country
    allowed = {
        significant(channel.number, country)
        for _, _, channel in public_view.directory.channels()
        if channel.number and channel.code in public_view.printable
    }
    seen = 0
    for poster in posters.values():
        words = "\n".join(str(value) for box in poster.boxes for value in (box.title, box.text))
        words += "\n".join(item for panel in poster.panels for item in panel.items)
        numbers = [each.number for each in poster.numbers] + [box.number.number for box in poster.boxes if box.number]
        for number in (*numbers, *numbers_in(words, public_view.site.telephony)):
            assert significant(number, country) in allowed
            seen += 1
    assert seen > len(posters)


def test_drafts_are_marked_and_gaps_can_be_filled_in_by_hand(posters: dict[str, StaffPoster]) -> None:
    assert {
        office: (poster.draft, tuple(blank.who for blank in poster.write_in)) for office, poster in posters.items()
    } == {
        "dinas-dongeng": ("", ("Cadangan",)),
        "rsud-embun": ("", ("Petugas penghubung", "Cadangan")),
        "dinas-lagu": ("", ("Petugas penghubung", "Cadangan")),
        "kec-awan": ("Draf, belum disahkan", ("Petugas penghubung", "Cadangan")),
        "kec-pelangi": ("Draf, belum disahkan", ("Petugas penghubung", "Cadangan")),
    }


def test_dates_and_address(posters: dict[str, StaffPoster]) -> None:
    poster = posters["kec-awan"]
    assert (poster.checked, poster.valid_until) == (date(2026, 11, 5), date(2027, 2, 3))
    assert poster.url == "https://ppa.antah.go.id/q/kec-awan/petugas/"


def test_edition_changes_with_the_words_and_not_with_the_day(directory: Directory, settings: Settings) -> None:
    office = directory.offices[0]
    today = staff_poster(view(directory, settings), office)
    again = staff_poster(view(directory, Settings(settings.root, settings.today, base_url=None)), office)
    moved = staff_poster(
        view(directory, Settings(settings.root, settings.today, base_url="https://lain.example/")), office
    )
    assert today.edition == again.edition
    assert today.edition != moved.edition


def test_stale_numbers_stand_on_specimens_alone(directory: Directory, settings: Settings) -> None:
    later = view(directory, Settings(settings.root, settings.today + timedelta(days=400)))
    office = directory.offices[0]
    assert staff_poster(later, office).numbers == ()
    made = make_print(later, lambda view: staff_poster(view, office))
    assert [each.number for each in made.numbers_said[:2]] == ["999", "998"]
    assert made.edition == ""
    with pytest.raises(NotPrintable, match="has lapsed; the sheet is a specimen"):
        require_real(later, made)
