"""What is still unknown stands on one page for officials: how many, since when, and whose turn it is."""

import re
from dataclasses import replace
from datetime import date

from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.render.page import WebPage
from generator.render.pages import make_pages
from generator.settings import Edition, Settings


def pages_of(shown: View) -> dict[str, WebPage]:
    return {page.url: page for page in make_pages(shown, (), pictures={}, search=True)}


def listed(body: str, anchor: str) -> list[tuple[str, str]]:
    """Name and day of each row below this heading."""
    part = body.partition(f'<h2 id="{anchor}"')[2].partition("</section>")[0]
    return [
        (name, "".join(re.findall(r'datetime="([\d-]+)"', rest)))
        for name, rest in re.findall(r"<li><a [^>]*>([^<]+)</a>(.*?)</li>", part)
    ]


def test_every_office_stands_on_it_once_with_whose_turn_it_is(public_view: View) -> None:
    body = pages_of(public_view)["status/"].body
    assert listed(body, "h-ada") == [
        ("Dinas Dongeng Kabupaten Antah Berantah", "2026-11-01"),
        ("Kecamatan Pelangi", "2026-06-01"),
        ("RSUD Embun Pagi", "2026-03-01"),
    ]
    assert listed(body, "h-kantor") == [("Dinas Lagu dan Nyanyian", "2026-11-03")]
    assert listed(body, "h-pasti") == [("Kecamatan Awan", "")]
    assert listed(body, "h-surat") == []
    offices = [name for anchor in ("h-ada", "h-kantor", "h-pasti", "h-surat") for name, _ in listed(body, anchor)]
    assert sorted(offices) == sorted(str(office.name) for office in public_view.directory.offices)
    assert "3 dari 5 kantor sudah punya petugas penghubung." in body


def test_an_office_that_nobody_has_asked_waits_for_the_owner(directory: Directory, settings: Settings) -> None:
    unasked = tuple(office.model_copy(update={"asked": None}) for office in directory.organizations)
    body = pages_of(view(replace(directory, organizations=unasked), settings))["status/"].body
    assert listed(body, "h-kantor") == []
    assert listed(body, "h-surat") == [("Dinas Lagu dan Nyanyian", "")]


def test_a_letter_of_tomorrow_has_asked_nobody(directory: Directory, settings: Settings) -> None:
    tomorrow = tuple(
        office.model_copy(update={"asked": date(2026, 11, 25)}) if office.asked else office
        for office in directory.organizations
    )
    body = pages_of(view(replace(directory, organizations=tomorrow), settings))["status/"].body
    assert listed(body, "h-kantor") == []


def test_it_names_no_secret_place_and_no_hidden_value(public_view: View) -> None:
    body = pages_of(public_view)["status/"].body
    assert "Rumah Bintang" not in body
    assert ("UPTD Antah", "") in listed(body, "h-layanan")


def test_it_stands_among_what_is_for_officials_and_in_no_search(public_view: View) -> None:
    pages = pages_of(public_view)
    assert 'href="../status/index.html"' in pages["a/"].body
    assert "data-pagefind-body" not in pages["status/"].body
    leading = {page.kind for page in pages.values() if page.language == "id" and "status/index.html" in page.body}
    assert leading - {"gaps"} == {"flows", "office", "provider"}


def test_an_edition_without_flows_has_none(directory: Directory, settings: Settings) -> None:
    pages = pages_of(view(directory, replace(settings, edition=Edition.DISCREET)))
    if "a/" not in pages:
        assert "status/" not in pages
        assert all("status/index.html" not in page.body for page in pages.values())
