"""After a change of data exactly the prints that are no longer true come down (each case changes one thing)."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import tokens
from generator.edition.view import View, view
from generator.ledger.change import Grade, Happening
from generator.ledger.current import require_hangable
from generator.ledger.recall import find_recalls
from generator.ledger.values import AGING
from generator.ledger.wording import describe_change
from generator.model.contact import Contact, Visibility
from generator.model.directory import Directory
from generator.model.flowchart import Flowchart, Status
from generator.model.ledger import IssuedPrint
from generator.model.organization import Organization
from generator.model.parts.evidence import Report
from generator.model.parts.notice import Notice
from generator.model.parts.text import Line, Text
from generator.model.sheet import EVERYONE, PrintKind
from generator.poster.flow import strip_typesetting
from generator.poster.kinds.staff import NotPrintable
from generator.poster.kinds.table import print_makers
from generator.poster.overflow import DoesNotFit
from generator.settings import Settings
from tests.building import TODAY
from tests.hanging import hung

Edit = Callable[[Directory], Directory]
ALL = {"dinas-dongeng", "rsud-embun", "dinas-lagu", "kec-awan", "kec-pelangi"}


def contact(name: str, /, change: Callable[[Contact], Contact]) -> Edit:
    return lambda d: replace(d, contacts=tuple(change(c) if c.id == name else c for c in d.contacts))


def channel(code: str, /, **update: Any) -> Edit:
    def change(c: Contact) -> Contact:
        channels = tuple(each.model_copy(update=update) if each.code == code else each for each in c.channels)
        return c.model_copy(update={"channels": channels})

    return lambda d: replace(d, contacts=tuple(change(c) for c in d.contacts))


def flow(name: str, /, **update: Any) -> Edit:
    def change(each: Flowchart) -> Flowchart:
        return each.model_copy(update=update) if each.id == name else each

    return lambda d: replace(d, flowcharts=tuple(map(change, d.flowcharts)))


def step(name: str, box: str, /, **update: Any) -> Edit:
    def edit(d: Directory) -> Directory:
        steps = tuple(s.model_copy(update=update) if s.id == box else s for s in d.flowchart[name].steps)
        return flow(name, steps=steps)(d)

    return edit


def office(name: str, /, **update: Any) -> Edit:
    def change(each: Organization) -> Organization:
        return each.model_copy(update=update) if each.id == name else each

    return lambda d: replace(d, organizations=tuple(map(change, d.organizations)))


def site(**update: Any) -> Edit:
    return lambda d: replace(d, site=d.site.model_copy(update=update))


def without_office(d: Directory) -> Directory:
    contacts = tuple(each for each in d.contacts if each.organization != "dinas-lagu")
    organizations = tuple(each for each in d.organizations if each.id != "dinas-lagu")
    return replace(d, contacts=contacts, organizations=organizations)


def other_flow(d: Directory) -> Directory:
    moved = office("dinas-lagu", flowchart="desa")(d)
    moved = office("rsud-embun", flowchart="desa")(moved)
    return office("dinas-dongeng", flowchart="desa")(moved)


def no_flow(d: Directory) -> Directory:
    return replace(other_flow(d), flowcharts=tuple(each for each in d.flowcharts if each.id != "petugas"))


def staff_only(d: Directory) -> Directory:
    return replace(d, prints=tuple(each for each in d.prints if each.kind == PrintKind.STAFF))


def notice(first: int, last: int, **update: Any) -> Edit:
    """A notice of the office Dinas Dongeng that closes its WhatsApp; its days are counted from the day of the tests."""
    days = {"valid_from": TODAY + timedelta(days=first), "valid_until": TODAY + timedelta(days=last)}
    told = Notice.model_validate({**days, "closes": ["AB-01-W1"], **update})
    return office("dinas-dongeng", notices=(told,))


CASES: dict[str, tuple[Edit, dict[str, tuple[int, str]]]] = {
    "nothing": (lambda d: d, {}),
    "the number of one office": (
        channel("AB-01-W1", number="0870-0000-3334"),
        {"dinas-dongeng": (1, "number_changed AB-01-W1: 0870-0000-3333 > 0870-0000-3334")},
    ),
    "a number of all": (
        channel("NN-02-T1", number="997"),
        dict.fromkeys(ALL, (1, "number_changed NN-02-T1: 998 > 997")),
    ),
    "a number is withheld": (
        channel("AB-01-W1", visibility=Visibility.WITHHELD),
        {"dinas-dongeng": (1, "number_gone AB-01-W1: 0870-0000-3333 > ")},
    ),
    "a number loses its sources": (
        channel("AB-01-W1", confirmations=()),
        {"dinas-dongeng": (1, "number_gone AB-01-W1: 0870-0000-3333 > ")},
    ),
    "an emergency number may not be printed": (
        channel("NN-01-T1", sources=()),
        dict.fromkeys(ALL, (1, "not_printable petugas:  > ")),
    ),
    "words of a step": (
        step("desa", "antar", title=Line("Antarkan")),
        dict.fromkeys({"kec-awan", "kec-pelangi"}, (2, "text flow.boxes.antar.title: Antar > Antarkan")),
    ),
    "words of the web page alone": (step("petugas", "hubungkan", detail=Text("Telepon bersama.")), {}),
    "the other flow is ratified": (
        flow("desa", status=Status.RATIFIED),
        dict.fromkeys({"kec-awan", "kec-pelangi"}, (3, "mark draft: Draf, belum disahkan > ")),
    ),
    "a name": (
        office("kec-awan", name=Line("Kecamatan Awan Putih")),
        {"kec-awan": (2, "text office: Kecamatan Awan > Kecamatan Awan Putih")},
    ),
    "a short name, which stands on no print": (office("kec-awan", short_name=Line("Awan")), {}),
    "a remark": (site(remark="lain"), {}),
    "the address": (
        site(base_url="https://baru.example/"),
        {
            each: (2, f"text url: https://ppa.antah.go.id/q/{each}/petugas/ > https://baru.example/q/{each}/petugas/")
            for each in ALL
        },
    ),
    "an office is no more": (without_office, {"dinas-lagu": (1, "office_gone dinas-lagu:  > ")}),
    "a flow is no more": (
        no_flow,
        dict.fromkeys({"dinas-dongeng", "rsud-embun", "dinas-lagu"}, (1, "flow_gone flow.id: petugas > desa")),
    ),
    "a number is reported as wrong": (
        channel("AB-01-W1", reported=Report(on=date(2026, 11, 23))),
        {"dinas-dongeng": (1, "number_gone AB-01-W1: 0870-0000-3333 > ")},
    ),
    "an old report, answered by a later check": (channel("AB-01-W1", reported=Report(on=date(2026, 10, 1))), {}),
    "a notice closes a number today": (
        notice(0, 3),
        {"dinas-dongeng": (1, "number_closed AB-01-W1: 0870-0000-3333 > ")},
    ),
    "on its last day too": (notice(-3, 0), {"dinas-dongeng": (1, "number_closed AB-01-W1: 0870-0000-3333 > ")}),
    "a notice of tomorrow": (notice(1, 3), {}),
    "a notice that is over": (notice(-3, -1), {}),
    "a notice that closes nothing": (notice(0, 3, closes=[], text="Masuk dari samping."), {}),
    "a staff number is opened, with too little behind it for paper": (
        channel("AB-01-W3", visibility=Visibility.PUBLIC),
        {},
    ),
}


def test_a_closed_number_stays_with_a_note(walls: Directory, settings: Settings) -> None:
    found = find_recalls(notice(0, 3, instead="NN-02-W1")(walls), settings)
    assert {each.print.office for each in found} == {"dinas-dongeng", EVERYONE}, "the book of all offices has it too"
    assert all(each.stays and not each.edition for each in found)
    told = {describe_change(change, "id") for each in found for change in each.changes}
    assert told == {
        "AB-01-W1: 0870-0000-3333, ditutup sampai 2026-11-27, pakai NN-02-W1; cukup tulis catatan di sampingnya"
    }


@pytest.mark.parametrize("name", CASES)
def test_exactly_the_staff_prints_concerned(name: str, walls: Directory, settings: Settings) -> None:
    edit, wanted = CASES[name]
    found = find_recalls(edit(staff_only(walls)), settings)
    told = {
        each.print.office: (
            int(each.grade),
            f"{each.changes[0].what} {each.changes[0].subject}: {each.changes[0].before} > {each.changes[0].after}",
        )
        for each in found
    }
    assert told == wanted
    assert [each.grade for each in found] == sorted(each.grade for each in found), "the gravest first"


def test_another_flow_that_still_exists_is_words(walls: Directory, settings: Settings) -> None:
    found = find_recalls(other_flow(staff_only(walls)), settings)
    assert {each.print.office: each.grade for each in found} == dict.fromkeys(
        ("dinas-dongeng", "rsud-embun", "dinas-lagu"), Grade.TEXT
    )


def test_a_colour_recalls_nothing(walls: Directory, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    given_ = tokens.tokens()
    colours = given_.color.model_copy(update={"print": given_.color.print | {"brand": "#AA00AA"}})
    monkeypatch.setattr(tokens, "tokens", lambda: given_.model_copy(update={"color": colours}))
    assert find_recalls(walls, settings) == ()


def test_prints_expire_by_their_own_day(walls: Directory, settings: Settings) -> None:
    walls = channel("AB-31-T1", confirmations=())(walls)  # its day is still to come
    last = {each.id: each.valid_until for each in walls.prints}
    for day in sorted(set(last.values())):
        for today in (day, day + timedelta(days=1)):
            found = find_recalls(walls, replace(settings, today=today))
            assert {each.print.id for each in found} == {one for one, until in last.items() if until < today}
            assert all(any(c.what is Happening.EXPIRED for c in each.changes) for each in found)


def aging_like_any_other(d: Directory) -> Directory:
    """The same with national numbers whose checks lapse for new paper long before they do on walls."""
    given = d.site.publication
    excepted = tuple(each.model_copy(update={"due": None, "expires": None}) for each in given.print_exceptions)
    return site(publication=given.model_copy(update={"print_exceptions": excepted}))(d)


def test_an_old_check_recalls_nothing_before_the_day_on_the_print(walls: Directory, settings: Settings) -> None:
    walls = aging_like_any_other(channel("AB-31-T1", confirmations=())(walls))  # its day is still to come
    later = replace(settings, today=settings.today + timedelta(days=40))
    with pytest.raises(NotPrintable):
        require_hangable(view(walls, later), PrintKind.STAFF, walls.offices[0].id)
    assert find_recalls(walls, later) == ()


def test_nothing_to_hang_while_no_print_may_be_made(walls: Directory, settings: Settings) -> None:
    later = replace(settings, today=settings.today + timedelta(days=40))
    edited = aging_like_any_other(channel("NN-02-T1", number="997")(staff_only(walls)))
    assert {each.edition for each in find_recalls(edited, later)} == {""}
    assert all(each.edition not in {"", each.print.edition} for each in find_recalls(edited, settings))


def test_what_came_down_is_not_listed(walls: Directory, settings: Settings) -> None:
    edited = channel("NN-02-T1", number="997")(walls)
    down = {"replaced_on": date(2026, 11, 24), "replaced_by": "P-0099"}
    first, second, *rest = edited.prints
    closed = (first.model_copy(update=down), second.model_copy(update={"withdrawn_on": date(2026, 11, 24)}), *rest)
    found = find_recalls(replace(edited, prints=closed), settings)
    assert {each.print.id for each in found} == {each.id for each in rest}


def test_a_kind_that_is_no_more(walls: Directory, settings: Settings) -> None:
    gone = walls.prints[0].model_copy(update={"kind": "spanduk"})
    found = find_recalls(replace(walls, prints=(gone,)), settings)
    assert [(each.grade, each.changes[0].what) for each in found] == [(Grade.NUMBER, Happening.KIND_GONE)]


def test_a_code_that_changed_without_a_word_is_the_least(walls: Directory, settings: Settings) -> None:
    other = walls.prints[0].model_copy(update={"edition": "BBBBBB"})
    found = find_recalls(replace(walls, prints=(other, *walls.prints[1:])), settings)
    assert [(each.print.id, each.grade, each.changes[0].what) for each in found] == [
        (other.id, Grade.AGE, Happening.EDITION)
    ]


# ---- the promise: nothing to recall if and only if the prints would say the same again

WORDS = st.sampled_from(["Dengarkan", "Antar", "Telepon 998", "Telepon 997", "Ya", "Tidak", "Sebentar saja"])
STEPS = st.sampled_from([(name, box) for name, boxes in {
    "petugas": ("bahaya", "ronda", "dengar", "setuju", "hormati", "dijawab", "bintang", "selesai"),
    "desa": ("dengar", "buka", "malam", "hubungkan", "antar", "bintang"),
    "umum": ("bahaya", "cerita"),
}.items() for box in boxes])  # fmt: skip
CODES = st.sampled_from(["NN-01-T1", "NN-02-T1", "NN-02-W1", "NN-02-U1", "AB-01-T1", "AB-01-W1", "KH-01-T1"])
NUMBERS = st.sampled_from(["997", "998", "0870-0000-9999"])
OFFICES = st.sampled_from(sorted(ALL))


def reworded(at: tuple[str, str], words: str) -> Edit:
    return step(*at, title=Line(words))


def called(at: tuple[str, str], contacts: list[str]) -> Edit:
    return step(*at, contacts=tuple(contacts))


def turned(name: str, by: int) -> Edit:
    """The panels of a flow's poster in another order."""

    def edit(d: Directory) -> Directory:
        sheet = d.flowchart[name].poster
        assert sheet is not None
        turn = by % len(sheet.panels)
        return flow(name, poster=sheet.model_copy(update={"panels": sheet.panels[turn:] + sheet.panels[:turn]}))(d)

    return edit


def listed(name: str, panel: int, items: list[str]) -> Edit:
    def edit(d: Directory) -> Directory:
        sheet = d.flowchart[name].poster
        assert sheet is not None
        at = panel % len(sheet.panels)
        new = sheet.panels[at].model_copy(update={"items": tuple(map(Line, items))})
        return flow(
            name, poster=sheet.model_copy(update={"panels": (*sheet.panels[:at], new, *sheet.panels[at + 1 :])})
        )(d)

    return edit


CONTACTS = st.lists(st.sampled_from(["ronda-999", "bintang-998", "uptd-antah", "dinas-dongeng-kontak"]), max_size=2)
POSTED = st.sampled_from(["petugas", "desa"])
EDITS = st.one_of(
    st.builds(reworded, STEPS, WORDS),
    st.builds(called, STEPS, CONTACTS),
    st.builds(turned, POSTED, st.integers(0, 3)),
    st.builds(listed, POSTED, st.integers(0, 3), st.lists(WORDS, min_size=1, max_size=3)),
    st.builds(lambda name, status: flow(name, status=status), POSTED, st.sampled_from(Status)),
    st.builds(lambda name, other: office(name, flowchart=other), OFFICES, POSTED),
    st.builds(lambda name, words: office(name, name=Line(words)), OFFICES, WORDS),
    st.builds(lambda name, words: office(name, short_name=Line(words), remark=words), OFFICES, WORDS),
    st.builds(lambda code, number: channel(code, number=number), CODES, NUMBERS),
    st.builds(lambda code, who: channel(code, visibility=who), CODES, st.sampled_from(Visibility)),
    st.builds(lambda code: channel(code, sources=(), confirmations=()), CODES),
    st.builds(lambda words: site(owner=Line(words)), WORDS),
)  # fmt: skip


def said(shown: View, d: Directory, issued: IssuedPrint) -> str | None:
    """All that the print says on this day, told without the code under test; None where it may not be made."""
    try:
        made = print_makers(PrintKind(issued.kind), d.offices)[issued.office](shown)
    except (NotPrintable, DoesNotFit):
        return None
    return strip_typesetting(
        json.dumps({k: v for k, v in json.loads(made.said).items() if k not in AGING}, ensure_ascii=False)
    )


@given(before=st.lists(EDITS, max_size=2), after=st.lists(EDITS, max_size=3))
def test_nothing_is_recalled_if_and_only_if_all_would_be_said_again(
    before: list[Edit], after: list[Edit], directory: Directory, settings: Settings
) -> None:
    issued = hung(reduce(lambda d, edit: edit(d), before, directory), settings)
    now = reduce(lambda d, edit: edit(d), after, issued)
    then, today = view(issued, settings), view(now, settings)
    differing = {each.id for each in issued.prints if said(then, issued, each) != said(today, now, each)}
    found = find_recalls(now, settings)
    assert {each.print.id for each in found} == differing
    assert all(each.print.edition != each.edition for each in found)
    told = [change for each in found for change in each.changes]
    assert all(
        change.before != change.after or change.why for change in told if change.what is not Happening.OFFICE_GONE
    )
    assert Happening.EDITION not in {change.what for change in told}, "the values themselves tell what differs"
