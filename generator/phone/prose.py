"""Numbers in prose: what a reader could dial, and what only looks like it.

A run of digits is judged by `phonenumbers` (`PhoneNumberMatcher`), and taken for a number besides where it begins as
one, so that a wrong one is seen too. Dates, hours, amounts, laws and numbers of persons are taken out before.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Protocol

import phonenumbers
from phonenumbers import Leniency, PhoneNumberMatcher

from generator.phone.number import digits, in_ascii, is_long, is_mobile, is_valid, is_whole


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


_SIGN = r"\-\u2010-\u2015\u2212~·•_*`/()\[\]"
_BLANK = r" \t\u00a0\u2000-\u200a\u202f"
_GAP = rf"(?:[{_SIGN}{_BLANK}]|[.,](?=\d)){{0,8}}"
_DIGIT = r"(?:\d|(?<=\d)[OoIl](?=[\d.\- ])|(?<![^\W_])[OoIl](?=\d))"
"""A digit, or a letter that was typed for 0 or 1."""
_RUN = re.compile(rf"[+(\[]{{0,2}}{_DIGIT}(?:{_GAP}{_DIGIT}){{4,}}\)?")
_LETTERS = str.maketrans("OoIl", "0011")
_AROUND = 30
"""How many characters before and behind a run tell what it is."""

_MONTHS = "jan|feb|mar|apr|mei|may|jun|jul|agu|ags|aug|sep|okt|oct|nov|des|dec"
_UNITS = (
    "jam|menit|detik|hari|minggu|pekan|bulan|tahun|wib|wita|wit|orang|anak|korban|kasus|laporan|kali|desa|kelurahan|"
    "kecamatan|kantor|meter|km|kg|cm|persen|lembar|halaman|langkah|hours?|minutes?|days?|weeks?|months?|years?|people"
)
_HOUR = r"[0-2]?\d[.:][0-5]\d"
_YEAR = r"(?:19|20)\d\d"
_TO = rf"[{_BLANK}]?(?:[-\u2010-\u2015\u2212]|s\.?/?d\.?|sampai|hingga|to)[{_BLANK}]?"
_ALONE, _ENDS = r"(?<![\d+\-/.])", r"(?![\d/]|[.\-][\d])"
_GROUP = r"(?<!\d)(?<!\d[.\-])"
"""Where a count may begin: not within a number, whose last group is no count of what comes next."""
_NOT_DIALLED = re.compile(
    "|".join(
        (
            rf"{_ALONE}{_HOUR}(?:(?:{_TO}|/){_HOUR})*{_ENDS}",
            rf"{_ALONE}\d{{1,2}}(?P<a>[-/.])\d{{1,2}}(?P=a){_YEAR}{_ENDS}",
            rf"{_ALONE}(?:0?[1-9]|1[0-2])\s?/\s?{_YEAR}{_ENDS}",
            rf"{_ALONE}{_YEAR}(?P<b>[-/.])\d{{1,2}}(?P=b)\d{{1,2}}{_ENDS}",
            rf"{_ALONE}{_YEAR}{_TO}{_YEAR}{_ENDS}",
            r"(?:\brp|\bidr)\.? ?\d[\d.,]*",
            rf"{_ALONE}[1-9]\d{{0,2}}(?:\.\d{{3}})+{_ENDS}",
            rf"\b(?:no|nomor|nomer|number)\b\.?:? ?[\w.\-/]*/{_YEAR}{_ENDS}",
            r"\b(?:nik|nip|npwp|kk|rek|rekening|isbn|issn|nisn|nuptk)\b[.:]?(?: ?(?:no|nomor)\b[.:]?)? ?[\d][\d .\-]*",
            r"(?<![\d+])[1-9]\d{15,17}(?!\d)",
            r"(?<![\w\-])(?-i:(?=[0-9\-]*[A-Z])(?!(?:[A-Z\-]*\d){9})[A-Z0-9]+(?:-[A-Z0-9]+)+)(?![\w\-])",
            r"\b(?:rt|rw)\b[./ ]*\d{1,3}(?!\d)",
            rf"{_GROUP}\d{{1,2}}[{_BLANK}]?[x×][{_BLANK}]?(?=\d)",
            rf"{_GROUP}\d{{1,3}}(?=[{_BLANK}\-]?(?:{_UNITS})\b|[{_BLANK}](?:{_MONTHS})\w*)",
            r"[\w.+\-]+@[\w\-]+\.\w[\w.\-]*",
            r"https?://(?!(?:\w+\.)*(?:wa\.me|whatsapp\.com)\b)\S+",
            r"\b(?!(?:\w+\.)*(?:wa\.me|whatsapp\.com)\b)[a-z][\w\-]*(?:\.[\w\-]+)+/\S*",
        )
    ),
    re.IGNORECASE,
)
"""Hours, days, spans of years, amounts of money and of anything, numbers of laws and letters, of persons and accounts,
record codes, counted units, mailboxes and addresses; not the addresses of chats, whose digits are dialled."""
_ANNOUNCED = re.compile(
    rf"\b(?:telepon|telp|tlp|tel|hubungi|kontak|call(?: cent(?:er|re))?|phone|fax|faks|whatsapp|wa|hp|sms)\b"
    rf"[.:]?[{_BLANK}]*(?:(?:ke|di|no|nomor|number|us at|at)\b[.:]?[{_BLANK}]*){{0,2}}$",
    re.IGNORECASE,
)
"""Words after which even a number without area code is dialled."""
_NEXT = re.compile(rf"(?<=[\d)])[{_BLANK}\-/,;]+(?=\+|\(?0\d)")
"""Where a second number may begin."""


def numbers_in(text: str, telephony: NumberingPlan) -> tuple[str, ...]:
    """What a reader of this prose could dial, as written: long numbers, and short codes that stand alone.

    Dates, articles of laws, postal codes, amounts of money, spans such as 3×24 and hours such as 08.00–16.00 are no
    numbers to dial.
    """
    found: list[str] = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        before, behind = text[_word_start(text, start) : start], text[end : end + _AROUND]
        found += [match.group()[a:b] for a, b in _judged(before, match.group(), behind, telephony.country)]
    if telephony.short_codes:
        found += _short(tuple(each.number for each in telephony.short_codes)).findall(text)
    return tuple(dict.fromkeys(found))


def _word_start(text: str, at: int) -> int:
    """Where a word begins that stands some way before this place, so that an address is seen whole."""
    begin = max(at - _AROUND, 0)
    while begin and not text[begin - 1].isspace() and at - begin < 500:
        begin -= 1
    return begin


@cache
def _short(codes: tuple[str, ...]) -> re.Pattern[str]:
    any_code = "|".join(sorted(codes, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,/\-×])(?<!Pasal )(?<!Ps\. )(?<!UU )(?:{any_code})(?![\w/×]|[.,]\d|-\d)",
    )


@lru_cache(16384)
def _judged(before: str, run: str, behind: str, country: str) -> tuple[tuple[int, int], ...]:
    """Where in the run numbers stand, when these words stand around it."""
    if re.search(r"[\d_][^\W\d_]*$|[.&=#%@][^\W\d_]+$", before) and not _chat(before):
        return ()  # the tail of a code, or of an address
    whole = before + run + behind
    masked = _NOT_DIALLED.sub(lambda match: re.sub(r"\d", "\0", match.group()), whole)[len(before) :][: len(run)]
    plain = "".join(in_ascii(each) or " " for each in masked).translate(_LETTERS)
    spans: list[tuple[int, int]] = []
    for piece in re.finditer(r"[^\0]+", plain):
        spans += [
            (a + first, a + last)
            for a, b in pairwise(_cuts(plain, *piece.span(), country))
            for first, last in _in_piece(plain[a:b], country, bool(_ANNOUNCED.search(before)) and a == 0)
        ]
    return tuple(spans)


def _cuts(plain: str, start: int, end: int, country: str) -> list[int]:
    """Where one number ends and the next begins: what stands before is whole."""
    cuts = [start]
    for at in _NEXT.finditer(plain, start, end):
        rest = plain[at.end() : end]
        if (rest.startswith("+") or len(digits(rest)) >= 7) and is_valid(plain[cuts[-1] : at.start()], country):
            cuts.append(at.end())
    return [*cuts, end]


def _chat(before: str) -> bool:
    return bool(re.search(r"wa\.me/\+?$|phone=\+?$|(?:tel|sms):\+?$", before, re.IGNORECASE))


def _in_piece(piece: str, country: str, announced: bool) -> list[tuple[int, int]]:
    """Where numbers stand in a piece of a run that holds one number, as a rule."""
    bracket = piece.rfind("(")
    body = piece[:bracket] if bracket > piece.rfind(")") and digits(piece[:bracket]) else piece
    if matched := [(each.start, each.end) for each in PhoneNumberMatcher(body, country, Leniency.VALID)]:
        return matched
    found = re.search(r"[+(]*\d.*\d", body)
    return [found.span()] if found and _is_number(found.group(), country, announced) else []


def _is_number(body: str, country: str, announced: bool) -> bool:
    """True for what the plan does not have and is meant as a number all the same."""
    bare = digits(body)
    count = len(bare)
    if re.match(r"\(?[+0]", body):
        return count >= 7
    trunk = phonenumbers.ndd_prefix_for_region(country, True) or ""
    if announced and (5 <= count <= 8 or is_valid(trunk + bare, country)):
        return True
    if count >= 10 and bare.startswith(str(phonenumbers.country_code_for_region(country))) and is_valid(bare, country):
        return True
    if is_whole(bare, country):
        return count > 5 and is_valid(bare, country)
    return count >= 9 and is_mobile(trunk + bare, country) and not is_long(trunk + bare, country)
