"""Days of the calendar and of the week in words, by the rules of CLDR (`babel`)."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Literal

from generator.model.parts.schedule import Day

Width = Literal["wide", "abbreviated"]
"""`Senin` or `Sen`: CLDR's two widths."""
WEEK = tuple(Day)
"""From Monday to Sunday."""


def babel_locale(language: str) -> str:
    """The locale that writes dates in this language; Javanese dates are written as in Indonesian offices."""
    return "id" if language == "jv" else language


def spoken_day(day: date, language: str) -> str:
    """`24 November 2026`"""
    from babel.dates import format_date  # large; a check says no date

    return format_date(day, "d MMMM y", locale=babel_locale(language))


def short_day(day: date, language: str) -> str:
    """`24 Nov 2026`"""
    from babel.dates import format_date

    return format_date(day, "d MMM y", locale=babel_locale(language))


def spoken_period(first: date, last: date, language: str) -> str:
    """`24 November 2026`, `24–30 November 2026`, `28 November–3 Desember 2026`"""
    from babel.dates import format_date

    if first == last:
        return spoken_day(first, language)
    same = "d" if (first.year, first.month) == (last.year, last.month) else "d MMMM"
    begin = format_date(first, same if first.year == last.year else "d MMMM y", locale=babel_locale(language))
    return f"{begin}\N{EN DASH}{spoken_day(last, language)}"


@cache
def day_names(language: str, width: Width = "wide") -> dict[Day, str]:
    """The names of the days of the week, from Monday on."""
    from babel.dates import get_day_names

    names = get_day_names(width, locale=babel_locale(language))
    return {day: names[at] for at, day in enumerate(WEEK)}


def days_in_a_row(days: Iterable[Day]) -> tuple[tuple[Day, ...], ...]:
    """The days in the order of the week, those that follow each other together."""
    rows: list[tuple[Day, ...]] = []
    for day in sorted(days, key=WEEK.index):
        if rows and WEEK.index(day) == WEEK.index(rows[-1][-1]) + 1:
            rows[-1] = (*rows[-1], day)
        else:
            rows.append((day,))
    return tuple(rows)


def spoken_days(
    days: Iterable[Day], language: str, width: Width = "wide", dash: str = "\N{EN DASH}", shortest: int = 3
) -> str:
    """Days of the week in words; at least `shortest` in a row become a span: `Senin–Rabu, Jumat`."""
    names = day_names(language, width)
    spoken: list[str] = []
    for row in days_in_a_row(days):
        spoken += [f"{names[row[0]]}{dash}{names[row[-1]]}"] if len(row) >= shortest else [names[day] for day in row]
    return ", ".join(spoken)
