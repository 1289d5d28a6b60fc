"""The page of components, as `alur serve` shows it: every component stands there, and the scripts run on it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.model.routes import PATTERNS
from generator.publish.bundle import preview_bundle
from generator.publish.prepare import load_checked
from generator.publish.site import write_site
from generator.render.components import components
from generator.settings import Settings
from tests.browser.serving import serving


@pytest.fixture(scope="module")
def preview(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("patterns")
    write_site(preview_bundle(load_checked(settings), root / ".cache", components=True), settings.root, root / "site")
    return root / "site"


def test_every_component_stands_on_it(browser: Browser, preview: Path) -> None:
    with serving(preview) as address:
        page = browser.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address + PATTERNS)
        assert page.locator("main h2[id^=component-]").all_inner_texts() == [each.name for each in components()]
        expect(page.locator("#verdict").first).to_be_hidden()
        expect(page.locator("[data-hours=always] .open").first).to_be_empty()
        page.goto(address + PATTERNS + "#BCDFGH")
        expect(page.locator("#verdict").first).to_have_text("Masa berlaku poster Anda sudah lewat.")
        page.close()
    assert wrong == []
