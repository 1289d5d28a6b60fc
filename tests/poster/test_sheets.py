"""Every sheet of the invented kabupaten, read back as its readers find it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from generator.edition.view import View
from generator.model.sheet import PAPERS, WALL, Printed, PrintKind
from generator.phone.number import digits, significant
from generator.phone.prose import numbers_in
from generator.poster.diagram.order import order_boxes
from generator.poster.kinds.staff import StaffPoster, staff_poster
from generator.poster.kinds.table import PRINT_TYPES
from generator.poster.typst.press import Press
from generator.poster.words import words as say
from tests.building import Built
from tests.poster import reading

SMALLEST = {"a4": 12.0, "f4": 12.0, "a3": 17.0}
OFFICES = ("dinas-dongeng", "rsud-embun", "dinas-lagu", "kec-awan", "kec-pelangi")
SHEETS = [f"petugas-{office}-{paper}.pdf" for office in OFFICES for paper in WALL]


@dataclass(frozen=True)
class Read:
    poster: StaffPoster
    paper: str
    path: Path
    reader: PdfReader

    @property
    def page(self) -> Any:
        return self.reader.pages[0]

    @property
    def text(self) -> str:
        return re.sub(r"[\s\u00a0]+", " ", self.page.extract_text())

    def pieces(self) -> list[tuple[str, float, float, float]]:
        """Every piece of text with its place from the lower left corner and its size, in points."""
        found: list[tuple[str, float, float, float]] = []

        def visit(text: str, cm: list[float], tm: list[float], _: Any, size: float) -> None:
            if text.strip():
                x, y = (cm[axis] * tm[4] + cm[2 + axis] * tm[5] + cm[4 + axis] for axis in (0, 1))
                found.append((text.strip(), x, y, abs(size * tm[3] * cm[3])))

        self.page.extract_text(visitor_text=visit)
        return found

    def links(self) -> Iterator[tuple[str, tuple[float, ...]]]:
        for each in self.page["/Annots"]:
            note = each.get_object()
            yield str(note["/A"]["/URI"]), tuple(float(value) for value in note["/Rect"])


@pytest.fixture(params=SHEETS)
def sheet(request: pytest.FixtureRequest, printed: tuple[Printed, ...], public_view: View) -> Read:
    found = next(each for each in printed if each.path.name == request.param)
    poster = staff_poster(public_view, public_view.directory.organization[found.office])
    return Read(poster, found.paper, found.path, PdfReader(found.path))


def shown(poster: StaffPoster) -> list[Any]:
    """Every number that the poster sets as a number."""
    boxed = [box.number for box in poster.boxes if box.number]
    owner = [poster.owner_number] if poster.owner_number else []
    return [*poster.numbers, *boxed, *owner, *poster.focal_points]


def test_the_sheets_are_all_there(printed: tuple[Printed, ...]) -> None:
    staff = [each for each in printed if each.kind is PrintKind.STAFF]
    assert sorted(each.path.name for each in staff) == sorted(SHEETS)
    assert all(each.size == each.path.stat().st_size < 200_000 for each in staff)
    assert len({each.edition for each in staff}) == len(OFFICES)


def test_one_page_of_exactly_the_papers_size(sheet: Read) -> None:
    assert len(sheet.reader.pages) == 1
    paper = PAPERS[sheet.paper]
    assert [float(value) for value in sheet.page.mediabox] == pytest.approx(
        [0, 0, paper.width / 25.4 * 72, paper.height / 25.4 * 72], abs=0.01
    )


def test_it_claims_pdf_ua_and_has_title_language_and_no_date(sheet: Read) -> None:
    root = sheet.reader.trailer["/Root"]
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "id"
    assert sheet.reader.metadata.title == f"{sheet.poster.title} {sheet.poster.office}"
    assert "/CreationDate" not in sheet.reader.metadata


def test_all_fonts_are_embedded_and_the_two_faces_stand_on_it(sheet: Read) -> None:
    families = set()
    for font in sheet.page["/Resources"]["/Font"].values():
        described = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in described or "/FontFile3" in described
        families.add(str(described["/FontName"]).split("+")[1].split("-")[0])
    assert families == {"AtkinsonHyperlegible", "PlusJakartaSans"}


def test_nothing_is_smaller_than_promised_or_outside_the_margin(sheet: Read) -> None:
    pieces = sheet.pieces()
    assert min(size for *_, size in pieces) >= SMALLEST[sheet.paper] - 0.01
    margin = 10 / 25.4 * 72
    paper = PAPERS[sheet.paper]
    assert min(x for _, x, _, _ in pieces) >= margin - 0.1
    assert min(y for _, _, y, _ in pieces) >= margin - 0.1
    assert max(y + size * 0.7 for _, _, y, size in pieces) <= paper.height / 25.4 * 72 - margin + 1


def test_it_says_all_it_has_to_say(sheet: Read) -> None:
    poster, text = sheet.poster, sheet.text
    words = [poster.office, poster.title, poster.draft, poster.law, poster.edition]
    words += [say().day(day) for day in (poster.checked, poster.valid_until)]
    words += [poster.url.removeprefix("https://"), *(["No."] if poster.write_in else [])]
    words += [word for panel in poster.panels for word in (panel.title, *panel.items)]
    words += [word for box in poster.boxes for word in (box.title, box.text, box.who)]
    words += [word for number in shown(poster) for word in (number.number, number.code)]
    bare = text.replace("\u00ad", "")
    boxed = {box.number.code for box in poster.boxes if box.number}
    assert [
        word for word in words if word.replace("\u00ad", "").replace("\u00a0", " ") not in bare and word not in boxed
    ] == []


def test_it_shows_every_number_and_no_other(sheet: Read, public_view: View) -> None:
    country = public_view.site.telephony.country
    wanted = {significant(each.number, country) for each in shown(sheet.poster)}
    found = numbers_in(sheet.page.extract_text(), public_view.site.telephony)
    assert {significant(each, country) for each in found} == wanted


def test_links_call_what_is_printed_under_them(sheet: Read, public_view: View) -> None:
    country = public_view.site.telephony.country
    wanted = sorted([*(each.href for each in shown(sheet.poster)), sheet.poster.url])
    assert sorted(href for href, _ in sheet.links()) == wanted
    pieces = sheet.pieces()
    for href, (left, bottom, right, top) in sheet.links():
        under = "".join(t for t, x, y, _ in pieces if left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1)
        if href == sheet.poster.url:
            assert sheet.poster.url.removeprefix("https://") in under
        else:
            assert significant(under, country) == digits(href)


def test_it_is_read_in_the_order_of_the_flow(sheet: Read) -> None:
    titles = [box.title for box in order_boxes(sheet.poster.flow).reading]
    text, at = sheet.text, sheet.text.index("WhatsApp")
    for title in titles:
        at = text.index(title, at) + len(title)
    assert text.index(sheet.poster.title) < text.index(sheet.poster.first_things) < text.index("WhatsApp")


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("paper", WALL)
def test_the_code_is_read_from_a_grey_copy(office: str, paper: str, public_view: View, press: Press) -> None:
    craft = PRINT_TYPES[PrintKind.STAFF]
    poster = staff_poster(public_view, public_view.directory.organization[office])
    image = Image.open(io.BytesIO(press.png(craft.template, craft.sheet(poster, PAPERS[paper], press), 150)))
    copy = image.convert("L").point(lambda value: value if value < 200 else 255)
    codes = zxingcpp.read_barcodes(copy)
    assert [each.text for each in codes] == [f"https://ppa.antah.go.id/q/{office}/petugas/#{poster.edition}"]
    assert codes[0].ec_level == "M"
    corners = codes[0].position
    side = abs(corners.top_right.x - corners.top_left.x) / 150 * 25.4
    assert side >= 17, "the code without its quiet zone"


def test_a_draft_is_marked_and_a_ratified_flow_is_not(public_view: View) -> None:
    marks = {office: staff_poster(public_view, public_view.directory.organization[office]).draft for office in OFFICES}
    assert marks == {
        "dinas-dongeng": "",
        "rsud-embun": "",
        "dinas-lagu": "",
        "kec-awan": "Draf, belum disahkan",
        "kec-pelangi": "Draf, belum disahkan",
    }


def test_what_is_not_confirmed_can_be_filled_in_by_hand(public_view: View) -> None:
    lines = {
        office: (
            [each.number for each in poster.focal_points],
            tuple(blank.who for blank in poster.write_in),
        )
        for office in OFFICES
        if (poster := staff_poster(public_view, public_view.directory.organization[office]))
    }
    assert lines == {
        "dinas-dongeng": (["0870-0000-3333"], ("Cadangan",)),
        "rsud-embun": ([], ("Petugas penghubung", "Cadangan")),
        "dinas-lagu": ([], ("Petugas penghubung", "Cadangan")),
        "kec-awan": ([], ("Petugas penghubung", "Cadangan")),
        "kec-pelangi": ([], ("Petugas penghubung", "Cadangan")),
    }


PEN_HIGH, PEN_LONG = 7.5, 25.0
"""Millimetres that somebody with a pen needs above a line, and along it."""


def test_every_poster_has_lines_for_the_contact_persons_name_and_number(sheet: Read) -> None:
    """Measured in the drawing: below the label or beside it runs a line that a name or a number fits on."""
    if "Petugas penghubung" not in {blank.who for blank in sheet.poster.write_in}:
        assert [number.number for number in sheet.poster.focal_points] == ["0870-0000-3333"], "printed instead"
        return
    lines = sorted(reading.rules(sheet.path, at_least=PEN_LONG), key=lambda line: -line.bottom)
    (label,) = [place for word in ("Nama penghubung", "Penghubung") for place in reading.places(sheet.path, word)][:1]
    name, number = [line for line in lines if line.top < label.top and line.right > label.right][:2]
    assert label.bottom - name.bottom < 16 * PAPERS[sheet.paper].width / 210, (
        "the line for the name belongs to its label"
    )
    assert min(label.top - name.top + label.bottom - name.bottom, name.bottom - number.bottom) >= PEN_HIGH
    assert any(
        abs(word.bottom - number.bottom) < 1.5 and word.right < number.left
        for word in reading.places(sheet.path, "No.")
    ), "the line for the number says so"


ACUITY = 0.7
MINUTE = 0.000290888
"""Radians."""
X_HEIGHT, MM_TO_POINTS = 0.496, 72 / 25.4
"""Of the text face, in em (`OS/2.sxHeight`); points in a millimetre."""
FIRST_AT = 2.0
"""Metres from which what to do first has to be read."""


def read_from(millimetres: float) -> float:
    """Metres from which small letters of this height are read by somebody with that acuity (ISO 8596: 5' at 1.0)."""
    return millimetres / 1000 / (5 / ACUITY * MINUTE)


def small_letters(path: Path, text: str) -> list[float]:
    """The heights of the letters without ascender or descender in this text, as they are drawn."""
    letters = reading.letters(path)
    said = "".join(letter.text for letter in letters)
    at = said.index(re.sub(r"\s", "", text))
    found = letters[at : at + len(re.sub(r"\s", "", text))]
    return [letter.top - letter.bottom for letter in found if letter.text in "xzvwu"] or [
        letter.top - letter.bottom for letter in found if letter.text in "anemors"
    ]


def test_what_to_do_first_is_read_from_two_metres(sheet: Read) -> None:
    assert sheet.poster.first_things.count(".") >= 3
    assert min(read_from(high) for high in small_letters(sheet.path, sheet.poster.first_things)) >= FIRST_AT


@pytest.mark.parametrize("paper", WALL)
def test_the_page_of_prints_says_what_is_measured(paper: str, built: Built, printed: tuple[Printed, ...]) -> None:
    """`p/` claims a height and a distance for each paper; both are measured on the smallest words of each sheet."""
    page = (built.site / "p/index.html").read_text("utf-8")
    found = re.search(
        r"Isi poster petugas: ([\d,]+) mm atau lebih di A4 dan F4, terbaca dari ([\d,]+) meter\. "
        r"Di A3 ([\d,]+) mm atau lebih, terbaca dari ([\d,]+) meter",
        page,
    )
    assert found
    a4, a4_from, a3, a3_from = (float(each.replace(",", ".")) for each in found.groups())
    told, distance = (a3, a3_from) if paper == "a3" else (a4, a4_from)
    heights = [
        min(small_letters(each.path, box.text))
        for each in printed
        if each.kind is PrintKind.STAFF and each.paper == paper
        for box in Read(*poster_of(each, built), each.path, PdfReader(each.path)).poster.boxes
        if box.text == "Ruang tertutup. Jangan menyela."
    ]
    assert heights
    smallest = told * MM_TO_POINTS / X_HEIGHT
    assert SMALLEST[paper] == pytest.approx(smallest, rel=0.02), "no type is smaller than what the page says"
    assert min(heights) >= told - 0.02
    assert read_from(told) >= distance - 0.02
    large = re.search(r"huruf kecilnya ([\d,]+) mm atau lebih, terbaca dari ([\d,]+) meter", page)
    assert large
    first = [
        small_letters(each.path, poster_of(each, built)[0].first_things)
        for each in printed
        if each.kind is PrintKind.STAFF and each.paper == paper
    ]
    assert min(map(min, first)) >= float(large[1].replace(",", ".")) - 0.05
    assert float(large[2].replace(",", ".")) == FIRST_AT


def poster_of(each: Printed, built: Built) -> tuple[StaffPoster, str]:
    view = built.content.view
    return staff_poster(view, view.directory.organization[each.office]), each.paper
