"""A page that says what it said yesterday stays as it was, with the day on which it was made: nobody uploads it again.

Every page says the day of its build, for its reader and for its script, which takes no clock of a phone for earlier. A
build makes all pages anew; where the folder that it replaces holds the same page but for that day, its bytes are taken.
"""

import re
from datetime import date
from pathlib import Path

DAYS = 7
"""After so many a page is written anew whatever it says: its day stays near what a phone's clock should show."""
FIRST = "index.html"
"""Says the day of the last build always: `alur site check` and keepers look there."""
_JUDGES = b" data-edition="
"""Of a page that judges prints: it tells a clock before its day that it is wrong, so its day is the last build's."""
_MADE = re.compile(
    r'(?s)(?P<before>.*<time datetime=")(?P<day>[\d-]+)">\d{1,2} [^\W\d]+ \d{4}</time>'
    r'(?P<between>.*? data-built=")(?P<built>[\d-]+)'
)
"""The two places of a page that say its day: the last `<time>`, in its foot, and the phrases for its script."""


def keep_pages(new: Path, old: Path, today: date) -> int:
    """Put the page of `old` in place of each in `new` that differs in its day alone; says how many.

    What has been audited in `new` holds for them: no other sign differs.
    """
    kept = 0
    for page in new.rglob("*.html"):
        name = page.relative_to(new)
        before = old / name
        if name.as_posix() == FIRST or not before.is_file():
            continue
        data = before.read_bytes()
        if _JUDGES in data:
            continue
        said = _without_day(data, today)
        if said is not None and said == _without_day(page.read_bytes(), today):
            page.write_bytes(data)
            kept += 1
    return kept


def _without_day(data: bytes, today: date) -> str | None:
    """What a page says besides its day; None where it has none, is too old, or of a day that has not come."""
    try:
        text = data.decode()
        found = _MADE.match(text)
        if not found or found["day"] != found["built"]:
            return None
        age = (today - date.fromisoformat(found["day"])).days
    except ValueError:
        return None
    return found["before"] + found["between"] + text[found.end() :] if 0 <= age < DAYS else None
