"""Whoever scans a print for the public finds somebody to call, before anything else, with scripts or without."""

import re
from datetime import date

import pytest
import zxingcpp
from playwright.sync_api import Locator, Page, expect

from generator.model.sheet import EVERYONE, Printed, PrintKind, help_url
from tests.browser.test_verdict import NOON, on, verdict
from tests.building import TODAY, Built
from tests.poster import reading

FIRST_VIEW = {"width": 360, "height": 640}
ASK, CHAT, DANGER = 'a[href="tel:998"]', 'a[href^="https://wa.me/6287000000998"]', 'a[href="tel:999"]'
ORDERS = re.compile(r"\b(turunkan|cetak|ganti|lepas|buang|copot|simpan|cocokkan)\b", re.IGNORECASE)
"""What a page would tell its reader to do with a poster."""


def public_prints(built: Built) -> list[Printed]:
    """The public prints of one office with a code on paper, each kind once."""
    mine = [print_ for print_ in built.prints if print_.office == "kec-awan" and print_.paper == "a4"]
    found = [print_ for print_ in mine if print_.kind.public]
    assert {print_.kind for print_ in found} == {PrintKind.PUBLIC, PrintKind.STRIPS}
    return found


def is_in_first_view(target: Locator) -> bool:
    """Whether all of it stands within the window, and nothing lies over its middle."""
    found: bool = target.evaluate(
        """link => {
          const box = link.getBoundingClientRect();
          const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth && link.contains(there);
        }"""
    )
    return found


def test_only_prints_for_the_public_are_listed_and_old_codes_of_others_still_count(
    page: Page, address: str, built: Built
) -> None:
    """A staff print's code opened this page before it had one of its own."""
    on(page, TODAY)
    for print_ in [print_ for print_ in built.prints if print_.office == "kec-awan"]:
        page.goto(f"{address}{help_url('kec-awan')}#{print_.edition}")
        page.locator("details.sub").evaluate("each => each.open = true")
        assert page.locator(f'[data-edition="{print_.edition}"]').first.is_visible() == print_.kind.public
        expect(verdict(page)).to_contain_text("masih berlaku")


@pytest.mark.parametrize("script", [True, False])
def test_the_drawn_code_opens_numbers_in_the_first_view(page: Page, address: str, built: Built) -> None:
    page.set_viewport_size(FIRST_VIEW)
    base = built.content.view.base_url
    for print_ in public_prints(built):
        (code,) = zxingcpp.read_barcodes(reading.grey(print_.path))
        assert code.text.startswith(base)
        page.goto(address + code.text.removeprefix(base))
        shown = page.locator("main")
        for target in (ASK, CHAT, DANGER):
            assert is_in_first_view(shown.locator(target).first), (print_.kind, target)
        assert is_in_first_view(page.get_by_role("heading", level=1))
        assert not ORDERS.search(page.locator("body").inner_text())


def test_the_shared_picture_leads_to_the_same_help(page: Page, address: str, built: Built) -> None:
    page.set_viewport_size(FIRST_VIEW)
    shared = next(print_ for print_ in built.prints if print_.kind is PrintKind.SHARE)
    page.goto(f"{address}{help_url(EVERYONE)}#{shared.edition}")
    assert all(is_in_first_view(page.locator("main").locator(target).first) for target in (ASK, CHAT, DANGER))
    expect(verdict(page)).to_contain_text("masih berlaku")


@pytest.mark.parametrize(
    ("code", "day", "said"),
    [
        ("{code}", TODAY, "masih berlaku"),
        ("BCDFGH", TODAY, "edisi lama"),
        ("{code}", date(2040, 1, 1), "sudah lama"),
        ("BCDFGH", date(2040, 1, 1), "belum bisa dicocokkan"),
        ("{code}", date(2020, 1, 1), "Kodenya cocok"),
    ],
)
def test_an_old_edition_is_a_small_note_below_and_no_order(
    page: Page, address: str, built: Built, code: str, day: date, said: str
) -> None:
    assert NOON
    on(page, day)
    poster = public_prints(built)[0]
    page.goto(f"{address}{help_url('kec-awan')}#{code.format(code=poster.edition)}")
    note = verdict(page)
    expect(note).to_contain_text(said)
    assert not ORDERS.search(note.inner_text())
    chat = page.locator("main").locator(CHAT).bounding_box()
    box = note.bounding_box()
    assert chat
    assert box
    assert box["y"] > chat["y"]
    sizes = [
        each.evaluate("x => parseFloat(getComputedStyle(x).fontSize)") for each in (note, page.locator("main p").first)
    ]
    assert sizes[0] < sizes[1]


def test_codes_of_staff_prints_that_hang_from_before_open_help_and_the_way_to_the_check(
    page: Page, address: str, built: Built
) -> None:
    """Before staff prints had an address of their own, their codes led to the same page as those for the public."""
    poster = next(p for p in built.prints if p.office == "kec-awan" and p.kind is PrintKind.STAFF)
    page.goto(f"{address}q/kec-awan/#{poster.edition}")
    expect(verdict(page)).to_contain_text("masih berlaku")
    page.get_by_role("link", name="Petugas: cek poster di dinding").click()
    expect(page).to_have_url(f"{address}q/kec-awan/petugas/index.html")
