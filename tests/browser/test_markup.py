"""Valid HTML on every page, and a checker that sees what is not."""

from pathlib import Path

import pytest

from tests.browser.markup import wrong

PAGE = '<!doctype html><html lang="id"><head><title>x</title></head><body>{}</body></html>'
BAD = {
    "<p>a<div>b</div></p>": "unexpected-end-tag",
    "<b><i>a</b></i>": "unexpected-end-tag",
    '<p id="a">a</p><p id="a">b</p>': "id a stands twice",
    '<section aria-labelledby="h">a</section>': "aria-labelledby names h, which is not there",
    "<ul><p>a</p></ul>": "<p> in <ul>",
    "<span><div>a</div></span>": "<div> in <span>",
    '<a href="x"><button>a</button></a>': "<button> in a link or button",
    "<h2></h2>": "<h2>: an empty heading",
    '<img src="x">': "no alt",
    "<a>x</a>": "no href",
    "<details><p>a</p><summary>b</summary></details>": "the summary is not first",
    "<p>a": None,
}  # fmt: skip


@pytest.mark.parametrize("body", BAD)
def test_a_fault_is_seen(body: str) -> None:
    found = wrong(PAGE.format(body))
    assert any((BAD[body] or "") in each for each in found) if BAD[body] else found == [], found


def test_every_page_is_valid(site: Path) -> None:
    found = {path.relative_to(site).as_posix(): wrong(path.read_text("utf-8")) for path in site.rglob("*.html")}
    assert found.pop("404.html") == ["<script>: no src"]  # it stands alone, and its own policy names the script's hash
    assert {path: each for path, each in found.items() if each} == {}
    assert len(found) > 30
