"""Hours as a keeper writes them: `24 jam`, or `Senin-Kamis 08:00-16:30; Jumat 08:00-17:00`."""

import re

from generator.model.schedule import Day, Schedule
from generator.source.change import Value

ALWAYS = "24 jam"
_NAMES = {
    Day.MO: "Senin",
    Day.TU: "Selasa",
    Day.WE: "Rabu",
    Day.TH: "Kamis",
    Day.FR: "Jumat",
    Day.SA: "Sabtu",
    Day.SU: "Minggu",
}
_WEEK = tuple(_NAMES)
_BY_NAME = {name.casefold(): day for day, name in _NAMES.items()}
_CLOCK = r"(\d\d)[:.](\d\d)"
_PART = re.compile(rf"(?P<days>[A-Za-z,\-– ]+?) (?P<hours>{_CLOCK} ?[-–] ?{_CLOCK})")


def told(schedule: Schedule | None) -> str:
    """The hours in words; empty where they are not known. Holidays and notes are not in it."""
    if schedule is None:
        return ""
    if schedule.always_open:
        return ALWAYS
    return "; ".join(f"{_days(each.days)} {each.opens_at}-{each.closes_at}" for each in schedule.spans)


def meant(words: str) -> dict[str, Value] | None:
    """What the words mean, as `always_open` or `spans` of a schedule; None where they are not understood."""
    if words.casefold() == ALWAYS:
        return {"always_open": "true"}
    spans: list[Value] = []
    for part in words.split(";"):
        found = _PART.fullmatch(part.strip())
        days = _meant_days(found["days"]) if found else None
        if found is None or days is None:
            return None
        clocks = re.findall(_CLOCK, found["hours"])
        opens, closes = (f"{hour}:{minute}" for hour, minute in clocks)
        if opens >= closes or closes > "24:00" or any(minute > "59" for _, minute in clocks):
            return None
        spans.append({"days": list(days), "opens_at": opens, "closes_at": closes})
    return {"spans": spans}


def _days(days: tuple[Day, ...]) -> str:
    """Neighbouring days as from-to, others one by one."""
    runs: list[list[Day]] = []
    for day in sorted(days, key=_WEEK.index):
        if runs and _WEEK.index(day) == _WEEK.index(runs[-1][-1]) + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(_NAMES[run[0]] if len(run) == 1 else f"{_NAMES[run[0]]}-{_NAMES[run[-1]]}" for run in runs)


def _meant_days(words: str) -> list[str] | None:
    found: list[str] = []
    for part in words.split(","):
        ends = [_BY_NAME.get(name.strip().casefold()) for name in re.split("[-–]", part)]
        if None in ends or len(ends) > 2:
            return None
        first, last = (_WEEK.index(day) for day in (ends[0], ends[-1]) if day is not None)
        if last < first:
            return None
        found += [day.value for day in _WEEK[first : last + 1]]
    return found if len(set(found)) == len(found) else None
