"""Numbers, hours and amounts as a person says them; a voice is given no digit."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.language.aloud import count, read_aloud, spell_numbers
from generator.model.directory import Directory
from generator.model.site import Telephony

with (Path(__file__).parent / "aloud.tsv").open(encoding="utf-8", newline="") as file:
    TOLD = [(written, said) for written, said in csv.reader(file, delimiter="\t")]

PLAN = Telephony.model_validate({"country": "ID", "short_codes": [{"number": "998", "name": "Bintang"}]})


@pytest.mark.parametrize(("written", "said"), TOLD)
def test_a_text_is_read_as_a_person_reads_it(written: str, said: str, directory: Directory) -> None:
    assert read_aloud(written, directory.site.telephony) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("998", "sembilan sembilan delapan"),
        ("0870-0000-1111", "nol delapan tujuh nol, nol nol nol nol, satu satu satu satu"),
        ("(021) 555-01", "nol dua satu, lima lima lima, nol satu"),
        ("minta sambungan 101", "minta sambungan satu nol satu"),
        ("lapor2@antah.go.id", "lapor2@antah.go.id"),
        ("bintang.example/lapor", "bintang.example/lapor"),
    ],
)
def test_a_number_to_dial_is_said_digit_by_digit(number: str, said: str) -> None:
    assert spell_numbers(number) == said


@given(some.text("0123456789 .,:/-+()%x×\u2013RpNoa", max_size=40))
def test_no_digit_is_left(text: str) -> None:
    assert not any(sign.isdigit() for sign in read_aloud(text, PLAN))


def test_every_number_below_a_million_has_words_of_its_own() -> None:
    told = {count(number) for number in range(0, 1_000_000, 7)}
    assert len(told) == len(range(0, 1_000_000, 7))
    assert (count(1000), count(100), count(11)) == ("seribu", "seratus", "sebelas")
