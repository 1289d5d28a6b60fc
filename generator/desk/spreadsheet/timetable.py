"""The words of hours, one by one: `Senin s.d. Jumat 08.00-16.00 WIB` becomes days, a dash, times of day and a zone."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from generator.language.dates import WEEK, Width, day_names
from generator.model.parts.schedule import Day

MIDNIGHT = 24 * 60
"""The end of a day, in minutes from its beginning."""
NOON = MIDNIGHT // 2
_WIDTHS: tuple[Width, ...] = ("wide", "abbreviated")
_JAVANESE = {"senen": "senin", "rebo": "rabu", "kemis": "kamis", "jemuah": "jumat", "jumuah": "jumat", "setu": "sabtu"}
_DASHES = re.compile("[\u2010-\u2015\u2212\u301c]")
_FRIDAY = re.compile(r"\bjum['’‘`´ʼ\- ]?a+t\b")
_COMMA = re.compile(r"(?<![\d.:])(\d{1,2}),(\d\d)(?!\d|[.:]\d)")
"""A time with a comma in it. Between whole times a comma divides: `12.00,13.00`."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of hours."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Days and their hours, in minutes from midnight; hours past midnight end beyond `MIDNIGHT`."""

    days: tuple[Day, ...]
    hours: tuple[tuple[int, int], ...]
    """No hours where the words say that these days are closed."""
    halves: tuple[str, ...] = ()
    """Which of the hours are read on a clock of twelve hours, as they are written: `8-4`."""


class NotHoursError(Exception):
    """The words are no hours, or could be several."""


@cache
def _by_name() -> dict[str, Day]:
    """The days of the week by their names in small letters, asked for when hours are read: a check reads none."""
    days = {name.casefold(): day for width in _WIDTHS for day, name in day_names("id", width).items()}
    return days | {"ahad": Day.SU}


@cache
def _token() -> re.Pattern[str]:
    """One word of hours; the name of its group is its kind."""
    day = "|".join(sorted(_by_name(), key=len, reverse=True))
    return re.compile(
        rf"""(?P<always>(?<!\w)(?:7\s*x\s*)?24\s*(?:jam|/\s*7)(?:\s*/\s*(?:7|hari)\b)?(?:\s*(?:sehari|per\s+hari|non\W?stop))?\b)
        |(?P<every>(?:se)?tiap\s+hari\b(?!\s+(?:kerja|libur|{day})\b)|seminggu\s+penuh\b)
        |(?P<workdays>(?:(?:se)?tiap\s+)?hari\s+kerja\b)
        |(?P<holiday>(?:(?:hari\s+)?libur\s+(?:nasional|umum)|hari\s+(?:libur|besar)|tanggal\s+merah|cuti\s+bersama)\b)
        |(?P<closed>(?:tutup|libur)\b)
        |(?P<except>kecuali\b)
        |(?P<pause>istirahat\b)
        |(?P<appointment>(?:(?:dengan|sesuai|lewat|melalui|buat|harus|perlu)\s+)*(?:per)?janji(?:an)?
            (?:\s+(?:temu|dulu|terlebih\s+dahulu))*\b)
        |(?P<zone>(?:wib|wita|wit)\b)
        |(?P<part>(?:pagi|siang|sore|malam)\b)
        |(?P<dash>-|~|s\s*\.?\s*/?\s*d\b\.?|sampai(?:\s+dengan)?\b|hingga\b)
        |(?P<day>(?:{day})(?![^\W\d_]))
        |(?P<never>(?:bukan|tidak|selain|tanpa|seminggu)\b)
        |(?P<noise>(?:jam\s+(?:layanan|pelayanan|kerja|kantor|operasional|buka)|hari|pukul|pkl|jam|buka|mulai|dari|(?:se)?tiap)\b|[():.])
        |(?P<also>[;,|&+]|dan\b)
        |(?P<slash>/)
        |(?P<clock>(?<!\d)(?<!\d[.:])\d{{1,2}}(?:[.:]\d\d)?(?!\d|[.:]\d))
        |(?P<digits>(?<!\d)[012]\d[0-5]\d(?!\d))
        |(?P<strange>[^\W\d_]+|\S)""",
        re.VERBOSE,
    )


def split_tokens(words: str) -> tuple[Token, ...]:
    """The words that mean something, a misspelled day as `near`, and all that nobody knows as `strange`."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    plain = _FRIDAY.sub("jumat", _DASHES.sub("-", plain))
    commas = bool(_COMMA.search(plain))
    tokens = [Token(match.lastgroup or "", match.group()) for match in _token().finditer(_COMMA.sub(r"\1.\2", plain))]
    return (*(_near(token) for token in tokens if token.kind != "noise"), *([Token("comma", ",")] if commas else []))


def _near(token: Token) -> Token:
    if token.kind != "strange":
        return token
    known = [name for name in (*_by_name(), *_JAVANESE) if len(name) > 3]
    close = get_close_matches(token.text, known, 1, 0.75)
    return Token("near", _JAVANESE.get(close[0], close[0])) if close else token


def group_tokens(tokens: tuple[Token, ...]) -> tuple[Group, ...]:
    """Days and hours, without what says nothing of them. Raises `NotHoursError`."""
    kept: list[Token] = []
    for before, each in zip((Token("", ""), *tokens), tokens, strict=False):
        if each.kind == "never" or (each.kind == "strange" and (before.kind == "dash" or not each.text.isalpha())):
            raise NotHoursError
        if each.kind == "holiday" and kept and kept[-1].kind == "except":
            kept.pop()
        silent = (before.kind, each.kind) == ("holiday", "closed") or (each.kind == "part" and before.kind != "clock")
        if silent or each.kind in {"zone", "holiday", "strange", "comma", "appointment"}:
            continue
        if each.kind not in {"also", "slash"}:
            kept.append(each)
        elif kept and kept[-1].kind != "also":
            kept.append(Token("also", each.text))
    while kept and kept[-1].kind == "also":
        kept.pop()
    if any(token.kind == "always" for token in kept) and {token.kind for token in kept} <= {"always", "every", "also"}:
        return (Group(WEEK, ((0, MIDNIGHT),)),)
    return tuple(_groups(_Reader(kept)))


@dataclass(slots=True)
class _Reader:
    tokens: list[Token]
    at: int = 0
    halves: list[str] = field(default_factory=list)

    def kind(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead].kind if self.at + ahead < len(self.tokens) else ""

    def take(self, *kinds: str) -> str:
        """The text of the next word, if it is of one of these kinds; else nothing."""
        if self.kind() not in kinds:
            return ""
        self.at += 1
        return self.tokens[self.at - 1].text


def _groups(reader: _Reader) -> Iterator[Group]:
    """Days, then their hours; or, if the line says no more, hours and then their days."""
    if reader.kind() in {"clock", "digits", "always"}:
        hours = _hours(reader)
        reader.take("also")
        yield Group(_days(reader), hours, tuple(reader.halves))
        if reader.kind():
            raise NotHoursError
    while reader.kind():
        days = _days(reader)
        reader.take("also", "dash")
        yield Group(days, () if reader.take("closed") else _hours(reader), tuple(reader.halves))
        reader.take("also")


def _days(reader: _Reader) -> tuple[Day, ...]:
    """Days one by one and from-to, in the order of the week."""
    days: list[Day] = []
    while True:
        if reader.take("every"):
            days += WEEK
        elif reader.take("workdays"):
            days += WEEK[:5]
        else:
            first = last = reader.take("day", "near")
            if reader.kind() == "dash" and reader.kind(1) in {"day", "near"}:
                reader.take("dash")
                last = reader.take("day", "near")
            if not first:
                raise NotHoursError
            begin, end = (WEEK.index(_by_name()[name]) for name in (first, last))
            days += WEEK[begin : end + 1] if begin <= end else (*WEEK[begin:], *WEEK[: end + 1])
        if reader.kind() != "also" or reader.kind(1) not in {"day", "near", "every", "workdays"}:
            break
        reader.take("also")
    without = _days(reader) if reader.take("except") else ()
    if len(set(days)) < len(days) or not set(without) < set(days):
        raise NotHoursError
    return tuple(day for day in WEEK if day in days and day not in without)


def _hours(reader: _Reader) -> tuple[tuple[int, int], ...]:
    """Hours one after the other, without the breaks that are named."""
    if reader.take("always"):
        return ((0, MIDNIGHT),)
    spans = [_from_to(reader)]
    while True:
        joined = int(reader.kind() == "also")  # a word such as “dan” may stand before the next hours
        if reader.kind(joined) == "pause":
            reader.at += joined + 1
            spans = _without(spans, _from_to(reader))
        elif joined and reader.kind(1) in {"clock", "digits"}:
            reader.at += 1
            spans.append(_from_to(reader))
        else:
            return tuple(spans)


def _from_to(reader: _Reader) -> tuple[int, int]:
    begin = reader.at
    opens = _minutes(reader)
    if not reader.take("dash"):
        raise NotHoursError
    closes = _minutes(reader)
    if closes == opens or opens == MIDNIGHT:
        raise NotHoursError
    kinds = [token.kind for token in reader.tokens[begin : reader.at]]
    if opens >= 60 and closes >= 60:
        bare = kinds[1] != "part" and not reader.tokens[begin].text.startswith("0")
        afternoon = bare and opens < 6 * 60 and opens < closes < NOON
        named = bare and kinds[-1] == "part" and opens < closes - NOON
        earlier = closes < opens < NOON + 60 and kinds[-1] != "part"
        if afternoon or named or earlier:
            reader.halves.append("".join(token.text for token in reader.tokens[begin : reader.at]))
            return opens if earlier else opens + NOON, closes if named else closes + NOON
    return opens, closes if closes > opens else closes + MIDNIGHT


def _minutes(reader: _Reader) -> int:
    """The next time of day; with the part of the day, as one says it (“4 sore” is 16:00)."""
    text = reader.take("clock", "digits").replace(".", ":")
    if not text:
        raise NotHoursError
    hour, minute = (text[:2], text[2:]) if len(text) == 4 and ":" not in text else (*text.split(":"), "0")[:2]
    later = {"siang": range(1, 6), "sore": range(1, 8), "malam": range(6, 13)}.get(reader.take("part"), range(0))
    minutes = (int(hour) + 12 * (int(hour) in later)) * 60 + int(minute)
    if minutes > MIDNIGHT or int(minute) > 59:
        raise NotHoursError
    return minutes


def _without(hours: list[tuple[int, int]], pause: tuple[int, int]) -> list[tuple[int, int]]:
    begin, end = pause
    if not any(opens < begin and end < closes for opens, closes in hours):
        raise NotHoursError
    return [
        piece
        for opens, closes in hours
        for piece in ([(opens, begin), (end, closes)] if opens < begin and end < closes else [(opens, closes)])
    ]
