"""Answers to letters: the words of the letters' codes are understood, and nothing else is."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.load import load
from generator.desk.letters.letter import letter_words
from generator.desk.letters.replies import Reply, read_replies
from generator.language.dates import spoken_day
from generator.model.directory import Directory
from generator.settings import Settings
from tests.desk.sheets import alur, copied

TODAY = date(2026, 11, 24)
OFFICE = ("AB-01-W1", "AB-01-W2", "AB-01-W3")
"""What the letter to the office of tales shows."""


@pytest.fixture(scope="module")
def directory(content_root: Path) -> Directory:
    return load(content_root)


def read(text: str, directory: Directory) -> tuple[list[Reply], list[tuple[int, str]]]:
    found, unread = read_replies(text, directory, Settings(Path(), TODAY))
    return list(found), [(one.line, one.why.text) for one in unread]


UNDERSTOOD: dict[str, tuple[str, str, bool, date, tuple[str, ...], str]] = {
    # line, code, whether it is right, on which day, about which numbers, what else it says
    "as the code writes it": ("AB-01 benar, surat 20 November 2026", "AB-01", True, TODAY, OFFICE, ""),
    "two words": ("AB-01 benar", "AB-01", True, TODAY, OFFICE, ""),
    "as a thumb writes it": ("  ab-01   BENAR. ", "AB-01", True, TODAY, OFFICE, ""),
    "one number": ("AB-01-W1 benar", "AB-01-W1", True, TODAY, ("AB-01-W1",), ""),
    "wrong": ("AB-01 salah, surat 20 November 2026. Yang benar: ", "AB-01", False, TODAY, OFFICE, ""),
    "wrong, with the right one": (
        "AB-01 salah, surat 20 November 2026. Yang benar: 0870-0000-1", "AB-01", False, TODAY, OFFICE,
        "0870-0000-1",
    ),
    "two words, wrong": ("AB-01 salah", "AB-01", False, TODAY, OFFICE, ""),
    "a chat on Android": (
        "23/11/26 09.15 - Bu Lurah: AB-01 benar, surat 20 November 2026", "AB-01", True, date(2026, 11, 23), OFFICE, "",
    ),
    "a chat on an iPhone": (
        "\u200e[23/11/26 09.15.02] +62 870-0000-1: AB-01 benar", "AB-01", True, date(2026, 11, 23), OFFICE, "",
    ),
    "a chat in English": (
        "11/23/26, 9:15\u202fAM - Bu Lurah: AB-01 benar", "AB-01", True, date(2026, 11, 23), OFFICE, "",
    ),
    "a day that two ways of writing would read as two, told by the letter": (
        "10/11/26 09.15 - X: AB-01 benar, surat 7 November 2026", "AB-01", True, date(2026, 11, 10), OFFICE, "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", UNDERSTOOD)
def test_what_is_understood(case: str, directory: Directory) -> None:
    line, code, right, on, channels, rest = UNDERSTOOD[case]
    (found,), unread = read(line, directory)
    assert (found.code, found.right, found.on, found.channels, found.rest) == (code, right, on, channels, rest)
    assert unread == []


NO_ANSWER = "this is no answer to a letter"
NO_NUMBER = "no number of {code} stood in the letter of that day"
NOT_UNDERSTOOD: dict[str, tuple[str, str]] = {
    "thanks": ("Terima kasih, nanti kami cek", NO_ANSWER),
    "right, but": ("AB-01 benar tapi nomornya ganti", NO_ANSWER),
    "not right": ("AB-01 tidak benar", NO_ANSWER),
    "almost right": ("AB-01 hampir benar", NO_ANSWER),
    "a word too many before": ("Kantor AB-01 benar", NO_ANSWER),
    "no code": ("benar", NO_ANSWER),
    "a code that nobody has": ("AB-99 benar", "there is no office and no number with the code {code}"),
    "an office of which no letter shows a number": ("AB-03 benar", NO_NUMBER),
    "a letter from before the number": ("AB-01-W1 benar, surat 1 Januari 2020", NO_NUMBER),
    "a letter of tomorrow": ("AB-01 benar, surat 25 November 2026", "its letter has a day that cannot be: {day}"),
    "a letter of no day": ("AB-01 benar, surat 31 Februari 2026", "its letter has a day that cannot be: {day}"),
    "a month that is none": ("AB-01 benar, surat 3 Smarch 2026", "its letter has a day that cannot be: {day}"),
    "sent tomorrow": ("25/11/26 09.15 - X: AB-01 benar", "it is not certain on which day this was sent"),
    "a day with two meanings": ("10/11/26 09.15 - X: AB-01 benar", "it is not certain on which day this was sent"),
    "a line of the chat's own": ("23/11/26 09.15 - Pesan dienkripsi", NO_ANSWER),
    "a line without end": ("AB-01 salah " + "x" * 2000, NO_ANSWER),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_told(case: str, directory: Directory) -> None:
    line, why = NOT_UNDERSTOOD[case]
    assert read(f"\n{line}\n", directory) == ([], [(2, why)])


def test_who_says_both_has_said_nothing(directory: Directory) -> None:
    found, unread = read("AB-01 benar\nAB-32 benar\nAB-01-W1 salah", directory)
    assert [reply.code for reply in found] == ["AB-32"]
    assert unread == [(1, "another line says the opposite"), (3, "another line says the opposite")]


def test_of_two_answers_that_say_the_same_the_later_one_counts(directory: Directory) -> None:
    text = "20/11/26 09.15 - X: AB-01 benar\n22/11/26 09.15 - Y: AB-01 benar\n21/11/26 10.00 - Z: AB-01 benar"
    (found,), unread = read(text, directory)
    assert (found.on, found.sender, unread) == (date(2026, 11, 22), "Y", [])


def test_every_code_of_every_letter_is_understood(directory: Directory) -> None:
    """What the codes send is what is read: both come from the same words."""
    say, asked = letter_words(), 0
    for office in directory.offices:
        for right, template in ((True, say.says_right), (False, say.says_wrong)):
            found, unread = read(template.format(code=office.code, day=spoken_day(TODAY, "id")), directory)
            assert [(one.code, one.right, one.on, one.rest) for one in found] == (
                [] if unread else [(office.code, right, TODAY, "")]
            )
            assert unread in ([], [(1, NO_NUMBER)])
            asked += not unread
    assert asked >= 6


WORDS = st.sampled_from(
    ["AB-01", "ab-01-w1", "AB-99", "benar", "salah", ",", "surat", "24", "November", "2026", ".", "Yang benar:",
     "23/11/26", "09.15", "-", "Bu Lurah:", "[", "]", "\n", "\u200e", "²", "99/99/99", "0"]
)  # fmt: skip


@given(text=st.text() | st.lists(WORDS).map(" ".join) | st.lists(WORDS).map("".join))
def test_no_text_raises_and_none_invents_a_code(text: str, directory: Directory) -> None:
    found, unread = read(text, directory)
    known = {channel.code for _, _, channel in directory.channels()} | {one.code for one in directory.organizations}
    for reply in found:
        assert reply.code in known
        assert reply.code.casefold() in text.casefold()
        assert ("benar" if reply.right else "salah") in text.casefold()
        assert reply.on <= TODAY
    assert len(found) + len(unread) <= len(text.splitlines())


def test_the_command_confirms_and_reports(content_root: Path, tmp_path: Path) -> None:
    root, beside = copied(content_root, tmp_path), tmp_path / "beside"
    beside.mkdir()
    other = copied(content_root, beside)
    file = tmp_path / "balasan.txt"
    file.write_text("23/11/26 09.15 - Bu Lurah: AB-01 benar\nAB-32 salah: nomornya lain\nhalo\n", "utf-8")
    tried = alur("replies", str(file), "--dry-run", root=root)
    assert (root / "contacts.yaml").read_bytes() == (other / "contacts.yaml").read_bytes()
    assert "line 3: this is no answer to a letter: halo" in tried.output
    assert "AB-32 says besides: nomornya lain" in tried.output
    assert alur("replies", str(file), "--yes", root=root).exit_code == 0
    by = ["--method=owner_letter", "--by=Dinas Dongeng", "--on=2026-11-23", "--note=Balasan surat"]
    alur("confirm", *OFFICE, *by, root=other)
    alur("reported", "AB-32-T1", "--note=Balasan surat: ada yang salah", root=other)
    text = (root / "contacts.yaml").read_text("utf-8")
    assert text == (other / "contacts.yaml").read_text("utf-8")
    assert "Bu Lurah" not in text
    assert "Nothing changes" in alur("replies", str(file), "--yes", root=root).output
