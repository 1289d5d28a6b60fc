"""Telephone numbers: how they are compared, dialled and found in prose.

The numbering plan is that of `phonenumbers` (ITU-T E.164 and each country's own plan).
"""

import re
from urllib.parse import quote

import phonenumbers

_GAP = r"[ \u00a0.\-\u2010-\u2013()]{0,2}"
_LONG = re.compile(rf"(?<![\w.,/])\(?(?:\+|0)\d(?:{_GAP}\d){{6,14}}(?![\w/])")
_HOURS = re.compile(r"[0-2]\d[.:][0-5]\d ?[-\u2010-\u2013] ?[0-2]\d[.:][0-5]\d")
_BARE = re.compile(r"(?<![\w.,/\-])\d{9,15}(?![\w/\-])")


def digits(number: str) -> str:
    """The digits alone."""
    return re.sub(r"\D", "", number)


def significant(number: str, country: str) -> str:
    """One spelling for all spellings of a number: E.164 without the plus, or the digits of a short code.

    >>> significant("0870-0000-0001", "ID") == significant("+62 870 0000 0001", "ID") == "6287000000001"
    True
    """
    bare = digits(number)
    if len(bare) < 7:
        return bare
    prefix = str(phonenumbers.country_code_for_region(country))
    if number.strip().startswith("+") or bare.startswith(prefix):
        return bare
    return prefix + bare.removeprefix("0")


def is_valid(number: str, country: str) -> bool:
    """True if the plan has such a number."""
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse("+" + significant(number, country)))
    except phonenumbers.NumberParseException:
        return False


def is_mobile(number: str, country: str) -> bool:
    """True if the plan says that it may be a mobile number."""
    try:
        kind = phonenumbers.number_type(phonenumbers.parse("+" + significant(number, country)))
    except phonenumbers.NumberParseException:
        return False
    return kind in {phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE}


def tel_href(number: str, country: str) -> str:
    """The address of a link that calls (RFC 3966)."""
    found = significant(number, country)
    return f"tel:{found}" if len(found) < 7 else f"tel:+{found}"


def chat_href(number: str, country: str, greeting: str = "") -> str:
    """The address of a link that opens a WhatsApp chat, beginning with this greeting."""
    return f"https://wa.me/{significant(number, country)}" + (f"?text={quote(greeting)}" if greeting else "")


def numbers_in(text: str, short_codes: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What a reader of this prose could dial, as written: long numbers, and short codes that stand alone.

    Dates, articles of laws, postal codes, amounts of money, spans such as 3×24 and hours such as 08.00–16.00 are no
    numbers to dial.
    """
    found = [match.group() for pattern in (_LONG, _BARE) for match in pattern.finditer(text)]
    found = [each for each in found if not _HOURS.fullmatch(each)]
    for code in short_codes:
        alone = rf"(?<![\w.,/\-×])(?<!Pasal )(?<!Ps\. )(?<!UU ){code}(?![\w/×]|[.,]\d|-\d)"
        found += re.findall(alone, text)
    return tuple(dict.fromkeys(found))


def one_digit_off(one: str, other: str) -> bool:
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
