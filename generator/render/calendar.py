"""Days on which offices may be closed."""

from datetime import date
from functools import cache

import holidays


@cache
def public_holidays(country: str, year: int) -> tuple[date, ...]:
    """National holidays and collective leave of this year and the next, in order; empty for a country nobody knows.

    From the `holidays` package, which follows the joint ministerial decrees (SKB 3 Menteri) for Indonesia.
    """
    try:
        known = holidays.country_holidays(country, years=(year, year + 1))
        wanted = tuple({"public", "government"} & set(known.supported_categories))
        known = holidays.country_holidays(country, years=(year, year + 1), categories=wanted)
    except NotImplementedError:
        return ()
    return tuple(sorted(known))
