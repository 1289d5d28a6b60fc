"""A wrong number is told by its code: to the owner's own channel, or on the page that says how, or not at all."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.edition.view import View, view
from generator.model.contact import Channel
from generator.model.directory import Directory
from generator.model.routes import PagePlace
from generator.render.contact.report import report_href, report_message
from generator.render.pages import make_pages
from generator.settings import Edition, Settings

HERE = PagePlace("k/kec-awan/")
CHANNELS = {
    "whatsapp": ({"number": "0870-0000-9999"}, "https://wa.me/6287000009999?text=Kode AB-31-T1 tidak tersambung."),
    "sms": ({"number": "0870-0000-9999"}, "sms:+6287000009999?body=Kode AB-31-T1 tidak tersambung."),
    "email": ({"email": "a@x.example"}, "mailto:a@x.example?subject=AB-31-T1&body=Kode AB-31-T1 tidak tersambung."),
    "voice": ({"number": "0870-0000-9999"}, "../../data/index.html#nomor-salah"),
}


def owned(
    directory: Directory,
    kind: str,
    value: dict[str, str],
    visibility: str = "public",
    *,
    confirmed: bool = True,
    reported: dict[str, str] | None = None,
) -> View:
    """The directory whose owner has this channel alone."""
    acts = [{"on": "2026-11-01", "method": "test_call" if confirmed else "official_page", "by": "Penjaga"}]
    channel = Channel.model_validate(
        {"code": "AB-01-X1", "kind": kind, "freshness": "office", "visibility": visibility, **value}
        | {"confirmations": acts, "reported": reported}
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


def without_an_owner(directory: Directory) -> View:
    nobody = replace(directory, site=directory.site.model_copy(update={"owner_contact": None}))
    return view(nobody, Settings(Path(), date(2026, 11, 24), Edition.DISCREET))


NUMBER = {"number": "0870-0000-9999"}
PLACE = {"address": "Jalan Kancil 1"}
UNREACHED: dict[str, Callable[[Directory], View]] = {
    "for staff alone": lambda directory: owned(directory, "whatsapp", NUMBER, "staff"),
    "withheld": lambda directory: owned(directory, "whatsapp", NUMBER, "withheld"),
    "not confirmed": lambda directory: owned(directory, "whatsapp", NUMBER, confirmed=False),
    "doubtful": lambda directory: owned(directory, "whatsapp", NUMBER, reported={"on": "2026-11-20"}),
    "a place without a number": lambda directory: owned(directory, "walk_in", PLACE),
    "nobody": without_an_owner,
}


@pytest.mark.parametrize("case", UNREACHED)
def test_nothing_leads_to_an_owner_who_cannot_be_reached(case: str, directory: Directory) -> None:
    """A wrong number is asked about only where somebody hears the answer."""
    shown = UNREACHED[case](directory)
    assert report_href(("AB-31-T1",), shown, HERE) == ""
    for page in make_pages(shown, (), pictures={}, search=True):
        assert "Nomor salah?" not in page.body, page.url
        assert "tidak tersambung?" not in page.body, page.url
        assert "nomor-salah" not in page.body, page.url


def test_whoever_can_reach_the_owner_is_asked_inside_the_fold_of_each_card(public_view: View) -> None:
    pages = {page.url: page.body for page in make_pages(public_view, (), pictures={}, search=True)}
    assert '<h2 id="nomor-salah">Nomor salah?</h2>' in pages["data/"]
    for url in ("c/", "k/kec-awan/"):
        folds = re.findall(r"<details><summary>Sumber dan kode.*?</details>", pages[url], re.DOTALL)
        assert folds
        assert all("Nomor ini tidak tersambung?" in fold for fold in folds), url
        assert pages[url].count("Nomor ini tidak tersambung?") == len(folds), url
