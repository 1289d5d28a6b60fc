"""Holidays come from a kept table, not from us."""

from datetime import date

import pytest

from generator.language.holidays import Holiday, public_holidays


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
