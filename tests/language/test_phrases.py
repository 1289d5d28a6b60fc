"""Words of prints and of letters are phrases of the catalogue of pages: one that is translated there is so on paper."""

import gettext
from collections.abc import Iterator
from typing import Any

import pytest

from generator.desk.letters import letter
from generator.language import phrases as catalogue
from generator.poster import words as prints
from generator.settings import Edition


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


def test_phrases_are_said_in_the_words_of_the_region() -> None:
    said = catalogue.phrases("id", Edition.PUBLIC, (("kecamatan", "distrik"), ("desa", "kampung")))
    assert said.gettext("Kantor dan kecamatan") == "Kantor dan distrik"
    assert said.ngettext("%(num)s desa", "%(num)s desa", 2) == "%(num)s kampung"
    assert catalogue.phrases("id", Edition.PUBLIC).gettext("Kantor dan kecamatan") == "Kantor dan kecamatan"
