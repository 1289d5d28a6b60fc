"""What a reader could dial is found in prose, and nothing else is."""

from pathlib import Path

import phonenumbers
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.phone.number import significant
from generator.phone.prose import numbers_in
from tests.phone.test_number import spelled
from tests.telephones import TELEPHONY

PROSE: dict[str, list[str]] = {
    str(text): found
    for text, found in yaml.safe_load(Path(__file__).with_name("prose.yaml").read_text("utf-8")).items()
}


@pytest.mark.parametrize("text", PROSE)
def test_numbers_in_prose(text: str) -> None:
    assert list(numbers_in(text, TELEPHONY)) == PROSE[text]


@given(st.text(max_size=60) | st.text("0123456789 -()+./OlI", max_size=40))
def test_any_text(text: str) -> None:
    for number in numbers_in(text, TELEPHONY):
        assert number in text


BEFORE = st.sampled_from(
    [
        "",
        "Telepon ",
        "WA: ",
        "hubungi(",
        "atau/",
        "Kirim pesan ke ",
        "2x24 jam, ",
        "UU 12/2022. ",
        "lantai 2\n",
        "Blok B2 (",
        "@antah2 ",
        "2026\r\n",
    ]
)
BEHIND = st.sampled_from(["", ".", " (24 jam)", " 24 jam.", ", buka 08.00–16.00", " untuk anak", ")", " sampai 3 hari"])


@settings(max_examples=500, deadline=None)
@given(BEFORE, spelled(), BEHIND)
def test_no_spelling_hides_a_number(before: str, given_: tuple[phonenumbers.PhoneNumber, str], behind: str) -> None:
    number, text = given_
    wanted = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)[1:]
    shown = text.strip("\u202a\u202c")
    found = numbers_in(before + shown + behind, TELEPHONY)
    assert [significant(each, "ID") for each in found] == [wanted]


@settings(max_examples=500, deadline=None)
@given(
    spelled(),
    st.sampled_from(["\n", "\r\n", "\n\n", "\t", " atau ", " dan ", "; ", ";", " | ", " / ", "/", " & "]),
    spelled(),
)
def test_no_number_hides_the_one_behind_it(
    one: tuple[phonenumbers.PhoneNumber, str], between: str, other: tuple[phonenumbers.PhoneNumber, str]
) -> None:
    """As many are found as stand there; of two that stand close, the first may be read as a shorter one."""
    wanted = {phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) for number, _ in (one, other)}
    text = between.join(spelling.strip("\u202a\u202c") for _, spelling in (one, other))
    assert len(numbers_in(text, TELEPHONY)) >= len(wanted)
