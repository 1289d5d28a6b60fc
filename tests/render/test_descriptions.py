"""What a search engine or a chat shows below a title makes somebody open it, and is neutral where it must be."""

from dataclasses import replace

import pytest

from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.render.pages import make_pages
from generator.settings import Edition, Settings


def test_it_says_what_the_page_holds(public_view: View) -> None:
    pages = {page.url: page for page in make_pages(public_view, (), pictures={}, search=True)}
    emergency = [str(contact.name) for contact in public_view.emergency]
    for name in emergency:
        assert name in pages["c/"].description
    for office in public_view.directory.offices:
        assert pages[f"k/{office.id}/"].description.startswith(str(office.name))
    for service in public_view.directory.services:
        assert pages[f"l/{service.id}/"].description == " ".join(str(service.summary).split())


@pytest.mark.parametrize("edition", list(Edition))
def test_each_is_one_line_and_none_is_empty(edition: Edition, directory: Directory, settings: Settings) -> None:
    shown = view(directory, replace(settings, edition=edition))
    for page in make_pages(shown, (), pictures={}, search=True):
        assert page.description, page.url
        assert "\n" not in page.description, page.url
        assert shown.forbidden(page.description) == (), page.url


def test_kinds_of_pages_differ(public_view: View) -> None:
    """One sentence for all pages tells nobody which to open."""
    pages = [page for page in make_pages(public_view, (), pictures={}, search=True) if page.language == "id"]
    kinds = {page.kind: page.description for page in pages}
    alike = [kind for kind, said in kinds.items() if list(kinds.values()).count(said) > 1]
    assert set(alike) <= {"home", "prints", "edition", "help"}


def test_no_page_offers_a_language_that_the_site_has_not(directory: Directory, settings: Settings) -> None:
    """Nobody outside Java is told that Javanese is understood."""
    languages = tuple(each for each in directory.site.languages if each.code == "id")
    site = directory.site.model_copy(update={"languages": languages})
    shown = view(replace(directory, site=site), settings)
    made = [*make_pages(shown, (), pictures={}, search=True)]
    assert len(made) > 50
    assert [page.url for page in made if "bahasa Jawa" in page.body + page.description] == []
