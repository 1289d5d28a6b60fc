"""The page for an address that leads nowhere stands alone, in every edition."""

import re
from urllib.parse import urlsplit

import pytest

from generator.audit.page import read_page
from generator.model.routes import LOST
from generator.publish.host.files import host_files
from generator.publish.host.headers import Headers
from generator.publish.not_found import not_found_page
from tests.building import Built


@pytest.fixture(params=["built", "built_for_staff", "built_discreet"])
def made(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def test_it_has_the_numbers_and_nothing_to_fetch(made: Built) -> None:
    html = (made.site / LOST).read_text("utf-8")
    page = read_page(html)
    assert page.loads == []
    assert page.inline == [], "its own policy refuses what stands in it"
    assert page.searched == 0
    assert '<meta name="robots" content="noindex">' in html
    view = made.content.view
    assert {urlsplit(each).scheme for each in page.links} == {"tel", "https"}
    assert {urlsplit(each).hostname for each in page.links if each.startswith("https")} == {"wa.me"}
    for contact in view.emergency:
        assert f"<b>{contact.name}</b>" in html
        assert all(channel.number in html for channel in contact.channels if channel.kind.dialled)
    assert view.base_url in page.text


def test_hosts_are_told_of_it_and_of_its_hashes(made: Built) -> None:
    for path in ("_headers", ".htaccess", "server/nginx.conf", "server/Caddyfile"):
        text = (made.site / path).read_text("utf-8")
        for value in not_found_page(made.content.view).allowed.values():
            assert value in text, path
    assert "ErrorDocument 404 /404.html" in (made.site / ".htaccess").read_text()
    assert "error_page 404 /404.html;" in (made.site / "server/nginx.conf").read_text()
    assert "rewrite * /404.html" in (made.site / "server/Caddyfile").read_text()


def test_under_a_sub_path_hosts_look_for_it_there(built: Built) -> None:
    told = host_files(Headers(allowed=not_found_page(built.content.view).allowed), "https://kab.example/ppa/alur/")
    for path in (".htaccess", "server/nginx.conf", "server/Caddyfile"):
        assert re.search(r" /ppa/alur/404\.html\b", told[path].decode()), path


def test_no_other_page_may_hold_code_of_its_own(built: Built) -> None:
    """The header allows these two hashes everywhere; each page's own policy takes that back."""
    hashes = not_found_page(built.content.view).allowed.values()
    for path in built.site.rglob("index.html"):
        assert not any(each in path.read_text("utf-8") for each in hashes), path
