"""Holidays come from a kept table, not from us."""

from datetime import date

import pytest

from generator.language.holidays import Holiday, public_holidays, regional_holidays
from generator.model.site import RegionHolidays


def test_a_national_holiday_and_collective_leave_are_known() -> None:
    days = [each.on for each in public_holidays("ID", 2026)]
    assert date(2026, 8, 17) in days  # independence day
    assert date(2026, 12, 24) in days  # collective leave before Christmas (SKB 3 Menteri)
    assert days == sorted(days)


def test_the_next_year_is_known_too() -> None:
    assert Holiday(date(2027, 8, 17)) in public_holidays("ID", 2026)


def test_a_country_nobody_knows_has_none() -> None:
    assert public_holidays("XX", 2026) == ()


@pytest.mark.parametrize("language", ["en_US.UTF-8", "id_ID.UTF-8", "C", "tr_TR.UTF-8"])
def test_an_estimated_holiday_is_told_apart(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANG", "LC_ALL", "LANGUAGE"):
        monkeypatch.setenv(name, language)
    public_holidays.cache_clear()
    found = {each.on: each.estimated for each in public_holidays("ID", 2027)}
    assert found[date(2027, 8, 17)] is False
    assert found[date(2028, 2, 27)] is True, "Idul Fitri 2028: the moon has not been seen"


def test_a_region_adds_and_takes_away() -> None:
    """A day that was moved by decree after the package came out; an estimated one that is fixed now."""
    own = RegionHolidays(added=(date(2026, 12, 28), date(2028, 2, 27)), removed=(date(2026, 12, 24),))
    usual, found = (
        {each.on: each for each in days} for days in (public_holidays("ID", 2027), regional_holidays("ID", 2027, own))
    )
    assert usual[date(2028, 2, 27)].estimated
    assert found[date(2028, 2, 27)] == Holiday(date(2028, 2, 27))
    assert set(found) == set(usual), "of another year's days nothing is told"
    before = {each.on for each in regional_holidays("ID", 2026, own)}
    assert before == {each.on for each in public_holidays("ID", 2026)} - {date(2026, 12, 24)} | {date(2026, 12, 28)}
    assert regional_holidays("ID", 2026, RegionHolidays()) == public_holidays("ID", 2026)
