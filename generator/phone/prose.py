"""Numbers in prose: what a reader could dial, and what only looks like it.

A run of digits is judged by `phonenumbers` (`PhoneNumberMatcher`), and taken for a number besides where it begins as
one, so that a wrong one is seen too. Dates, hours, amounts, laws and numbers of persons are taken out before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Protocol

import phonenumbers
from phonenumbers import Leniency, PhoneNumberMatcher

from generator.phone.lookalikes import BLANK, CALLS, COUNTED, DIALS, FILED, NOT_DIALLED, UNITS, is_filed, mask_digits
from generator.phone.number import digits, in_ascii, is_long, is_mobile, is_valid, is_whole

Span = tuple[int, int]
"""Where something begins and ends in a text."""
Spans = list[Span]


class Code(Protocol):
    """A short code of the region."""

    @property
    def number(self) -> str:
        """As it is dialled: `129`."""
        ...


class NumberingPlan(Protocol):
    """What a region knows of its telephones: `model.site.Telephony` is one."""

    @property
    def country(self) -> str:
        """ISO 3166, as `phonenumbers` takes it."""
        ...

    @property
    def short_codes(self) -> Sequence[Code]:
        """Codes that a text may name."""
        ...


_SIGN = r"\-\u2010-\u2015\u2212~·•_*`/()\[\]\u00ad\u200b-\u200d\u2060"
_GAP = rf"(?:[{_SIGN}{BLANK}]|[.,](?=\d)){{0,12}}"
_DIGIT = r"(?:\d|(?<=\d)[OoIl](?=[\d.\- ])|(?<![^\W_])[OoIl](?=\d))"
"""A digit, or a letter that was typed for 0 or 1."""
_DIVIDER = rf"(?<=\d{{3}})\)?[{BLANK}]{{0,4}}[.,;:|][{BLANK}]{{0,4}}(?=\d{{3}})"
"""What may divide the groups of one number, and as well two numbers, or two words of a sentence."""
_RUN = re.compile(rf"[+(\[]{{0,2}}{_DIGIT}(?:(?:{_GAP}|{_DIVIDER}){_DIGIT}){{4,}}\)?")
_LETTERS = str.maketrans("OoIl", "0011")
_AROUND = 30
"""How many characters before and behind a run tell what it is."""

_FILLED = (
    rf"\b[.:,]{{0,2}}[{BLANK}]*"
    rf"(?:(?:ke|di|no|nomor|number|us|at|kantor|kami|polisi|darurat|gratis)\b[.:,]?[{BLANK}]*){{0,3}}"
)
"""What may stand between such a word and its number."""
_ANNOUNCED = re.compile(rf"\b(?:{CALLS}){_FILLED}$", re.IGNORECASE)
"""Words after which even a number without area code is dialled."""
_UNLISTED = re.compile(
    rf"\b(?:{DIALS}){_FILLED}(?<!\d)(?!(?:19|20)\d\d)(\d{{3,4}})"
    rf"(?![\w/×x]|[.,:\-]\d|[{BLANK}]*(?:[-–]|{UNITS})\b|[{BLANK}]+\d)",
    re.IGNORECASE,
)
"""A short code that the region does not list, behind a word that tells to dial it."""
_BEGIN = re.compile(r"(?<!\d)(?:\+|\(0\)|\(?0)(?=\d)")
"""Where a number begins that is written whole."""
_TAIL = re.compile(rf"[^{BLANK}(\[]+[{BLANK}]*")
"""Digits without a blank between them."""
_NEXT = re.compile(rf"(?P<divider>{_DIVIDER})|(?<=[\d)])[{BLANK}\-/,;]+(?=\+|\(?0\d)")
"""Where a second number may begin, or another sentence."""


def numbers_in(text: str, telephony: NumberingPlan) -> tuple[str, ...]:
    """What a reader of this prose could dial, as written: long numbers, and short codes that stand alone.

    Dates, articles of laws, postal codes, amounts of money, spans such as 3×24 and hours such as 08.00–16.00 are no
    numbers to dial.
    """
    return _numbers_in(text, telephony.country, tuple(code.number for code in telephony.short_codes))


@lru_cache(16384)
def _numbers_in(text: str, country: str, short_codes: tuple[str, ...]) -> tuple[str, ...]:
    numbers: list[str] = []
    rest = text
    for match in _RUN.finditer(text):
        start, end = match.span()
        before, behind = text[_word_start(text, start) : start], text[end : end + _AROUND]
        for a, b in _judged(before, match.group(), behind, country):
            numbers.append(match.group()[a:b])
            rest = rest[: start + a] + "·" * (b - a) + rest[start + b :]
    if short_codes:
        numbers += _short(short_codes).findall(rest)
    numbers += [code for code in _UNLISTED.findall(rest) if code not in short_codes]
    return tuple(dict.fromkeys(numbers))


def divide_at_numbers(text: str, telephony: NumberingPlan) -> Iterator[tuple[str, bool]]:
    """The text in parts, each with whether it is a number that a reader could dial; joined they are the text.

    Of “SAPA 129”, a name as well as a number, the digits alone are one.
    """
    found = sorted(numbers_in(text, telephony), key=len, reverse=True)
    if not found:
        yield text, False
        return
    any_number = "|".join(rf"(?<!\w)(?<![^\W\d]/){re.escape(number)}(?!\d)" for number in found)
    for at, part in enumerate(re.split(f"({any_number})", text)):
        yield part, at % 2 == 1


def _word_start(text: str, at: int) -> int:
    """Where a word begins that stands some way before this place, so that an address is seen whole."""
    begin = max(at - _AROUND, 0)
    while begin and not text[begin - 1].isspace() and at - begin < 500:
        begin -= 1
    return begin


@cache
def _short(codes: tuple[str, ...]) -> re.Pattern[str]:
    any_code = "|".join(sorted(codes, key=len, reverse=True))
    alone = r"(?<![\w.,/\-×])(?<!Pasal )(?<!Ps\. )(?<!UU )"
    ends = rf"(?![\w/×]|[.,]\d|-\d|[{BLANK}](?:KB|MB)\b)"
    return re.compile(rf"(?:{alone}|\b(?i:{CALLS})[.,:]?)({any_code}){ends}")


@lru_cache(16384)
def _judged(before: str, run: str, behind: str, country: str) -> tuple[Span, ...]:
    """Where in the run numbers stand, when these words stand around it."""
    coded = re.search(r"(?:\d|(?<=\w)_)[^\W\d_]*\Z|[.&=#%@][^\W\d_]+\Z", before)
    if run[0] not in "+([" and coded and not _chat(before) and not _ANNOUNCED.search(before):
        tail = _TAIL.match(run)  # of a code, or of an address
        if not tail or tail.end() == len(run):
            return ()
        return tuple(_moved(_judged(before + tail.group(), run[tail.end() :], behind, country), tail.end()))
    whole = before + run + behind
    masked = FILED.sub(lambda match: mask_digits(match) if is_filed(match, country) else match.group(), whole)
    masked = _without_counts(NOT_DIALLED.sub(mask_digits, masked), len(before), country)[len(before) :][: len(run)]
    plain = "".join(in_ascii(character) or " " for character in masked).translate(_LETTERS)
    spans: Spans = []
    for piece in re.finditer(r"[^\0]+", plain):
        spans += [
            (a + first, a + last)
            for a, b in pairwise(_cuts(plain, *piece.span(), country))
            for first, last in _in_piece(plain[a:b], country, bool(_ANNOUNCED.search(before)) and a == 0)
        ]
    return tuple(spans)


def _without_counts(masked: str, begin: int, country: str) -> str:
    """The text without hours and counts, except for a group that the number before it needs to be whole."""
    for match in COUNTED.finditer(masked):
        at = match.start()
        head = masked[begin:at].rpartition("\0")[2] if at > begin else ""
        head = in_ascii(head[_cuts(head, 0, len(head), country)[-2] :])
        needed = re.match(r"[(\[]*[+0]", head) and (match["amount"] or is_valid(_spaced(head + match.group()), country))
        if needed and re.search(r"\d\.$", head):  # no blank parts them: `029520000.0.00` is one number
            continue
        if (needed or re.search(r"\d[.\-/]$", head)) and not is_valid(_spaced(head), country):
            continue
        heads = [_spaced(head[each.start() :]) for each in _BEGIN.finditer(head)]  # behind the number of a house
        if any(is_valid(_spaced(each + match.group()), country) and not is_valid(each, country) for each in heads):
            continue
        masked = masked[:at] + mask_digits(match) + masked[match.end() :]
    return masked


def _spaced(number: str) -> str:
    """The number with blanks for what divides its groups, of the same length."""
    return re.sub(_DIVIDER, lambda match: " " * len(match.group()), number)


def _cuts(plain: str, start: int, end: int, country: str) -> list[int]:
    """Where one number ends and the next begins: what stands before is whole."""
    cuts = [start]
    for at in _NEXT.finditer(plain, start, end):
        rest = plain[at.end() : end]
        begins = at["divider"] or rest.startswith("+") or len(digits(rest)) >= 7
        glued = at["divider"] == "." and is_valid(_spaced(plain[cuts[-1] : end]), country)  # `087.0.000000.000`
        if begins and not glued and is_valid(_spaced(plain[cuts[-1] : at.start()]), country):
            cuts.append(at.end())
    return [*cuts, end]


def _chat(before: str) -> bool:
    return bool(re.search(r"wa\.me/\+?$|phone=\+?$|(?:tel|sms):\+?$", before, re.IGNORECASE))


def _in_piece(piece: str, country: str, announced: bool) -> Spans:
    """Where numbers stand in a piece of a run that holds one number, as a rule."""
    if divided := [match.end() for match in re.finditer(_DIVIDER, piece)]:
        spaced = re.search(r"[+(]*\d.*\d", _spaced(piece))
        if spaced and is_valid(spaced.group(), country) and _is_number(spaced.group(), country, announced):
            return [spaced.span()]
        if behind := _behind_others(_spaced(piece), country):
            return behind
        return [
            (a + first, a + last)
            for a, b in pairwise([0, *divided, len(piece)])
            for first, last in _in_piece(piece[a:b], country, announced and a == 0)
        ]
    bracket = piece.rfind("(")
    if bracket > piece.rfind(")") and digits(piece[:bracket]):  # `0870 0000 998 (24 jam`, or `lantai 2 (0870 0000 998`
        behind = _moved(_in_piece(piece[bracket:], country, announced), bracket)
        return [*_in_piece(piece[:bracket], country, announced), *behind]
    if matched := _match(piece, country):
        return matched
    if announced and re.fullmatch(r"\d{5,8}(?:[ ]*/[ ]*\d{5,8})+", piece):  # `Telp. 381234/381235`
        return [each.span() for each in re.finditer(r"\d+", piece)]
    found = re.search(r"[+(]*\d.*\d", piece)
    if found and _is_number(found.group(), country, announced):
        return [found.span()]
    return _behind_others(piece, country)


def _behind_others(piece: str, country: str) -> Spans:
    """Where a number stands behind that of a house or a floor, or before a year: `lantai 2 0870 0000 998`.

    What begins as a number, apart from what is before it, and is long is one, though it runs into what follows.
    """
    begins = [at.start() for at in _BEGIN.finditer(piece)]
    found = (_moved(_match(piece[at:], country), at) for at in begins)
    if matched := next(filter(None, found), None):
        return matched
    apart = (at for at in begins if not re.search(r"[^\s(\[]\Z", piece[:at]))
    runs_on = ((at, re.match(r"[(\[]*(?:\+|0[1-9]).*\d", piece[at:])) for at in apart)
    long = ([(at, at + run.end())] for at, run in runs_on if run and len(digits(run[0])) > 8)
    return next(long, [])


def _match(piece: str, country: str) -> Spans:
    """Where `phonenumbers` sees a valid number."""
    return [(match.start, match.end) for match in PhoneNumberMatcher(piece, country, Leniency.VALID)]


def _moved(spans: Iterable[Span], by: int) -> Spans:
    return [(first + by, last + by) for first, last in spans]


def _is_number(body: str, country: str, announced: bool) -> bool:
    """True for what the plan does not have and is meant as a number all the same."""
    bare = digits(body)
    count = len(bare)
    if re.match(r"[(\[]*[+0]", body):
        return count >= 7
    trunk = phonenumbers.ndd_prefix_for_region(country, True) or ""
    if announced and (5 <= count <= 8 or is_valid(trunk + bare, country)):
        return True
    if count >= 10 and bare.startswith(str(phonenumbers.country_code_for_region(country))) and is_valid(bare, country):
        return True
    if is_whole(bare, country):
        return count > 5 and is_valid(bare, country)
    return count >= 9 and is_mobile(trunk + bare, country) and not is_long(trunk + bare, country)
