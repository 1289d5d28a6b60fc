"""What the page behind a poster's code says on the region's phones, this year and years later."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, expect

from generator.edition.view import View
from generator.model.sheet import Picture, Printed, PrintKind, preview_url
from generator.render.assets import make_assets
from generator.render.pages import make_pages
from tests.browser.serving import serving

CODE = "BCDFGH"


@pytest.fixture(scope="module")
def address(public_view: View, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its first office's page with one sheet that hangs; nothing is drawn."""
    office = public_view.directory.offices[0].id
    sheet = Printed(
        office,
        PrintKind.STAFF,
        "a4",
        CODE,
        Path("x.pdf"),
        1,
        "Poster petugas",
        valid_until=public_view.paper_until(public_view.printable),
    )
    small = {preview_url(kind): Picture(preview_url(kind), b"", 120, 170) for kind in PrintKind}
    made = make_pages(public_view, (sheet,), pictures=small, search=False)
    body = next(each.body for each in made if each.url == f"q/{office}/")
    site = tmp_path_factory.mktemp("putusan")
    (site / "assets").mkdir()
    (site / "assets" / "alur.js").write_bytes(make_assets(public_view)["assets/alur.js"])
    (site / "index.html").write_text(f'<!doctype html><script src="assets/alur.js" defer></script>{body}', "utf-8")
    with serving(site) as url:
        yield url


@pytest.mark.parametrize("day", ["2026-11-26", "2027-02-24", "2029-01-01"])
def test_a_poster_holds_until_its_last_day(browser: Browser, address: str, public_view: View, day: str) -> None:
    page, zone = browser.new_page(), ZoneInfo(public_view.site.time_zone)
    page.clock.set_fixed_time(datetime.combine(date.fromisoformat(day), time(12, tzinfo=zone)))
    page.goto(f"{address}#{CODE}")
    verdict = page.locator("#verdict")
    found = re.search(r'data-until="([\d-]+)"', page.content())
    if found is None:
        pytest.skip("nothing may be printed today")
    behind = day < public_view.today.isoformat()
    said = "past" if day > found[1] else "date" if behind else "good"
    expect(verdict).to_have_text(str(verdict.get_attribute(f"data-{said}")))
    page.context.close()
