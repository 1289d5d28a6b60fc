"""No value that an edition hides stands anywhere in its output, however it is written."""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from generator.audit.finding import Finding
from generator.edition import Hidden
from generator.problem import Message


def leaks(texts: Mapping[str, str], secrets: Iterable[Hidden], country_code: str) -> Iterator[Finding]:
    """Places where a hidden value stands: as written, without separators, in international form or percent-encoded.

    `texts` is everything that can be read in the output, by path: markup, attributes, PDF text and metadata, names of
    files. `country_code` is the region's telephone prefix, such as `62`.
    """
    forms = {form: secret for secret in secrets for form in spellings(secret.value, country_code)}
    if not forms:
        return
    wanted = re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)), re.IGNORECASE)
    lowered = {form.lower(): secret for form, secret in forms.items()}
    for path, text in texts.items():
        found = {lowered[each.lower()].what for haystack in (text, compact(text)) for each in wanted.findall(haystack)}
        for what in sorted(found):
            yield Finding(path, Message("holds a value that this edition hides: {what}", {"what": what}), "leak")


_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s().\-\u2010-\u2015\u00a0/]+(?=\d)")


def compact(text: str) -> str:
    """The text with nothing between its digits, so that a number is found however it is grouped."""
    return _BETWEEN_DIGITS.sub("", text)


def spellings(value: str, country_code: str) -> set[str]:
    """The ways a value might be written in output. Short values are only looked for as they are."""
    found = {value, quote(value), quote(value, safe="")}
    digits = re.sub(r"\D", "", value)
    if len(digits) >= 7 and not re.search(r"[A-Za-z]", value):
        national = digits.removeprefix(country_code) if digits.startswith(country_code) else digits.lstrip("0")
        found |= {digits, "0" + national, country_code + national}
    return {form for form in found if len(form) >= 5}
