"""Somebody scans a poster on a day on which its emergency numbers have to be checked again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.publish.bundle import preview_bundle
from generator.publish.prepare import load_checked
from generator.publish.site import write_site
from generator.settings import Settings
from tests.browser.serving import serving
from tests.building import TODAY


@pytest.fixture(scope="module")
def address(content_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages of a day on which every sheet is a specimen; `tests/render/test_print_pages.py` looks at the sheets."""
    work = tmp_path_factory.mktemp("basi")
    content = load_checked(Settings(content_root, TODAY + timedelta(days=400)))
    assert content.view.prints_wait
    made = preview_bundle(content, work / ".cache")
    write_site(made, content_root, work / "situs")
    with serving(work / "situs") as url:
        yield url


@pytest.mark.parametrize("script", [True, False])
def test_a_poster_in_hand_is_not_called_replaced(page: Page, address: str) -> None:
    page.goto(f"{address}q/kec-awan/petugas/index.html#BCDFGH")
    expect(page.get_by_text("Hari ini belum bisa dipastikan.")).to_be_visible()
    expect(page.get_by_text("sudah diganti")).to_have_count(0)
    expect(page.locator("aside a[href='tel:999']")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="Alur dan kontak kantor ini")).to_be_visible()
    page.get_by_role("link", name="Alur dan kontak kantor ini").click()
    expect(page).to_have_url(f"{address}k/kec-awan/index.html")
    expect(page.get_by_text("Poster baru menunggu nomor darurat dicek ulang.")).to_be_visible()
