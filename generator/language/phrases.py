"""Our own phrases on pages, as an edition says them."""

import gettext
from copy import copy
from functools import cache

from generator.language.catalogue import translations
from generator.model.text import DEFAULT_LANGUAGE
from generator.settings import Edition


@cache
def phrases(language: str, edition: Edition) -> gettext.NullTranslations:
    """The catalogue `site`, and before it `discreet` for the edition that says many things otherwise."""
    catalogue = translations("site", language)
    if edition is Edition.DISCREET:
        for code in dict.fromkeys((DEFAULT_LANGUAGE, language)):
            catalogue = _before(translations("discreet", code), catalogue)
    return catalogue


def _before(first: gettext.NullTranslations, then: gettext.NullTranslations) -> gettext.NullTranslations:
    both = copy(first)  # catalogues are shared; a fallback is added to the copy alone
    both.add_fallback(then)
    return both
