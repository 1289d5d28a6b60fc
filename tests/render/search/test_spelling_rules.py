"""Words that the index holds under one stem, and rules that the script can read."""

import re

import pytest

from generator.render.search.spelling_rules import is_inflected, variation_rules


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("dipukuli", {"pukul"}, True),
        ("melapor", {"lapor"}, True),
        ("laporan", {"lapor"}, True),
        ("mukul", {"pukul"}, False),  # Snowball does not know the everyday prefix
        ("pukul", {"pukul"}, False),
        ("dial", {"al"}, False),  # too short to be a stem
    ],
)
def test_inflected(word: str, known: set[str], expected: bool) -> None:
    assert is_inflected(word, known) is expected


@pytest.mark.parametrize("language", ["id", "jv", "en"])
def test_patterns_can_be_read(language: str) -> None:
    found = variation_rules(language)
    for pattern, _ in found["sounds"]:
        assert re.compile(pattern)
    assert re.compile(found["after"])


def test_a_swallowed_letter_comes_back() -> None:
    before = variation_rules("id")["before"]
    assert (before["mem"], before["m"], before["ng"], before["meni"]) == ("p", "p", "k", "sc")
