"""Holidays come from a kept table, not from us."""

from datetime import date

from generator.render.calendar import public_holidays


def test_a_national_holiday_and_collective_leave_are_known() -> None:
    days = public_holidays("ID", 2026)
    assert date(2026, 8, 17) in days  # independence day
    assert date(2026, 12, 24) in days  # collective leave before Christmas (SKB 3 Menteri)
    assert list(days) == sorted(days)


def test_the_next_year_is_known_too() -> None:
    assert date(2027, 8, 17) in public_holidays("ID", 2026)


def test_a_country_nobody_knows_has_none() -> None:
    assert public_holidays("XX", 2026) == ()
