"""Every kind of print of the invented kabupaten, measured on the finished page."""

import io
import re
import struct
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.model.parts.text import Line
from generator.model.sheet import EVERYONE, PAPERS, WALL, Printed, PrintKind
from generator.phone.number import digits, significant
from generator.phone.prose import numbers_in
from generator.poster.kinds.booklet import keepers_booklet
from generator.poster.kinds.plain import sheet_data
from generator.poster.kinds.public import Share
from generator.poster.kinds.table import PRINT_TYPES
from generator.poster.print import Print
from generator.poster.typst.press import Press
from generator.poster.words import words as say
from generator.settings import Edition, Settings
from tests.poster import reading

OFFICES = ("dinas-dongeng", "rsud-embun", "dinas-lagu", "kec-awan", "kec-pelangi")
PDFS = (
    *(f"{kind}-{office}-{paper}.pdf" for kind in ("petugas", "umum", "sobek") for office in OFFICES for paper in WALL),
    *(f"buku-{office}-a5.pdf" for office in (*OFFICES, EVERYONE)),
    "kartu-semua-a4.pdf",
    "serah-semua-a4.pdf",
)
PNGS = (*(f"bagikan-petugas-{office}-hp.png" for office in OFFICES), "bagikan-umum-semua-hp.png")


def spoken(view: View, found: Printed) -> Print:
    craft = PRINT_TYPES[found.kind]
    if found.office == EVERYONE:
        assert craft.say_to_all
        return craft.say_to_all(view)
    assert craft.say
    return craft.say(view, view.directory.organization[found.office])


@pytest.fixture
def found(request: pytest.FixtureRequest, printed: tuple[Printed, ...]) -> Printed:
    return next(each for each in printed if each.path.name == request.param)


each_pdf = pytest.mark.parametrize("found", PDFS, indirect=True)
each_png = pytest.mark.parametrize("found", PNGS, indirect=True)


def test_the_pack_is_complete(printed: tuple[Printed, ...]) -> None:
    assert sorted(each.path.name for each in printed) == sorted((*PDFS, *PNGS))
    assert all(each.size == each.path.stat().st_size < 400_000 for each in printed)
    assert {each.name for each in printed if each.kind is PrintKind.STRIPS} == {"Poster umum dengan sobekan"}
    assert all(each.name for each in printed)


@each_pdf
def test_the_page_is_the_papers_and_its_words_are_large_apart_and_inside(found: Printed) -> None:
    paper, boxes, words = PAPERS[found.paper], reading.box(found.path), reading.words(found.path)
    assert boxes == [pytest.approx((paper.width, paper.height), abs=0.01)] * len(boxes)
    assert 4 <= len(boxes) <= 40 if found.kind.bound else len(boxes) == 1
    assert min(reading.sizes(found.path)) >= reading.SMALLEST[found.kind.value, found.paper]
    assert list(reading.overlapping(words)) == []
    assert reading.white(found.path) >= 9.2, "lines may be half as thick as they are outside"
    # A letter's box holds the white beside the letter too, at most half a millimetre of it.
    assert min(min(each.left, each.bottom) for each in words) >= 10
    assert min(min(paper.width - each.right, paper.height - each.top) for each in words) >= 9.5


@each_pdf
def test_numbers_are_the_datas_and_links_dial_what_is_printed(found: Printed, public_view: View) -> None:
    country = public_view.site.telephony.country
    said, text = spoken(public_view, found), reading.said(found.path)
    wanted = {significant(each.number, country) for each in said.numbers_said}
    seen = {significant(each, country) for each in numbers_in(text, public_view.site.telephony)}
    assert seen == wanted
    assert {each.code for each in said.numbers_said} <= public_view.printable
    flat = re.sub(r"\s", "", text)
    codes = [each.code for each in said.numbers_said if each.code in flat]
    assert codes == ([] if found.kind.public else [each.code for each in said.numbers_said])
    assert not found.kind.public or not RECORD_CODE.search(text)
    dialled = [
        (href, under) for href, under in reading.links(found.path) if href.startswith(("tel:", "https://wa.me/"))
    ]
    assert {digits(href) for href, _ in dialled} == {digits(each.href) for each in said.numbers_said}
    assert [(href, under) for href, under in dialled if significant(under, country) != digits(href)] == []


RECORD_CODE = re.compile(r"\b[A-Z]{2}-\d\d-[A-Z]\d\b")
"""Staff name a number by it; beside 129 it reads as a part of the number."""


def dates(said: Print) -> tuple[str, str]:
    """Its days as a reader sees them."""
    return say().day(said.checked), say().day(said.valid_until)


@each_pdf
def test_it_says_how_old_it_is(found: Printed, public_view: View) -> None:
    said, text = spoken(public_view, found), re.sub(r"\s+", " ", reading.said(found.path))
    if found.kind is PrintKind.CARDS:
        assert text.count(f"{said.checked:%m/%Y}") == 10
        return
    assert all(each in text for each in (found.edition, *dates(said)))
    if found.kind is PrintKind.STRIPS:
        assert text.replace(" ", "").count(f"{said.checked:%m/%Y}") == STRIPS


@each_pdf
def test_a_grey_copy_leads_where_its_kind_does(found: Printed, public_view: View) -> None:
    codes = zxingcpp.read_barcodes(reading.grey(found.path).point(lambda value: value if value < 200 else 255))
    if found.kind is PrintKind.CARDS:
        assert codes == []
        return
    where = "p/" if found.office == EVERYONE else f"q/{found.office}/" + ("" if found.kind.public else "petugas/")
    assert [each.text for each in codes] == [f"{public_view.base_url}{where}#{found.edition}"]
    corners = codes[0].position
    assert abs(corners.top_right.x - corners.top_left.x) / 150 * 25.4 >= 17, "the code without its quiet zone"


@each_png
def test_pictures_have_one_size_and_tell_nothing(found: Printed) -> None:
    content = found.path.read_bytes()
    assert Image.open(io.BytesIO(content)).size == (1080, 1350)
    kinds, at = [], 8
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        kinds.append(kind.decode())
        at += 12 + length
    assert set(kinds) <= {"IHDR", "PLTE", "pHYs", "sRGB", "IDAT", "IEND"}


@each_png
def test_words_on_pictures_are_large_apart_and_inside(
    found: Printed, public_view: View, press: Press, tmp_path: Path
) -> None:
    """Measured on the same template drawn as a PDF: a picture has no words to measure."""
    said = spoken(public_view, found)
    assert isinstance(said, Share)
    twin = tmp_path / "twin.pdf"
    twin.write_bytes(press.pdf("share.typ", sheet_data(said, PAPERS["hp"], press)))
    words = reading.words(twin)
    assert min(reading.sizes(twin)) >= 36
    assert list(reading.overlapping(words)) == []
    edge = 40 / reading.MM
    assert min(min(each.left, each.bottom) for each in words) >= edge * 0.7
    assert max(each.right for each in words) <= 1080 / reading.MM - edge
    text = re.sub(r"\s+", " ", reading.said(twin))
    steps = [word for step in said.steps for word in (step.title, step.text)]
    assert all(each in text for each in (found.edition, *dates(said), said.office, *steps))
    assert all(each.number in text for each in said.numbers_said)
    assert all(each in text for each in (said.avoid.items if said.avoid else ()))
    assert not RECORD_CODE.search(text), "what travels by chat is read by anybody"


STRIPS, FROM_CUT = 7, 4.0
"""How many strips a poster has, and the white that scissors need beside each cut, in millimetres."""


@pytest.mark.parametrize("found", [name for name in PDFS if name.startswith("sobek")], indirect=True)
def test_strips_keep_their_words_away_from_every_cut(found: Printed) -> None:
    """Measured in the drawing: the ink of every letter on a strip, from the lines where it is cut."""
    strip_height = 50
    across = [line for line in reading.rules(found.path, 180) if line.top < 0.4 * PAPERS[found.paper].height]
    upright = reading.rules(found.path, strip_height, upright=True)
    cuts = [(line.left + line.right) / 2 for line in upright]
    top = min((line.bottom + line.top) / 2 for line in across)
    assert len(cuts) == STRIPS - 1
    strips = [letter for letter in reading.letters(found.path) if letter.top < top]
    assert len(strips) > 300
    near = min(min(abs(letter.left - cut), abs(letter.right - cut)) for letter in strips for cut in cuts)
    assert near >= FROM_CUT
    assert min(top - letter.top for letter in strips) >= FROM_CUT
    assert [cut for cut in cuts for letter in strips if letter.left < cut < letter.right] == []
    ends = (10.0, PAPERS[found.paper].width - 10)
    assert min(min(letter.left - ends[0], ends[1] - letter.right) for letter in strips) >= FROM_CUT
    said = "".join(letter.text for letter in strips)
    assert said.count("0870-0000-0998") == said.count("WhatsApp") == STRIPS, "one number to call and one to write to"
    assert said.count("Darurat999") == said.count("11/2026") == STRIPS
    month = [letter for letter in strips if letter.text == "/"]
    assert len({round(letter.left, 1) for letter in month}) == STRIPS


def test_cards_have_white_between_them_and_say_once_whom_they_are_for(printed: tuple[Printed, ...]) -> None:
    (path,) = (each.path for each in printed if each.kind is PrintKind.CARDS)
    columns = sorted((line.left + line.right) / 2 for line in reading.rules(path, 200, upright=True))
    lines = sorted((line.bottom + line.top) / 2 for line in reading.rules(path, 150))
    assert (len(columns), len(lines)) == (4, 10)
    assert columns[2] - columns[1] == pytest.approx(4, abs=0.1)
    assert min(one - other for one, other in zip(lines[2::2], lines[1::2], strict=False)) >= 1.4
    inside = [letter for letter in reading.letters(path) if columns[0] < letter.left < columns[-1]]
    assert min(abs(edge - cut) for letter in inside for edge in (letter.left, letter.right) for cut in columns) >= 4
    assert reading.said(path).count("Beri dua: satu untuk temannya.") == 1


UNSAID = ("kekerasan", "antah", "dinas", "kecamatan", "uptd", "perempuan", "http", "q/")


def test_what_is_carried_home_names_nothing(printed: tuple[Printed, ...]) -> None:
    for each in printed:
        if each.kind is PrintKind.CARDS:
            carried = reading.said(each.path)
        elif each.kind is PrintKind.STRIPS:
            height = 58 * {"a4": 1, "f4": 1.026, "a3": 1.44}[each.paper] + 10
            carried = " ".join(word.text for word in reading.words(each.path) if word.top < height)
        else:
            continue
        assert [word for word in UNSAID if word in carried.lower()] == []
        copies = 10 if each.kind is PrintKind.CARDS else STRIPS
        assert carried.count("998") >= 2 * copies, "short numbers, and long ones that end alike"


def test_names_of_persons_stand_only_behind_the_counter(directory: Directory, settings: Settings) -> None:
    staff = view(directory, Settings(settings.root, settings.today, Edition.STAFF))
    office = staff.directory.organization["dinas-dongeng"]
    naming = {
        kind for kind, craft in PRINT_TYPES.items() if craft.say and "Putri Bidadari" in craft.say(staff, office).said
    }
    assert naming == {PrintKind.STAFF, PrintKind.BOOKLET}


ALLOWED = {
    "Nama panggilan atau inisial",
    "Umur",
    "Cara menghubungi yang aman",
    "Jam yang aman",
    "Apa yang terjadi",
    "Kapan",
    "Di mana",
    "Terlapor",
    "Ada ancaman?",
    "Kebutuhan segera",
    "Setuju diserahkan?",
    "Siapa yang tidak boleh tahu",
    "Yang menyerahkan",
    "Yang menerima",
    "Tanda tangan",
    "Tanggal dan jam",
}
"""All that whoever hears a story first may write down; NIK and the whole story are the task of whoever takes over."""


def test_the_note_asks_nothing_else(public_view: View, printed: tuple[Printed, ...]) -> None:
    craft = PRINT_TYPES[PrintKind.HANDOVER]
    assert craft.say_to_all
    note = craft.say_to_all(public_view)
    assert {each.label for each in note.form.fields} == ALLOWED  # type: ignore[attr-defined]
    (path,) = (each.path for each in printed if each.kind is PrintKind.HANDOVER)
    assert all(each in reading.said(path) for each in ALLOWED)
    assert reading.said(path).count("Bahaya sekarang?") == 1, "on top beside the number, and not as a question too"


def test_the_booklets_list_reads_as_the_flow_runs(printed: tuple[Printed, ...]) -> None:
    path = next(each.path for each in printed if each.path.name == "buku-dinas-dongeng-a5.pdf")
    text, at = re.sub(r"\s+", " ", reading.said(path)), 0
    for words in (
        "Ada bahaya sekarang?",
        "Ya Segera: Telepon",
        "999",
        "lalu lanjut ke 1. Dengarkan",
        "Tidak lanjut ke 1. Dengarkan",
        "Ia setuju dihubungkan?",
        "Tidak Hormati",
        "Ya lanjut ke 2. Telepon 998",
        "Paling lambat 3x24 jam (UU 1/2001 Pasal 7)",
        "Jaga rahasia",
        "Katakan",
        "Jangan",
    ):
        at = text.index(words, at) + len(words)
    assert "Saat itu juga" not in text, "a proposal is no deadline"


def test_a_contact_that_paper_may_not_carry_has_a_line_to_write_on(public_view: View) -> None:
    said = keepers_booklet(public_view)
    waiting = [who for who in said.contacts if not who.numbers and not who.addresses]
    assert any("Untuk kertas belum cukup pasti." in who.pending for who in waiting)
    assert [who.name for who in waiting if not who.blanks] == []


@pytest.mark.parametrize("office", OFFICES)
def test_a_booklet_folds_without_an_empty_leaf(office: str, printed: tuple[Printed, ...]) -> None:
    """The form stands on the back. A last page of laws that is nearly empty is no page."""
    (path,) = (each.path for each in printed if each.path.name == f"buku-{office}-a5.pdf")
    found = reading.words(path)
    pages = max(word.page for word in found)
    assert pages % 2 == 0
    assert any(word.page == pages and word.text.startswith("Catatan serah terima") for word in found)
    body = {page: [word.bottom for word in found if word.page == page and word.bottom > 16] for page in range(2, pages)}
    assert [page for page, lines in body.items() if len(lines) < 5] == []


def test_the_keepers_booklet_says_each_flow_once_and_who_is_missing(printed: tuple[Printed, ...]) -> None:
    path = next(each.path for each in printed if each.path.name == "buku-semua-a5.pdf")
    text = re.sub(r"\s+", " ", reading.said(path))
    assert text.count("Ajak ke ruang tertutup. Jangan menyela.") == 1
    assert text.count("Petugas penghubung: Belum dipastikan") == 1
    assert "Dipakai oleh: Kec. Awan, Kec. Pelangi." in text
    assert "0870-0000-3333" in text
    assert "0870-0000-6666" not in text


def test_a_name_loses_a_number_that_may_not_be_printed(directory: Directory, settings: Settings) -> None:
    """The province's line is on the site, but nobody has called it for paper."""
    contacts = tuple(
        each.model_copy(update={"name": Line("UPTD Khayangan (021) 0000-0055")})
        if each.id == "uptd-khayangan"
        else each
        for each in directory.contacts
    )
    shown = view(replace(directory, contacts=contacts), settings)
    assert str(shown.directory.contact["uptd-khayangan"].name).endswith("0055"), "on the site"
    craft = PRINT_TYPES[PrintKind.BOOKLET]
    assert craft.say_to_all
    said = craft.say_to_all(shown).said
    assert "UPTD Khayangan" in said
    assert "0055" not in said
