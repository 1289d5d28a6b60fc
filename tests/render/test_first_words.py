"""What works is said first: no page begins with what is missing, but for the one on which officials read it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from generator.edition.view import View, view
from generator.model.contact import Duty
from generator.model.directory import Directory
from generator.render.page import WebPage
from generator.render.pages import make_pages
from generator.settings import Edition, Settings

MISSING = re.compile(
    r"belum (?:kami (?:ketahui|pastikan|muat|pasang)|ada\b|pasti|dipastikan|diketahui|punya|terhubung)"
    r"|sedang (?:di(?:konfirmasi|periksa|siapkan)|kami)|nomornya (?:belum|hanya)|tidak (?:ada nomor|diketahui)|kosong",
    re.IGNORECASE,
)
"""How our own phrases say that something is not there."""
VOID = {"input", "img", "br", "hr", "use", "path", "meta", "link"}


class Firsts(HTMLParser):
    """The first heading, the first paragraph and the first card of a page's main part."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.open: list[tuple[str, str]] = []
        """Each open tag with the name under which its words are kept, if any."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = ""
        if any(each == "main" for each, _ in self.open) and "hidden" not in given:
            kinds = set(given.get("class", "").split())
            name = "heading" if tag == "h1" else "paragraph" if tag == "p" else "card" if kinds & {"card"} else ""
        if name in self.found:
            name = ""
        if name:
            self.found[name] = ""
        if tag not in VOID:
            self.open.append((tag, name))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for name in {name for _, name in self.open if name}:
            self.found[name] += data


def first_words(page: WebPage) -> dict[str, str]:
    reader = Firsts()
    reader.feed(page.body)
    return {name: " ".join(words.split()) for name, words in reader.found.items()}


def gap_first(shown: View) -> Iterator[tuple[str, str]]:
    """Pages that begin with what is missing, and what they begin with."""
    for page in make_pages(shown, (), pictures={}, search=True):
        for words in first_words(page).values():
            if page.kind != "gaps" and MISSING.search(words):
                yield page.url, words


def test_no_page_begins_with_what_is_missing(public_view: View) -> None:
    assert list(gap_first(public_view)) == []


@pytest.mark.parametrize("edition", [Edition.STAFF, Edition.DISCREET])
def test_nor_does_one_of_another_edition(edition: Edition, directory: Directory, settings: Settings) -> None:
    assert list(gap_first(view(directory, replace(settings, edition=edition)))) == []


def test_it_would_be_seen() -> None:
    page = WebPage(
        "x/", "id", "x", lambda: '<main><h1>K</h1><div class="card">Nomornya sedang dikonfirmasi.</div></main>'
    )
    assert MISSING.search(first_words(page)["card"])


def test_an_office_says_what_works_then_its_steps_then_its_gap(public_view: View) -> None:
    """Whoever stands there with a crying person reads one number, one sentence, the steps; the gap comes last."""
    directory = public_view.directory
    pages = {page.url: page.body for page in make_pages(public_view, (), pictures={}, search=True)}
    silent = [
        office
        for office in directory.offices
        if not any(
            channel.kind.dialled and not contact.not_for_reports
            for contact in directory.contacts_of(office.id)
            for channel in contact.channels
        )
    ]
    assert silent
    first = public_view.fallback[0]
    for office in silent:
        body = pages[f"k/{office.id}/"].partition("<main")[2]
        order = [
            f'data-contact="{first.id}"',
            str(public_view.site.greeting),
            'id="alur"',
            'id="cetak"',
            "Nomor langsung kantor ini belum ada.",
        ]
        assert [body.index(each) for each in order] == sorted(body.index(each) for each in order), office.id
        assert body.index(order[0]) < body.index('class="flow is-short"') < body.index(order[-1])
        assert 'class="notice"' not in body
        assert re.search(r"status/index\.html#kirim", body)


def test_an_office_that_can_be_reached_is_reached_first(public_view: View) -> None:
    directory = public_view.directory
    focal = [contact for contact in directory.contacts if contact.duty is Duty.FOCAL_POINT and contact.channels]
    pages = {page.url: page.body for page in make_pages(public_view, (), pictures={}, search=True)}
    for contact in focal:
        body = pages[f"k/{contact.organization}/"]
        cards = re.findall(r'<article class="card contact stack" data-contact="([^"]+)"', body)
        if directory.organization[contact.organization].emergency_room:  # who is hurt reads first where to go
            del cards[: cards.index(contact.id)]
        assert cards[0] == contact.id
        assert "Nomor langsung kantor ini belum ada." not in body


def test_a_hospital_says_first_that_one_may_come(public_view: View) -> None:
    rooms = [each for each in public_view.directory.organizations if each.emergency_room]
    assert rooms
    pages = {page.url: page for page in make_pages(public_view, (), pictures={}, search=True)}
    for room in rooms:
        body = pages[f"k/{room.id}/"].body
        lead = re.findall(r'<p class="lead[^>]*>(.*?)</p>', body)
        assert lead[0] == "Rumah sakit. Bila terluka atau baru dipaksa, langsung ke IGD."
        assert f'k/{room.id}/index.html"><span>{room.name}</span>' in pages["c/"].body
        for contact in public_view.directory.contacts_of(room.id):
            for channel in contact.channels:
                if channel.address:
                    assert str(channel.address) in pages["c/"].body
                    assert str(channel.address) in body.partition("</article>")[0]


def test_the_directory_lists_whom_one_can_reach(public_view: View) -> None:
    directory = public_view.directory
    body = next(page.body for page in make_pages(public_view, (), pictures={}, search=True) if page.url == "c/")
    assert "data-missing" not in body
    for contact in directory.contacts:
        if not contact.channels:
            assert f'data-contact="{contact.id}"' not in body
    section = body.partition('id="h-kantor"')[2].partition("</section>")[0]
    reached = {
        office.id
        for office in directory.offices
        if any(person.channels for person in directory.contacts_of(office.id, Duty.FOCAL_POINT, Duty.DEPUTY))
    }
    assert set(re.findall(r'href="\.\./k/([^/]+)/', section)) == reached


def test_staff_who_look_for_somebody_read_who_there_is_or_who_is_missing(public_view: View) -> None:
    """A list of nobody is a dead end: until somebody can be reached, the way leads to how many still lack one."""
    nobody = tuple(
        each.model_copy(update={"channels": ()}) if each.duty in {Duty.FOCAL_POINT, Duty.DEPUTY} else each
        for each in public_view.directory.contacts
    )
    for contacts in (public_view.directory.contacts, nobody):
        directory = replace(public_view.directory, contacts=contacts)
        made = make_pages(replace(public_view, directory=directory), (), pictures={}, search=True)
        body = next(page.body for page in made if page.url == "")
        (way,) = re.findall(r'<a href="([^"]+)">(?:(?!</a>).)*?<span>Petugas penghubung kantor', body, re.DOTALL)
        reached = any(each.channels for each in contacts if each.duty in {Duty.FOCAL_POINT, Duty.DEPUTY})
        assert way == ("c/index.html" if reached else "status/index.html")
