"""Days on which offices may be closed."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays

from generator.model.site import RegionHolidays


@dataclass(frozen=True, slots=True, order=True)
class Holiday:
    """A day on which offices may be closed."""

    on: date
    estimated: bool = False
    """True while nobody has fixed it: the moon will, or a decree that is not out yet. Such a day closes nothing."""


@cache
def public_holidays(country: str, year: int) -> tuple[Holiday, ...]:
    """National holidays and collective leave of this year and the next, in order; empty for a country nobody knows.

    From the `holidays` package, which follows the joint ministerial decrees (SKB 3 Menteri) for Indonesia, and marks
    in a holiday's name that its day is only estimated.
    """
    try:
        known = holidays.country_holidays(country)
        wanted = tuple({"public", "government"} & set(known.supported_categories))
        known = holidays.country_holidays(country, years=(year, year + 1), categories=wanted)
    except NotImplementedError:
        return ()
    labels = (getattr(known, name, "%s (estimated)") for name in ("estimated_label", "observed_estimated_label"))
    marks = tuple(known.tr(label).rpartition("%s")[2] for label in labels)
    return tuple(Holiday(day, all(name.endswith(marks) for name in known.get_list(day))) for day in sorted(known))


def regional_holidays(country: str, year: int, own: RegionHolidays) -> tuple[Holiday, ...]:
    """The same with the days that the region adds, which are never estimated, and without those that it takes away."""
    added = {Holiday(day) for day in own.added if day.year in {year, year + 1}}
    without = {*own.removed, *own.added}
    return tuple(sorted({day for day in public_holidays(country, year) if day.on not in without} | added))
