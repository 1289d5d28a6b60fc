"""The queries that search is measured by stand on the region's content of today.

Who changes the content need not judge queries: what is not judged yet is said, and turns nothing red. Whoever measures
search (`make bench-search`) is told line by line, and judges it then.
"""

from collections import Counter

import phonenumbers
import pytest

from benchmarks.search.judged import LATER, QUERIES, Judged, Kind, PageKind, answering, read
from generator.edition.view import View
from generator.explain import explain
from generator.model.directory import Directory

LEAST = {
    Kind.EVERYDAY: 90,
    Kind.MISSPELLED: 40,
    Kind.JAVANESE: 30,
    Kind.OFFICE: 15,
    Kind.PHONE: 8,
    Kind.STAFF: 10,
}
"""Fewer measure nothing."""


@pytest.fixture(scope="module")
def queries(directory: Directory) -> tuple[Judged, ...]:
    return judged(directory)


def judged(directory: Directory, later: bool = False) -> tuple[Judged, ...]:
    path = LATER if later else QUERIES
    found, problems = read(path.read_bytes(), path.name, directory)
    wrong = [each for each in problems if not each.what.text.startswith("there is no page")]
    assert [explain(each, "en") for each in wrong] == []
    if problems:
        pytest.skip("to be judged again: " + "; ".join(explain(each, "en") for each in problems))
    return found


def test_enough_of_every_kind(queries: tuple[Judged, ...]) -> None:
    counts = Counter(each.kind for each in queries)
    assert {kind: counts[kind] for kind in Kind if counts[kind] < LEAST[kind]} == {}


def test_every_page_is_asked_for(directory: Directory, queries: tuple[Judged, ...]) -> None:
    asked = Counter(name for each in queries for name in each.answers)
    kinds = {PageKind.SERVICE, PageKind.GUIDE, PageKind.QUESTION, PageKind.FLOW, PageKind.SITUATION}
    pages = {str(each) for each in answering(directory) if each.kind in kinds}
    assert pages
    if missing := sorted(pages - asked.keys()):
        pytest.skip(f"to be judged: {', '.join(missing)}")


def test_numbers_are_shown_to_the_public(public_view: View, queries: tuple[Judged, ...]) -> None:
    """A number that the site hides cannot be found. A hidden one is not judged yet: a check may have grown too old."""
    shown = {
        (contact.id, digits(channel.number))
        for contact, _, channel in public_view.directory.channels()
        if channel.number
    }
    asked = {(each.answers[0].removeprefix("contact:"), digits(each.query)) for each in queries if each.kind == "phone"}
    assert asked
    if hidden := asked - shown:
        pytest.skip(f"not shown today: {', '.join(contact for contact, _ in sorted(hidden))}")


def digits(number: str) -> str:
    """Short codes as they are; other numbers as `+62...`, however they are written."""
    plain = "".join(each for each in number if each.isdigit() or each == "+")
    if len(plain) <= 4:
        return plain
    parsed = phonenumbers.parse("+" + plain if plain.startswith("62") else plain, "ID")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def test_the_search_words_are_not_taken_from_here(directory: Directory, queries: tuple[Judged, ...]) -> None:
    """Who copies queries into the content makes the benchmark worthless. A few short ones are anybody's words."""
    taxonomy = directory.taxonomy
    groups = (
        *(words for each in taxonomy.situations for words in each.words.values()),
        *taxonomy.synonyms,
        *(each.words for each in (*directory.services, *directory.flowcharts, *directory.faq)),
        *(each.head.words for each in directory.guides),
    )
    phrases = {" ".join(phrase.casefold().split()) for group in groups for phrase in group}
    spoken = {"everyday", "javanese", "staff"}
    asked = {each.key for each in (*queries, *judged(directory, later=True)) if each.kind in spoken}
    assert {each for each in asked & phrases if len(each.split()) > 3} == set()
    assert len(asked & phrases) <= len(asked) * 0.05


def test_the_later_batch_asks_nothing_twice(directory: Directory, queries: tuple[Judged, ...]) -> None:
    later = judged(directory, later=True)
    assert len(later) >= 40
    assert {each.key for each in later} & {each.key for each in queries} == set()
