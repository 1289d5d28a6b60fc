"""Telephone numbers: how they are written, compared and dialled.

The numbering plan and all formats are those of `phonenumbers` (ITU-T E.164 and each country's own plan). What it does
not know is data: numbers of call centres (`dialled_whole.yaml`), and how an extension is announced in Indonesian.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated
from urllib.parse import quote, urlsplit

import phonenumbers
import yaml
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType
from pydantic import BeforeValidator

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
_EXTENSION = re.compile(
    r"[\s,;(]*(?:;ext=|(?:minta\s+)?(?:ext(?:ension)?|ekst(?:ensi)?|x|#|pes|psw|pesawat|sambungan)|(?:lalu\s+)?"
    r"(?P<pressed>menu|tekan|pilih|,,))[\s.:]*(?P<digits>\d{1,7})#?\)?\s*$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(?:\+\d+[ -]?)?(?:\(\d+\) ?)?\d+(?:[ .-]\d+)*")
"""A spelling that anybody reads as one number: one sign between two groups, brackets around the area code alone."""


def in_ascii(number: str) -> str:
    """The number in ASCII digits, hyphens and blanks, without marks that nobody sees; letters stay.

    >>> in_ascii("０８１２\u20133456 \u202a٧٨٩٠\u202c")
    '0812-3456 7890'
    """
    if number.isascii():
        return number
    shown = (character for character in number if unicodedata.category(character) != "Cf")
    return unicodedata.normalize(
        "NFKC", "".join(str(unicodedata.digit(character, character)) for character in shown)
    ).translate(_DASHES)


Typed = Annotated[str, BeforeValidator(lambda value: in_ascii(value) if isinstance(value, str) else value)]
"""A number as somebody typed it, kept in ASCII."""


def digits(number: str) -> str:
    """The digits of the number alone, with those of its extension: `(021) 390 ext. 1` gives `0213901`."""
    return re.sub(r"\D", "", number)


def line_of(number: str) -> str:
    """The number without its extension.

    >>> line_of("(021) 390-3963 pes. 101"), extension_of("(021) 390-3963 pes. 101")
    ('(021) 390-3963', '101')
    """
    return _EXTENSION.sub("", number) if digits(_EXTENSION.sub("", number)) else number


def extension_of(number: str) -> str:
    """The digits that one asks for, or presses, once somebody answers; empty where there are none."""
    match = _EXTENSION.search(number)
    return match["digits"] if match and line_of(number) != number else ""


def is_pressed(number: str) -> bool:
    """True if the extension is a choice of a menu: one presses it, nobody is there to be asked."""
    match = _EXTENSION.search(number)
    return bool(match and match["pressed"])


@cache
def _whole() -> dict[str, re.Pattern[str]]:
    patterns = yaml.safe_load(Path(__file__).with_name("dialled_whole.yaml").read_text("utf-8"))
    return {country: re.compile("|".join(written).replace("x", "[0-9]")) for country, written in patterns.items()}


@lru_cache(4096)
def parse_number(number: str, country: str) -> PhoneNumber | None:
    """The number as `phonenumbers` reads it, with its extension; None for what it cannot read."""
    typed = in_ascii(number)
    try:
        parsed = phonenumbers.parse(line_of(typed), country)
    except phonenumbers.NumberParseException:
        return None
    parsed.extension = extension_of(typed) or parsed.extension
    return parsed


@lru_cache(4096)
def is_whole(number: str, country: str) -> bool:
    """True for a number that every phone dials as it is, never behind a country code: 129, 14045, 1500-630."""
    parsed = parse_number(number, country)
    if parsed is None or parsed.country_code != phonenumbers.country_code_for_region(country):
        return False
    bare = digits(line_of(in_ascii(number)))
    if bare.startswith("0"):
        return False
    plan = _whole().get(country)
    return len(bare) < 7 or (plan is not None and plan.fullmatch(str(parsed.national_number)) is not None)


def significant(number: str, country: str) -> str:
    """One spelling for all spellings of a number, without extension: E.164 without its plus, or a short number.

    >>> significant("0870-0000-0001", "ID") == significant("+62 (0)870 0000 0001", "ID") == "6287000000001"
    True
    """
    parsed = parse_number(number, country)
    if parsed is None:
        return digits(number)
    if is_whole(number, country):
        return str(parsed.national_number)
    return digits(phonenumbers.format_number(_line(parsed), PhoneNumberFormat.E164))


def national(number: str, country: str) -> str:
    """The digits that one dials within the country, without extension."""
    parsed = parse_number(number, country)
    if parsed is None or is_whole(number, country):
        return significant(number, country)
    return digits(phonenumbers.format_number(_line(parsed), PhoneNumberFormat.NATIONAL))


def identity(number: str, country: str) -> tuple[str, str]:
    """What tells one telephone from every other: its number in one spelling, and its extension."""
    return significant(number, country), extension_of(in_ascii(number))


def is_valid(number: str, country: str) -> bool:
    """True if the plan has such a number."""
    parsed = parse_number(number, country)
    if parsed is None:
        return False
    if is_whole(number, country):
        bare, plan = digits(line_of(in_ascii(number))), _whole().get(country)
        known = plan is not None and plan.fullmatch(bare) is not None
        return known or phonenumbers.is_valid_short_number_for_region(parsed, country)
    return phonenumbers.is_valid_number(parsed)


def is_mobile(number: str, country: str) -> bool:
    """True if the plan says that it may be a mobile number, or would be one with its last digit off."""
    parsed = parse_number(number, country)
    kinds = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
    return parsed is not None and (phonenumbers.number_type(parsed) in kinds or is_long(number, country))


def is_long(number: str, country: str) -> bool:
    """True for a mobile number with one digit more than the plan knows: operators hand out such numbers."""
    parsed = parse_number(number, country)
    if parsed is None or phonenumbers.is_valid_number(parsed):
        return False
    shorter = PhoneNumber(parsed.country_code, (parsed.national_number or 0) // 10)
    return phonenumbers.number_type(shorter) is PhoneNumberType.MOBILE


def format_number(number: str, country: str) -> str:
    """The number as people dial it: as it was typed where that can be dialled, else as the plan spells it.

    >>> readable("+62 (0)870-0000-0001", "ID"), readable("(021)  0000 - 0055", "ID"), readable("0870 0000 0001", "ID")
    ('0870-0000-0001', '(021) 00000055', '0870 0000 0001')
    """
    typed = " ".join(in_ascii(number).split())
    line = line_of(typed)
    parsed = parse_number(line, country)
    if parsed is None:
        return typed
    spelled = phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL)
    as_dialled = (
        {digits(spelled), significant(line, country)}
        if line.startswith("+") or is_whole(line, country)
        else {digits(spelled)}
    )
    if phonenumbers.is_valid_number(parsed) and not (digits(line) in as_dialled and _PLAIN.fullmatch(line)):
        line = spelled
    return line + typed[len(line_of(typed)) :]


def tel_href(number: str, country: str) -> str:
    """The address of a link that calls (RFC 3966). A short number has no place for an extension (5.1.5)."""
    line, extension = identity(number, country)
    if is_whole(number, country):
        return f"tel:{line}"
    return f"tel:+{line}" + (f";ext={extension}" if extension else "")


def dialled(number: str, country: str) -> str:
    """The number as any telephone dials it, without extension: `+628111129129`, or `129`."""
    return tel_href(line_of(number), country).removeprefix("tel:")


def sms_href(number: str, country: str) -> str:
    """The address of a link that opens a message (RFC 5724)."""
    return tel_href(line_of(in_ascii(number)), country).replace("tel:", "sms:")


def chat_href(number: str, country: str, greeting: str = "") -> str:
    """The address of a link that opens a WhatsApp chat, beginning with this greeting."""
    return f"https://wa.me/{significant(number, country)}" + (f"?text={quote(greeting)}" if greeting else "")


def spellings(number: str, country: str) -> frozenset[str]:
    """Every way in which the plan spells the number, and its digits with and without what stands before them."""
    parsed = parse_number(number, country)
    if parsed is None:
        return frozenset({number})
    line = _line(parsed)
    formats = (getattr(PhoneNumberFormat, name) for name in ("E164", "INTERNATIONAL", "NATIONAL", "RFC3966"))
    spelled = {phonenumbers.format_number(line, format_) for format_ in formats}
    bare = {digits(spelling) for spelling in spelled} | {phonenumbers.national_significant_number(line)}
    return frozenset({number, line_of(number), digits(line_of(number))} | spelled | bare)


def _line(parsed: PhoneNumber) -> PhoneNumber:
    """The number without its extension."""
    line = PhoneNumber()
    line.merge_from(parsed)
    line.extension = None
    return line


def differ_by_one_slip(one: str, other: str) -> bool:
    """True if one digit is changed, missing or extra, or two neighbours are swapped."""
    if one == other:
        return False
    if len(one) == len(other):
        differ = [index for index, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(differ) == 1:
            return True
        return (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and one[differ[0]] == other[differ[1]]
            and one[differ[1]] == other[differ[0]]
        )
    if abs(len(one) - len(other)) != 1:
        return False
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer)))


_CHATS = {"wa.me", "wa.link", "whatsapp.com"}
"""Hosts whose addresses open a chat; their numbers would be no numbers to any rule."""


def opens_chat(url: str) -> bool:
    """Whether this address opens a chat."""
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:]) in _CHATS
