"""The watch sees what it is there for: each thing is done once by a bad page."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import serving
from tests.browser.watching import Watch

BAD = {
    "another origin": ('<img src="http://localhost:9/x.png">', "request elsewhere: http://localhost:9/x.png"),
    "console": ("<script>console.error('aduh')</script>", "console error: aduh"),
    "script error": ("<script>throw new Error('aduh')</script>", "script error: aduh"),
    "missing file": ('<img src="tidak-ada.png">', "404 "),
    "cookie": ("<script>document.cookie = 'a=1'</script>", "cookie: a"),
    "local storage": ("<script>localStorage.a = 1</script>", "left behind by "),
    "session storage": ("<script>sessionStorage.a = 1</script>", "left behind by "),
    "database": ("<script>indexedDB.open('a')</script>", "left behind by "),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_page_is_seen(case: str, browser: Browser, tmp_path: Path) -> None:
    body, expected = BAD[case]
    icon = '<link rel="icon" href="data:,">'
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{icon}<h1>x</h1>{body}", "utf-8")
    context = browser.new_context()
    with serving(tmp_path) as address:
        parts = urlsplit(address)
        watch = Watch(f"{parts.scheme}://{parts.netloc}")
        tab = context.new_page()
        watch.over(tab)
        tab.goto(address)
        tab.wait_for_timeout(200)
        with pytest.raises(AssertionError):
            watch.ended(context)
    context.close()
    assert any(each.startswith(expected) for each in watch.wrong), watch.wrong
