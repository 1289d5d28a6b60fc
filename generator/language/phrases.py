"""Our own phrases on pages and paper, as an edition says them, in the words of the region."""

import gettext
from copy import copy
from functools import cache
from typing import Any

from generator.language.catalogue import translations
from generator.model.parts.local_words import LocalWords, in_local_words
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.settings import Edition

ICON = "icon"
"""The field of a picture that names its drawing."""


@cache
def phrases(language: str, edition: Edition, words: LocalWords = ()) -> gettext.NullTranslations:
    """The catalogue `site`, and before it `discreet` for the edition that says many things otherwise.

    What it gives is said in `words`, as the region calls a village or a health centre.
    """
    catalogue = translations("site", language)
    if edition is Edition.DISCREET:
        for code in dict.fromkeys((DEFAULT_LANGUAGE, language)):
            catalogue = _before(translations("discreet", code), catalogue)
    return _InLocalWords(catalogue, words) if words else catalogue


class _InLocalWords(gettext.NullTranslations):
    """A catalogue whose phrases are said in a region's words."""

    def __init__(self, catalogue: gettext.NullTranslations, words: LocalWords) -> None:
        super().__init__()
        self._catalogue, self._words = catalogue, words

    def gettext(self, message: str) -> str:
        return in_local_words(self._catalogue.gettext(message), self._words)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return in_local_words(self._catalogue.ngettext(msgid1, msgid2, n), self._words)


def translate_phrases(value: Any, language: str, edition: Edition = Edition.PUBLIC) -> Any:
    """The same lists and mappings, every text of them as that language says it; names of icons are no texts."""
    if isinstance(value, str):
        return phrases(language, edition).gettext(value) if value else value
    if isinstance(value, list):
        return [translate_phrases(each, language, edition) for each in value]
    if isinstance(value, dict):
        return {
            name: each if name == ICON else translate_phrases(each, language, edition) for name, each in value.items()
        }
    return value


def _before(first: gettext.NullTranslations, then: gettext.NullTranslations) -> gettext.NullTranslations:
    both = copy(first)  # catalogues are shared; a fallback is added to the copy alone
    both.add_fallback(then)
    return both
