"""The hours that the script reads: of each day the first set that holds; and the days on which nothing is opened."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from generator.edition.view import view
from generator.model.directory import Directory
from generator.model.parts.notice import Notice
from generator.model.parts.schedule import Schedule
from generator.model.routes import HOME, PagePlace
from generator.model.site import RegionHolidays
from generator.render.chrome import make_chrome
from generator.render.contact.button import make_button
from generator.render.contact.cards import make_card
from generator.settings import Settings

SPAN = {"days": ["mo", "tu"], "opens_at": "08:00", "closes_at": "16:00"}
SEASON = {"valid_from": "2026-11-30", "valid_until": "2026-12-29", "name": "Musim Hujan", "spans": [SPAN]}
DAY = {"valid_from": "2026-12-07", "valid_until": "2026-12-07"}
CASES: dict[str, tuple[dict[str, Any], str]] = {
    "usual": ({"spans": [SPAN], "holidays": "closed"}, "0;9;closed;12 08:00-16:00"),
    "always": ({"always_open": True}, "always"),
    "a season": (
        {"spans": [SPAN], "holidays": "closed", "other_hours": [SEASON]},
        "2026-11-30;2026-12-29;closed;12 08:00-16:00|0;9;closed;12 08:00-16:00",
    ),
    "a closed day in it comes first": (
        {"spans": [SPAN], "holidays": "closed", "other_hours": [SEASON, DAY]},
        "2026-12-07;2026-12-07;open|2026-11-30;2026-12-29;closed;12 08:00-16:00|0;9;closed;12 08:00-16:00",
    ),
    "always but for a day": (
        {"always_open": True, "other_hours": [DAY]},
        "2026-12-07;2026-12-07;open|0;9;open;1234560 00:00-24:00",
    ),
    "by appointment nobody is open": ({"spans": [SPAN], "by_appointment": True}, ""),
    "unknown": ({}, ""),
}


def with_schedule(directory: Directory, schedule: dict[str, Any]) -> Directory:
    """The directory in which every channel has these hours."""
    made = Schedule.model_validate(schedule) if schedule else None
    contacts = tuple(
        each.model_copy(update={"channels": tuple(one.model_copy(update={"schedule": made}) for one in each.channels)})
        for each in directory.contacts
    )
    return replace(directory, contacts=contacts)


@pytest.mark.parametrize("case", CASES)
def test_what_the_script_reads(case: str, directory: Directory, settings: Settings) -> None:
    schedule, wanted = CASES[case]
    shown = view(with_schedule(directory, schedule), settings)
    assert make_button(shown, shown.channel["KH-01-T1"], PagePlace("")).hours == wanted


@pytest.mark.parametrize(("day", "said"), [("2026-11-29", 2), ("2026-12-07", 2), ("2026-12-08", 1), ("2026-12-30", 0)])
def test_what_is_over_is_said_no_more(day: str, said: int, directory: Directory, settings: Settings) -> None:
    hours = {"spans": [SPAN], "other_hours": [SEASON, DAY]}
    shown = view(with_schedule(directory, hours), replace(settings, today=date.fromisoformat(day)))
    card = make_card(shown, shown.directory.contact["uptd-khayangan"], PagePlace(""))
    assert len([note for note in card.notes if note.startswith("Telepon")]) == said
    assert sum("Musim Hujan" in note for note in card.notes if note.startswith("Telepon")) == bool(said)


def test_a_notice_closes_before_any_hours(directory: Directory, settings: Settings) -> None:
    closed = Notice.model_validate({"valid_from": "2026-12-01", "valid_until": "2026-12-02", "closes": ["KH-01-T1"]})
    site = directory.site.model_copy(update={"notices": (closed,)})
    shown = view(with_schedule(replace(directory, site=site), {"always_open": True, "other_hours": [DAY]}), settings)
    assert make_button(shown, shown.channel["KH-01-T1"], PagePlace("")).hours.split("|")[:2] == [
        "2026-12-01;2026-12-02;open",
        "2026-12-07;2026-12-07;open",
    ]


def test_a_page_has_the_holidays_of_its_region(directory: Directory, settings: Settings) -> None:
    usual = make_chrome(view(directory, replace(settings, today=date(2027, 12, 1))), PagePlace(HOME), "")
    fixed, moved = usual.estimated[0], usual.holidays[0]
    own = RegionHolidays(added=(fixed,), removed=(moved,))
    site = directory.site.model_copy(update={"holidays": own})
    shown = view(replace(directory, site=site), replace(settings, today=date(2027, 12, 1)))
    chrome = make_chrome(shown, PagePlace(HOME), "")
    assert set(chrome.holidays) == {*usual.holidays, fixed} - {moved}
    assert set(chrome.estimated) == {*usual.estimated} - {fixed}
    assert fixed - moved != timedelta(0)
