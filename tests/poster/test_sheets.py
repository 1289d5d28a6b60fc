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
    words += [poster.url.removeprefix("https://"), *poster.write_in]
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
    assert text.index(sheet.poster.title) < text.index("WhatsApp")


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("paper", WALL)
def test_the_code_is_read_from_a_grey_copy(office: str, paper: str, public_view: View, press: Press) -> None:
    craft = PRINT_TYPES[PrintKind.STAFF]
    poster = staff_poster(public_view, public_view.directory.organization[office])
    image = Image.open(io.BytesIO(press.png(craft.template, craft.sheet(poster, PAPERS[paper], press), 150)))
    copy = image.convert("L").point(lambda value: value if value < 200 else 255)
    codes = zxingcpp.read_barcodes(copy)
    assert [each.text for each in codes] == [f"https://ppa.antah.go.id/q/{office}/#{poster.edition}"]
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
            poster.write_in,
        )
        for office in OFFICES
        if (poster := staff_poster(public_view, public_view.directory.organization[office]))
    }
    assert lines == {
        "dinas-dongeng": (["0870-0000-3333"], ("Cadangan",)),
        "rsud-embun": ([], ("Kontak", "Cadangan")),
        "dinas-lagu": ([], ("Kontak", "Cadangan")),
        "kec-awan": ([], ("Kontak", "Cadangan")),
        "kec-pelangi": ([], ("Kontak", "Cadangan")),
    }
