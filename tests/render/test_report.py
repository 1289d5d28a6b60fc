"""A wrong number is told by its code: to the owner's own channel, or on the page that says how."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.edition.view import View, view
from generator.model.contact import Channel
from generator.model.directory import Directory
from generator.model.routes import PagePlace
from generator.render.report import report_href, report_message
from generator.settings import Edition, Settings

HERE = PagePlace("k/kec-awan/")
CHANNELS = {
    "whatsapp": ({"number": "0870-0000-9999"}, "https://wa.me/6287000009999?text=Kode AB-31-T1 tidak tersambung."),
    "sms": ({"number": "0870-0000-9999"}, "sms:+6287000009999?body=Kode AB-31-T1 tidak tersambung."),
    "email": ({"email": "a@x.example"}, "mailto:a@x.example?subject=AB-31-T1&body=Kode AB-31-T1 tidak tersambung."),
    "voice": ({"number": "0870-0000-9999"}, "../../data/index.html#nomor-salah"),
}


def owned(directory: Directory, kind: str, value: dict[str, str], visibility: str = "public") -> View:
    """The directory whose owner has this channel alone."""
    channel = Channel.model_validate(
        {"code": "AB-01-X1", "kind": kind, "freshness": "office", "visibility": visibility, **value}
        | {"confirmations": [{"on": "2026-11-01", "method": "test_call", "by": "Penjaga"}]}
    )
    contacts = tuple(
        each.model_copy(update={"channels": (channel,)}) if each.id == directory.site.owner_contact else each
        for each in directory.contacts
    )
    return view(replace(directory, contacts=contacts), Settings(Path(), date(2026, 11, 24)))


@pytest.mark.parametrize("kind", CHANNELS)
def test_the_message_is_written_already(kind: str, directory: Directory) -> None:
    value, expected = CHANNELS[kind]
    href = report_href(("AB-31-T1",), owned(directory, kind, value), HERE)
    assert unquote(href) == expected
    assert " " not in href


def test_several_codes_stand_in_one_message(public_view: View) -> None:
    assert report_message(("A-1", "A-2"), public_view, "id") == "Kode A-1 atau A-2 tidak tersambung."


@pytest.mark.parametrize("visibility", ["staff", "withheld"])
def test_an_owner_who_may_not_be_shown_is_not_written_to(visibility: str, directory: Directory) -> None:
    shown = owned(directory, "whatsapp", {"number": "0870-0000-9999"}, visibility)
    assert report_href(("AB-31-T1",), shown, HERE) == "../../data/index.html#nomor-salah"


def test_a_region_without_an_owner_leads_to_the_page(directory: Directory) -> None:
    nobody = replace(directory, site=directory.site.model_copy(update={"owner_contact": None}))
    shown = view(nobody, Settings(Path(), date(2026, 11, 24), Edition.DISCREET))
    assert report_href(("AB-31-T1",), shown, HERE) == "../../data/index.html#nomor-salah"
