"""A text in the words of somebody who reads it aloud, in Indonesian: `129` is “satu dua sembilan”, not an amount.

A voice is given no digit at all, because each voice reads them in its own way.
"""

import re

from generator.phone.prose import NumberingPlan, divide_at_numbers

_SMALL = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_LARGE = ((1_000_000_000, "miliar"), (1_000_000, "juta"), (1000, "ribu"), (100, "ratus"), (10, "puluh"))

_DIALLED = re.compile(r"\+?\(?\d(?:[\d ().-]*\d)?\)?")
_CLOCK = re.compile(r"(?<![\d.,:/-])([01]?\d|2[0-4])[.:]([0-5]\d)(?![\d:/]|[.,]\d)")
_LAW = re.compile(r"(?<![\d/])(\d{1,3})/((?:19|20)\d\d)(?![\d/])")
_AMOUNT = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,]\d)|\d+")
_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bRp\.? ?(\d[\d.]*\d|\d)"), r"\1 rupiah"),
    (re.compile(r"\bNo\. ?(?=\d)"), "nomor "),
    (re.compile(r"\bPs\. ?(?=\d)"), "Pasal "),
    (re.compile(r"(?<=\d)[ \u00a0]?[x×][ \u00a0]?(?=\d)"), " kali "),
    (re.compile(r" \u2013 "), ", "),
    (re.compile(r"(?<=\w)\u2013(?=\w)|(?<=\d) ?- ?(?=\d)"), " sampai "),
    (re.compile(r"(?<=\d),(?=\d)"), " koma "),
    (re.compile(r"(?<=\d)%"), " persen"),
)
"""Signs between numbers and days, and what is shortened before a number, each with what is said."""


def read_aloud(text: str, plan: NumberingPlan) -> str:
    """The text as it is said, without a digit.

    `Senin–Kamis 08.00–16.30` is “Senin sampai Kamis delapan sampai enam belas lewat tiga puluh”; what somebody could
    dial is said digit by digit.
    """
    return "".join(_spell_all(part) if dialled else _tell(part) for part, dialled in divide_at_numbers(text, plan))


def spell_numbers(text: str) -> str:
    """Each number of the text digit by digit, group by group, as one person tells it to another.

    For texts that hold numbers to dial and no others; the address of a mailbox or a site stays as it is.
    """
    return text if re.search(r"[@/]", text) else _spell_all(text)


def count(number: int) -> str:
    """A number of things: `24` is “dua puluh empat”."""
    if number < len(_SMALL):
        return _SMALL[number]
    if number < 20:
        return f"{_SMALL[number - 10]} belas"
    size, name = next((size, name) for size, name in _LARGE if number >= size)
    many, rest = divmod(number, size)
    head = f"se{name}" if many == 1 and size in {100, 1000} else f"{count(many)} {name}"
    return f"{head} {count(rest)}" if rest else head


def _spell_all(text: str) -> str:
    """Each number digit by digit; `381234/5`, as people write two numbers in one, with its stroke."""
    return _DIALLED.sub(lambda number: _spell(number[0]), re.sub(" ?/ ?", " garis miring ", text))


def _spell(number: str) -> str:
    groups = re.findall(r"\+?\d+", number)
    return ", ".join(" ".join("plus" if sign == "+" else _SMALL[int(sign)] for sign in group) for group in groups)


def _tell(text: str) -> str:
    """The same without a digit; none of them is dialled."""
    for sign, words in _SIGNS:
        text = sign.sub(words, text)
    text = _LAW.sub(r"\1 tahun \2", text)
    return _AMOUNT.sub(_tell_amount, _CLOCK.sub(_tell_clock, text))


def _tell_clock(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), int(found[2])
    return f"{count(hour)} lewat {count(minute)}" if minute else count(hour)


def _tell_amount(found: re.Match[str]) -> str:
    """Parted from letters that it is stuck to: `P2TP2A` is “P dua TP dua A”."""
    digits = found[0].replace(".", "")
    said = _spell(digits) if (digits[0] == "0" and len(digits) > 1) or len(digits) > 12 else count(int(digits))
    before, behind = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return f"{' ' * before.isalpha()}{said}{' ' * behind.isalpha()}"
