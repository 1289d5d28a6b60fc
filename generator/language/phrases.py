"""Our own phrases on pages, as an edition says them."""

import gettext
from collections.abc import Callable
from copy import copy
from functools import cache
from typing import Any

from generator.language.catalogue import translations
from generator.model.text import DEFAULT_LANGUAGE
from generator.settings import Edition

ICON = "icon"
"""The field of a picture that names its drawing."""


@cache
def phrases(language: str, edition: Edition) -> gettext.NullTranslations:
    """The catalogue `site`, and before it `discreet` for the edition that says many things otherwise."""
    catalogue = translations("site", language)
    if edition is Edition.DISCREET:
        for code in dict.fromkeys((DEFAULT_LANGUAGE, language)):
            catalogue = _before(translations("discreet", code), catalogue)
    return catalogue


def speaker(language: str, edition: Edition = Edition.PUBLIC) -> Callable[[str], str]:
    """Gives our own phrases in this language, as this edition says them."""
    return phrases(language, edition).gettext


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
