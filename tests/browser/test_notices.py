"""Between two builds a notice comes and goes by the region's day, whatever zone the phone is in."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_search import ask
from tests.browser.watching import PHONE

MOMENTS = {
    "2026-11-29T23:59": False,  # the day before its first
    "2026-11-30T00:00": True,
    "2026-12-04T23:59": True,  # its last
    "2026-12-05T00:00": False,
}
"""In WIB, the region's zone, which is seven hours ahead: of the notice of Kecamatan Pelangi."""


def tab_at(browser: Browser, moment: str, zone: str) -> Page:
    tab = browser.new_context(timezone_id=zone, viewport=PHONE, locale="id-ID").new_page()
    tab.clock.set_fixed_time(datetime.fromisoformat(moment + "+07:00").astimezone(UTC))
    return tab


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Jayapura", "America/Lima"])
def test_it_is_seen_on_its_days_alone(zone: str, browser: Browser, address: str) -> None:
    seen = {}
    for moment in MOMENTS:
        tab = tab_at(browser, moment, zone)
        tab.goto(f"{address}k/kec-pelangi/")
        notice = tab.locator(".notice", has_text="Kantor dipugar")
        seen[moment] = notice.is_visible()
        if seen[moment]:
            expect(notice.locator("b").first).to_have_text("Pemberitahuan 30 November–4 Desember 2026")
            expect(notice.get_by_role("link", name="WhatsApp")).to_be_visible()
        tab.context.close()
    assert seen == MOMENTS


def test_a_hit_of_the_search_says_it_then(browser: Browser, address: str) -> None:
    seen = {}
    for moment in MOMENTS:
        tab = tab_at(browser, moment, "Asia/Jayapura")
        tab.goto(f"{address}cari/")
        ask(tab, "kantor pelangi")
        hit = tab.locator(".hits > li").first
        expect(hit.locator(".hit")).to_have_text("Kecamatan Pelangi")
        seen[moment] = "30 November–4 Desember 2026: Kantor dipugar." in hit.inner_text()
        assert seen[moment] is hit.locator(".notice").is_visible()
        tab.context.close()
    assert seen == MOMENTS


@pytest.mark.parametrize("script", [False])
def test_without_script_its_days_stand_there(page: Page, address: str) -> None:
    page.goto(f"{address}k/rsud-embun/")
    expect(page.locator(".notice", has_text="Masuk dari barat").first).to_contain_text("20–27 November 2026")
