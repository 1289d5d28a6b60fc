"""What day it is where the region is, whatever the machine's clock is set to."""

import os
import re
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.problem import ContentError, Mark, Message, Problem
from generator.rules import Rule
from generator.source.tree import Mapping, Scalar
from generator.source.yaml import read_yaml

SITE = "content/site.yaml"
EPOCH = "SOURCE_DATE_EPOCH"
LAST = 4102444800
"""2100-01-01: a larger number counts milliseconds, not seconds."""


def today(root: Path) -> date:
    """The day to build for, in the time zone of `site.yaml` (UTC where it tells none, which the loader says).

    It is that of `SOURCE_DATE_EPOCH` (reproducible-builds.org) where this is set, else the clock's. Raises
    `ContentError` if it is no number of seconds.
    """
    given = os.environ.get(EPOCH, "")
    if not given:
        return datetime.now(time_zone(root)).date()
    if not re.fullmatch(r"[0-9]{1,12}", given) or int(given) >= LAST:
        what = Message("“{value}” is no number of seconds since 1970", {"value": given[:40]})
        mend = Message("Write it like 1795478400, or unset it; the clock counts then")
        raise ContentError([Problem(Mark(EPOCH), "", what, mend, Rule.CLOCK_EPOCH)])
    return datetime.fromtimestamp(int(given), tz=time_zone(root)).date()


def time_zone(root: Path) -> tzinfo:
    """The time zone that `site.yaml` names; UTC where it names none, or one that does not exist. Raises nothing."""
    try:
        site, _ = read_yaml((root / SITE).read_bytes(), SITE)
        named = site.items.get("time_zone") if isinstance(site, Mapping) else None
        return ZoneInfo(named.value) if isinstance(named, Scalar) and named.value else UTC
    except (KeyError, ValueError, OSError):  # no such zone, no such name, no such file
        return UTC
