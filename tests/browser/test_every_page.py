"""Every page opens on a small phone, with and without script, and asks nobody else for anything."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import page_of_each_kind
from tests.browser.serving import SUB_PATH
from tests.browser.watching import Watch
from tests.building import Built


def pages_of(site: Path) -> list[str]:
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    assert len(found) > 15
    return found


@pytest.mark.parametrize(
    ("every", "script"),
    [
        pytest.param(False, True, id="each kind"),
        pytest.param(True, True, id="every page", marks=pytest.mark.walk),
        pytest.param(True, False, id="every page, without script", marks=pytest.mark.walk),
    ],
)
def test_pages_open_in_a_sub_path(page: Page, site: Path, address: str, watch: Watch, every: bool) -> None:
    for path in pages_of(site) if every else page_of_each_kind(site).values():
        answer = page.goto(address + path, wait_until="load")
        assert answer is not None
        assert answer.status == 200
        title, headings, wide = page.evaluate(
            "[document.title, document.querySelectorAll('h1').length, document.documentElement.scrollWidth]"
        )
        assert title.strip(), path
        assert headings == 1, path
        assert wide <= 360, f"{path} is {wide} pixels wide"
    assert all(SUB_PATH in each for each in watch.requests)


@pytest.mark.walk
@pytest.mark.parametrize("script", [True, False])
def test_every_page_opens_from_a_stick(browser: Browser, built: Built, site: Path, script: bool) -> None:
    """Opened as files: links name files, because a browser shows a list of names for a folder."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=script)
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("request", lambda request: request.url.startswith("file://") or wrong.append(request.url))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    home = (site / "index.html").as_uri()
    tab.goto(home)
    seen, waiting = {home}, [home]
    while waiting:
        tab.goto(waiting.pop())
        headings, links = tab.evaluate(
            "[document.querySelectorAll('h1').length, [...document.querySelectorAll('a[href]')].map(a => a.href)]"
        )
        assert headings == 1, tab.url
        for link in links:
            target = link.partition("#")[0]
            assert not target.startswith("file://") or not target.endswith("/"), f"{tab.url} leads to a folder: {link}"
            if target.startswith("file://") and target.endswith(".html") and target not in seen:
                seen.add(target)
                waiting.append(target)
    context.close()
    assert wrong == []
    gone = "|".join(built.content.view.gone_offices)
    only_by_code = rf"(^|/)q/([^/]+|({gone})/petugas)/index.html$"
    scanned = {path for path in pages_of(site) if re.search(only_by_code, path)}
    assert len(scanned) > 5
    assert gone
    assert seen == {(site / path).as_uri() for path in pages_of(site) if path not in scanned}
