"""vCards as another program reads them."""

import re
from datetime import date
from pathlib import Path

import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st

from generator.edition.view import View, view
from generator.export.vcard import contacts_worth_saving, vcard, vcards
from generator.model.contact import Person
from generator.model.directory import Directory
from generator.model.parts.text import Line
from generator.settings import Edition, Settings


@pytest.fixture(scope="module")
def staff(directory: Directory) -> View:
    return view(directory, Settings(Path(), date(2026, 11, 24), Edition.STAFF))


def read(text: str) -> list[dict[str, list[str]]]:
    return [
        {
            name: [str(line.value.street if name == "adr" else line.value) for line in lines]
            for name, lines in card.contents.items()
        }
        for card in vobject.readComponents(text)
    ]


def test_a_person(staff: View) -> None:
    (card,) = read(vcard(staff, staff.directory.contact["dinas-dongeng-kontak"]))
    assert card["version"] == ["3.0"]
    assert card["n"] == [" Putri Bidadari   "]
    assert card["fn"] == ["Putri Bidadari"]
    assert card["org"] == ["['Dinas Dongeng Kabupaten Antah Berantah']"]
    assert card["title"] == ["Kepala Seksi Pelayanan"]
    assert card["tel"] == ["+6287000003333", "+6287000004444"]
    assert card["note"] == ["Kontak Dinas Dongeng. Kode AB-01-W1, AB-01-W2; 2026-11-01"]
    assert card["rev"] == ["20261124T000000Z"]


def test_a_post_without_a_name(staff: View) -> None:
    (card,) = read(vcard(staff, staff.directory.contact["uptd-khayangan"]))
    assert card["fn"] == ["UPTD Khayangan"]
    assert card["n"] == [" UPTD Khayangan   "]
    assert card["tel"] == ["+622100000055", "+6287000002222"]
    assert card["email"] == ["uptd@khayangan.example"]
    assert card["adr"] == ["Jalan Langit Ketujuh 7, Kota Khayangan"]


def test_a_short_number_is_no_tel_address(staff: View) -> None:
    (card,) = read(vcard(staff, staff.directory.contact["ronda-999"]))
    assert card["tel"] == ["999"]


def test_all_in_one_file(staff: View) -> None:
    cards = read(vcards(staff, contacts_worth_saving(staff)))
    assert len(cards) == len(contacts_worth_saving(staff)) == 8
    assert len({card["uid"][0] for card in cards}) == 8
    assert "Papan Keluhan" not in [card["fn"][0] for card in cards], "no place for reports"
    assert vcards(staff, contacts_worth_saving(staff)) == vcards(staff, contacts_worth_saving(staff))


@given(
    name=st.text(st.characters(exclude_categories=["C", "Zl", "Zp"], exclude_characters="<>"), min_size=1).filter(
        str.strip
    )
)
@example(name="Raden Ajeng " * 12 + "Kartini")
def test_any_name_survives(name: str, staff: View) -> None:
    contact = staff.directory.contact["dinas-dongeng-kontak"]
    text = vcard(staff, contact.model_copy(update={"person": Person(name=Line({"id": name}))}))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (card,) = vobject.readComponents(text)
    assert card.fn.value == name


def test_any_reader_finds_a_name_and_numbers_to_dial(staff: View) -> None:
    """Line by line, as the simplest reader does it (RFC 2426): no version 4.0, no address in place of a number."""
    for card in vcards(staff, contacts_worth_saving(staff)).split("END:VCARD\r\n")[:-1]:
        lines = card.replace("\r\n ", "").splitlines()
        fields = [(line.partition(":")[0].split(";"), line.partition(":")[2]) for line in lines]
        names = [name for (name, *_), _ in fields]
        assert [name for name in ("VERSION", "N", "FN", "ORG") if names.count(name) != 1] == []
        assert ("VERSION", "3.0") in [(name, value) for (name, *_), value in fields]
        assert all(re.fullmatch(r"\+62\d{7,13}|\d{3,8}", value) for (name, *_), value in fields if name == "TEL")
        assert all(each.startswith("TYPE=") for (name, *kinds), _ in fields for each in kinds)
