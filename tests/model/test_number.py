"""Numbers are the same however they are written; slips of the finger are seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.number import chat_href, is_mobile, is_valid, numbers_in, one_digit_off, significant, tel_href

SAME = ["0870-0000-0001", "0870 0000 0001", "+62 870-0000-0001", "6287000000001", "(0870) 0000.0001", "+6287000000001"]


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


PROSE = {
    "Telepon 999 sekarang.": ("999",),
    "Telepon 999, lalu 998.": ("999", "998"),
    "WhatsApp 0870-0000-0001.": ("0870-0000-0001",),
    "kantor (021) 0000-0055, buka pagi": ("(021) 0000-0055",),
    "wa.me/6287000000001 atau 6287000000001": ("6287000000001",),
    "UU 999/2022 Pasal 999 ayat 2": (),
    "paling lambat 3x24 jam, Rp999.000, tahun 2026": (),
    "33.18.16.2001, 59154, 2026-11-24": (),
    "nomor9990 dan 9991": (),
    "buka 08.00–16.00, Jumat 08.00-11.30 dan 13.00 – 16.30": (),
    "08.00–16.00 telepon 0800-1600-111": ("0800-1600-111",),
}


@pytest.mark.parametrize("text", PROSE)
def test_numbers_in_prose(text: str) -> None:
    assert numbers_in(text, ("999", "998")) == PROSE[text]


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    for number in numbers_in(text, ("999",)):
        assert number in text
    is_valid(text, "ID")
    significant(text, "ID")


@given(st.text("0123456789", min_size=7, max_size=14), st.data())
def test_every_single_slip_is_seen(number: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(number) - 1))
    digit = data.draw(st.sampled_from("0123456789"))
    slips = {number[:at] + number[at + 1 :], number[:at] + digit + number[at:], number[:at] + digit + number[at + 1 :]}
    for slip in slips - {number}:
        assert one_digit_off(number, slip)
        assert one_digit_off(slip, number)


def test_other_numbers_are_not_near() -> None:
    assert not one_digit_off("6287000000001", "6287000000001")
    assert not one_digit_off("6287000000001", "6287000000092")
    assert not one_digit_off("123", "12345")
    assert one_digit_off("12345", "12354")
