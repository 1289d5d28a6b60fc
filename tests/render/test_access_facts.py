"""What is known of access is told with its day; what is not known, or not well enough, is told to nobody."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from generator.check.access import check_access
from generator.edition.view import view
from generator.language.catalogue import translate
from generator.model.directory import Directory
from generator.model.parts.access import Access
from generator.model.routes import PagePlace
from generator.render.contact.cards import make_card
from generator.settings import Edition, Settings
from tests.render.test_notices import pages

CALL = {"confirmations": [{"on": "2026-11-05", "method": "test_call", "by": "Penjaga data"}]}
PAPER = {
    "sources": [
        {"title": "Kabar Langit", "url": "https://kabar.example/x", "published": "2026", "checked": "2026-11-09"}
    ]
}
PAGE = {"sources": [{"title": "Embun", "url": "https://embun.example/", "checked": "2026-11-09", "official": True}]}
WOMAN = ("Petugas perempuan", "Ada, boleh diminta (5 Nov 2026)")
CASES: dict[str, tuple[dict[str, Any], dict[str, Any], list[tuple[str, str]]]] = {
    "nothing": ({}, {}, []),
    "a yes": ({"female_officer": {"answer": "yes", **CALL}}, {}, [WOMAN]),
    "a no": ({"female_officer": {"answer": "no", **CALL}}, {}, [("Petugas perempuan", "Belum ada (5 Nov 2026)")]),
    "nothing speaks for it": ({"female_officer": {"answer": "yes"}}, {}, []),
    "one newspaper": ({"step_free": {"answer": "yes", **PAPER}}, {}, []),
    "its own page": (
        {"step_free": {"answer": "no", **PAGE}}, {}, [("Tanpa tangga", "Ada tangga di pintu masuk (9 Nov 2026)")],
    ),
    "languages": (
        {"languages": {"names": ["Basa Langit", "Bahasa isyarat"], **CALL}},
        {},
        [("Bahasa", "Basa Langit, Bahasa isyarat (5 Nov 2026)")],
    ),
    "of the office": ({}, {"female_officer": {"answer": "yes", **CALL}}, [WOMAN]),
    "the contact's own counts before the office's": (
        {"female_officer": {"answer": "yes", **CALL}},
        {"female_officer": {"answer": "no", **PAGE}, "step_free": {"answer": "yes", **PAGE}},
        [WOMAN, ("Tanpa tangga", "Bisa masuk dengan kursi roda (9 Nov 2026)")],
    ),
    "what is unproved of the contact leaves the office's": (
        {"female_officer": {"answer": "no"}}, {"female_officer": {"answer": "yes", **CALL}}, [WOMAN],
    ),
}  # fmt: skip


def known(directory: Directory, contact: dict[str, Any], office: dict[str, Any]) -> Directory:
    """The directory in which this is known of UPTD Khayangan and of its contact."""

    def changed(records: tuple[Any, ...], given: dict[str, Any]) -> tuple[Any, ...]:
        access = Access.model_validate(given) if given else None
        return tuple(
            each.model_copy(update={"access": access if each.id == "uptd-khayangan" else None}) for each in records
        )

    return replace(
        directory,
        contacts=changed(directory.contacts, contact),
        organizations=changed(directory.organizations, office),
    )


@pytest.mark.parametrize("case", CASES)
def test_only_what_is_known_is_told(case: str, directory: Directory, settings: Settings) -> None:
    contact, office, wanted = CASES[case]
    shown = view(known(directory, contact, office), settings)
    assert list(make_card(shown, shown.directory.contact["uptd-khayangan"], PagePlace("")).access) == wanted


@pytest.mark.parametrize("edition", list(Edition))
def test_its_page_tells_it_in_every_edition(edition: Edition, directory: Directory, settings: Settings) -> None:
    contact, office, wanted = CASES["the contact's own counts before the office's"]
    made = pages(known(directory, contact, office), settings, edition=edition)["k/uptd-khayangan/"]
    found = re.findall(r"<dt>([^<]*)</dt> <dd>([^<]*)</dd>", made)
    assert [pair for pair in found if pair[0] in {"Petugas perempuan", "Tanpa tangga", "Bahasa"}] == wanted


def test_nothing_else_can_tell_it(directory: Directory, settings: Settings) -> None:
    shown = view(known(directory, {"female_officer": {"answer": "no"}}, {"step_free": {"answer": "no"}}), settings)
    assert {each.access for each in (*shown.directory.contacts, *shown.directory.organizations)} == {None}


def test_an_office_without_contacts_tells_it_itself(directory: Directory, settings: Settings) -> None:
    offices = tuple(
        each.model_copy(update={"access": Access.model_validate({"step_free": {"answer": "yes", **CALL}})})
        if each.id == "dinas-lagu"
        else each
        for each in directory.organizations
    )
    contacts = tuple(each for each in directory.contacts if each.organization != "dinas-lagu")
    made = pages(replace(directory, organizations=offices, contacts=contacts), settings)
    assert "<dd>Bisa masuk dengan kursi roda (5 Nov 2026)</dd>" in made["k/dinas-lagu/"]


@pytest.mark.parametrize(
    ("given", "day", "wanted"),
    [
        ({"female_officer": {"answer": "yes", **CALL}}, "2026-11-24", []),
        ({"step_free": {"answer": "yes", **PAPER}}, "2026-11-24", ["access.unproved"]),
        ({"step_free": {"answer": "yes"}}, "2026-11-24", ["access.unproved"]),
        ({"female_officer": {"answer": "yes", **CALL}}, "2027-05-04", []),  # 180 days
        ({"female_officer": {"answer": "yes", **CALL}}, "2027-05-05", ["date.stale"]),
    ],
)
def test_what_is_missing_is_work(
    given: dict[str, Any], day: str, wanted: list[str], directory: Directory, settings: Settings
) -> None:
    found = list(check_access(known(directory, given, given), replace(settings, today=date.fromisoformat(day))))
    assert [str(each.rule) for each in found] == wanted * 2
    assert all(translate(each.what, "id") != translate(each.what, "en") for each in found)


@pytest.mark.parametrize("answer", ["unknown", "maybe", "true", ""])
def test_it_is_yes_or_no(answer: str) -> None:
    with pytest.raises(ValidationError):
        Access.model_validate({"female_officer": {"answer": answer}})
