"""Numbers that cannot be dialled as they are written, and how they are meant. Nothing is mended by itself."""

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

from generator.model.site import Telephony
from generator.phone.number import (
    digits,
    format_number,
    in_ascii,
    is_long,
    is_mobile,
    is_valid,
    is_whole,
    line_of,
    parse_number,
)
from generator.phone.prose import numbers_in
from generator.problem import Message
from generator.rules import Rule

Fault = tuple[Message, Message, Rule]
"""What is wrong, how to mend it, and the name of the rule."""

_LETTERS = str.maketrans("OoQlI|", "000111")
_STRANGE = re.compile(r"[^0-9 ()+.\-]")
_LETTER = re.compile(r"(?<![^\W\d_])[^\W\d_](?![^\W\d_])")
"""A letter by itself may stand for a digit: without it, another number would be left."""
_APART = re.compile(r"[/;,&\n]|\b(?:dan|atau|and|or|s\.?/?d\.?|sampai)\b", re.IGNORECASE)
"""What stands between two numbers in one place."""
_TAIL = re.compile(r"(?P<head>.*\d{5,})[ \-]+(?P<tail>\d{1,4})")
"""A short group behind a long one: no spelling of one number looks like this."""
_BEHIND_AREA = re.compile(r"\(?0\d{2,3}\)?[ .\-]+(?P<short>[\d.\- ]+)")


def explain_misspelled(number: str, telephony: Telephony) -> Fault | None:
    """Why nobody can dial this number as it is written; None where somebody can.

    A mobile number with one digit too many for the plan is none: only a call can tell (rule `number.long`).
    """
    typed = " ".join(in_ascii(number).split())
    return next(_faults(typed, line_of(typed), telephony), None)


def _faults(typed: str, line: str, telephony: Telephony) -> Iterator[Fault]:
    """The faults of a number, the one that says most first."""
    country, names, bare = telephony.country, {"number": typed}, digits(line)
    with_digits = line.translate(_LETTERS)
    if with_digits != line and not _STRANGE.search(with_digits):
        what = Message("{number} holds a letter where a digit is meant", names)
        yield what, _write(_dialled(with_digits, telephony) or with_digits), Rule.NUMBER_LETTER
    if _several(line, telephony):
        what = Message("{number} is more than one number", names)
        yield what, Message("Write two channels, each with its whole number"), Rule.NUMBER_SEVERAL
    if _STRANGE.search(line):
        meant_number = "" if _LETTER.search(line) else _dialled(" ".join(_STRANGE.sub(" ", line).split()), telephony)
        mend = _write(meant_number) if meant_number else Message('Write digits, spaces and hyphens: "0811-1129-129"')
        yield Message("{number} holds something that cannot be dialled", names), mend, Rule.NUMBER_FORM
    if line.startswith("00"):
        abroad = bare.startswith(f"00{phonenumbers.country_code_for_region(country)}")
        spelled = bare[2:] if abroad else re.sub(r"^[0 ]+", "0", line)
        mend = _write(_short(spelled, telephony) or _dialled(spelled, telephony))
        yield Message("{number} begins with 00, which dials abroad", names), mend, Rule.NUMBER_ABROAD
    if short := _short(line, telephony):
        what = Message("{number} holds a short number, which nobody dials behind another code", names)
        yield what, _write(short) if len(digits(short)) > 4 else _short_code(short), Rule.NUMBER_AREA
    if is_whole(line, country) and len(bare) < 5:
        what = Message("{number} ({count} digits) is a short number", names | {"count": len(bare)})
        yield what, _short_code(line), Rule.NUMBER_PLAN
    if is_whole(line, country) and is_valid(line, country):
        return
    read = parse_number(line, country)
    without = read is not None and not line.startswith(("+", "(+")) and str(read.national_number) == bare
    international = f"+{bare}" if bare.startswith(str(phonenumbers.country_code_for_region(country))) else ""
    zero = re.sub(r"\d", r"0\g<0>", line, count=1)
    if without and (meant := _dialled(international, telephony) or _dialled(zero, telephony)):
        what = Message("{number} does not begin with 0; the leading zero seems to be lost", names)
        yield what, _write(meant), Rule.NUMBER_ZERO
    tail = _TAIL.fullmatch(line)
    if tail and is_valid(tail["head"], country) and not is_mobile(tail["head"], country):
        what = Message("{number}: nobody can tell what {tail} is", names | {"tail": tail["tail"]})
        spelled = f"{format_number(tail['head'].strip(' -'), country)} ext. {tail['tail']}"
        mend = Message('If it is an extension, write "{number}"; if not, write a second channel', {"number": spelled})
        yield what, mend, Rule.NUMBER_TAIL
    if not is_valid(line, country) and not is_long(line, country):
        what = Message("{number} ({count} digits) is no number of this country", names | {"count": len(bare)})
        yield what, _COUNT, Rule.NUMBER_PLAN


_COUNT = Message("Count the digits; compare with the source")


def _write(number: str) -> Message:
    """The right spelling. The source decides: we only say what is likely."""
    if not number:
        return _COUNT
    return Message('Compare with the source, then write "{number}"', {"number": number})


def _short_code(number: str) -> Message:
    return Message('Write "{number}" with kind: short_code', {"number": number})


def _dialled(number: str, telephony: Telephony) -> str:
    """How this number is written rightly; empty where it is none."""
    if not is_valid(number, telephony.country) or explain_misspelled(number, telephony):
        return ""
    return format_number(number, telephony.country)


def _several(line: str, telephony: Telephony) -> bool:
    """True for two numbers in one, whole or with their last digits alone: `381234/5`."""
    pieces = [piece for piece in _APART.split(line) if re.search(r"\d", piece)]
    if len(pieces) > 1 and any(is_valid(piece, telephony.country) for piece in pieces):
        return True
    return len(numbers_in(line, Telephony(country=telephony.country))) > 1


def _short(line: str, telephony: Telephony) -> str:
    """The short number in this one, if it stands behind an area code, a zero or the country's code.

    No landline begins with 1 (Rencana Dasar Teknis Telekomunikasi Nasional), so `021-14045` is none, though
    `phonenumbers` has it: such numbers were dialled so once.
    """
    country = telephony.country
    code = str(phonenumbers.country_code_for_region(country))
    read, bare = parse_number(line, country), digits(line)
    inner = str(read.national_number) if read else ""
    behind = [inner, *(inner[length:] for length in (2, 3) if _is_area_code(inner[:length], country))]
    if bare.startswith(code):
        behind.append(bare.removeprefix(code))
    if (apart := _BEHIND_AREA.fullmatch(line)) and not is_valid(line, country):
        behind.append(digits(apart["short"]))
    codes = {short_code.number for short_code in telephony.short_codes}
    for own in behind:
        whole = own and own != bare and not own.startswith("0") and is_whole(own, country)
        if whole and (own in codes or is_valid(own, country)):
            tail = re.search(rf"{own[0]}[ .\-]*" + r"[ .\-]*".join(own[1:]) + "$", line)
            return tail.group() if tail else own
    return ""


def _is_area_code(begin: str, country: str) -> bool:
    """True if landlines begin with these digits, and the rest is dialled alone within their area."""
    if len(begin) < 2:
        return False
    example = PhoneNumber(phonenumbers.country_code_for_region(country), int(f"{begin}3812345"))
    fixed = phonenumbers.number_type(example) is PhoneNumberType.FIXED_LINE
    return fixed and phonenumbers.length_of_geographical_area_code(example) == len(begin)
