"""Rules find what is wrong, and only that. Each case changes one record of the invented kabupaten."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.check import check
from generator.edition.view import view
from generator.language.catalogue import translate
from generator.model.contact import Contact
from generator.model.directory import Directory
from generator.model.flowchart import Flowchart
from generator.model.parts.text import Line
from generator.model.reference import Question
from generator.model.site import UNNAMED_OWNER, RegionHolidays
from generator.model.taxonomy import Situation
from generator.problem import Severity
from generator.settings import Settings

FLOW: dict[str, Any] = {
    "id": "uji",
    "code": "AB-X",
    "title": "Uji",
    "summary": "Uji",
    "status": "draft",
    "steps": [
        {"id": "tanya", "kind": "decision", "title": "Dijawab?", "ways": [
            {"label": "Ya", "to": "serah"},
            {"label": "Tidak", "to": "lain", "covers": ["no_answer", "after_hours"]},
        ]},
        {"id": "lain", "kind": "other", "side": True, "title": "Telepon yang lain", "to": "serah",
         "contacts": ["bintang-998"]},
        {"id": "serah", "kind": "step", "title": "Serahkan", "to": "habis"},
        {"id": "habis", "kind": "end", "title": "Selesai"},
    ],
}  # fmt: skip


def flow(**changes: dict[str, Any]) -> Flowchart:
    """The flow with some boxes changed; a box of None is left out."""
    steps = []
    for step in FLOW["steps"]:
        change = changes.get(step["id"], {})
        if change is not None:
            steps.append({key: value for key, value in (step | change).items() if value is not None})
    return Flowchart.model_validate(FLOW | {"steps": steps} | changes.get("flow", {}))


def errors(directory: Directory, settings: Settings) -> list[str]:
    found = check(directory, settings)
    return [translate(each.what, "en") for each in found if each.severity is Severity.ERROR]


def warnings(directory: Directory, settings: Settings) -> list[str]:
    found = check(directory, settings)
    return [translate(each.what, "en") for each in found if each.severity is Severity.WARNING]


WALL: dict[str, Any] = {"poster": {"title": "Uji", "panels": []}}

FLOWS: dict[str, tuple[Flowchart, list[str]]] = {
    "right": (flow(), []),
    "dead end": (flow(serah={"to": None}), ["“serah” is a dead end", "no way leads to “habis”; the flow begins with its first box"]),
    "unknown box": (
        flow(serah={"to": "hilang"}),
        ["“serah” leads to “hilang”, which the flow “uji” does not have", "no way leads to “habis”; the flow begins with its first box"],
    ),
    "end leads on": (flow(habis={"to": "serah"}), ["“habis” is an end, but leads on", "“habis” leads back to an earlier box"]),
    "one answer": (
        flow(tanya={"ways": [{"label": "Ya", "to": "lain", "covers": ["no_answer", "after_hours"]}]}, lain={"side": False}),
        ["the question “tanya” needs two or more different answers, and nothing else to go on"],
    ),
    "same answers": (
        flow(tanya={"ways": [{"label": "Ya", "to": "serah"}, {"label": "Ya", "to": "lain", "covers": ["no_answer", "after_hours"]}]}),
        ["the question “tanya” needs two or more different answers, and nothing else to go on"],
    ),
    "step with answers": (
        flow(serah={"ways": [{"label": "Ya", "to": "habis"}]}),
        ["only a question has answers, and “serah” is none"],
    ),
    "nobody answers": (
        flow(tanya={"ways": [{"label": "Ya", "to": "serah"}, {"label": "Tidak", "to": "lain", "covers": ["after_hours"]}]}),
        ["the flow “uji” does not say what to do if nobody answers"],
    ),
    "after hours": (
        flow(tanya={"ways": [{"label": "Ya", "to": "serah"}, {"label": "Tidak", "to": "lain", "covers": ["no_answer"]}]}),
        ["the flow “uji” does not say what to do after hours"],
    ),
    "circle": (
        flow(serah={"to": "tanya"}, habis=None),
        [
            "“serah” leads back to an earlier box",
            "from “lain” no way leads to an end",
            "from “serah” no way leads to an end",
            "from “tanya” no way leads to an end",
        ],
    ),
    "ratified without an act": (flow(flow={"status": "ratified"}), ["the flow “uji” is ratified, which does not fit its ratification"]),
    "law without its name": (
        flow(serah={"deadline": {"text": "3x24 jam", "basis": "law"}}),
        ["the deadline of “serah” claims a law without naming it"],
    ),
    "spine forks": (flow(lain={"side": False}), ["exactly one answer to “tanya” must lead on along the spine"]),
    "one box for two dangers": (
        flow(lain={"kind": "urgent", "contacts": ["ronda-999"], "services": ["obat"]}),
        ["“lain” answers a threat and a wound in one box"],
    ),
    "a threat alone": (flow(lain={"kind": "urgent", "contacts": ["ronda-999"]}), []),
    "a wound alone": (flow(lain={"kind": "urgent", "contacts": ["bintang-998"], "services": ["obat"]}), []),
    "a branch that ends alone": (
        flow(lain={"kind": "end", "to": None, "contacts": None}),
        ["the flow “uji” ends at “lain” without anybody to call"],
    ),
    "a branch that ends with nobody who answers": (
        flow(lain={"kind": "end", "to": None, "contacts": ["rumah-bintang"]}),
        ["the flow “uji” ends at “lain” without anybody to call"],
    ),
    "a branch that ends with a number": (flow(lain={"kind": "end", "to": None, "contacts": ["bintang-998"]}), []),
    "sent past the usual way to nobody": (
        flow(lain={"contacts": None, "title": "Jangan lewat sini", "detail": "Langsung ke rumah sakit."}),
        ["the flow “uji” sends to “lain” without saying whom to call there"],
    ),
    "sent past the usual way to somebody without a number": (
        flow(lain={"contacts": ["rumah-bintang"]}),
        ["the flow “uji” sends to “lain” without saying whom to call there"],
    ),
    "sent past the usual way with a number in words": (flow(lain={"contacts": None, "detail": "Langsung ke 998."}), []),
    "sent past the usual way with a number on the page alone": (
        flow(lain={"contacts": None, "detail": "Langsung ke 998."}, flow=WALL),
        ["the flow “uji” sends to “lain” without saying whom to call there"],
    ),
    "sent past the usual way with a number on paper too": (
        flow(lain={"contacts": None, "detail": "Langsung ke 998.", "print": {"text": "Telepon 998."}}, flow=WALL), [],
    ),
    "sent past the usual way to a service": (flow(lain={"contacts": None, "services": ["obat"]}), []),
    "unknown contact": (flow(serah={"contacts": ["tidak-ada"]}), ["there is no contact “tidak-ada”"]),
    "number nobody has": (flow(serah={"detail": "Telepon 0870-0077-7000."}), ["the text says 0870-0077-7000, which is no channel in contacts.yaml"]),
}  # fmt: skip


@pytest.mark.parametrize("case", FLOWS)
def test_flows(case: str, directory: Directory, settings: Settings) -> None:
    made, expected = FLOWS[case]
    before = errors(directory, settings)
    after = errors(replace(directory, flowcharts=(*directory.flowcharts, made)), settings)
    assert sorted(each for each in after if each not in before) == sorted(expected)


SITUATIONS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a word for each": ({"persons": ["self", "other"], "answer": "Bukan salah Anda.", "for_other": "Antar dia."}, []),
    "one word for both": (
        {"persons": ["self", "other"], "answer": "Bukan salah Anda."},
        ["“uji” is offered to whom it happened to and to others, with one answer for both"],
    ),
    "for others alone": ({"persons": ["other"], "answer": "Antar dia."}, []),
    "a website first": (
        {"contacts": ["papan-keluhan", "bintang-998"]},
        ["“uji” offers “papan-keluhan” first, which nobody can telephone"],
    ),
    "the police first, in danger": ({"contacts": ["ronda-999"], "answer": "Telepon 999 sekarang. Lalu pergi."}, []),
    "the police first, without a word of it": (
        {"contacts": ["ronda-999"], "answer": "Bukan salah Anda. Telepon 999."},
        ["“uji” offers the emergency number first, but the answer begins with something else"],
    ),
    "the police first, for a neighbour alone": (
        {
            "persons": ["self", "other"],
            "contacts": ["ronda-999"],
            "answer": "Telepon 999 sekarang.",
            "for_other": "Tanya dulu.",
        },
        ["“uji” offers the emergency number first, but the answer begins with something else"],
    ),
    "the police after a contact without a number": (
        {"contacts": ["rumah-bintang", "ronda-999"], "answer": "Tanya dulu."},
        ["“uji” offers the emergency number first, but the answer begins with something else"],
    ),
    "a flow for staff": ({"flowchart": "desa"}, ["“uji” leads to “desa”, which is for staff"]),
    "unknown guide": ({"guides": ["menemani", "tidak-ada"]}, ["there is no guide “tidak-ada”"]),
}


@pytest.mark.parametrize("case", SITUATIONS)
def test_situations(case: str, directory: Directory, settings: Settings) -> None:
    values, expected = SITUATIONS[case]
    made = Situation.model_validate({"id": "uji", "name": "Uji", "answer": "Tanya saja.", "contacts": []} | values)
    taxonomy = directory.taxonomy.model_copy(update={"situations": (*directory.taxonomy.situations, made)})
    before = errors(directory, settings)
    after = errors(replace(directory, taxonomy=taxonomy), settings)
    assert sorted(each for each in after if each not in before) == sorted(expected)


def contact(organization: str, **values: Any) -> Contact:
    """A contact with one channel, right unless a value says otherwise; a value of None is left out."""
    given = {"code": "AB-99-X9", "kind": "voice", "number": "0870-0999-0000", "freshness": "service"} | values
    channel = {key: value for key, value in given.items() if value is not None}
    return Contact.model_validate(
        {"id": "uji", "organization": organization, "duty": "hotline", "name": "Uji", "channels": [channel]}
    )


CHANNELS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "right": ({}, []),
    "too short": ({"number": "0870-09"}, ["0870-09 (6 digits) is no number of this country"]),
    "letters": ({"number": "0870-O999-0000"}, ["0870-O999-0000 holds a letter where a digit is meant"]),
    "words": ({"number": "0870-9990-000 siang"}, ["0870-9990-000 siang holds something that cannot be dialled"]),
    "an address that opens a chat": (
        {"kind": "web", "number": None, "url": "https://api.whatsapp.com/send?phone=6287000000001"},
        ["https://api.whatsapp.com/send?phone=6287000000001 opens a WhatsApp chat; as an address nobody checks its number"],
    ),
    "a chat behind a port": (
        {"kind": "web", "number": None, "url": "https://wa.me:443/6287000000001"},
        ["https://wa.me:443/6287000000001 opens a WhatsApp chat; as an address nobody checks its number"],
    ),
    "short code not listed": ({"kind": "short_code", "number": "112"}, ["112 is not in the list of short codes"]),
    "chat on a landline": ({"kind": "whatsapp", "number": "(021) 0000-0077"}, ["(021) 0000-0077 is no mobile number, so it cannot have WhatsApp"]),
    "no number": ({"number": None}, ["a channel of kind voice needs number"]),
    "two values": ({"email": "a@b.example"}, ["a channel of kind voice has no email"]),
    "capital in the host": (
        {"kind": "web", "number": None, "url": "https://bit.Iy/abc"},
        ["https://bit.Iy/abc has a capital letter in its host; a capital I looks like a small l"],
    ),
    "cyrillic letter behind the host": (
        {"kind": "web", "number": None, "url": "https://antah.example/\u0430"},
        ["https://antah.example/\u0430 holds letters that look like Latin ones and are not"],
    ),
    "cyrillic letter in the host, as it is sent": (
        {"kind": "web", "number": None, "url": "https://xn--ntah-43d.example/"},
        ["https://xn--ntah-43d.example/ holds letters that look like Latin ones and are not"],
    ),
    "no e-mail address": ({"kind": "email", "number": None, "email": "tanya@sini"}, ["tanya@sini is no e-mail address"]),
    "closes before it opens": (
        {"schedule": {"spans": [{"days": ["mo"], "opens_at": "16:00", "closes_at": "08:00"}]}},
        ["it closes at 08:00, before it opens at 16:00"],
    ),
    "overlapping hours": (
        {"schedule": {"spans": [
            {"days": ["mo", "tu"], "opens_at": "08:00", "closes_at": "12:00"},
            {"days": ["tu"], "opens_at": "11:00", "closes_at": "16:00"},
        ]}},
        ["the hours 11:00 to 16:00 overlap others of the same day"],
    ),
    "other hours close before they open": (
        {"schedule": {"always_open": True, "other_hours": [{"valid_from": "2026-12-24", "valid_until": "2026-12-24",
            "spans": [{"days": ["th"], "opens_at": "16:00", "closes_at": "08:00"}]}]}},
        ["it closes at 08:00, before it opens at 16:00"],
    ),
    "a day within a season": (
        {"schedule": {"always_open": True, "other_hours": [
            {"valid_from": "2027-02-08", "valid_until": "2027-03-09"}, {"valid_from": "2027-02-10", "valid_until": "2027-02-10"},
        ]}},
        [],
    ),
    "two seasons of one length at once": (
        {"schedule": {"always_open": True, "other_hours": [
            {"valid_from": "2027-02-08", "valid_until": "2027-03-09"}, {"valid_from": "2027-03-09", "valid_until": "2027-04-07"},
        ]}},
        ["from 2027-03-09 on two sets of other hours hold at once, and both are as long"],
    ),
    "no days": ({"schedule": {"spans": [{"days": [], "opens_at": "08:00", "closes_at": "12:00"}]}}, ["the hours have no days"]),
}  # fmt: skip


HOLIDAYS = {
    "a day of the calendar": ({"removed": ["2026-12-24"]}, []),
    "no day of the calendar": (
        {"removed": ["2026-12-23"]},
        ["2026-12-23 is no holiday, so that nothing is taken away"],
    ),
    "both": ({"removed": ["2026-12-24"], "added": ["2026-12-24"]}, ["2026-12-24 is added to the holidays and taken from them"]),
    "a day of the region": ({"added": ["2027-08-07"]}, []),
}  # fmt: skip


@pytest.mark.parametrize("case", HOLIDAYS)
def test_holidays_of_the_region(case: str, directory: Directory, settings: Settings) -> None:
    given, expected = HOLIDAYS[case]
    site = directory.site.model_copy(update={"holidays": RegionHolidays.model_validate(given)})
    found = check(replace(directory, site=site), settings)
    assert [translate(each.what, "en") for each in found if each.rule == "holiday.removed"] == expected


def test_other_hours_that_are_over_are_told(directory: Directory, settings: Settings) -> None:
    for last, count in (("2026-11-24", 0), ("2026-11-23", 1)):
        over = {"valid_from": "2026-11-20", "valid_until": last}
        made = contact(directory.organizations[0].id, schedule={"always_open": True, "other_hours": [over]})
        found = check(replace(directory, contacts=(*directory.contacts, made)), settings)
        assert len([each for each in found if each.rule == "schedule.over"]) == count


@pytest.mark.parametrize("case", CHANNELS)
def test_channels(case: str, directory: Directory, settings: Settings) -> None:
    values, expected = CHANNELS[case]
    made = contact(directory.organizations[0].id, **values)
    before = errors(directory, settings)
    after = errors(replace(directory, contacts=(*directory.contacts, made)), settings)
    assert sorted(each for each in after if each not in before) == sorted(expected)


@pytest.mark.parametrize(
    ("method", "settled"), [("test_call", True), ("owner_letter", False), ("official_page", False)]
)
def test_only_a_test_call_settles_a_mobile_number_that_is_too_long(
    method: str, settled: bool, directory: Directory, settings: Settings
) -> None:
    called = ({"on": "2026-11-20", "method": method, "by": "Penjaga data"},)
    made = contact(directory.organizations[0].id, number="0870-0000-000111", confirmations=called)
    told = [
        each
        for each in check(replace(directory, contacts=(*directory.contacts, made)), settings)
        if each.rule == "number.long"
    ]
    assert [each.severity for each in told] == ([] if settled else [Severity.WARNING])


@pytest.mark.parametrize(
    ("code", "refused"),
    [
        ("0870-0000-0999", True),
        ("33-18-16-2001-T1", True),
        ("33-02-T1", False),
        ("07-AB-1", False),
        ("PT-07-W1", False),
    ],
)
def test_a_record_code_reads_like_no_number(code: str, refused: bool, directory: Directory, settings: Settings) -> None:
    """It stands beside numbers, and whoever sees it would dial it."""
    made = contact(directory.organizations[0].id, code=code)
    told = [each.rule for each in check(replace(directory, contacts=(*directory.contacts, made)), settings)]
    assert ("record.code-dialled" in told) == refused


def test_number_of_somebody_else_and_slip_of_the_finger(directory: Directory, settings: Settings) -> None:
    known = next(
        each
        for _, _, each in directory.channels()
        if each.number and each.number.startswith("0870") and each.kind.value == "voice"
    )
    assert known.number
    last = known.number[-1]
    near = known.number[:-1] + ("0" if last != "0" else "9")
    cases = {
        known.number: f"{known.number} is also the number of {known.code}",
        near: f"{near} differs from {known.number} ({known.code}) by one digit",
    }
    for number, words in cases.items():
        made = contact(directory.organizations[-1].id, number=number)
        assert words in warnings(replace(directory, contacts=(*directory.contacts, made)), settings)


def test_check_from_the_future(directory: Directory, settings: Settings) -> None:
    made = contact(directory.organizations[0].id, sources=[{"title": "x", "checked": "2026-11-25"}])
    found = warnings(replace(directory, contacts=(*directory.contacts, made)), settings)
    assert "AB-99-X9 was checked on 2026-11-25, which is in the future" in found


def test_an_agreement_and_a_letter_of_tomorrow_are_slips(directory: Directory, settings: Settings) -> None:
    tomorrow = date(2026, 11, 25)
    agreed = directory.site.model_copy(update={"owner_agreed": tomorrow})
    asked = tuple(office.model_copy(update={"asked": tomorrow}) for office in directory.offices[:1])
    made = replace(directory, site=agreed, organizations=(*asked, *directory.organizations[1:]))
    found = [each for each in warnings(made, settings) if "in the future" in each]
    assert f"{asked[0].id} has the day 2026-11-25, which is in the future" in found
    assert "site has the day 2026-11-25, which is in the future" in found
    assert not [each for each in warnings(directory, settings) if "has the day" in each]


@pytest.mark.parametrize(
    ("written", "told"), [("2026-11-25", True), ("2027", True), ("2026-11", False), ("2026", False)]
)
def test_a_source_from_the_future(directory: Directory, settings: Settings, written: str, told: bool) -> None:
    source = {"title": "x", "published": written, "checked": "2026-11-24"}
    made = contact(directory.organizations[0].id, sources=[source])
    found = warnings(replace(directory, contacts=(*directory.contacts, made)), settings)
    assert (f"AB-99-X9 has a source written in {written}, which is in the future" in found) == told


def test_hidden_number_in_prose(directory: Directory, settings: Settings) -> None:
    shown = view(directory, settings).assurances
    hidden = next(
        each for _, _, each in directory.channels() if each.number and len(each.number) > 8 and each.code not in shown
    )
    made = Question.model_validate({"id": "uji", "question": "Uji?", "answer": f"Telepon {hidden.number}."})
    found = errors(replace(directory, faq=(*directory.faq, made)), settings)
    assert f"the text says {hidden.number}, but {hidden.code} may not be shown yet" in found


def test_the_invented_kabupaten_has_no_error(directory: Directory, settings: Settings) -> None:
    assert errors(directory, settings) == []


def test_who_agreed_has_a_name(directory: Directory, settings: Settings) -> None:
    """`alur new` writes for whom it is, not who that is."""
    for owner, agreed, wrong in [
        (f"{UNNAMED_OWNER}Kabupaten Antah Berantah", settings.today, True),
        (f"{UNNAMED_OWNER}Kabupaten Antah Berantah", None, False),
        ("Dinas Dongeng Kabupaten Antah Berantah", settings.today, False),
    ]:
        site = directory.site.model_copy(update={"owner": Line(owner), "owner_agreed": agreed})
        found = errors(replace(directory, site=site), settings)
        assert any("has no name yet" in each for each in found) == wrong
