"""A check grows old in two steps: it is due, then it leaves paper. Nothing else follows from a date alone."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.check import check
from generator.clock import SITE
from generator.content.load import load_with_problems
from generator.edition.view import View, view
from generator.model.contact import Channel
from generator.model.directory import Directory
from generator.model.parts.evidence import Confirmation, Limits, Report, Source, assure
from generator.model.parts.text import Line
from generator.problem import Problem, Severity
from generator.settings import Settings
from tests.building import TODAY

LIMITS = Limits(due=90, expires=90)
NATIONAL, OWN = "NN-02-T1", "AB-01-T1"
"""A national line with two sources read on 2026-11-12; a number of one's own, called on 2026-11-05, which keeps 180
days and may hang for 90."""


def on(directory: Directory, settings: Settings, day: date) -> View:
    return view(directory, replace(settings, today=day))


def source(checked: date, published: str | None = None) -> Source:
    return Source(title=Line("x"), checked=checked, official=True, published=published)


def act(day: date) -> Confirmation:
    return Confirmation.model_validate({"on": day, "method": "test_call", "by": "Petugas"})


@pytest.mark.parametrize(
    ("code", "day", "printed", "due"),
    [
        (NATIONAL, date(2026, 12, 12), True, False),
        (NATIONAL, date(2026, 12, 13), True, True),  # 31 days
        (NATIONAL, date(2027, 11, 12), True, True),
        (NATIONAL, date(2027, 11, 13), False, True),  # 366 days
        (OWN, date(2027, 2, 3), True, False),
        (OWN, date(2027, 2, 4), False, False),  # a sheet of that day would have ended the day before
        (OWN, date(2027, 5, 5), False, True),
    ],
)
def test_a_number_is_due_and_then_leaves_paper(
    code: str, day: date, printed: bool, due: bool, directory: Directory, settings: Settings
) -> None:
    shown = on(directory, settings, day)
    assert (code in shown.printable, code in shown.lapsed) == (printed, not printed)
    assert shown.assurances[code].due is due
    assert shown.assurances[code].expired is not printed


def test_no_age_takes_a_number_from_the_site(directory: Directory, settings: Settings) -> None:
    now, later = on(directory, settings, date(2026, 12, 24)), on(directory, settings, date(2039, 12, 24))
    assert set(later.assurances) == set(now.assurances)
    assert later.lapsed >= now.printable
    assert not later.printable


def test_no_print_ends_before_it_is_made(directory: Directory, settings: Settings) -> None:
    for days in range(0, 400, 7):
        shown = on(directory, settings, TODAY + timedelta(days=days))
        assert all((end := shown.paper_until([each])) and end >= shown.today for each in shown.printable), days


def test_a_print_counts_until_its_first_number_expires(public_view: View) -> None:
    national, own = public_view.paper_until([NATIONAL]), public_view.paper_until([OWN])
    assert (national, own) == (date(2027, 11, 12), date(2027, 2, 3))
    assert public_view.paper_until([NATIONAL, OWN]) == own
    assert public_view.paper_until([]) is None


def test_a_source_read_since_makes_no_old_confirmation_fresh(directory: Directory, settings: Settings) -> None:
    """Paper asks for a confirmation of one's own number; on the site its source counts too."""

    def changed(channel: Channel) -> Channel:
        read = {"sources": (source(date(2027, 8, 1)),)}
        return channel.model_copy(update=read) if channel.code == OWN else channel

    contacts = tuple(
        each.model_copy(update={"channels": tuple(map(changed, each.channels))}) for each in directory.contacts
    )
    shown = on(replace(directory, contacts=contacts), settings, date(2027, 8, 2))
    assert OWN in shown.lapsed
    assert not shown.assurances[OWN].due


def test_age_alone_is_never_an_error(directory: Directory, settings: Settings) -> None:
    found = check(directory, replace(settings, today=TODAY + timedelta(days=3000)))
    assert {each.rule for each in found if each.severity is Severity.ERROR} == set()
    assert "date.stale" in {each.rule for each in found}
    assert "text.number" not in {each.rule for each in found}


WRITTEN = {
    "a source of 2020": ((source(TODAY, "2020"),), "2020"),
    "the newest counts": ((source(TODAY, "2020"), source(TODAY, "2023-04-01")), "2023-04-01"),
    "a young one beside it": ((source(TODAY, "2020"), source(TODAY, "2026")), ""),
    "two years to the day": ((source(TODAY, "2024-11-24"),), ""),
    "two years and a day": ((source(TODAY, "2024-11-23"),), "2024-11-23"),
    "only the year, two years ago": ((source(TODAY, "2024"),), ""),
    "an undated page is as of today": ((source(TODAY, "2020"), source(TODAY)), ""),
    "no source": ((), ""),
}


@pytest.mark.parametrize("case", WRITTEN)
def test_an_old_source_says_when_it_was_written(case: str) -> None:
    sources, expected = WRITTEN[case]
    assert assure(sources, (), LIMITS, TODAY).written == expected


THEN, NOW = TODAY - timedelta(days=10), TODAY


def test_a_past_day_is_judged_by_what_was_known_then() -> None:
    read = assure((source(NOW),), (), LIMITS, THEN, None, NOW)
    assert read.checked == THEN, "a source that was read again since was a source then"
    assert assure((source(NOW + timedelta(days=1)),), (), LIMITS, THEN, None, NOW).checked is None, "a slip of the pen"
    assert assure((), (act(NOW),), LIMITS, THEN, None, NOW).confirmed is None
    late = Report(on=NOW)
    assert not assure((), (act(THEN),), LIMITS, THEN, late, NOW).doubtful
    assert assure((), (act(THEN),), LIMITS, NOW, late).doubtful
    assert assure((), (act(THEN),), LIMITS, THEN, Report(on=NOW + timedelta(days=1)), NOW).doubtful, "in doubt, doubt"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("  emergency: {due: 30, expires: 30}", "  emergency: {due: 30, expires: 20}", "freshness.emergency"),
        ("due: 30, expires: 365}", "due: 400, expires: 365}", "publication.print_exceptions.0"),
        ("  emergency: {due: 30, expires: 30}", "  emergency: bulanan", "freshness.emergency"),
    ],
)
def test_limits_that_cannot_be_are_refused_with_their_line(old: str, new: str, place: str, content_root: Path) -> None:
    found = loaded(content_root, old, new)
    assert [(each.field, each.mark.path) for each in found] == [(place, "content/site.yaml")]
    assert found[0].mark.line > 1


def test_a_bare_number_stands_for_both_steps(content_root: Path) -> None:
    assert loaded(content_root, "  service: {due: 90, expires: 90}", "  service: 90") == []


def loaded(root: Path, old: str, new: str) -> list[Problem]:
    """The problems of the content with this change of its site.yaml."""
    text = (root / SITE).read_text("utf-8")
    assert old in text
    return list(load_with_problems(root, {SITE: text.replace(old, new).encode()})[1])
