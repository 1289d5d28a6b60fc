"""What a region calls a village, a district or a health centre, where texts for all regions say it as most do."""

import re
from collections.abc import Iterable
from functools import lru_cache

LocalWords = tuple[tuple[str, str], ...]
"""Pairs of the common word and the region's: `("desa", "kampung")`."""


@lru_cache(maxsize=8)
def _pattern(words: LocalWords) -> re.Pattern[str]:
    longest_first = sorted((common for common, _ in words), key=len, reverse=True)
    return re.compile(rf"(?<![\w{{/@.-])({'|'.join(map(re.escape, longest_first))})(?![\w}}/@-])", re.IGNORECASE)


def in_local_words(text: str, words: LocalWords) -> str:
    """The text with every common word in the region's words; capitals stay. Ids and addresses are left alone."""
    if not words:
        return text
    known = {common.lower(): local for common, local in words}

    def local(match: re.Match[str]) -> str:
        word = known[match[0].lower()]
        return word[:1].upper() + word[1:] if match[0][:1].isupper() else word

    return _pattern(words).sub(local, text)


def pairs(words: Iterable[tuple[str, object]]) -> LocalWords:
    """The words of a site as pairs, in their order."""
    return tuple((common, str(local)) for common, local in words)
