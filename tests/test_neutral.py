"""The discreet edition: neutral texts, neutral ids, the same numbers, and nothing that may not be said."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pydantic import BaseModel, ValidationError

from generator.check import check
from generator.check.references import check_references
from generator.edition.neutral_texts import NoSuchText, replace_texts
from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.model.discreet import Discreet
from generator.model.parts.text import Text
from generator.settings import Edition, Settings

LIST = Discreet(words=("ppa", "rumah aman"), stems=("lapor",))


def seen(directory: Directory, settings: Settings, edition: Edition = Edition.DISCREET) -> View:
    return view(directory, replace(settings, edition=edition))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UPTD PPA Pati", ("ppa",)),
        ("uptd-ppa", ("ppa",)),
        ("x_ppa_y", ("ppa",)),
        ("rumah aman", ("rumah aman",)),
        ("Rumah\nAman", ("rumah\naman",)),
        ("rumah-aman", ("rumah-aman",)),
        ("Melaporkan, LAPORAN", ("lapor",)),
        ("cappa pparse rumah yang aman", ()),
        ("di rumah. Aman di sana", ()),
        ("", ()),
    ],
)
def test_forbidden_words(text: str, found: tuple[str, ...]) -> None:
    assert LIST.forbidden(text) == found


def test_an_empty_list_forbids_nothing() -> None:
    assert Discreet(words=()).forbidden("apa saja") == ()


def strings(value: object) -> Iterator[str]:
    if isinstance(value, Text):
        yield from value.root.values()
    elif isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from strings(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from strings(each)
    elif isinstance(value, dict):
        yield from strings(list(value.items()))


def test_nothing_forbidden_is_left(directory: Directory, settings: Settings) -> None:
    shown = seen(directory, settings)
    parts = (shown.site.model_copy(update={"telephony": None}), *shown.directory.organizations)
    parts += (*shown.directory.contacts, *shown.directory.services, *shown.directory.taxonomy.situations)
    parts += (*shown.directory.faq, *shown.directory.guides, *shown.directory.glossary)
    assert [(text, word) for part in parts for text in strings(part) if (word := shown.forbidden(text))] == []
    assert shown.directory.laws == shown.directory.flowcharts == shown.directory.statistics == ()


def test_every_reference_still_leads_somewhere(directory: Directory, settings: Settings) -> None:
    shown = seen(directory, settings)
    assert list(check_references(shown.directory, settings)) == []
    assert len(shown.emergency) == len(seen(directory, settings, Edition.PUBLIC).emergency) > 0
    assert all(each in shown.directory.contact for gap in shown.gaps.values() for each in gap.fallback)


def test_the_numbers_are_the_same(directory: Directory, settings: Settings) -> None:
    public, discreet = (
        {
            channel.code: channel.number
            for _, _, channel in seen(directory, settings, edition).directory.channels()
            if channel.number is not None
        }
        for edition in (Edition.PUBLIC, Edition.DISCREET)
    )
    assert discreet == public != {}


def test_a_channel_whose_address_says_too_much_is_left_out(directory: Directory, settings: Settings) -> None:
    given = directory.discreet
    assert given is not None
    stems = (*given.stems, "khayangan.example")
    loud = replace(
        directory,
        discreet=type(given)(**{name: getattr(given, name) for name in given.model_fields_set} | {"stems": stems}),
    )
    shown = seen(loud, settings)
    assert "KH-01-E1" in seen(directory, settings).assurances
    assert "KH-01-E1" not in shown.assurances
    assert "KH-01-T1" in shown.assurances


def test_it_has_its_own_address(directory: Directory, settings: Settings) -> None:
    assert directory.discreet is not None
    assert seen(directory, settings).base_url == directory.discreet.base_url != directory.site.base_url
    asked = view(directory, replace(settings, edition=Edition.DISCREET, base_url="https://lain.example"))
    assert asked.base_url == "https://lain.example/"


def test_content_is_complete_for_it(directory: Directory, settings: Settings) -> None:
    found = check(directory, replace(settings, edition=Edition.DISCREET))
    assert [each for each in found if each.rule.startswith("discreet")] == []


@pytest.mark.parametrize(
    "path", ["id", "code", "kind", "channels.0.number", "channels.0.code", "channels.7.label", "nama", "", "channels"]
)
def test_only_texts_are_replaced(path: str, directory: Directory) -> None:
    with pytest.raises(NoSuchText):
        replace_texts(directory.contact["bintang-998"], {path: Text({"id": "x"})})


def test_a_line_stays_a_line(directory: Directory, settings: Settings) -> None:
    contact = directory.contact["bintang-998"]
    changed = replace_texts(contact, {"channels.2.label": Text({"id": "Formulir"}), "summary": Text({"id": "a\nb"})})
    assert str(changed.channels[2].label) == "Formulir"
    assert changed.channels[:2] == contact.channels[:2]
    with pytest.raises(ValidationError):
        replace_texts(contact, {"name": Text({"id": "a\nb"})})
