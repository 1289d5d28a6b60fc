"""What a print's QR code opens, and the list of prints, also on days when nothing may be printed."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.audit.coverage import owed_by
from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.model.sheet import EVERYONE, Picture, Printed, PrintKind, Specimen, preview_url
from generator.render.page import WebPage
from generator.render.pages import make_pages
from generator.settings import Settings
from tests.planning import due

UNTIL = date(2027, 2, 22)
MADE = tuple(
    Printed(
        "kec-awan",
        PrintKind.STAFF,
        paper,
        "BCDFGH",
        Path(f"petugas-kec-awan-{paper}.pdf"),
        81_400,
        "Poster petugas",
        None,
        UNTIL,
    )
    for paper in ("a3", "a4", "f4")
)
LAPSED = Specimen("CONTOH. Jangan digantung atau dibagikan: 999 harus diperiksa lagi.", ("NN-01-T1",))
SPECIMENS = tuple(
    replace(each, edition="", path=Path(f"contoh-{each.path.name}"), specimen=LAPSED, valid_until=None) for each in MADE
)
SMALL = {preview_url(kind): Picture(preview_url(kind), b"", 120, 170) for kind in PrintKind}
REPLACED = "sudah diganti"
UNSURE = "Hari ini belum bisa dipastikan."
PREVIEW = "Poster dibuat saat situs dibangun penuh."
WAITS = "Poster baru menunggu nomor darurat dicek ulang."


def page(shown: View, url: str, prints: tuple[Printed, ...] = ()) -> str:
    made: list[WebPage] = list(make_pages(shown, prints, pictures=SMALL, search=True))
    return next(each.body for each in made if each.url == url)


def said(html: str) -> str:
    """What is read without script: no attributes, and nothing of what is hidden until a script fills it."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


@pytest.fixture(scope="module")
def stale(directory: Directory, settings: Settings) -> View:
    """The view on the first day on which an emergency number's check is too old for paper."""
    return view(directory, replace(settings, today=settings.today + timedelta(days=400)))


def test_every_sheet_is_owed_on_any_day(directory: Directory, settings: Settings) -> None:
    seen = set()
    for days in range(330, 375, 3):
        shown = view(directory, replace(settings, today=settings.today + timedelta(days=days)))
        owed, problems = due(shown)
        assert len(owed) == 59, days
        assert shown.prints_wait == bool(problems), days
        seen.add(shown.prints_wait)
    assert seen == {True, False}


def test_the_current_edition_is_compared(public_view: View) -> None:
    html = page(public_view, "q/kec-awan/petugas/", MADE)
    assert html.count('data-edition="BCDFGH" data-until="2027-02-22"') == 1
    assert REPLACED in html
    assert UNSURE not in html


def test_each_kind_counts_until_its_own_day(public_view: View) -> None:
    """A print of national numbers alone outlives one with an office's own number."""
    later = replace(MADE[0], kind=PrintKind.SHARE_STAFF, edition="KKKKKK", valid_until=date(2027, 11, 24))
    html = page(public_view, "q/kec-awan/petugas/", (*MADE, later))
    found = re.findall(r'data-edition="(\w+)" data-until="([\d-]+)"', html)
    assert found == [("BCDFGH", "2027-02-22"), ("KKKKKK", "2027-11-24")]


def test_the_list_says_until_when_the_first_and_the_last_count(public_view: View) -> None:
    later = replace(MADE[0], kind=PrintKind.SHARE_STAFF, edition="KKKKKK", valid_until=date(2027, 11, 24))
    assert "Berlaku sampai 22 Februari 2027." in said(page(public_view, "p/", MADE))
    both = said(page(public_view, "p/", (*MADE, later)))
    assert "Berlaku sampai 22 Februari 2027." not in both, "not true of all"
    assert "paling cepat habis: 22 Februari 2027. Yang paling lama: 24 November 2027." in both


@pytest.mark.parametrize("prints", [(), SPECIMENS])
def test_while_numbers_are_stale_no_poster_is_called_replaced(prints: tuple[Printed, ...], stale: View) -> None:
    html = page(stale, "q/kec-awan/petugas/", prints)
    words = said(html)
    assert UNSURE in words
    assert REPLACED not in html
    assert "data-edition" not in html, "a script finds no code to compare with"
    assert PREVIEW not in words
    assert 'href="tel:999"' in html, "what the data says stays what to do"
    assert 'href="../../../k/kec-awan/index.html"' in html


def test_lists_tell_why_there_is_nothing(stale: View, public_view: View) -> None:
    for url in ("p/", "k/kec-awan/"):
        assert WAITS in page(stale, url)
        assert PREVIEW not in page(stale, url)
        assert PREVIEW in page(public_view, url)
    assert 'href="../../q/kec-awan/petugas/index.html"' in page(stale, "k/kec-awan/")


@pytest.mark.parametrize("url", ["p/", "k/kec-awan/", "q/kec-awan/petugas/"])
def test_a_specimen_is_called_one_and_never_a_poster(url: str, stale: View) -> None:
    html = page(stale, url, SPECIMENS)
    assert re.search("contoh", said(html), re.IGNORECASE)
    assert "data-edition" not in html
    if url != "q/kec-awan/petugas/":
        assert "contoh, jangan digantung" in said(html)
        assert "contoh-petugas-kec-awan-a4.pdf" in html
        assert "Di balik loket. Ada garis" not in html


def test_a_region_that_is_not_open_says_so(directory: Directory, settings: Settings) -> None:
    closed = view(replace(directory, site=directory.site.model_copy(update={"draft": True})), settings)
    for url in ("p/", "k/kec-awan/", "q/kec-awan/petugas/"):
        words = said(page(closed, url, SPECIMENS))
        assert "Daerah ini masih disiapkan" in words
        assert "nomor darurat dicek ulang" not in words


def test_beside_a_specimen_an_unknown_code_may_still_hold(public_view: View) -> None:
    """Only some prints of the office are specimens: the code of another one is not known, and not replaced."""
    mixed = (*MADE[:1], *(replace(each, kind=PrintKind.BOOKLET) for each in SPECIMENS[:1]))
    html = page(public_view, "q/kec-awan/petugas/", mixed)
    assert html.count('data-edition="BCDFGH"') == 1
    assert 'data-edition=""' not in html
    assert REPLACED not in html
    assert "belum bisa dipastikan hari ini" in html


def test_the_list_of_prints_knows_what_leads_there(public_view: View) -> None:
    """The form and the keeper's booklet ask "masih berlaku?" and lead to `p/`; the cards lead nowhere."""
    shared = tuple(
        Printed(EVERYONE, kind, paper, edition, Path(f"{kind.value}-semua-{paper}.pdf"), 9_000, kind.value, None, UNTIL)
        for kind, paper, edition in (
            (PrintKind.HANDOVER, "a4", "HHHHHH"),
            (PrintKind.BOOKLET, "a5", "KKKKKK"),
            (PrintKind.CARDS, "a4", "CCCCCC"),
        )
    )
    html = page(public_view, "p/", (*MADE, *shared))
    assert re.findall('data-edition="([A-Z]*)"', html) == ["HHHHHH", "KKKKKK"]
    assert 'id="verdict"' in html
    assert "Lembar Anda masih berlaku." in html


def test_an_office_is_gone_whose_prints_the_ledger_knows_and_nobody_else(
    directory: Directory, public_view: View, settings: Settings
) -> None:
    """It was closed or renamed. That its print was taken down is no reason: a copy may have been forgotten."""
    assert public_view.gone_offices == ("dinas-lama",)
    standing = tuple(each for each in directory.prints if each.office != "dinas-lama")
    assert standing
    assert view(replace(directory, prints=standing), settings).gone_offices == ()


def test_a_poster_of_an_office_that_is_gone_comes_down(public_view: View) -> None:
    """Whatever code is scanned, and without script: nothing of it holds, and the page says where to turn."""
    html = page(public_view, "q/dinas-lama/petugas/")
    assert "Turunkan poster itu" in said(html)
    assert "data-edition" not in html
    assert 'id="verdict"' not in html, "no script has the last word"
    assert 'href="tel:999"' in html
    assert 'href="../../../k/index.html"' in html


def test_who_scans_such_a_public_print_still_finds_whom_to_call(public_view: View) -> None:
    html = page(public_view, "q/dinas-lama/")
    assert html.index('href="tel:999"') < html.index("sudah ditutup atau berganti nama")
    assert 'href="petugas/index.html"' in html


def test_of_the_ledger_only_the_offices_id_is_shown(public_view: View) -> None:
    told = "".join(page(public_view, url) for url in ("q/dinas-lama/", "q/dinas-lama/petugas/"))
    secrets = ("tangga", "MNPQRS", "P-0000", "arsip", "BCDFGH", "JKLMNP", "P-0001")
    assert [secret for secret in secrets if secret in told] == []


def test_the_pages_of_such_an_office_are_owed(public_view: View) -> None:
    assert {"q/dinas-lama/", "q/dinas-lama/petugas/"} <= {url for url, _ in owed_by(public_view)}
