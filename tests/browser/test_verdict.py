"""Whoever scans a poster is told whether it still holds: by its code, and by the day on their own phone."""

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.building import TODAY, Built

POSTER = "q/kec-awan/petugas/index.html"
NOON = time(12, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture(scope="module")
def code(site: Path) -> str:
    found = re.search(r'data-edition="(\w+)"', (site / POSTER).read_text("utf-8"))
    assert found
    return found[1]


@pytest.fixture(scope="module")
def until(site: Path) -> date:
    """The last day of the prints, as the page says it."""
    found = re.search(r'data-until="([\d-]+)"', (site / POSTER).read_text("utf-8"))
    assert found
    return date.fromisoformat(found[1])


def on(tab: Page, day: date) -> None:
    tab.clock.set_fixed_time(datetime.combine(day, NOON))


def verdict(tab: Page) -> Locator:
    return tab.locator("#verdict")


# What stands behind the address, the days after "berlaku sampai", and which of the page's sentences is said.
CASES = {
    "as printed": ("#{code}", 0, "good"),
    "the day after": ("#{code}", 1, "past"),
    "years later": ("#{code}", 800, "past"),
    "in small letters": ("#{small}", 0, "good"),
    "a blank behind it": ("#{code}%20", 0, "good"),
    "# twice, once encoded": ("#%23{code}", 0, "good"),
    "with its office": ("#kec-awan-{code}", 0, "good"),
    "another edition": ("#BCDFGH", 0, "old"),
    "another edition, later than this page knows": ("#BCDFGH", 1, "unsure"),
    "a clock before the page was made": ("#{code}", -4000, "date"),
    "another edition, by that clock": ("#BCDFGH", -4000, "old"),
    "a place on the page": ("#verdict", 0, None),
    "another place": ("#h-butuh", 1, None),
    "a word as long as a code": ("#KAPASA", 0, None),
    "too short": ("#BCDF", 0, None),
    "a lone %": ("#%", 0, None),
    "nothing": ("", 1, None),
}


@pytest.mark.parametrize("case", CASES)
def test_the_code_and_the_day_decide(page: Page, address: str, code: str, until: date, case: str) -> None:
    fragment, days, said = CASES[case]
    on(page, until + timedelta(days=days))
    page.goto(address + POSTER + fragment.format(code=code, small=code.lower()))
    if said is None:
        expect(verdict(page)).to_be_hidden()
        return
    expect(verdict(page)).to_be_visible()
    assert verdict(page).inner_text() == verdict(page).get_attribute(f"data-{said}")
    assert verdict(page).get_attribute("class") == f"verdict is-{said}"


def test_staff_who_check_one_sheet_find_every_print_of_their_office(page: Page, address: str, built: Built) -> None:
    """Whatever is offered there in place of an unknown code is known there: nobody takes a sheet down that holds."""
    on(page, TODAY)
    own = [print_ for print_ in built.prints if print_.office == "kec-awan"]
    assert {print_.kind.public for print_ in own} == {True, False}
    for print_ in own:
        page.goto(f"{address}{POSTER}#{print_.edition}")
        expect(verdict(page)).to_contain_text("masih berlaku")
        expect(page.locator(f'[data-edition="{print_.edition}"]').first).to_be_visible()
        assert page.locator(f'a[href$="/{print_.path.name}"]').count() == 1


def test_the_list_of_prints_judges_what_all_offices_share(page: Page, address: str, site: Path) -> None:
    html = (site / "p" / "index.html").read_text("utf-8")
    ((code, last), *_) = re.findall(r'data-edition="(\w+)" data-until="([\d-]+)"', html)
    until = date.fromisoformat(last)
    for days, said in ((0, "masih berlaku"), (1, "sudah lewat")):
        on(page, until + timedelta(days=days))
        page.goto(f"{address}p/index.html#{code}")
        page.reload()
        expect(verdict(page)).to_contain_text(said)


def test_a_second_poster_in_the_same_tab_is_judged_anew(page: Page, address: str, code: str) -> None:
    on(page, TODAY)
    page.goto(f"{address}{POSTER}#{code}")
    expect(verdict(page)).to_contain_text("masih berlaku")
    page.goto(f"{address}{POSTER}#BCDFGH")
    expect(verdict(page)).to_contain_text("sudah diganti")
    page.goto(f"{address}{POSTER}#h-butuh")
    expect(verdict(page)).to_be_hidden()


def test_a_page_that_the_browser_kept_counts_again(page: Page, address: str, code: str, until: date) -> None:
    on(page, until)
    page.goto(f"{address}{POSTER}#{code}")
    expect(verdict(page)).to_contain_text("masih berlaku")
    on(page, until + timedelta(days=1))
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(verdict(page)).to_contain_text("sudah lewat")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("code", ["#MNPQRS", "#BCDFGH", ""], ids=["its own", "another", "none"])
def test_no_code_of_an_office_that_is_gone_holds(page: Page, address: str, code: str) -> None:
    page.goto(f"{address}q/dinas-lama/petugas/index.html{code}")
    expect(page.get_by_text("Tidak lagi. Turunkan poster itu.")).to_be_visible()
    expect(page.get_by_role("link", name="Cari kantor dengan nama barunya")).to_be_visible()
    expect(page.locator("main a[href='tel:999']").first).to_be_visible()


@pytest.mark.parametrize("script", [False])
def test_without_script_the_date_stands_there(page: Page, address: str, code: str) -> None:
    page.goto(f"{address}{POSTER}#{code}")
    expect(verdict(page)).to_be_hidden()
    expect(page.get_by_text("Sama dan tanggalnya belum lewat berarti masih berlaku.")).to_be_visible()
    expect(page.locator("[data-edition] time").first).to_be_visible()
