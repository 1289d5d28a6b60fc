"""The walk finds nothing on our site, and finds what Material's own site keeps and asks for."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import page_of_each_kind
from tests.browser.traces import COLUMNS, fingerprint, material, walked

BAD = {
    "cookies": "document.cookie = 'a=1'",
    "local": "localStorage.a = 1",
    "session": "sessionStorage.a = 1",
    "databases": "indexedDB.open('a')",
    "caches": "caches.open('a')",
    "elsewhere": "new Image().src = 'http://localhost:9/a.png'",
    "previews": "document.head.insertAdjacentHTML('beforeend', '<meta property=og:image content=a.png>')",
}


@pytest.mark.walk  # in make test every tab of the fixture `page` is watched for the same
def test_nothing_stays_behind(browser: Browser, site: Path) -> None:
    trace = walked(browser, site, list(page_of_each_kind(site).values()))
    assert {column: seen for column, seen in trace.seen.items() if seen} == {}
    assert len(trace.pages) > 12
    assert trace.requests > 3 * 12
    assert trace.walked[:2] == ["halaman", "pemandu"]
    assert trace.told().startswith("# Apa yang disimpan situs ini tentang Anda: tidak ada\n")


def test_a_site_that_keeps_and_asks_is_seen(browser: Browser, tmp_path: Path) -> None:
    trace = walked(browser, material(tmp_path), ["index.html"], ours=False)
    assert not trace.clean
    assert trace.seen["local"]
    assert any("fonts.googleapis.com" in each for each in trace.seen["elsewhere"])
    assert "ADA" in trace.told()


@pytest.mark.parametrize("column", BAD)
def test_each_breach_is_counted_in_its_column(browser: Browser, column: str, tmp_path: Path) -> None:
    script = f"{BAD[column]}; await new Promise(done => setTimeout(done, 100))"
    (tmp_path / "index.html").write_text(
        f"<!doctype html><title>x</title><script type=module>{script}</script>", "utf-8"
    )
    seen = walked(browser, tmp_path, ["index.html", "index.html"], ours=False).seen
    assert {each for each in COLUMNS if seen[each]} == {column}


def test_the_fingerprint_changes_with_a_script_and_not_with_a_page(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/a.js").write_text("1", "utf-8")
    first = fingerprint(tmp_path)
    (tmp_path / "index.html").write_text("x", "utf-8")
    assert fingerprint(tmp_path) == first
    (tmp_path / "assets/a.js").write_text("2", "utf-8")
    assert fingerprint(tmp_path) != first
