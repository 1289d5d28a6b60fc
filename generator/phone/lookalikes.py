"""What looks like a number in prose and is none: days, hours, amounts, letters, laws, persons, codes and addresses."""

import re

from generator.phone.number import is_mobile, is_valid

BLANK = r" \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Every blank that stands within a line, for a class of characters."""
_MONTHS = "jan|feb|mar|apr|mei|may|jun|jul|agu|ags|aug|sep|okt|oct|nov|des|dec"
UNITS = (
    "jam|menit|detik|hari|minggu|pekan|bulan|tahun|wib|wita|wit|orang|anak|korban|kasus|laporan|kali|desa|kelurahan|"
    "kecamatan|kantor|meter|km|kg|cm|kb|mb|persen|lembar|halaman|langkah|hours?|minutes?|days?|weeks?|months?|years?|people"
)
_HOUR = r"[0-2]?\d[.:][0-5]\d"
_YEAR = r"(?:19|20)\d\d"
_TO = rf"[{BLANK}]?(?:[-\u2010-\u2015\u2212]|s\.?/?d\.?|sampai|hingga|to)[{BLANK}]?"
_PART = r"(?:/[\w.\-]+)"
_ABROAD = "".join(rf"(?<!\+{digits}[{BLANK}])" for digits in (r"\d", r"\d\d", r"\d\d\d")) + r"(?<!\(0\))"
"""Not behind the code of a country, or the zero that it replaces: `+62 (0)212.000.000` is no amount."""
_ALONE, _ENDS = rf"(?<![\d+\-/.]){_ABROAD}", r"(?![\d/]|[.\-][\d])"
_NO_CHAT = r"(?!(?:\w+\.)*(?:wa\.me|whatsapp\.com)\b)"
_HOST = rf"\b{_NO_CHAT}[a-z][\w\-]*(?:\.[\w\-]+)*"
_AMOUNT = rf"{_ALONE}[1-9]\d{{0,2}}(?:\.\d{{3}})+{_ENDS}"
DIALS = "telepon|telpon|telp|tlpn|tlp|hubungi|hotline|(?:call|contact)[ -]?cent(?:er|re)|call|phone|dial|panggil"
"""Words that tell to dial."""
CALLS = rf"{DIALS}|tel|hub|kontak|fax|faks|whatsapp|wa|hp|sms"
"""Words before a number that is dialled or written to."""
NOT_DIALLED = re.compile(
    "|".join(
        (
            rf"{_ALONE}{_HOUR}(?:(?:{_TO}|/){_HOUR})*(?:{_ENDS}|(?=/24[{BLANK}]?jam\b))",
            rf"{_ALONE}\d{{1,2}}(?P<a>[-/.])\d{{1,2}}(?P=a){_YEAR}{_ENDS}",
            rf"{_ALONE}(?:0?[1-9]|1[0-2])\s?/\s?{_YEAR}{_ENDS}",
            rf"{_ALONE}{_YEAR}(?P<b>[-/.])\d{{1,2}}(?P=b)\d{{1,2}}{_ENDS}",
            rf"{_ALONE}{_YEAR}{_TO}{_YEAR}{_ENDS}",
            r"(?:\brp|\bidr)\.? ?\d[\d.,]*",
            rf"\b(?:no|nomor|nomer|number)\b\.?:? ?(?!\(?08\d\d[.\- ]?\d{{3}})[\w.\-/]*/{_YEAR}{_ENDS}",
            r"\b(?:nik|nip|npwp|kk|rek|rekening|isbn|issn|nisn|nuptk)\b[.:]?(?: ?(?:no|nomor)\b[.:]?)? ?[\d][\d .\-]*",
            r"(?<![\d+])[1-9]\d{15,17}(?!\d)",
            rf"(?<![\w\-])(?!(?:{CALLS})-\d)"
            r"(?-i:(?=[0-9\-]*[A-Z])(?!(?:[A-Z\-]*\d){9})[A-Z0-9]+(?:-[A-Z0-9]+)+)(?![\w\-])",
            r"\b(?:rt|rw)\b[./ ]*\d{1,3}(?!\d)",
            rf"{_ALONE}\d{{1,3}}(?:\.\d{{1,2}}){{1,3}}{_PART}*/\d{{1,5}}(?:-[\w.\-]+)?{_PART}*/"
            rf"(?:tahun )?{_YEAR}{_ENDS}",
            r"[\w.+\-]+@[\w\-]+\.\w[\w.\-]*",
            rf"https?://{_NO_CHAT}(?:(?![;,]\(?[+0]\d)\S)+",
            rf"{_HOST}\.(?-i:[a-z]{{2,}})/(?:(?!(?<=[:;,])\(?[+0]\d|(?<=/)\+\d)\S)*",
            rf"{_HOST}\.[\w\-]+/(?:(?!(?<=[/:;,])\(?[+0]\d)\S)*",
        )
    ),
    re.IGNORECASE,
)
"""Hours, days, spans of years, amounts of money, numbers of laws and letters, of persons and accounts,
record codes, mailboxes and addresses; not the addresses of chats, whose digits are dialled."""
COUNTED = re.compile(
    rf"(?P<amount>{_AMOUNT})|(?<!\d)(?:24/7(?!\d)|{_HOUR}(?:(?:{_TO}|/){_HOUR})*{_ENDS}"
    rf"|\d{{1,2}}[{BLANK}]?[x×][{BLANK}]?(?:\d{{1,2}}(?!\d))?"
    rf"|\d{{1,3}}(?=[{BLANK}\-]?(?:{UNITS})\b|[{BLANK}](?:{_MONTHS})\w*))",
    re.IGNORECASE,
)
"""Amounts, hours and counted units, which may stand behind a number, or be its last group: `0870 0000 998 jam kerja`,
`(0295) 381.234`."""
FILED = re.compile(
    rf"(?P<words>\b(?:surat|sk|keputusan|edaran|undangan|perkara|register|agenda)\b[.:]?[{BLANK}]?"
    rf"(?:(?:no|nomor|nomer)\b[.:]?[{BLANK}]?)?)?"
    rf"(?<![\w+\-/.])(?P<number>\d+[\w.\-]*(?:/[\w.\-]+)+)(?![\w/])",
    re.IGNORECASE,
)
"""What may be the number of a letter: parts between slashes."""


def mask_digits(match: re.Match[str]) -> str:
    """The text of a match with its digits gone, and as long as before."""
    return re.sub(r"\d", "\0", match.group())


def is_filed(match: re.Match[str], country: str) -> bool:
    """True for the number of a letter. What the plan could read as a telephone is none, unless a word calls it so."""
    parts = match["number"].split("/")
    if match["words"]:
        return not is_mobile(match["number"], country)
    heads = ("".join(parts[: count + 1]) for count in range(len(parts)))
    return (
        bool(re.fullmatch(_YEAR, parts[-1])) and len(parts) > 2 and not any(is_valid(head, country) for head in heads)
    )
