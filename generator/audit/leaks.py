"""No value that an edition hides stands anywhere in its output, however it is written."""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from generator.audit.finding import Finding
from generator.audit.page import APART
from generator.edition.hidden import Hidden
from generator.phone import number
from generator.phone.number import digits, line_of
from generator.problem import Message
from generator.rules import Rule


def check_leaks(texts: Mapping[str, str], secrets: Iterable[Hidden], country: str) -> Iterator[Finding]:
    """Places where a hidden value stands: as written, in every form of the plan, however grouped, or percent-encoded.

    `texts` is everything that can be read in the output, by path: markup, attributes, PDF text and metadata, the
    unpacked index, names of files. `country` is the region's, as ISO 3166 names it.
    """
    found_as = [(form, secret.what) for secret in secrets for form in written_forms(secret.value, country)]
    forms = {form: what for form, what in found_as if not _few_digits(form)}
    alone = {form: what for form, what in found_as if _few_digits(form)}
    words = {secret.value: secret.what for secret in secrets if _short_word(secret.value)}
    for path, text in texts.items():
        plain = unquote(text)
        places = APART.join({text, spaced(plain), compact(plain)}).lower()
        leaked = {what for form, what in forms.items() if form in places}
        leaked |= {
            what for form, what in alone.items() if form in places and re.search(rf"(?<!\d){form}(?!\d)", places)
        }
        leaked |= {what for word, what in words.items() if re.search(rf"\b{re.escape(word)}\b", text)}
        for what in sorted(leaked):
            yield Finding(
                path, Message("holds a value that this edition hides: {what}", {"what": what}), Rule.AUDIT_LEAK
            )


_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s().\-\u2010-\u2015\u2212\u00a0/]+(?=\d)")


def compact(text: str) -> str:
    """The text with nothing between its digits, so that a number is found however it is grouped."""
    return _BETWEEN_DIGITS.sub("", text)


def spaced(text: str) -> str:
    """The text with one space wherever it had white space, so that a name is found across lines."""
    return " ".join(text.split())


def written_forms(value: str, country: str) -> set[str]:
    """The fewest words in small letters of which one stands wherever the value does; none for under five characters.

    They are looked for in text as it stands and as `compact` leaves it: a spelling in which another one stands once
    nothing is between its digits is found with that one.
    """
    forms = {spaced(value).lower()}
    line = line_of(value)
    if len(digits(line)) >= 7 and not re.search(r"[A-Za-z]", line):
        forms |= {form.lower() for form in number.spellings(value, country)}
    long = {form for form in forms if len(form) >= 5}
    enough = {form for form in long if not _few_digits(form)}
    return {form for form in long if not any(other != form and other in compact(form) for other in enough)}


def _few_digits(form: str) -> bool:
    """True for digits that may stand in longer ones by chance: drawings and scripts are full of digits."""
    return form.isdigit() and len(form) < 10


def _short_word(value: str) -> bool:
    """True for a name too short to look for inside other words. Short numbers are left to `audit/numbers.py`."""
    return len(value) < 5 and value.isalpha()
