"""A report marks a channel, hides nothing, and keeps it off paper; who is in danger still finds 110 and 129."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from generator.check import check
from generator.check.keeper.worklist import make_worklist
from generator.edition.hidden import hidden
from generator.edition.view import View, view
from generator.language.catalogue import translate
from generator.model.contact import Channel, ChannelKind, Contact
from generator.model.directory import Directory
from generator.model.parts.evidence import Confirmation, Level, Limits, Report, Source, assure
from generator.model.parts.text import Line, Text
from generator.problem import Severity
from generator.render.pages import make_pages
from generator.settings import Edition, Settings

TODAY = date(2026, 11, 24)
LIMITS = Limits(due=90, expires=90)
OFFICIAL = Source(title=Line("x"), checked=TODAY, official=True)


def act(on: date, method: str = "test_call") -> Confirmation:
    return Confirmation.model_validate({"on": on, "method": method, "by": "Petugas"})


def days(count: int) -> date:
    return TODAY - timedelta(days=count)


LEVELS: dict[str, tuple[list[Source], list[Confirmation], Report | None, tuple[Level, Level, bool]]] = {
    "no report": ([], [act(days(5))], None, (Level.CONFIRMED, Level.CONFIRMED, False)),
    "reported after the confirmation": ([], [act(days(5))], Report(on=days(2)), (Level.SOURCED, Level.CONFIRMED, True)),
    "confirmed after the report": ([], [act(days(1))], Report(on=days(2)), (Level.CONFIRMED, Level.CONFIRMED, False)),
    "both on one day": ([], [act(days(2))], Report(on=days(2)), (Level.SOURCED, Level.CONFIRMED, True)),
    "an official page settles nothing": (
        [OFFICIAL],
        [act(days(1), "official_page")],
        Report(on=days(2)),
        (Level.SOURCED, Level.SOURCED, True),
    ),
    "only sources": ([OFFICIAL], [], Report(on=days(2)), (Level.SOURCED, Level.SOURCED, True)),
    "nothing at all": ([], [], Report(on=days(2)), (Level.NO_SOURCE, Level.NO_SOURCE, True)),
    "a confirmation from the future settles nothing": (
        [OFFICIAL],
        [act(TODAY + timedelta(days=3))],
        Report(on=days(2)),
        (Level.SOURCED, Level.SOURCED, True),
    ),
    "a report from the future counts": (
        [],
        [act(TODAY)],
        Report(on=TODAY + timedelta(days=30)),
        (Level.SOURCED, Level.CONFIRMED, True),
    ),
    "an old confirmation after the report settles it, though it is due again": (
        [OFFICIAL],
        [act(days(200))],
        Report(on=days(300)),
        (Level.CONFIRMED, Level.CONFIRMED, False),
    ),
}


@pytest.mark.parametrize("case", LEVELS)
def test_levels(case: str) -> None:
    sources, confirmations, report, expected = LEVELS[case]
    found = assure(sources, confirmations, LIMITS, TODAY, report)
    assert (found.level, found.undoubted, found.doubtful) == expected


def changed(directory: Directory, change: Callable[[Channel], Channel]) -> Directory:
    contacts = tuple(
        each.model_copy(update={"channels": tuple(change(channel) for channel in each.channels)})
        for each in directory.contacts
    )
    return replace(directory, contacts=contacts)


def doubting(directory: Directory, *codes: str) -> Directory:
    said = {"reported": Report(on=TODAY, note=Line("Dijawab orang lain"))}
    return changed(directory, lambda each: each.model_copy(update=said) if each.code in codes else each)


def seen(directory: Directory, settings: Settings, edition: Edition = Edition.PUBLIC) -> View:
    return view(directory, Settings(settings.root, settings.today, edition))


def codes(contact: Contact) -> list[str]:
    return [each.code for each in contact.channels]


@pytest.mark.parametrize("edition", list(Edition))
def test_a_report_hides_nothing(edition: Edition, directory: Directory, settings: Settings) -> None:
    before = seen(directory, settings, edition)
    after = seen(doubting(directory, *(channel.code for _, _, channel in directory.channels())), settings, edition)
    assert set(before.assurances) == set(after.assurances)
    assert after.printable == frozenset()


def test_a_report_makes_nothing_visible(directory: Directory, settings: Settings) -> None:
    strict = replace(
        directory,
        site=directory.site.model_copy(
            update={"publication": directory.site.publication.model_copy(update={"site": Level.CONFIRMED})}
        ),
    )
    before = seen(strict, settings)
    after = seen(doubting(strict, *(channel.code for _, _, channel in directory.channels())), settings)
    assert set(after.assurances) == set(before.assurances) != set()


def test_a_doubtful_number_is_marked_and_not_printed(directory: Directory, settings: Settings) -> None:
    assert "AB-01-T1" in seen(directory, settings).printable
    shown = seen(doubting(directory, "AB-01-T1"), settings)
    assert shown.assurances["AB-01-T1"].doubtful
    assert shown.assurances["AB-01-T1"].level is Level.SOURCED
    assert "AB-01-T1" not in shown.printable


def test_a_doubtful_number_stands_behind_the_others(directory: Directory, settings: Settings) -> None:
    shown = seen(doubting(directory, "AB-01-T1"), settings)
    assert codes(seen(directory, settings).directory.contact["dinas-dongeng-kantor"]) == ["AB-01-T1", "AB-01-A1"]
    assert codes(shown.directory.contact["dinas-dongeng-kantor"]) == ["AB-01-A1", "AB-01-T1"]
    assert shown.instead == {}


def test_who_has_only_doubtful_numbers_has_someone_beside(directory: Directory, settings: Settings) -> None:
    both = doubting(directory, "AB-01-T1", "AB-01-A1")
    shown = seen(both, settings)
    assert set(shown.instead) == {"dinas-dongeng-kantor"}
    assert shown.instead["dinas-dongeng-kantor"] == tuple(
        each for each in directory.site.fallback if shown.directory.contact[each].channels
    )
    assert shown.instead["dinas-dongeng-kantor"]


def test_doubtful_fallbacks_come_last(directory: Directory, settings: Settings) -> None:
    gap = seen(directory, settings).gaps["uptd-antah"].fallback
    assert gap == ("bintang-998", "uptd-khayangan")
    after = doubting(directory, "NN-02-W1", "NN-02-U1", "NN-02-T1")
    # 998 is a short number and carries no mark, so the contact still counts as sure.
    assert seen(after, settings).gaps["uptd-antah"].fallback == gap
    kind = {"kind": ChannelKind.WHATSAPP}
    worse = changed(after, lambda each: each.model_copy(update=kind) if each.code == "NN-02-T1" else each)
    assert seen(worse, settings).gaps["uptd-antah"].fallback == ("uptd-khayangan", "bintang-998")


@pytest.mark.parametrize("edition", [Edition.PUBLIC, Edition.DISCREET])
def test_emergency_numbers_stay_first_and_unmarked(edition: Edition, directory: Directory, settings: Settings) -> None:
    shown = seen(doubting(directory, "NN-01-T1", "NN-02-T1"), settings, edition)
    usual = seen(directory, settings, edition)
    assert [each.id for each in shown.emergency] == [each.id for each in usual.emergency] != []
    for code in ("NN-01-T1", "NN-02-T1"):
        assert not shown.assurances[code].doubtful
        assert code not in shown.printable
    assert [codes(each)[0] for each in shown.emergency] == ["NN-01-T1", "NN-02-T1"]


def test_the_offices_see_the_mark_on_emergency_numbers(directory: Directory, settings: Settings) -> None:
    assert seen(doubting(directory, "NN-01-T1"), settings, Edition.STAFF).assurances["NN-01-T1"].doubtful


def test_a_report_is_no_error_anywhere(directory: Directory, settings: Settings) -> None:
    """Else one report would keep the whole site, and every other correction, from being built."""
    flow = directory.flowcharts[0].model_copy(update={"summary": Text.model_validate("Bila ada bahaya: 999.")})
    directory = replace(directory, flowcharts=(flow, *directory.flowcharts[1:]))
    doubtful = doubting(directory, *(channel.code for _, _, channel in directory.channels()))
    errors = [each for each in check(doubtful, settings) if each.severity is Severity.ERROR]
    assert errors == [each for each in check(directory, settings) if each.severity is Severity.ERROR]
    told = {translate(each.what, "en") for each in check(doubtful, settings)}
    assert "the text says 999, which was reported as wrong" in told


def test_the_worklist_names_doubt_and_missing_consent(directory: Directory, settings: Settings) -> None:
    found = make_worklist(doubting(directory, "NN-01-T1"), settings)
    assert found.doubtful == ("NN-01-T1",)
    assert found.without_consent == ("rsud-embun-kontak",)


def test_no_edition_shows_a_name_without_consent(directory: Directory, settings: Settings) -> None:
    shown = seen(directory, settings, Edition.STAFF)
    assert shown.directory.contact["rsud-embun-kontak"].person is None
    person = shown.directory.contact["dinas-dongeng-kontak"].person
    assert person is not None
    assert str(person.name) == "Putri Bidadari"
    assert "Joko Awan Kinton" in {each.value for each in hidden(directory, shown)}
    assert "Putri Bidadari" not in {each.value for each in hidden(directory, shown)}


def test_a_consent_counts_from_its_day(directory: Directory, settings: Settings) -> None:
    before = Settings(settings.root, date(2026, 9, 30), Edition.STAFF)
    assert view(directory, before).directory.contact["dinas-dongeng-kontak"].person is None
    on = Settings(settings.root, date(2026, 10, 1), Edition.STAFF)
    assert view(directory, on).directory.contact["dinas-dongeng-kontak"].person is not None


def test_a_page_says_what_to_do_if_a_stranger_answers(directory: Directory, settings: Settings) -> None:
    shown = seen(doubting(directory, "AB-01-T1", "AB-01-A1", "NN-01-T1"), settings)
    found = {page.url: page.body for page in make_pages(shown, (), pictures={}, search=True)}
    told = re.findall(r'data-doubtful="([^"]+)"', found["k/dinas-dongeng/"])
    assert [each.split() for each in told] == [["AB-01-T1", "AB-01-A1"]]
    notice = found["k/dinas-dongeng/"].partition('data-doubtful="')[2]
    before, _, after = notice.partition('class="btns"')
    assert "jangan bercerita" in before
    assert "tel:998" in before
    assert "tel:+622100000077" in after
    assert not any(
        "NN-01-T1" in each for page in found.values() for each in re.findall(r'data-doubtful="([^"]+)"', page)
    )
    assert not any("Dijawab orang lain" in page for page in found.values())
    sure = {page.url: page.body for page in make_pages(seen(directory, settings), (), pictures={}, search=True)}
    assert not any("data-doubtful" in page for page in sure.values())


def test_the_view_does_not_carry_what_reporters_said(directory: Directory, settings: Settings) -> None:
    for edition in Edition:
        shown = seen(doubting(directory, "AB-01-T1", "NN-01-T1"), settings, edition)
        assert not any(channel.reported for _, _, channel in shown.directory.channels())
