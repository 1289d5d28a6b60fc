"""A finished sheet as its readers find it: measured on the page, not taken from what drew it."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PIL import Image
from pypdf import PdfReader

MM = 72 / 25.4
SMALLEST = {
    **{("petugas", paper): size for paper, size in (("a4", 12.0), ("f4", 12.0), ("a3", 17.0))},
    **{("umum", paper): size for paper, size in (("a4", 12.0), ("f4", 12.0), ("a3", 17.0))},
    **{("sobek", paper): 9.0 for paper in ("a3", "a4", "f4")},
    ("kartu", "a4"): 9.0,
    ("serah", "a4"): 12.0,
    ("buku", "a5"): 9.0,
}
"""Points. On walls 12 pt at A4 and 17 pt at A3; 9 pt only on what is held in the hand."""


@dataclass(frozen=True)
class Words:
    """Words that stand together on a page, with their edges in millimetres from the lower left corner."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float

    def covers(self, other: "Words", least: float) -> bool:
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return self.page == other.page and wide > least and high > least


def words(path: Path) -> list[Words]:
    """Every run of text with the box that its letters fill."""
    found: list[Words] = []
    with pdfium.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf, 1):
            text = page.get_textpage()
            for place in range(text.count_rects()):
                box = text.get_rect(place)
                said = text.get_text_bounded(*box).strip()
                if said:
                    found.append(Words(number, said, *(edge / MM for edge in box)))
    return found


def rules(path: Path, at_least: float, upright: bool = False) -> list[Words]:
    """Every thin line of at least this length, in millimetres: what lies flat, or what stands `upright`."""
    found: list[Words] = []
    with pdfium.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf, 1):
            for each in page.get_objects(filter=(pdfium.raw.FPDF_PAGEOBJ_PATH,), max_depth=15):
                left, bottom, right, top = (edge / MM for edge in each.get_bounds())
                long, thin = (top - bottom, right - left) if upright else (right - left, top - bottom)
                if long >= at_least and thin < 1.5:
                    found.append(Words(number, "", left, bottom, right, top))
    return found


def letters(path: Path) -> list[Words]:
    """Every letter with the box of its ink: a run may end in a space that stands in the margin and is not drawn."""
    found: list[Words] = []
    with pdfium.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf, 1):
            text = page.get_textpage()
            for place in range(text.count_chars()):
                letter = text.get_text_range(place, 1)
                if letter.strip():
                    found.append(Words(number, letter, *(edge / MM for edge in text.get_charbox(place))))
    return found


def places(path: Path, text: str) -> list[Words]:
    """Where this text stands, as often as it does: the ink of its letters, each time."""
    all_letters, wanted = letters(path), "".join(text.split())
    said, at, found = "".join(letter.text for letter in all_letters), -1, []
    while (at := said.find(wanted, at + 1)) >= 0:
        these = all_letters[at : at + len(wanted)]
        found.append(
            Words(
                these[0].page,
                text,
                min(letter.left for letter in these),
                min(letter.bottom for letter in these),
                max(letter.right for letter in these),
                max(letter.top for letter in these),
            )
        )
    return found


def overlapping(found: list[Words], least: float = 0.25) -> Iterator[tuple[str, str]]:
    """Pairs of runs of which one covers a part of the other. `least` is in millimetres."""
    in_order = sorted(found, key=lambda run: (run.page, run.left))
    for place, one in enumerate(in_order):
        for other in in_order[place + 1 :]:
            if (other.page, other.left) > (one.page, one.right):
                break  # all that follow begin further right, or on a later page
            if one.covers(other, least):
                yield one.text, other.text


def sizes(path: Path) -> set[float]:
    """Every size of text on the sheet, in points."""
    found: set[float] = set()

    def visit(text: str, cm: list[float], tm: list[float], _: Any, size: float) -> None:
        if text.strip():
            found.add(round(size * hypot(tm[2], tm[3]) * hypot(cm[2], cm[3]), 2))

    for page in PdfReader(path).pages:
        page.extract_text(visitor_text=visit)
    return found


def links(path: Path) -> list[tuple[str, str]]:
    """Every link to the outside with the text under it."""
    found: list[tuple[str, str]] = []
    with pdfium.PdfDocument(path) as pdf:
        for page, there in zip(PdfReader(path).pages, pdf, strict=True):
            text = there.get_textpage()
            for each in page.get("/Annots", []):
                note = each.get_object()
                if "/A" in note and "/URI" in note["/A"]:
                    left, bottom, right, top = (float(value) for value in note["/Rect"])
                    found.append(
                        (str(note["/A"]["/URI"]), text.get_text_bounded(left - 1, bottom - 1, right + 1, top + 1))
                    )
    return found


def said(path: Path) -> str:
    """All text of the sheet in the order of its tags' content."""
    with pdfium.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def grey(path: Path, dpi: float = 150) -> Image.Image:
    """The first page as an office copier sees it."""
    with pdfium.PdfDocument(path) as pdf:
        made: Image.Image = pdf[0].render(scale=dpi / 72, grayscale=True).to_pil()
    return made


def white(path: Path, dpi: float = 100) -> float:
    """The narrowest white edge of any page, in millimetres."""
    found: list[float] = []
    with pdfium.PdfDocument(path) as pdf:
        for page in pdf:
            image = page.render(scale=dpi / 72, grayscale=True).to_pil()
            left, top, right, bottom = image.point(lambda value: 255 if value < 245 else 0).getbbox()
            found += [left, top, image.width - right, image.height - bottom]
    return min(found) / dpi * 25.4


def box(path: Path) -> list[tuple[float, float]]:
    """Width and height of every page in millimetres."""
    with pdfium.PdfDocument(path) as pdf:
        return [(page.get_width() / MM, page.get_height() / MM) for page in pdf]
