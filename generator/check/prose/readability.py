"""Whether a tired, frightened person can read it: short sentences, and no words that only offices use.

Twenty words: the Oxford Guide to Plain English (M. Cutts, 5th edition, guideline 3) asks for 15 to 20 words a sentence
on average; here the upper end is the limit of each. These are warnings; a sentence may have its reasons.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel

from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.model.parts.text import DEFAULT_LANGUAGE, texts
from generator.model.reference import Law
from generator.problem import Mark, Message, Problem, Severity
from generator.rules import Rule
from generator.settings import Settings

LONGEST = 20
"""Words in a sentence."""

_OFFICIAL = {"official_name", "alternate_names", "sources", "ratification"}
"""Fields that repeat what somebody else wrote."""
_NAMES: dict[type[BaseModel], set[str]] = {
    Law: {"number", "title"},
    Organization: {"name", "short_name"},
}
"""Names that a record has from outside."""

_SHORT = frozenset(
    "no ps jl kec kab kel ds rt rw tgl hlm dr drg prof hj h st jend dll dsb dst a.n u.p s.d".split()  # noqa: SIM905
)
"""Abbreviations whose dot ends no sentence."""
_END = re.compile(r"[.!?…]+[\"”’)\]]*(?=\s|$)")
_TAIL = re.compile(r"(?:^|[\s(“\"])([\w.]+)$")
_WORD = re.compile(r"[^\W_]+(?:[-.,:/×x'’&@][^\W_]+)*")
_MARKDOWN = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+|\]\([^)]*\)|[*_`\[\]]", re.MULTILINE)
_BREAK = re.compile(r"\n[ \t]*\n|\n(?=\s*(?:[-*+]|\d+[.)]|#|>)\s)|(?<=\S)\n(?=#)")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text. An abbreviation, a decimal or an hour does not end one, unless nothing follows."""
    for block in _BREAK.split(text):
        begin = 0
        for match in _END.finditer(block):
            tail = _TAIL.search(block[begin : match.start()])
            counted = block[begin : match.start()].strip().isdigit()  # of a numbered list
            short = counted or (tail is not None and tail.group(1).lower() in _SHORT)
            if match.group().startswith(".") and short and block[match.end() :].strip():
                continue
            if sentence := block[begin : match.end()].strip():
                yield sentence
            begin = match.end()
        if rest := block[begin:].strip():
            yield rest


def count_words(sentence: str) -> int:
    """How many words a reader counts: `3×24` and `08.00` are one, a dash is none."""
    return len(_WORD.findall(sentence))


@cache
def officialese() -> dict[str, str]:
    """What offices write, and what people say instead."""
    return dict(yaml.safe_load(Path(__file__).with_name("officialese.yaml").read_text("utf-8")))


@cache
def _said() -> re.Pattern[str]:
    longest_first = sorted(officialese(), key=len, reverse=True)
    phrases = (r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<![\w-])({'|'.join(phrases)})(?![\w-])", re.IGNORECASE)


_TELEGRAM = re.compile(r"[^.:?!\n]+:\s+(?:ya|tidak)(?=[.,;]|$)", re.IGNORECASE)
"""“Closed or no number: no.” Who panics cannot take such a sentence apart."""


def find_stiff_language(text: str) -> Iterator[tuple[int, Message, Message, Rule]]:
    """What makes this text hard to read: where in it, what, how to mend it, and which rule says so."""
    for sentence in sentences(text):
        if (count := count_words(sentence)) > LONGEST:
            plain = " ".join(sentence.split())
            what = Message(
                "a sentence of {count} words, “{begin} ...”; people lose the thread after {limit}",
                {"count": count, "begin": " ".join(plain.split()[:4]), "limit": LONGEST},
            )
            yield text.find(sentence), what, Message("Make two of it"), Rule.PLAIN_SENTENCE
    for match in _TELEGRAM.finditer(text):
        what = Message("“{phrase}” reads like a telegram", {"phrase": match.group().strip()})
        yield match.start(), what, Message("Make a question of it, and say which answer to choose"), Rule.PLAIN_OFFICE
    for match in _said().finditer(text):
        phrase = match.group()
        what = Message("“{phrase}” is office language", {"phrase": phrase})
        mend = Message("Say: {plain}", {"plain": officialese()[re.sub(r"\s+", " ", phrase).lower()]})
        yield match.start(), what, mend, Rule.PLAIN_OFFICE


def check_readability(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Hard sentences and office language in the Indonesian texts that readers see."""
    for group in (
        (directory.site,),
        directory.organizations,
        directory.contacts,
        directory.services,
        directory.flowcharts,
        directory.taxonomy.situations,
        directory.glossary,
        directory.faq,
        directory.laws,
    ):
        for record in group:
            for steps, text in texts(record, _OFFICIAL | _NAMES.get(type(record), set())):
                for _at, what, mend, rule in find_stiff_language(text.to(DEFAULT_LANGUAGE)):
                    yield record.warning(what, mend, rule, *steps)
    for guide in directory.guides:
        if guide.language == DEFAULT_LANGUAGE:
            for name in ("title", "summary"):
                for _at, what, mend, rule in find_stiff_language(str(getattr(guide.head, name))):
                    yield guide.warning(what, mend, rule, name)
            # Marks become spaces of the same length, so that places stay true.
            plain = _MARKDOWN.sub(lambda match: re.sub(r"\S", " ", match.group()), guide.body)
            blocks = [match.start() for match in _BREAK.finditer(guide.body)]
            for begin, end in zip([0, *blocks], [*blocks, len(plain)], strict=True):
                for at, what, mend, rule in find_stiff_language(plain[begin:end]):
                    before = guide.body[: begin + at].split("\n")
                    mark = Mark(guide.mark().path, guide.line + len(before) - 1, len(before[-1]) + 1)
                    yield Problem(mark, "", what, mend, rule, Severity.WARNING)


RULES = (check_readability,)
