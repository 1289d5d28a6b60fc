"""Numbers are the same however they are written; slips of the finger are seen."""

from pathlib import Path

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumber, PhoneNumberFormat

from generator.phone.number import (
    chat_href,
    differ_by_one_slip,
    extension_of,
    format_number,
    identity,
    in_ascii,
    is_mobile,
    is_valid,
    line_of,
    national,
    significant,
    spellings,
    tel_href,
)
from generator.poster.numbers import spoken_number
from generator.poster.words import words

SAME = ["0870-0000-0001", "0870 0000 0001", "+62 870-0000-0001", "6287000000001", "(0870) 0000.0001", "+6287000000001"]
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("numbers.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("typed", "link", "chat", "read"), ROWS, ids=lambda value: ascii(value))
def test_as_typed(typed: str, link: str, chat: str, read: str) -> None:
    assert tel_href(typed, "ID") == link
    assert not chat or chat_href(typed, "ID") == f"https://wa.me/{chat}"
    assert spoken_number(format_number(typed, "ID"), words()) == read
    assert tel_href(format_number(typed, "ID"), "ID") == link, "what is read is what is dialled"
    assert read.isascii()


@pytest.mark.parametrize("spelling", SAME)
def test_one_spelling_for_all(spelling: str) -> None:
    assert significant(spelling, "ID") == "6287000000001"
    assert tel_href(spelling, "ID") == "tel:+6287000000001"
    assert is_valid(spelling, "ID")
    assert is_mobile(spelling, "ID")


def test_short_codes_keep_their_form() -> None:
    assert significant("999", "ID") == "999"
    assert tel_href("999", "ID") == "tel:999"


def test_chat_begins_with_the_greeting() -> None:
    assert chat_href("0870-0000-0001", "ID", "Halo, saya.") == "https://wa.me/6287000000001?text=Halo%2C%20saya."


@pytest.mark.parametrize("number", ["0870-0000", "0870-0000-0001-23456", "0123", "+62", ""])
def test_no_number(number: str) -> None:
    assert not is_valid(number, "ID")


def test_an_extension_is_part_of_the_telephone_and_not_of_its_line() -> None:
    assert identity("(021) 0000-0055 ext. 1", "ID") != identity("(021) 0000-0055 ext. 2", "ID")
    assert significant("(021) 0000-0055 ext. 1", "ID") == significant("021 00000055", "ID")
    assert extension_of("ext. 101") == "", "nothing to dial before it"


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    is_valid(text, "ID")
    significant(text, "ID")
    format_number(text, "ID")
    spellings(text, "ID")
    assert line_of(in_ascii(text)) in in_ascii(text)


_PLAN = st.one_of(
    st.from_regex(r"8[1-35-9][0-9]{7,10}", fullmatch=True),
    st.from_regex(r"870[0-9]{7,9}", fullmatch=True),
    st.from_regex(r"(21|24|22|295|291|274|361|411)[2-9][0-9]{5,7}", fullmatch=True),
    st.from_regex(r"(800|804|807)1[0-9]{6}", fullmatch=True),
).filter(lambda nsn: phonenumbers.is_valid_number(PhoneNumber(62, int(nsn))))
_FOREIGN_DIGITS = st.sampled_from(["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])


@st.composite
def spelled(draw: st.DrawFn) -> tuple[PhoneNumber, str]:
    """A number of the plan, and one of the ways in which a person may write it."""
    nsn = draw(_PLAN)
    number = PhoneNumber(62, int(nsn))
    formats = (PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164)
    if draw(st.booleans()):
        text = phonenumbers.format_number(number, draw(st.sampled_from(formats)))
    else:
        prefix = draw(st.sampled_from(["0", "+62", "+62 ", "+62 0", "+62 (0)", "+62-", "(+62) ", "(+62) 0"]))
        cuts = sorted(draw(st.sets(st.integers(2, len(nsn) - 2), max_size=3)))
        groups = [nsn[a:b] for a, b in zip([0, *cuts], [*cuts, len(nsn)], strict=True)]
        text = prefix + draw(st.sampled_from([" ", "-", ".", "  ", " - ", "\u2013", "\u2011", "\u00a0"])).join(groups)
    if draw(st.booleans()):
        text = text.translate(str.maketrans("0123456789", draw(_FOREIGN_DIGITS)))
    if draw(st.booleans()):
        text = f"\u202a{text}\u202c"
    return number, text


@settings(max_examples=5 * settings.default.max_examples)  # 300 in make test; 3,000 on each long walk, new ones
@given(spelled(), st.sampled_from(["", " ext. 7", " pes. 101", " pesawat 2", "x33", " sambungan 1234"]))
def test_every_spelling_dials_what_phonenumbers_dials(given_: tuple[PhoneNumber, str], extension: str) -> None:
    number, text = given_
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    inner = "".join(each for each in extension if each.isdigit())
    assert tel_href(text + extension, "ID") == f"tel:{e164}" + (f";ext={inner}" if inner else "")
    assert chat_href(text, "ID") == f"https://wa.me/{e164[1:]}"
    assert is_valid(text, "ID")
    assert is_mobile(text, "ID") == (phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE)
    shown = format_number(text, "ID")
    assert shown.isascii()
    assert tel_href(shown, "ID") == f"tel:{e164}"
    typed = "".join(each for each in shown if each.isdigit())
    assert typed in {national(text, "ID"), e164[1:]}, "one key after the other, as it is read"
    assert typed == national(text, "ID") or shown.startswith("+")


@given(st.text("0123456789", min_size=7, max_size=14), st.data())
def test_every_single_slip_is_seen(number: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(number) - 1))
    digit = data.draw(st.sampled_from("0123456789"))
    slips = {number[:at] + number[at + 1 :], number[:at] + digit + number[at:], number[:at] + digit + number[at + 1 :]}
    for slip in slips - {number}:
        assert differ_by_one_slip(number, slip)
        assert differ_by_one_slip(slip, number)


def test_other_numbers_are_not_near() -> None:
    assert not differ_by_one_slip("6287000000001", "6287000000001")
    assert not differ_by_one_slip("6287000000001", "6287000000092")
    assert not differ_by_one_slip("123", "12345")
    assert differ_by_one_slip("12345", "12354")
