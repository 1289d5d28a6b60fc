"""How old a check is, in words that get graver; and days of which nobody knows yet whether offices are closed."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from generator.desk.letters.letter import reply_deadline
from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.model.parts.evidence import Source
from generator.model.routes import CONTACTS, HOME, PagePlace
from generator.render.contact.cards import AGES, Check, check_of
from generator.render.pages import make_pages
from generator.settings import Edition, Settings

READ = date(2026, 11, 12)
"""When the sources of Bintang 998 were read; they are due after 30 days."""
HERE = PagePlace("", "id")


def bodies(shown: View) -> dict[str, str]:
    """The Indonesian pages of a view, by their address."""
    made = make_pages(shown, (), pictures={}, search=False)
    return {each.url: each.body for each in made if each.language == "id"}


def check_after(days: int, directory: Directory, settings: Settings, contact: str = "bintang-998") -> Check:
    shown = view(directory, replace(settings, today=READ + timedelta(days=days)))
    found = check_of(shown, shown.directory.contact[contact], HERE)
    assert found
    return found


@pytest.mark.parametrize(
    ("days", "step"), [(0, 0), (30, 0), (31, 1), (183, 1), (184, 2), (365, 2), (366, 3), (3000, 3)]
)
def test_words_get_graver_with_age(days: int, step: int, directory: Directory, settings: Settings) -> None:
    found = check_after(days, directory, settings)
    assert (found.on, found.step) == (READ, step)
    assert found.words == ("" if step == 0 else AGES[step - 1][1])
    assert sum(days > each for each in found.after) == step, "what the script counts by the phone's date"


def test_no_number_for_danger_points_to_itself(directory: Directory, settings: Settings) -> None:
    for day in (0, 100, 1000):
        assert "di atas" not in check_after(day, directory, settings).advice
        assert "di atas" in check_after(day, directory, settings, "uptd-khayangan").advice


def test_an_old_confirmation_is_not_told_as_one(directory: Directory, settings: Settings) -> None:
    """A call on 2026-11-05 keeps 90 days of paper; after that the page says only when it was last checked."""
    office = "dinas-dongeng-kontak"
    assert check_after(0, directory, settings, office).confirmed
    assert not check_after(100, directory, settings, office).confirmed


@pytest.mark.parametrize("edition", list(Edition))
def test_the_line_says_it_and_carries_the_day(edition: Edition, directory: Directory, settings: Settings) -> None:
    later = replace(settings, today=date(2027, 6, 1), edition=edition)
    made = bodies(view(directory, later))
    line = re.compile(
        r'<time datetime="([\d-]+)">[^<]+</time>[^\n]*\n</details>\s*'
        r'<span class="stale" data-checked="([\d-]+)" data-after="(\d+) (\d+) (\d+)" data-ages="[^"]*"( hidden)?>'
        r"<span>([^<]*)</span>",
    )
    found = [each for body in (made[HOME], made[CONTACTS]) for each in line.findall(body)]
    assert found
    for said, checked, *after, hidden, words in found:
        assert said == checked
        age = (later.today - date.fromisoformat(checked)).days
        assert bool(hidden) is (age <= int(after[0])) is (not words)
    words = re.findall(r'data-ages="([^"]*)"', made[HOME])
    assert set(words) == {"|".join(["", *(each for _, each in AGES)])}


YEARS = {
    "written long ago": ([{"published": "2020"}], "2020"),
    "the newest counts": ([{"published": "2019"}, {"published": "2020-03-18"}], "2020"),
    "one of late": ([{"published": "2019"}, {"published": "2026-03"}], ""),
    "an undated page beside it says nothing": ([{"published": "2020"}, {}], "2020"),
    "an undated page of the authority is as it was read": ([{"published": "2020"}, {"official": True}], ""),
}


@pytest.mark.parametrize("case", YEARS)
def test_an_old_source_says_its_year_where_the_card_is_folded(
    case: str, directory: Directory, settings: Settings
) -> None:
    given, year = YEARS[case]
    sources = tuple(
        Source.model_validate({"title": "x", "url": "https://x.example/", "checked": "2026-11-12", **each})
        for each in (*given, {"published": given[0]["published"]})
    )
    old = tuple(
        each.model_copy(
            update={"channels": tuple(channel.model_copy(update={"sources": sources}) for channel in each.channels)}
        )
        if each.id == "bintang-998"
        else each
        for each in directory.contacts
    )
    made = bodies(view(replace(directory, contacts=old), settings))
    (card,) = re.findall(r'data-contact="bintang-998"[^>]*>.*?</article>', made[CONTACTS], re.DOTALL)
    assert f"<summary>Sumber dan kode{f' (ditulis {year})' if year else ''}</summary>" in card


def test_a_page_lists_estimated_days_apart(directory: Directory, settings: Settings) -> None:
    shown = view(directory, replace(settings, today=date(2027, 12, 1)))
    body = bodies(shown)[HOME]
    fixed, estimated = (re.findall(rf'data-{name}="([^"]*)"', body)[0].split() for name in ("holidays", "estimated"))
    assert "2028-08-17" in fixed
    assert "2028-02-27" in estimated
    assert not set(fixed) & set(estimated)


def test_a_letter_gives_no_deadline_on_what_may_be_a_holiday(directory: Directory) -> None:
    assert reply_deadline(date(2028, 2, 14), directory.site) == date(2028, 2, 29), (
        "27 and 28 February may be Idul Fitri"
    )
