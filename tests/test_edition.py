"""A view holds what may be shown, and nothing else."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta

import pytest
from pydantic import BaseModel

from generator.edition.hidden import hidden
from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.model.parts.evidence import Confirmation, Level, Limits, Source, assure
from generator.model.parts.text import Line
from generator.render.pages import make_pages
from generator.settings import Edition, Settings

TODAY = date(2026, 11, 24)
LIMIT = timedelta(days=90)


def source(official: bool = False, checked: date = TODAY) -> Source:
    return Source(title=Line("x"), url="https://x.example/", checked=checked, official=official)


def act(method: str, on: date) -> Confirmation:
    return Confirmation.model_validate({"on": on, "method": method, "by": "Petugas"})


UNFINDABLE = Source(title=Line("Berkas tanpa tanggal"), checked=TODAY)
"""It has neither an address nor a date, and no authority answers for it."""
LEVELS = {
    "nothing": ([], [], Level.NO_SOURCE),
    "one source": ([source()], [], Level.ONE_SOURCE),
    "two sources": ([source(), source()], [], Level.SOURCED),
    "a file that nobody can look up": ([UNFINDABLE, UNFINDABLE], [], Level.NO_SOURCE),
    "a leaflet with its date": ([UNFINDABLE.model_copy(update={"published": "2026-03"})], [], Level.ONE_SOURCE),
    "official page": ([source(official=True)], [], Level.SOURCED),
    "test call today": ([], [act("test_call", TODAY)], Level.CONFIRMED),
    "letter on the last fresh day": ([], [act("owner_letter", TODAY - LIMIT)], Level.CONFIRMED),
    "an old letter is a letter still": ([source()], [act("owner_letter", TODAY - LIMIT * 9)], Level.CONFIRMED),
    "call in the future": ([source()], [act("test_call", TODAY + timedelta(days=1))], Level.ONE_SOURCE),
    "official page read is no confirmation": ([], [act("official_page", TODAY)], Level.SOURCED),
}


@pytest.mark.parametrize("case", LEVELS)
def test_levels(case: str) -> None:
    sources, confirmations, expected = LEVELS[case]
    assert assure(sources, confirmations, Limits(due=90, expires=90), TODAY).level is expected


def words(value: object) -> list[str]:
    """Every string inside a value, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, BaseModel):
        inner = [getattr(value, name) for name in type(value).model_fields]
    elif is_dataclass(value) and not isinstance(value, type):
        inner = [getattr(value, each.name) for each in fields(value)]
    elif isinstance(value, dict):
        inner = [*value.keys(), *value.values()]
    elif isinstance(value, (list, tuple, set, frozenset)):
        inner = list(value)
    else:
        return []
    return [word for each in inner for word in words(each)]


@pytest.mark.parametrize("edition", [Edition.PUBLIC, Edition.DISCREET, Edition.STAFF])
def test_a_view_holds_no_hidden_value(edition: Edition, directory: Directory, settings: Settings) -> None:
    shown = view(directory, Settings(settings.root, settings.today, edition))
    secrets = hidden(directory, shown)
    assert secrets
    everything = "\n".join(words(shown))
    # A short code also stands in the numbering plan and would be found there; the audit looks for dialled ones.
    secrets = tuple(each for each in secrets if len(each.value) > 4)
    assert secrets
    assert [each.what for each in secrets if each.value in everything] == []


def test_every_contact_can_be_reached_or_has_a_way_round(public_view: View) -> None:
    assert public_view.gaps
    for contact in public_view.directory.contacts:
        assert contact.channels or public_view.gaps[contact.id].fallback


def test_printable_is_shown_and_fresh(public_view: View) -> None:
    assert public_view.printable
    for code in public_view.printable:
        assert not public_view.assurances[code].due


def test_nothing_is_printable_once_every_check_is_old(directory: Directory, settings: Settings) -> None:
    later = view(directory, Settings(settings.root, settings.today + timedelta(days=4000)))
    assert later.printable == frozenset()


def test_a_name_loses_a_number_that_is_not_shown(directory: Directory, public_view: View) -> None:
    assert str(directory.contact["balai-obat"].name) == "Balai Obat 997"
    assert str(public_view.directory.contact["balai-obat"].name) == "Balai Obat", "997 is not sure enough"
    assert public_view.directory.contact["bintang-998"].name.root == {"id": "Bintang 998", "en": "Star 998"}


@pytest.mark.parametrize(("level", "shown"), [(None, False), (0, True), (1, True), (2, False), (3, False)])
def test_a_place_may_need_less_than_a_number_and_never_more(
    level: int | None, shown: bool, directory: Directory, settings: Settings
) -> None:
    """One source that can be looked up is enough for an address, and for no number."""
    policy = directory.site.publication.model_copy(update={"address": None if level is None else Level(level)})
    site = directory.site.model_copy(update={"publication": policy})
    contact = view(replace(directory, site=site), settings).directory.contact["rsud-embun-kantor"]
    assert [channel.code for channel in contact.channels] == (["AB-02-A1"] if shown else [])


def test_an_owner_is_named_from_the_day_of_its_agreement(directory: Directory, settings: Settings) -> None:
    agreed = {
        day: view(replace(directory, site=directory.site.model_copy(update={"owner_agreed": day})), settings)
        for day in (None, TODAY, TODAY + timedelta(days=1))
    }
    assert [shown.owner_agreed for shown in agreed.values()] == [False, True, False]
    for shown in agreed.values():
        pages = {page.url: page.body for page in make_pages(shown, (), pictures={}, search=True)}
        foot = " ".join(pages[""].partition("<footer")[2].split())
        unsure = f"Disusun untuk {shown.site.owner}, belum disahkan."
        assert (unsure in foot) is not shown.owner_agreed
        assert ("Data ini dirawat oleh" in pages["data/"]) is shown.owner_agreed


def test_a_name_needs_consent_even_among_staff(directory: Directory, settings: Settings) -> None:
    def names(edition: Edition, day: date = TODAY) -> list[str]:
        shown = view(directory, Settings(settings.root, day, edition))
        assert {each.value for each in hidden(directory, shown) if each.what.endswith(" person")} == {
            "Putri Bidadari",
            "Joko Awan Kinton",
        } - {str(each.person.name) for each in shown.directory.contacts if each.person}
        return [str(each.person.name) for each in shown.directory.contacts if each.person]

    assert names(Edition.STAFF) == ["Putri Bidadari"]
    assert names(Edition.PUBLIC) == names(Edition.DISCREET) == []
    assert names(Edition.STAFF, date(2026, 9, 30)) == [], "the day before the consent"
