"""Words of prints and of letters are phrases of the catalogue of pages: one that is translated there is so on paper."""

import gettext
from collections.abc import Iterator
from typing import Any

import pytest

from generator.desk import letter
from generator.language import phrases as catalogue
from generator.poster import words as prints


class Marked(gettext.NullTranslations):
    """A language in which every phrase stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(catalogue, "phrases", lambda *_: Marked())
    prints.words.cache_clear()
    letter.letter_words.cache_clear()
    yield
    prints.words.cache_clear()
    letter.letter_words.cache_clear()


def untranslated(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if value and not value.startswith("[") and name not in {"language", catalogue.ICON}:
            yield f"{name}: {value}"
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from untranslated(each, str(key))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from untranslated(each, name)


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("said", [prints.words, letter.letter_words])
def test_every_word_on_paper_is_a_phrase_of_the_one_catalogue(said: Any) -> None:
    made = said().model_dump(mode="json")
    assert len(str(made)) > 1500
    assert list(untranslated(made)) == []
