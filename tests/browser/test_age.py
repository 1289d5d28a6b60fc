"""What grows old is counted on the phone: how long ago a number was checked, and holidays that nobody has fixed yet."""

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.building import TODAY

JAKARTA = ZoneInfo("Asia/Jakarta")


def at(tab: Page, day: date, hour: int = 12) -> None:
    tab.clock.set_fixed_time(datetime.combine(day, time(hour, tzinfo=JAKARTA)))


def test_a_card_says_how_old_its_check_is_by_the_phones_day(page: Page, address: str) -> None:
    page.goto(address)
    line = page.locator("aside .stale").first
    words = str(line.get_attribute("data-ages")).split("|")
    checked = date.fromisoformat(str(line.get_attribute("data-checked")))
    after = [int(each) for each in str(line.get_attribute("data-after")).split()]
    said = {}
    for days in (0, *(each + more for each in after for more in (0, 1)), 3000):
        at(page, checked + timedelta(days=days))
        page.goto(address)
        said[days] = line.locator("span").text_content() if line.get_attribute("hidden") is None else ""
    wanted = {days: words[sum(each < days for each in after)] for days in said}
    assert len(set(wanted.values())) == len(after) + 1
    assert said == wanted
    at(page, TODAY - timedelta(days=9000))
    page.goto(address)
    expect(line).to_be_hidden()  # a clock that runs behind counts from the day of the page


@pytest.mark.parametrize("script", [False])
def test_without_script_the_day_stands_there(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("aside .rec time").first).to_have_text(re.compile(r"\d \w+ 2026"))


# UPTD Khayangan: Monday to Thursday 8 to 16, closed on public holidays.


def test_a_day_that_may_become_a_holiday_closes_nothing(browser: Browser, address: str, site: Path) -> None:
    home = (site / "index.html").read_text("utf-8")
    days = {
        kind: [date.fromisoformat(each) for each in re.findall(r"[\d-]{10}", found)]
        for kind, found in re.findall(r' data-(holidays|estimated)="([^"]*)"', home)
    }
    maybe = next(day for day in days["estimated"] if day.weekday() < 4)
    fixed = next(day for day in days["holidays"] if day.weekday() < 4 and day > TODAY)
    tab, said = browser.new_context(timezone_id="Asia/Tokyo").new_page(), {}
    for day, hour in ((maybe, 7), (maybe, 9), (maybe - timedelta(days=1), 17), (fixed, 9)):
        at(tab, day, hour)
        tab.goto(address)
        tab.locator("label[for=who-self]").click()
        tab.get_by_role("link", name="Saya ingin ditemani").locator("visible=true").click()
        tab.locator("[data-skip]").click()
        said[day, hour] = tab.locator("[data-first] .open").first.inner_text().removeprefix(". ")
    tab.context.close()
    assert said[maybe, 7].startswith("Buka hari ini pukul 08.00. Perkiraan")
    assert said[maybe, 9].startswith("Buka sekarang. Perkiraan")
    assert said[fixed, 9].startswith("Buka ")
    assert "sekarang" not in said[fixed, 9]
