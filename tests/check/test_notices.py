"""A notice ends by itself, closes what is its own, and leads to nobody who may not be shown."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from generator.check import check
from generator.check.prose.texts import check_numbers_in_prose
from generator.check.references import check_references
from generator.language.catalogue import translate
from generator.model.directory import Directory
from generator.model.parts.evidence import Report
from generator.model.parts.notice import Notice
from generator.problem import Severity
from generator.settings import Settings

GROUPS = {
    "office": ("organizations", "uptd-khayangan"),
    "contact": ("contacts", "uptd-khayangan"),
    "service": ("services", "dengar"),
}


def announced(directory: Directory, where: str, notice: Mapping[str, Any]) -> Directory:
    """The directory with this notice alone, at the site or one of `GROUPS`; today is 2026-11-24."""
    days = {"valid_from": "2026-11-20", "valid_until": "2026-11-30"}
    told = {"notices": (Notice.model_validate({**days, **notice}),)}
    if where == "site":
        return replace(directory, site=directory.site.model_copy(update=told))
    group, name = GROUPS[where]
    records = tuple(each.model_copy(update=told) if each.id == name else each for each in getattr(directory, group))
    return replace(directory, **{group: records})


CLOSED = {"text": "Kantor tutup."}
CASES: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "right": ("contact", {**CLOSED, "closes": ["KH-01-T1"], "instead": "KH-01-S1"}, []),
    "a day": ("contact", {**CLOSED, "valid_from": "2026-11-24", "valid_until": "2026-11-24"}, []),
    "90 days after its first": ("contact", {**CLOSED, "valid_until": "2027-02-18"}, []),
    "91 days after its first": ("contact", {**CLOSED, "valid_until": "2027-02-19"}, ["notice.long"]),
    "its last day": ("contact", {**CLOSED, "valid_until": "2026-11-24"}, []),
    "over": ("contact", {**CLOSED, "valid_until": "2026-11-23"}, ["notice.over"]),
    "no such channel": ("contact", {"closes": ["KH-09-T9"]}, ["notice.closes", "reference.unknown"]),
    "no such replacement": ("contact", {**CLOSED, "instead": "KH-09-T9"}, ["reference.unknown"]),
    "another one's channel": ("contact", {"closes": ["NN-02-T1"]}, ["notice.closes"]),
    "the channel of an office's contact": ("office", {"closes": ["KH-01-T1"]}, []),
    "of a service's contact": ("service", {"closes": ["NN-02-T1"]}, []),
    "not of a service's contact": ("service", {"closes": ["KH-01-T1"]}, ["notice.closes"]),
    "any channel": ("site", {"closes": ["NN-02-T1"]}, []),
    "an unconfirmed replacement": ("contact", {**CLOSED, "instead": "AB-60-W1"}, ["notice.replacement"]),
    "a withheld one": ("site", {**CLOSED, "instead": "AB-60-U1"}, ["notice.replacement"]),
    "one for staff alone": ("office", {**CLOSED, "instead": "AB-01-W2"}, ["notice.replacement"]),
    "one that is closed too": ("contact", {"closes": ["KH-01-T1"], "instead": "KH-01-T1"}, ["notice.replacement"]),
    "an unconfirmed number in its words": ("contact", {"text": "Telepon 0870-0000-1111."}, ["text.number"]),
    "a stranger's number": ("service", {"text": "Telepon 0870-0000-9876."}, ["text.number"]),
    "a number that is shown": ("site", {"text": "Telepon 0870-0000-0998."}, []),
    "a number for staff alone": ("office", {"text": "Telepon 0870-0000-4444."}, ["text.number"]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_told(case: str, directory: Directory, settings: Settings) -> None:
    where, notice, wanted = CASES[case]
    before = {str(each.rule) + str(each.mark) for each in check(directory, settings)}
    found = check(announced(directory, where, notice), settings)
    told = [each for each in found if str(each.rule) + str(each.mark) not in before or "notices" in each.field]
    assert sorted(str(each.rule) for each in told if not each.rule.startswith(("plain.", "discreet."))) == wanted
    assert all(translate(each.what, "id") != translate(each.what, "en") for each in told)
    graver = {str(each.rule) for each in told if each.severity is Severity.ERROR}
    assert graver == {rule for rule in wanted if rule != "notice.over"}


def test_a_doubted_replacement_does_not_stop_the_site(directory: Directory, settings: Settings) -> None:
    doubted = Report(on=date(2026, 11, 23))
    contacts = tuple(
        each.model_copy(
            update={"channels": tuple(one.model_copy(update={"reported": doubted}) for one in each.channels)}
        )
        if each.id == "uptd-khayangan"
        else each
        for each in directory.contacts
    )
    now = announced(replace(directory, contacts=contacts), "contact", {**CLOSED, "instead": "KH-01-S1"})
    found = [each for each in check(now, settings) if each.rule == "notice.replacement"]
    assert [each.severity for each in found] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("notice", "error"),
    [
        ({"text": "Tutup.", "valid_until": "2026-11-19"}, "period_order"),
        ({}, "notice_empty"),
        ({"text": "Tutup.", "valid_until": None}, "date_type"),
        ({"text": "Tutup.", "until": "2026-12-01"}, "extra_forbidden"),
    ],
)
def test_it_is_refused_where_it_is_read(notice: dict[str, Any], error: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Notice.model_validate({"valid_from": "2026-11-20", "valid_until": "2026-11-30", **notice})
    assert [each["type"] for each in refused.value.errors()] == [error]


def test_the_invented_kabupaten_has_notices_without_fault(directory: Directory, settings: Settings) -> None:
    assert sum(len(each.notices) for each in (*directory.organizations, *directory.contacts)) == 2
    assert not list(check_references(directory, settings))
    assert not [each for each in check_numbers_in_prose(directory, settings) if "notices" in each.field]
