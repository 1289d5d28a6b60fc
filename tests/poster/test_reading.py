"""What measures finished sheets finds each fault that it is there to find."""

from collections.abc import Callable
from pathlib import Path

import pytest
import typst
from PIL import Image

from tests.poster import reading

PAGE = "#set page(width: 210mm, height: 297mm, margin: 10mm)\n#set text(size: 12pt)\n"
GOOD = PAGE + '#link("tel:998")[998]\n\nKata\n\nLain'
FAULTS: dict[str, tuple[str, Callable[[Path], bool]]] = {
    "words over words": (
        PAGE + "#place(dx: 20mm, dy: 20mm)[Kata]#place(dx: 22mm, dy: 21mm)[Lain]",
        lambda path: list(reading.overlapping(reading.words(path))) != [],
    ),
    "words in the margin": (
        PAGE + "#place(dx: -6mm)[Kata]",
        lambda path: min(each.left for each in reading.words(path)) < 9.5,
    ),
    "a letter in the margin": (
        PAGE + "#place(right, dx: 1mm)[Kata]",
        lambda path: min(210 - each.right for each in reading.letters(path)) < 10,
    ),
    "a line in the margin": (PAGE + "#place(dx: -6mm, line(length: 30mm))", lambda path: reading.white(path) < 9),
    "small words": (PAGE + "Kata #text(size: 8pt)[kecil]", lambda path: min(reading.sizes(path)) < 12),
    "words made small": (PAGE + "Kata #scale(60%, reflow: true)[kecil]", lambda path: min(reading.sizes(path)) < 12),
    "another paper": (PAGE.replace("297mm", "290mm") + "Kata", lambda path: reading.box(path)[0][1] < 296),
    "a second page": (PAGE + "Kata #pagebreak() Lain", lambda path: len(reading.box(path)) != 1),
    "a link to another number": (
        PAGE + '#link("tel:997")[998]',
        lambda path: [(href, under.strip()) for href, under in reading.links(path)] != [("tel:998", "998")],
    ),
}


def drawn(source: str, path: Path) -> Path:
    made = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)
    assert isinstance(made, bytes)
    path.write_bytes(made)
    return path


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_seen(name: str, tmp_path: Path) -> None:
    source, seen = FAULTS[name]
    assert seen(drawn(source, tmp_path / "bad.pdf"))
    assert not seen(drawn(GOOD, tmp_path / "good.pdf"))


def test_a_grey_copy_has_150_dots_an_inch(tmp_path: Path) -> None:
    copy = reading.grey(drawn(GOOD, tmp_path / "good.pdf"))
    assert isinstance(copy, Image.Image)
    assert (copy.mode, copy.size) == ("L", (1241, 1754))
