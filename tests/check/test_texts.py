"""A number in any text that a reader may see is looked at, whatever the field."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pydantic import BaseModel

from generator.check.prose.texts import check_numbers_in_prose
from generator.edition.neutral_texts import replace_texts
from generator.model.contact import Visibility
from generator.model.directory import Directory
from generator.model.parts.text import KEPT_BACK, Text
from generator.settings import Settings

NOBODYS = "Hubungi 0870 - 0000 - 0123 (24 jam)."
TABLES = ("organizations", "contacts", "services", "flowcharts", "glossary", "faq", "laws", "statistics", "guides")
NEVER_SHOWN = {"remark", "reported", "confirmations", "consent", "telephony"}


def places(value: object, *way: str) -> Iterator[str]:
    """Every text inside a record, found without the walker of the program."""
    if isinstance(value, Text):
        yield ".".join(way)
    elif isinstance(value, BaseModel):
        for name, inner in vars(value).items():
            yield from places(inner, *way, name)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from places(inner, *way, str(index))


@pytest.mark.parametrize("table", TABLES)
def test_a_number_in_any_text_is_refused(table: str, directory: Directory, settings: Settings) -> None:
    bare = replace(directory, discreet=None, **dict.fromkeys(TABLES, ()))
    tried = 0
    for record in getattr(directory, table):
        for place in places(record):
            if NEVER_SHOWN & set(place.split(".")) or (table == "contacts" and place == "name"):
                continue
            changed = replace_texts(record, {place: Text({"id": "Kata biasa.", "en": NOBODYS})})
            told = check_numbers_in_prose(replace(bare, **{table: (changed,)}), settings)
            field = place.removeprefix("head.") if table == "guides" else f"{place}.en"
            assert (field, "text.number", "0870 - 0000 - 0123") in [
                (each.field, each.rule, each.what.values["number"]) for each in told
            ], place
            tried += 1
    assert tried


def test_what_is_kept_back_is_what_no_edition_shows() -> None:
    assert KEPT_BACK == NEVER_SHOWN


def test_a_number_in_a_neutral_text_is_refused(directory: Directory, settings: Settings) -> None:
    assert directory.discreet
    first, *rest = directory.discreet.records
    changed = first.model_copy(update={"texts": {"summary": Text({"id": NOBODYS})}})
    discreet = directory.discreet.model_copy(update={"records": (changed, *rest)})
    (told,) = check_numbers_in_prose(replace(directory, discreet=discreet), settings)
    assert (told.field, told.rule) == ("texts.summary", "text.number")


def test_a_number_in_a_guide_is_found_over_the_end_of_a_line(directory: Directory, settings: Settings) -> None:
    guide = directory.guides[0].model_copy(update={"body": "Hubungi 0870-0000-\n0123 bila perlu.\n\n1. 0870\n2. 1234"})
    told = check_numbers_in_prose(replace(directory, guides=(guide,)), settings)
    assert [each.what.values["number"] for each in told] == ["0870-0000- 0123"]


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n", "  \n", "\\\n", "\n> ", "\n  "], ids=repr)
@pytest.mark.parametrize("parts", [("0870-0000", "0123"), ("(021)", "0000 0123")])
def test_a_number_is_found_over_the_end_of_a_line(
    parts: tuple[str, str], end: str, directory: Directory, settings: Settings
) -> None:
    words = f"Kami ada di {end.join(parts)} setiap hari."
    asked = directory.faq[0].model_copy(update={"answer": Text({"id": words})})
    guide = directory.guides[0].model_copy(update={"body": words})
    told = check_numbers_in_prose(replace(directory, faq=(asked,), guides=(guide,)), settings)
    assert [(each.field, each.what.values["number"]) for each in told] == [
        (field, " ".join(parts)) for field in ("answer", "")
    ]


@pytest.mark.parametrize(
    ("field", "value", "number"),
    [
        ("email", "081234567906@ppa.antah.go.id", "081234567906"),
        ("email", "uptd@ppa.antah.go.id", None),
        ("url", "https://t.me/+6281234567906", "+6281234567906"),
        ("url", "https://ppa.antah.go.id/2026/07/lapor", None),
        ("url", "https://wa.me/6281234567906", None),  # told as a chat
    ],
)
def test_a_number_in_a_mailbox_or_an_address_is_told_before_a_build_refuses_it(
    field: str, value: str, number: str | None, directory: Directory, settings: Settings
) -> None:
    contact = next(each for each in directory.contacts if each.channels)
    shown, withheld = (
        tuple(each.model_copy(update={field: value, "visibility": visibility}) for each in contact.channels[:1])
        for visibility in (Visibility.PUBLIC, Visibility.WITHHELD)
    )
    changed = contact.model_copy(update={"channels": shown})
    told = [*check_numbers_in_prose(replace(directory, contacts=(*directory.contacts, changed)), settings)]
    assert [each.what.values["number"] for each in told] == ([number] if number else [])
    assert all(each.field == f"channels.0.{field}" for each in told)
    hidden = contact.model_copy(update={"channels": withheld})
    assert not [*check_numbers_in_prose(replace(directory, contacts=(*directory.contacts, hidden)), settings)]


def test_a_number_in_the_name_of_a_village_is_told(directory: Directory, settings: Settings) -> None:
    village = directory.areas[-1].model_copy(update={"name": Text({"id": "Mega 0870-0000-0123"})})
    (told,) = check_numbers_in_prose(replace(directory, areas=(village,)), settings)
    assert (told.field, told.rule) == ("name", "text.number")
