"""Facts about a channel in few words; nothing is said that nobody knows."""

from datetime import date

import pytest

from generator.language import channels
from generator.language.dates import spoken_days
from generator.model.contact import Channel
from generator.model.parts.schedule import Day, Schedule


def say(text: str) -> str:
    return text


def channel(**given: object) -> Channel:
    return Channel.model_validate({"code": "AA-01-T1", "kind": "voice", "freshness": "service", **given})


BRIEFS = [
    ({}, "Telepon"),
    ({"cost": "free"}, "Telepon, gratis"),
    ({"cost": "free", "schedule": {"always_open": "true"}}, "Telepon, gratis, 24 jam"),
    ({"kind": "whatsapp", "cost": "data"}, "WhatsApp, pakai kuota"),
    ({"label": "Kantor"}, "Telepon (Kantor)"),
]


@pytest.mark.parametrize(("given", "expected"), BRIEFS)
def test_brief(given: dict[str, object], expected: str) -> None:
    assert channels.button_label(channel(**given), say, "id") == expected


SPANS = [
    ([("mo tu we th fr", "08:00", "16:00")], "Senin–Jumat 08.00–16.00"),
    ([("mo tu", "08:00", "16:00")], "Senin, Selasa 08.00–16.00"),
    ([("sa", "09:00", "12:00")], "Sabtu 09.00–12.00"),
    (
        [("mo tu we th", "08:00", "16:30"), ("fr", "08:00", "17:00")],
        "Senin–Kamis 08.00–16.30, Jumat 08.00–17.00",
    ),
    ([("fr mo su", "00:00", "24:00")], "Senin, Jumat, Minggu 00.00–24.00"),
]


@pytest.mark.parametrize(("spans", "expected"), SPANS)
def test_hours(spans: list[tuple[str, str, str]], expected: str) -> None:
    schedule = Schedule.model_validate(
        {"spans": [{"days": days.split(), "opens_at": opens, "closes_at": closes} for days, opens, closes in spans]}
    )
    assert channels.spoken_hours(schedule, say, "id") == expected


@pytest.mark.parametrize(
    ("days", "wide", "abbreviated"),
    [
        ("mo tu we fr", "Senin–Rabu, Jumat", "Sen–Rab, Jum"),
        ("sa su", "Sabtu, Minggu", "Sab, Min"),
        ("su mo", "Senin, Minggu", "Sen, Min"),
        ("mo tu we th fr sa su", "Senin–Minggu", "Sen–Min"),
    ],
)
def test_days_in_a_row_are_said_alike_on_pages_and_on_paper(days: str, wide: str, abbreviated: str) -> None:
    found = [Day(day) for day in days.split()]
    assert spoken_days(found, "id") == wide
    assert spoken_days(found, "id", "abbreviated") == abbreviated
    assert spoken_days(found, "id", dash="-") == wide.replace("–", "-")


def test_24_hours_is_said_only_where_the_record_says_so() -> None:
    span = [{"days": ["mo", "tu", "we", "th", "fr", "sa", "su"], "opens_at": "00:00", "closes_at": "24:00"}]
    assert "24 jam" not in channels.spoken_hours(Schedule.model_validate({"spans": span}), say, "id")


def test_each_trace_is_said_once() -> None:
    both = (channel(), channel(code="AA-01-T2"), channel(code="AA-01-W1", kind="whatsapp"))
    assert list(channels.spoken_traces(both, say, "id")) == [
        channels.TRACES[both[0].kind],
        channels.TRACES[both[2].kind],
    ]


def test_a_trace_that_another_says_and_goes_on_is_not_said() -> None:
    both = (channel(kind="short_code", number="998"), channel(code="AA-01-T2"))
    assert list(channels.spoken_traces(both, say, "id")) == [channels.TRACES[both[1].kind]]


def test_every_kind_has_its_words() -> None:
    kinds = {each.value for each in type(channel().kind)}
    assert {each.value for each in channels.CHANNEL_WORDS} == kinds == {each.value for each in channels.TRACES}


RAMADAN = {
    "valid_from": "2027-02-08",
    "valid_until": "2027-03-09",
    "name": "Ramadan",
    "spans": [{"days": ["mo"], "opens_at": "08:00", "closes_at": "14:00"}],
}
USUAL = [{"days": ["mo"], "opens_at": "08:00", "closes_at": "16:00"}]
SEASONS = [
    ({"spans": USUAL}, "2027-02-08", "Senin 08.00–16.00"),
    ({"spans": USUAL, "other_hours": [RAMADAN]}, "2027-02-07", "Senin 08.00–16.00"),
    ({"spans": USUAL, "other_hours": [RAMADAN]}, "2027-02-08", "Senin 08.00–14.00 (sampai 9 Maret 2027)"),
    ({"spans": USUAL, "other_hours": [RAMADAN]}, "2027-03-09", "Senin 08.00–14.00 (sampai 9 Maret 2027)"),
    ({"spans": USUAL, "other_hours": [RAMADAN]}, "2027-03-10", "Senin 08.00–16.00"),
    (
        {"spans": USUAL, "other_hours": [RAMADAN, {"valid_from": "2027-02-15", "valid_until": "2027-02-15"}]},
        "2027-02-15",
        "tutup (sampai 15 Februari 2027)",
    ),
    ({"by_appointment": True}, "2027-02-08", "buat janji dulu"),
    ({"by_appointment": True, "spans": USUAL}, "2027-02-08", "Senin 08.00–16.00, buat janji dulu"),
]


@pytest.mark.parametrize(("given", "day", "expected"), SEASONS)
def test_the_hours_of_a_day_are_said_with_their_end(given: dict[str, object], day: str, expected: str) -> None:
    schedule = Schedule.model_validate(given)
    assert channels.spoken_hours(schedule, say, "id", today=date.fromisoformat(day)) == expected


def test_other_hours_are_said_with_their_days() -> None:
    schedule = Schedule.model_validate({"spans": USUAL, "other_hours": [RAMADAN]})
    assert list(channels.spoken_other_hours(schedule, say, "id")) == [
        "8 Februari–9 Maret 2027 (Ramadan): Senin 08.00–14.00"
    ]
    assert channels.whole_hours(schedule, say, "id").startswith("Senin 08.00–16.00; 8 Februari")
    assert list(channels.spoken_notes([channel(schedule=schedule.model_dump(mode="json"))], say, "id")) == [
        "Telepon, 8 Februari–9 Maret 2027 (Ramadan): Senin 08.00–14.00"
    ]
