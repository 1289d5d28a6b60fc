"""The region's pages say first what works, today: the product's own tests, on its content."""

import re

import pytest

from generator.edition.view import View
from generator.render.pages import make_pages
from tests.render.test_first_words import (
    test_a_hospital_says_first_that_one_may_come,
    test_an_office_says_what_works_then_its_steps_then_its_gap,
    test_an_office_that_can_be_reached_is_reached_first,
    test_no_page_begins_with_what_is_missing,
    test_nor_does_one_of_another_edition,
    test_staff_who_look_for_somebody_read_who_there_is_or_who_is_missing,
    test_the_directory_lists_whom_one_can_reach,
)


def test_a_wrong_number_is_asked_about_only_where_it_leads_somewhere(public_view: View) -> None:
    if public_view.owner:
        pytest.skip("the owner can be reached")
    said = [page.url for page in make_pages(public_view, (), pictures={}, search=True) if "Nomor salah" in page.body]
    assert said == []


def test_the_owner_is_named_as_such_only_once_it_has_agreed(public_view: View) -> None:
    owner = str(public_view.site.owner)
    for page in make_pages(public_view, (), pictures={}, search=True):
        foot = " ".join(page.body.partition("<footer")[2].split())
        assert (f"Disusun untuk {owner}, belum disahkan." in foot) is not public_view.owner_agreed, page.url
        assert "Data ini dirawat oleh" not in page.body or public_view.owner_agreed, page.url


def test_contact_person_is_nobody(public_view: View) -> None:
    """One word for one role."""
    for page in make_pages(public_view, (), pictures={}, search=True):
        assert not re.search("contact person|narahubung", page.body, re.IGNORECASE), page.url


__all__ = [
    "test_a_hospital_says_first_that_one_may_come",
    "test_an_office_says_what_works_then_its_steps_then_its_gap",
    "test_an_office_that_can_be_reached_is_reached_first",
    "test_no_page_begins_with_what_is_missing",
    "test_nor_does_one_of_another_edition",
    "test_staff_who_look_for_somebody_read_who_there_is_or_who_is_missing",
    "test_the_directory_lists_whom_one_can_reach",
]
