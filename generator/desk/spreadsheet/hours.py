"""Hours as a keeper or a clerk writes them: `24 jam`, `Senin-Kamis 08:00-16:30; Jumat 08:00-17:00` and their kind.

What has one meaning is understood. What may have two, or names what the sheet does not hold (a holiday, a break), is
never guessed: it is answered with the spelling that would be understood.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from zoneinfo import ZoneInfo

from generator.desk.spreadsheet.timetable import MIDNIGHT, Group, NotHoursError, Token, group_tokens, split_tokens
from generator.edit.change import Value
from generator.language.dates import WEEK, spoken_days
from generator.model.parts.schedule import Day, Schedule
from generator.problem import Message

ALWAYS = "24 jam"
APPOINTMENT = "dengan janji"
SHOWN_IN_SHEET = frozenset({"always_open", "spans", "by_appointment"})
"""Fields of a schedule that a cell holds; all others stay as they are when the cell is changed."""
_ZONES = {"wib": 7, "wita": 8, "wit": 9}
"""Hours before UTC of Indonesia's zones (Keputusan Presiden 41/1987)."""
_Span = tuple[tuple[Day, ...], int, int]
"""Days, and from when to when in minutes."""


@dataclass(frozen=True, slots=True)
class UnclearHours:
    """Why words are not taken for hours."""

    what: Message
    spelled: str
    """The same hours as they would be understood; empty where nobody can tell which are meant."""


def format_hours(schedule: Schedule | None) -> str:
    """The usual hours in words; empty where they are not known. Holidays, notes and seasons are not in it."""
    if schedule is None:
        return ""
    said = [ALWAYS] if schedule.always_open else []
    said += [
        f"{spoken_days(span.days, 'id', dash='-', shortest=2)} {span.opens_at}-{span.closes_at}"
        for span in schedule.spans
    ]
    return "; ".join([*said, *([APPOINTMENT] if schedule.by_appointment else [])])


def parse_hours(words: str, time_zone: str | None = None) -> dict[str, Value] | None:
    """What the words mean, as fields of a schedule (`SHOWN_IN_SHEET`); None where they have not one meaning.

    `time_zone` is the region's, such as `Asia/Jayapura`: words that name another zone mean nothing then.
    """
    meaning = _understood(words, time_zone)
    return None if isinstance(meaning, UnclearHours) else meaning


def explain_unclear(words: str, time_zone: str | None = None) -> UnclearHours | None:
    """Why the words mean nothing, and what to write instead; None where they mean something."""
    meaning = _understood(words, time_zone)
    return meaning if isinstance(meaning, UnclearHours) else None


def _understood(words: str, time_zone: str | None) -> dict[str, Value] | UnclearHours:
    tokens = split_tokens(words)
    zones = {token.text for token in tokens if token.kind == "zone"}
    appointment: dict[str, Value] = (
        {"by_appointment": "true"} if any(token.kind == "appointment" for token in tokens) else {}
    )
    if appointment and {token.kind for token in tokens} == {"appointment"}:
        return appointment
    try:
        groups = group_tokens(tokens)
        if len(zones) > 1:
            raise NotHoursError
        shift = sum(_shift(zone, time_zone) for zone in zones)
        schedule = _schedule(_spans(groups, shift)) | appointment
    except NotHoursError:
        return UnclearHours(Message("these hours are not understood"), "")
    doubts = [Message("{zone} is not the time of this region", {"zone": zone.upper()}) for zone in zones if shift]
    doubts += _doubts(tokens, groups)
    return UnclearHours(doubts[0], format_hours(Schedule.model_validate(schedule))) if doubts else schedule


def _doubts(tokens: Sequence[Token], groups: Sequence[Group]) -> Iterator[Message]:
    """What the words leave open, though hours can be read from them."""
    for written in (halve for group in groups for halve in group.halves):
        yield Message("“{hours}” says neither morning nor afternoon", {"hours": written})
    for opens, closes in (hours for group in groups for hours in group.hours):
        if closes > MIDNIGHT:
            values = {"opens": _clock(opens), "closes": _clock(closes - MIDNIGHT)}
            yield Message("it closes at {closes}, before it opens at {opens}", values)
    for token in tokens:
        match token.kind:
            case "near":
                yield Message("“{words}” is misspelled in these hours", {"words": token.text})
            case "strange" | "part" | "slash" | "comma" | "digits":
                yield Message("“{words}” is not understood in these hours", {"words": token.text[:40]})
            case "workdays":
                yield Message("working days are not the same days everywhere")
            case "holiday":
                yield Message("hours of holidays do not stand in this sheet")
            case "pause":
                yield Message("hours with a break are written as two")


def _shift(zone: str, time_zone: str | None) -> int:
    """Minutes from this zone's clock to the region's."""
    here = datetime(2026, 1, 1, tzinfo=UTC).astimezone(ZoneInfo(time_zone)).utcoffset() if time_zone else None
    return 0 if here is None else round(here.total_seconds() / 60) - _ZONES[zone] * 60


def _spans(groups: Sequence[Group], shift: int) -> list[_Span]:
    """What is open, in the order of the week; hours past midnight become two. Raises `NotHoursError`."""
    shut = {day for group in groups if not group.hours for day in group.days}
    spans: list[_Span] = []
    for group in (open_group for open_group in groups if open_group.hours):
        days = tuple(day for day in group.days if day not in shut)
        if not days or (len(days) < len(group.days) < len(WEEK)):
            raise NotHoursError  # open and closed on the same day
        for opens, closes in group.hours:
            opens, closes = opens + shift, closes + shift
            if opens < 0 or (shift and closes > MIDNIGHT):
                raise NotHoursError
            spans.append((days, opens, min(closes, MIDNIGHT)))
            if closes > MIDNIGHT:
                later = {WEEK[(WEEK.index(day) + 1) % len(WEEK)] for day in days}
                spans.append((tuple(sorted(later, key=WEEK.index)), 0, closes - MIDNIGHT))
    if not spans or any(_overlap(one, other) for one, other in combinations(spans, 2)):
        raise NotHoursError
    return sorted(spans, key=lambda span: (WEEK.index(span[0][0]), span[1]))


def _overlap(one: _Span, other: _Span) -> bool:
    """True if both are open at one time: then one of them is not meant."""
    return bool(set(one[0]) & set(other[0])) and one[1] < other[2] and other[1] < one[2]


def _schedule(spans: Sequence[_Span]) -> dict[str, Value]:
    if spans == [(WEEK, 0, MIDNIGHT)]:
        return {"always_open": "true"}
    return {
        "spans": [
            {"days": [day.value for day in days], "opens_at": _clock(opens), "closes_at": _clock(closes)}
            for days, opens, closes in spans
        ]
    }


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
