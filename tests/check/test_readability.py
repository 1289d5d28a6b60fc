"""Short sentences and everyday words: what is found, what is let be, and that our own phrases pass."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from babel.messages.extract import extract_from_dir
from hypothesis import given
from hypothesis import strategies as st

from generator.check.prose.readability import (
    LONGEST,
    check_readability,
    count_words,
    find_stiff_language,
    officialese,
    sentences,
)
from generator.language.catalogue import translate
from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.model.reference import Guide, GuideHead, Law, Question
from generator.problem import Severity
from generator.settings import Settings
from generator.shipped import TEMPLATES

REPOSITORY = Path(__file__).parents[2]

SENTENCES = {
    "Satu. Dua! Tiga? Empat": ["Satu.", "Dua!", "Tiga?", "Empat"],
    "Batas 3×24 jam. Lalu lapor.": ["Batas 3×24 jam.", "Lalu lapor."],
    "Buka 08.00-16.30. Tutup Jumat.": ["Buka 08.00-16.30.", "Tutup Jumat."],
    "Biaya 2.500,50 per lembar.": ["Biaya 2.500,50 per lembar."],
    "UU No. 12 Ps. 39 berlaku.": ["UU No. 12 Ps. 39 berlaku."],
    "Datang ke Jl. Melati No. 3. Bawa KTP.": ["Datang ke Jl. Melati No. 3.", "Bawa KTP."],
    "Bawa KTP, KK, dll.": ["Bawa KTP, KK, dll."],
    "Katakan: “Anda aman.” Lalu tunggu.": ["Katakan: “Anda aman.”", "Lalu tunggu."],
    "Tunggu... Lalu pergi.": ["Tunggu...", "Lalu pergi."],
    "- Satu\n- Dua\n\nTiga\nempat": ["- Satu", "- Dua", "Tiga\nempat"],
    "1. Satu\n2. Dua": ["1. Satu", "2. Dua"],
    "": [],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences(text: str) -> None:
    assert list(sentences(text)) == SENTENCES[text]


@given(st.text(alphabet="ab .!?\n-1No”", max_size=80))
def test_sentences_lose_nothing(text: str) -> None:
    assert re.sub(r"\s", "", "".join(sentences(text))) == re.sub(r"\s", "", text)


WORDS = {
    "Hubungi 110 sekarang juga": 4,
    "3×24 jam": 2,
    "08.00-16.30": 1,
    "ayah/ibu – atau wali": 3,
    "0870-0000-0001 (WA)": 2,
    "perlindungan anak-anak": 2,
    "“Halo,” katanya": 2,
    "— …": 0,
}


@pytest.mark.parametrize("text", WORDS)
def test_words(text: str) -> None:
    assert count_words(text) == WORDS[text]


def said(text: str) -> list[str]:
    return [f"{translate(what, 'en')}. {translate(mend, 'en')}" for _, what, mend, _ in find_stiff_language(text)]


def test_the_limit_is_twenty() -> None:
    assert said(" ".join(["kata"] * LONGEST) + ". Pendek.") == []
    assert said("Pendek. " + " ".join(["kata"] * (LONGEST + 1)) + ".") == [
        "a sentence of 21 words, “kata kata kata kata ...”; people lose the thread after 20. Make two of it"
    ]


STIFF = {
    "Dalam rangka melapor": ["“Dalam rangka” is office language. Say: untuk"],
    "dalam\nrangka": ["“dalam\nrangka” is office language. Say: untuk".replace("\n", " ")],
    "Apabila perlu, guna aman": ["“Apabila” is office language. Say: bila, kalau", "“guna” is office language. Say: untuk"],
    "kegunaan, gunanya, berguna, tersebut, Guna-guna": [],
    "hubungi dengan cara aman": [],
    "Butuh bantuan? Tanya contact person.": [
        "“Butuh bantuan?” is office language. Say: disakiti atau diancam?",
        "“contact person” is office language. Say: petugas penghubung",
    ],
    "Tutup atau tidak diangkat: Tidak.": [
        "“Tutup atau tidak diangkat: Tidak” reads like a telegram. Make a question of it, and say which answer to choose"
    ],
    "Seksual, luka, ancaman, ragu: ya": [
        "“Seksual, luka, ancaman, ragu: ya” reads like a telegram. Make a question of it, and say which answer to choose"
    ],
    "Ragu? Pilih Ya. Anak: langsung Ya. Jawab: tidak tahu.": [],
    "Terbaik sebelum 72 jam, nama wajib dirahasiakan.": [
        "“Terbaik sebelum 72 jam” is office language. Say: makin cepat makin baik",
        "“wajib dirahasiakan” is office language. Say: dilarang disebarkan di media",
    ],
    "Lewati desa, lalu hubungi kami.": [
        "“Lewati desa” is office language. Say: jangan lewat desa",
        "“hubungi kami” is office language. Say: sebut nomornya, misalnya 129",
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", STIFF)
def test_office_language(text: str) -> None:
    assert said(text) == STIFF[text]


def test_the_list_gives_plain_words_only() -> None:
    """No counterpart is itself on the list, and every entry is in small letters."""
    for phrase, plain in officialese().items():
        assert phrase == phrase.lower().strip()
        assert list(find_stiff_language(plain)) == [], plain
    assert list(officialese()) == sorted(officialese())


LONG = " ".join(["kata"] * 30)


def found(directory: Directory, settings: Settings) -> list[tuple[str, str]]:
    problems = list(check_readability(directory, settings))
    assert all(each.severity is Severity.WARNING for each in problems)
    return [(each.field, each.rule) for each in problems]


def test_readers_texts_are_looked_at_and_official_ones_let_be(directory: Directory, settings: Settings) -> None:
    assert found(directory, settings) == []
    question = Question.model_validate({"id": "a", "question": "Apabila?", "answer": LONG})
    assert found(replace(directory, faq=(question,)), settings) == [
        ("question", "plain.office"),
        ("answer", "plain.sentence"),
    ]
    law = Law.model_validate(
        {"id": "a", "number": "UU 1", "title": LONG, "articles": [{"article": "Ps. 1", "says": "Apabila."}]}
    )
    assert found(replace(directory, laws=(law,)), settings) == [("articles.0.says", "plain.office")]
    office = directory.organizations[0].model_copy(update={"name": law.title, "short_name": law.title, "remark": LONG})
    assert isinstance(office, Organization)
    assert found(replace(directory, organizations=(office,)), settings) == []


def test_a_guide_is_told_by_line_and_column(directory: Directory, settings: Settings) -> None:
    head = GuideHead.model_validate({"title": "Judul", "summary": "Isi"})
    body = f"## Satu\n\n- Aman.\n- Apabila **perlu**.\n\n{LONG}.\n"
    guide = Guide(id="x", language="id", head=head, body=body, line=5)
    other = Guide(id="x", language="en", head=head, body=LONG, line=5)
    problems = list(check_readability(replace(directory, guides=(guide, other)), settings))
    assert [(each.mark.line, each.mark.column, each.rule) for each in problems] == [
        (8, 3, "plain.office"),
        (10, 1, "plain.sentence"),
    ]


def test_a_guide_knows_where_its_body_begins(directory: Directory, content_root: Path) -> None:
    for guide in directory.guides:
        path = content_root / "content" / "pages" / guide.language / f"{guide.id}.md"
        assert "\n".join(path.read_text("utf-8").split("\n")[guide.line - 1 :]) == guide.body


def strings(value: object) -> Iterator[str]:
    """Every text in a tree of a YAML file."""
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(each)


def test_our_own_phrases_are_plain() -> None:
    """What templates and pages say around the content."""
    options = {"**.html": {"trimmed": "true", "silent": "false"}}
    method = [("**.html", "jinja2.ext:babel_extract")]
    phrases = [each[2] for each in extract_from_dir(TEMPLATES, method, options)]
    rendered = [
        phrase[2]
        for room in ("render", "language", "export")
        for phrase in extract_from_dir(
            REPOSITORY / "generator" / room, [("**.py", "python")], keywords={"say": None, "_": None}
        )
    ]
    printed = [
        *(
            text
            for name in ("words", "letter")
            for text in strings(yaml.safe_load((TEMPLATES / "posters" / f"{name}.yaml").read_text("utf-8")))
        )
    ]
    assert len(printed) > 100
    texts = [one for each in (*phrases, *rendered) for one in (each if isinstance(each, tuple) else (each,)) if one]
    assert len(texts) > 150
    texts = [re.sub(r"%\(\w+\)s", "3", text) for text in (*texts, *printed)]
    assert {text: said(text) for text in texts if said(text)} == {}
