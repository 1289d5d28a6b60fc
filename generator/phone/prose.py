"""Numbers in prose: what a reader could dial, and what only looks like it.

A run of digits is judged by `phonenumbers` (`PhoneNumberMatcher`), and taken for a number besides where it begins as
one, so that a wrong one is seen too. Dates, hours, amounts, laws and numbers of persons are taken out before.
"""

import re
from collections.abc import Iterator, Sequence
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
_DIVIDER = rf"(?<=\d{{3}})\)?[{_BLANK}]{{0,4}}[.,;:|][{_BLANK}]{{0,4}}(?=\d{{3}})"
"""What may divide the groups of one number, and as well two numbers, or two words of a sentence."""
_RUN = re.compile(rf"[+(\[]{{0,2}}{_DIGIT}(?:(?:{_GAP}|{_DIVIDER}){_DIGIT}){{4,}}\)?")
_LETTERS = str.maketrans("OoIl", "0011")
_AROUND = 30
"""How many characters before and behind a run tell what it is."""

_MONTHS = "jan|feb|mar|apr|mei|may|jun|jul|agu|ags|aug|sep|okt|oct|nov|des|dec"
_UNITS = (
    "jam|menit|detik|hari|minggu|pekan|bulan|tahun|wib|wita|wit|orang|anak|korban|kasus|laporan|kali|desa|kelurahan|"
    "kecamatan|kantor|meter|km|kg|cm|kb|mb|persen|lembar|halaman|langkah|hours?|minutes?|days?|weeks?|months?|years?|people"
)
_HOUR = r"[0-2]?\d[.:][0-5]\d"
_YEAR = r"(?:19|20)\d\d"
_TO = rf"[{_BLANK}]?(?:[-\u2010-\u2015\u2212]|s\.?/?d\.?|sampai|hingga|to)[{_BLANK}]?"
_PART = r"(?:/[\w.\-]+)"
_ABROAD = "".join(rf"(?<!\+{digits}[{_BLANK}])" for digits in (r"\d", r"\d\d", r"\d\d\d")) + r"(?<!\(0\))"
"""Not behind the code of a country, or the zero that it replaces: `+62 (0)212.000.000` is no amount."""
_ALONE, _ENDS = rf"(?<![\d+\-/.]){_ABROAD}", r"(?![\d/]|[.\-][\d])"
_NOT_DIALLED = re.compile(
    "|".join(
        (
            rf"{_ALONE}{_HOUR}(?:(?:{_TO}|/){_HOUR})*(?:{_ENDS}|(?=/24[{_BLANK}]?jam\b))",
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
            rf"{_ALONE}\d{{1,3}}(?:\.\d{{1,2}}){{1,3}}{_PART}*/\d{{1,5}}(?:-[\w.\-]+)?{_PART}*/"
            rf"(?:tahun )?{_YEAR}{_ENDS}",
            r"[\w.+\-]+@[\w\-]+\.\w[\w.\-]*",
            r"https?://(?!(?:\w+\.)*(?:wa\.me|whatsapp\.com)\b)\S+",
            r"\b(?!(?:\w+\.)*(?:wa\.me|whatsapp\.com)\b)[a-z][\w\-]*(?:\.[\w\-]+)+/\S*",
        )
    ),
    re.IGNORECASE,
)
"""Hours, days, spans of years, amounts of money and of anything, numbers of laws and letters, of persons and accounts,
record codes, mailboxes and addresses; not the addresses of chats, whose digits are dialled."""
_COUNTED = re.compile(
    rf"(?<!\d)(?:24/7(?!\d)|{_HOUR}(?:(?:{_TO}|/){_HOUR})*{_ENDS}|\d{{1,2}}[{_BLANK}]?[x×][{_BLANK}]?(?:\d{{1,2}}(?!\d))?"
    rf"|\d{{1,3}}(?=[{_BLANK}\-]?(?:{_UNITS})\b|[{_BLANK}](?:{_MONTHS})\w*))",
    re.IGNORECASE,
)
"""Hours and counted units, which may stand behind a number, or be its last group: `0870 0000 998 jam kerja`."""
_FILED = re.compile(
    rf"(?P<words>\b(?:surat|sk|keputusan|edaran|undangan|perkara|register|agenda)\b[.:]?[{_BLANK}]?"
    rf"(?:(?:no|nomor|nomer)\b[.:]?[{_BLANK}]?)?)?"
    rf"(?<![\w+\-/.])(?P<number>\d+[\w.\-]*(?:/[\w.\-]+)+)(?![\w/])",
    re.IGNORECASE,
)
"""What may be the number of a letter: parts between slashes."""
_ANNOUNCED = re.compile(
    rf"\b(?:telepon|telp|tlp|tel|hubungi|kontak|call(?: cent(?:er|re))?|phone|fax|faks|whatsapp|wa|hp|sms)\b"
    rf"[.:]?[{_BLANK}]*(?:(?:ke|di|no|nomor|number|us at|at)\b[.:]?[{_BLANK}]*){{0,2}}$",
    re.IGNORECASE,
)
"""Words after which even a number without area code is dialled."""
_NEXT = re.compile(rf"(?P<divider>{_DIVIDER})|(?<=[\d)])[{_BLANK}\-/,;]+(?=\+|\(?0\d)")
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
    return re.compile(
        rf"(?<![\w.,/\-×])(?<!Pasal )(?<!Ps\. )(?<!UU )(?:{any_code})(?![\w/×]|[.,]\d|-\d|[{_BLANK}](?:KB|MB)\b)",
    )


@lru_cache(16384)
def _judged(before: str, run: str, behind: str, country: str) -> tuple[tuple[int, int], ...]:
    """Where in the run numbers stand, when these words stand around it."""
    if run[0] not in "+([" and re.search(r"[\d_][^\W\d_]*\Z|[.&=#%@][^\W\d_]+\Z", before) and not _chat(before):
        return ()  # the tail of a code, or of an address
    whole = before + run + behind
    masked = _FILED.sub(lambda match: _masked(match) if _is_filed(match, country) else match.group(), whole)
    masked = _without_counts(_NOT_DIALLED.sub(_masked, masked), len(before), country)[len(before) :][: len(run)]
    plain = "".join(in_ascii(character) or " " for character in masked).translate(_LETTERS)
    spans: list[tuple[int, int]] = []
    for piece in re.finditer(r"[^\0]+", plain):
        spans += [
            (a + first, a + last)
            for a, b in pairwise(_cuts(plain, *piece.span(), country))
            for first, last in _in_piece(plain[a:b], country, bool(_ANNOUNCED.search(before)) and a == 0)
        ]
    return tuple(spans)


def _masked(match: re.Match[str]) -> str:
    """The text of a match with its digits gone, and as long as before."""
    return re.sub(r"\d", "\0", match.group())


def _is_filed(match: re.Match[str], country: str) -> bool:
    """True for the number of a letter. What the plan could read as a telephone is none, unless a word calls it so."""
    parts = match["number"].split("/")
    if match["words"]:
        return not is_mobile(match["number"], country)
    heads = ("".join(parts[: count + 1]) for count in range(len(parts)))
    return (
        bool(re.fullmatch(_YEAR, parts[-1])) and len(parts) > 2 and not any(is_valid(head, country) for head in heads)
    )


def _without_counts(masked: str, begin: int, country: str) -> str:
    """The text without hours and counts, except for a group that the number before it needs to be whole."""
    for match in _COUNTED.finditer(masked):
        at = match.start()
        head = masked[begin:at].rpartition("\0")[2] if at > begin else ""
        head = in_ascii(head[_cuts(head, 0, len(head), country)[-2] :])
        needed = re.match(r"[(\[]*[+0]", head) and is_valid(_spaced(head + match.group()), country)
        if needed and re.search(r"\d\.$", head):  # no blank parts them: `029520000.0.00` is one number
            continue
        if (needed or re.search(r"\d[.\-/]$", head)) and not is_valid(_spaced(head), country):
            continue
        masked = masked[:at] + _masked(match) + masked[match.end() :]
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


def _in_piece(piece: str, country: str, announced: bool) -> list[tuple[int, int]]:
    """Where numbers stand in a piece of a run that holds one number, as a rule."""
    if divided := [match.end() for match in re.finditer(_DIVIDER, piece)]:
        spaced = re.search(r"[+(]*\d.*\d", _spaced(piece))
        if spaced and is_valid(spaced.group(), country) and _is_number(spaced.group(), country, announced):
            return [spaced.span()]
        return [
            (a + first, a + last)
            for a, b in pairwise([0, *divided, len(piece)])
            for first, last in _in_piece(piece[a:b], country, announced and a == 0)
        ]
    bracket = piece.rfind("(")
    body = piece[:bracket] if bracket > piece.rfind(")") and digits(piece[:bracket]) else piece
    if matched := [(match.start, match.end) for match in PhoneNumberMatcher(body, country, Leniency.VALID)]:
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
