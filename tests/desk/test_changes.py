"""What differs between two versions, for whom."""

import pytest

from generator.desk.changes import Difference, compare_contacts
from generator.desk.wording import in_words
from generator.source.tree import Plain

BASE: Plain = [
    {
        "id": "a",
        "organization": "kantor",
        "name": {"id": "Kantor A", "en": "Office A"},
        "channels": [
            {"code": "A-1", "kind": "voice", "number": "1", "sources": [{"title": "x", "checked": "2026-01-01"}]},
            {"code": "A-2", "kind": "web", "url": "u"},
        ],
    },
    {"id": "b", "organization": "kantor", "name": "B", "person": {"name": "P", "consent": {"on": "2026-01-01"}}},
]


def but(index: int, **changes: Plain) -> Plain:
    """The base with some keys of one record changed; None takes a key away."""
    assert isinstance(BASE, list)
    record = BASE[index]
    assert isinstance(record, dict)
    made: Plain = {key: value for key, value in (record | changes).items() if value is not None}
    return [made if at == index else each for at, each in enumerate(BASE)]


def channel(index: int, **changes: Plain) -> Plain:
    assert isinstance(BASE, list)
    record = BASE[0]
    assert isinstance(record, dict)
    channels = record["channels"]
    assert isinstance(channels, list)
    one = channels[index]
    assert isinstance(one, dict)
    made: Plain = {key: value for key, value in (one | changes).items() if value is not None}
    return but(0, channels=[made if at == index else each for at, each in enumerate(channels)])


CASES: dict[str, tuple[Plain, list[tuple[str, str, str, str | None, str | None]]]] = {
    "nothing": (BASE, []),
    "a number": (channel(0, number="2"), [("a", "A-1", "number", "1", "2")]),
    "a label comes": (channel(0, label="L"), [("a", "A-1", "label", None, "L")]),
    "a url goes": (channel(1, url=None), [("a", "A-2", "url", "u", None)]),
    "a source comes": (
        channel(0, sources=[{"title": "x", "checked": "2026-01-01"}, {"title": "y", "checked": "2026-02-01"}]),
        [("a", "A-1", "sources", None, "title y, checked 2026-02-01")],
    ),
    "the sources go": (channel(0, sources=None), [("a", "A-1", "sources", "title x, checked 2026-01-01", None)]),
    "a report": (channel(0, reported={"on": "2026-01-02"}), [("a", "A-1", "reported", None, "on 2026-01-02")]),
    "a channel goes": (
        but(0, channels=[]),
        [("a", "A-1", "", "kind: voice; number: 1", None), ("a", "A-2", "", "kind: web; url: u", None)],
    ),
    "a code changes": (
        channel(1, code="A-3"),
        [("a", "A-3", "", None, "kind: web; url: u"), ("a", "A-2", "", "kind: web; url: u", None)],
    ),
    "hours": (
        channel(0, schedule={"spans": [{"days": ["mo", "tu"], "opens_at": "08:00"}]}),
        [("a", "A-1", "schedule", None, "spans days mo, tu, opens_at 08:00")],
    ),
    "a translated name": (
        but(0, name={"id": "Kantor Z", "en": "Office A"}),
        [("a", "", "name.id", "Kantor A", "Kantor Z")],
    ),
    "a person": (but(1, person={"name": "Q", "consent": {"on": "2026-01-01"}}), [("b", "", "person.name", "P", "Q")]),
    "a person goes": (but(1, person=None), [("b", "", "person", "name P, consent on 2026-01-01", None)]),
    "a contact goes": (
        BASE[:1] if isinstance(BASE, list) else [],
        [
            ("b", "", "", "kantor", None),
            ("b", "", "name", "B", None),
            ("b", "", "person", "name P, consent on 2026-01-01", None),
        ],
    ),
    "another order": (BASE[::-1] if isinstance(BASE, list) else [], []),
    "no list": ("x", [("a", "", "", "kantor", None)]),
}


@pytest.mark.parametrize("case", CASES)
def test_differences(case: str) -> None:
    new, expected = CASES[case]
    found = [
        (
            each.contact,
            each.code,
            each.field,
            *(value and in_words(each.field, value, "en") for value in (each.old, each.new)),
        )
        for each in compare_contacts(BASE, new)
    ]
    if case == "no list":
        found = found[:1]
    assert found == expected


def test_the_other_way_round_is_the_mirror() -> None:
    for new, _ in CASES.values():
        there = [(each.contact, each.code, each.field, each.old, each.new) for each in compare_contacts(BASE, new)]
        back = [(each.contact, each.code, each.field, each.new, each.old) for each in compare_contacts(new, BASE)]
        assert sorted(map(str, there)) == sorted(map(str, back))


def test_a_name_is_the_new_one() -> None:
    found = compare_contacts(BASE, CASES["a translated name"][0])
    assert found == (Difference("a", "Kantor Z", "", "name.id", "Kantor A", "Kantor Z"),)


SPOKEN: dict[str, tuple[str, Plain, str]] = {
    "a confirmation": (
        "confirmations",
        {"on": "2026-11-24", "method": "owner_letter", "by": "Camat"},
        "tanggal 2026-11-24, cara surat pemilik, oleh Camat",
    ),
    "who sees it": ("visibility", "withheld", "jangan ditampilkan"),
    "hours": (
        "schedule",
        {"spans": [{"days": ["mo", "tu"], "opens_at": "08:00", "closes_at": "15:00"}]},
        "Senin-Selasa 08:00-15:00",
    ),
    "always": ("schedule", {"always_open": "true"}, "24 jam"),
    "hours with more": (
        "schedule",
        {"always_open": "true", "holidays": "open"},
        "always_open ya, holidays open",
    ),
    "hours that are none": ("schedule", {"spans": "besok"}, "spans besok"),
    "a channel": (
        "",
        {"kind": "whatsapp", "number": "1", "confirmations": [{"on": "2026-11-24", "method": "visit"}]},
        "jenis: WhatsApp; nomor: 1; konfirmasi: tanggal 2026-11-24, cara kunjungan",
    ),
    "a word that nobody knows": ("kind", "telegraf", "telegraf"),
    "a consent": ("person.consent", {"on": "2026-10-01", "method": "Surat"}, "tanggal 2026-10-01, cara Surat"),
    "an official source": ("sources", {"title": "x", "official": "true"}, "judul x, milik kantor itu ya"),
    "nothing": ("label", None, ""),
}


@pytest.mark.parametrize("case", SPOKEN)
def test_in_the_keepers_words(case: str) -> None:
    field, value, said = SPOKEN[case]
    assert in_words(field, value, "id") == said
