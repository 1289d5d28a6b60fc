"""Hours in words come back as the same hours; what is not understood is never guessed."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.spreadsheet.hours import explain_unclear, format_hours, parse_hours
from generator.model.parts.schedule import Day, Schedule

DAYS = list(Day)
CLOCKS = st.integers(0, 47).map(lambda half: f"{half // 2:02}:{half % 2 * 30:02}")
SPANS = st.tuples(st.lists(st.sampled_from(DAYS), min_size=1, unique=True), CLOCKS, CLOCKS).filter(
    lambda span: span[1] < span[2]
)


def apart(spans: list[tuple[list[Day], str, str]]) -> bool:
    """No two are open at one time, which no schedule may be."""
    return not any(
        set(one[0]) & set(other[0]) and one[1] < other[2] and other[1] < one[2] for one, other in combinations(spans, 2)
    )


@given(st.lists(SPANS, min_size=1, max_size=3).filter(apart))
def test_round_trip(spans: list[tuple[list[Day], str, str]]) -> None:
    written = [
        {"days": sorted(days, key=DAYS.index), "opens_at": opens, "closes_at": closes} for days, opens, closes in spans
    ]
    written.sort(key=lambda span: (DAYS.index(span["days"][0]), span["opens_at"]))  # type: ignore[call-overload]
    schedule = Schedule.model_validate({"spans": written})
    again = parse_hours(format_hours(schedule))
    assert again is not None
    assert Schedule.model_validate(again) == schedule


MEANT = {
    "24 jam": {"always_open": "true"},
    "24 JAM": {"always_open": "true"},
    "Senin 08:00-09:00": {"spans": [{"days": ["mo"], "opens_at": "08:00", "closes_at": "09:00"}]},
    "senin–rabu 08.00 – 16.30": {"spans": [{"days": ["mo", "tu", "we"], "opens_at": "08:00", "closes_at": "16:30"}]},
    "Senin, Sabtu-Minggu 08:00-24:00": {
        "spans": [{"days": ["mo", "sa", "su"], "opens_at": "08:00", "closes_at": "24:00"}]
    },
    "Senin": None,
    "08:00-16:00": None,
    "Senin 16:00-08:00": None,
    "Senin 08:00-08:00": None,
    "Senin 08:00-25:00": None,
    "Senin 08:60-09:00": None,
    "Senin-Selasa-Rabu 08:00-16:00": None,
    "Senin, Senin 08:00-16:00": None,
    "": None,
}


@pytest.mark.parametrize("words", MEANT)
def test_meant(words: str) -> None:
    assert parse_hours(words) == MEANT[words]


LINES = [
    tuple((line + "\t").split("\t")[:3])
    for line in Path(__file__).with_name("hours.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("words", "how", "spelled"), LINES)
def test_what_clerks_write_is_understood_or_answered(words: str, how: str, spelled: str) -> None:
    found, doubt = parse_hours(words, "Asia/Jakarta"), explain_unclear(words, "Asia/Jakarta")
    assert (found is not None, doubt is None) == (how == "ya", how == "ya")
    assert (format_hours(Schedule.model_validate(found)) if found else doubt and doubt.spelled) == spelled
    if spelled:
        again = parse_hours(spelled, "Asia/Jakarta")
        assert again is not None, "the answer itself is understood"
        assert format_hours(Schedule.model_validate(again)) == spelled


def test_the_regions_own_zone_is_understood() -> None:
    words = "Senin 08.00-09.00 WITA"
    spans = [{"days": ["mo"], "opens_at": "08:00", "closes_at": "09:00"}]
    assert parse_hours(words, "Asia/Makassar") == {"spans": spans}
    assert parse_hours(words, "Asia/Jakarta") is None


@given(st.text(alphabet="Senin-Jumat 08:.;,–", max_size=30))
def test_any_words_are_hours_or_nothing(words: str) -> None:
    found = parse_hours(words)
    assert found is None or Schedule.model_validate(found)
