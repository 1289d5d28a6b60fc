"""A sheet that must not hang: seen from afar in any copy, heard by a screen reader, taken for a real one by nobody."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageFilter
from pypdf import PdfReader

from generator.audit.numbers import check_numbers
from generator.edition.view import View, view
from generator.model.contact import Channel
from generator.model.directory import Directory
from generator.model.parts.text import Line
from generator.model.sheet import EVERYONE, Printed, PrintKind
from generator.poster.read_back import read_sheet
from generator.settings import Settings
from tests.planning import due, make
from tests.poster import reading
from tests.poster.matterhorn import faults
from tests.poster.test_accessible import refused

LAPSED = "CONTOH. Jangan digantung atau dibagikan: 999, 998 dan 0870-0000-0998 harus diperiksa lagi."
DRAFT = "CONTOH. Jangan digantung atau dibagikan: Daerah ini masih disiapkan."
OFFICES = ["kec-awan", EVERYONE]
"""All kinds of print, on every paper."""


@pytest.fixture(scope="module")
def late(directory: Directory, settings: Settings) -> View:
    return view(directory, replace(settings, today=date(2027, 11, 25)))


@pytest.fixture(scope="module")
def specimens(
    late: View, directory: Directory, cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Printed, ...]:
    return make(late, tmp_path_factory.mktemp("contoh"), offices=OFFICES, cache=cache)


def pdfs(prints: tuple[Printed, ...]) -> Iterator[Printed]:
    return (each for each in prints if each.path.suffix == ".pdf")


def tight(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_every_sheet_is_there_and_none_is_a_poster(
    specimens: tuple[Printed, ...], printed: tuple[Printed, ...]
) -> None:
    real = {each.path.name for each in printed if each.office in OFFICES}
    assert {each.path.name for each in specimens} == {f"contoh-{name}" for name in real}
    assert {each.edition for each in specimens} == {""}
    assert {each.specimen.sentence for each in specimens if each.specimen} == {LAPSED}
    assert all(each.specimen for each in specimens)


def test_each_page_says_so_in_words(specimens: tuple[Printed, ...]) -> None:
    for found in pdfs(specimens):
        reader = PdfReader(found.path)
        assert reader.metadata
        assert reader.metadata.title
        assert reader.metadata.title.startswith(LAPSED), "the first thing that a screen reader says"
        for page in reader.pages:
            assert tight(LAPSED) in tight(page.extract_text()), f"{found.path.name} {page.page_number}"


def test_two_checkers_accept_specimens(specimens: tuple[Printed, ...]) -> None:
    wrong = {each.path.name: faults(each.path) + refused(each.path) for each in pdfs(specimens)}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_no_specimen_has_a_code_an_address_or_a_last_day(specimens: tuple[Printed, ...], late: View) -> None:
    for found in pdfs(specimens):
        assert zxingcpp.read_barcodes(reading.grey(found.path)) == []
        assert not [target for target, _ in reading.links(found.path) if target.startswith(late.base_url)]
        assert "Berlaku sampai" not in reading.said(found.path)


def photographed(picture: Image.Image) -> Image.Image:
    """As a cheap phone sees a grey copy in poor light: small, blurred, flat."""
    small = picture.convert("L").resize((420, round(picture.height * 420 / picture.width)))
    return small.filter(ImageFilter.GaussianBlur(1.5)).point(lambda value: 60 + value // 2)


def seen(found: Printed) -> Image.Image:
    return Image.open(found.path) if found.path.suffix == ".png" else reading.grey(found.path, 100)


def changed(one: Image.Image, other: Image.Image) -> float:
    """Part of the picture that is clearly darker or lighter than in the other."""
    apart = ImageChops.difference(one, other).point(lambda value: 255 if value > 12 else 0)
    return apart.histogram()[255] / (apart.width * apart.height)


def test_the_mark_is_seen_in_a_photo_of_a_grey_copy(
    specimens: tuple[Printed, ...], printed: tuple[Printed, ...]
) -> None:
    real = {each.path.name: each for each in printed}
    for found in specimens:
        marked, bare = (photographed(seen(each)) for each in (found, real[found.path.name.removeprefix("contoh-")]))
        assert changed(marked, bare) > 0.1, found.path.name


def test_what_is_cut_off_is_marked_too(specimens: tuple[Printed, ...], printed: tuple[Printed, ...]) -> None:
    """Cards and strips are torn apart: each of them has its own mark."""
    real = {each.path.name: each for each in printed}
    (cards,) = (each for each in specimens if each.kind is PrintKind.CARDS)
    strips = next(each for each in specimens if each.kind is PrintKind.STRIPS and each.paper == "a4")
    mm = 100 / 25.4
    pieces = {
        cards: [(20 + 85 * (n % 2), 13.5 + 54 * (n // 2), 105 + 85 * (n % 2), 67.5 + 54 * (n // 2)) for n in range(10)],
        strips: [(10 + 190 / 7 * n, 231, 10 + 190 / 7 * (n + 1), 287) for n in range(7)],
    }
    for found, boxes in pieces.items():
        marked, bare = (seen(each) for each in (found, real[found.path.name.removeprefix("contoh-")]))
        for box in boxes:
            cut = tuple(round(edge * mm) for edge in box)
            one, other = (photographed(each.crop(cut)) for each in (marked, bare))  # type: ignore[arg-type]
            assert changed(one, other) > (0.2 if found is strips else 0.1), f"{found.path.name} {box}"


def test_a_region_that_is_not_open_yet_has_specimens_alone(
    directory: Directory, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    closed = replace(directory, site=directory.site.model_copy(update={"draft": True}))
    shown = view(closed, settings)
    made = make(shown, tmp_path, kinds=[PrintKind.CARDS, PrintKind.PUBLIC], papers=["a4"], cache=cache)
    assert {each.specimen.sentence for each in made if each.specimen} == {DRAFT}
    assert all(each.specimen and each.specimen.draft for each in made)
    owed, problems = due(shown)
    assert len(owed) == 59
    assert problems == (), "its keeper has said so"


def named_in_words(directory: Directory) -> Directory:
    """One flow names 999 in words, which stands on top no longer."""

    def told(chart):  # type: ignore[no-untyped-def]
        steps = tuple(
            each.model_copy(update={"title": Line("Telepon 999")}) if each.id == "antar" else each
            for each in chart.steps
        )
        return chart.model_copy(update={"steps": steps}) if chart.id == "desa" else chart

    site = directory.site.model_copy(update={"emergency": ("bintang-998",), "fallback": ("bintang-998",)})
    return replace(directory, site=site, flowcharts=tuple(map(told, directory.flowcharts)))


def test_a_lapsed_number_in_the_words_of_a_flow_makes_specimens_of_its_sheets(
    directory: Directory, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    """On that day the check of 999 is too old for paper, and that of 998 is not."""
    edited = named_in_words(directory)
    shown = view(edited, replace(settings, today=date(2027, 11, 11)))
    assert shown.waiting == ()
    made = make(shown, tmp_path, papers=["a4", "a5", "hp"], cache=cache)
    marked = {(each.office, each.kind) for each in made if each.specimen}
    own = (PrintKind.STAFF, PrintKind.SHARE_STAFF, PrintKind.BOOKLET)
    assert marked == {(office, kind) for office in ("kec-awan", "kec-pelangi") for kind in own} | {
        (EVERYONE, PrintKind.BOOKLET)
    }
    assert {each.specimen.codes for each in made if each.specimen} == {("NN-01-T1",)}
    assert all(each.edition for each in made if not each.specimen)
    _, problems = due(shown)
    assert [(each.severity, each.rule, each.what.values) for each in problems] == [
        ("warning", "poster.unprintable", {"codes": "NN-01-T1"})
    ]


def test_a_number_in_words_that_was_never_sure_enough_makes_specimens_too(
    directory: Directory, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    """One source is too few for paper; the contact's name and the flow's words say its number all the same."""

    def with_one_source(channel: Channel) -> Channel:
        return channel.model_copy(update={"sources": channel.sources[:1]}) if channel.code == "NN-02-T1" else channel

    contacts = tuple(
        contact.model_copy(update={"channels": tuple(map(with_one_source, contact.channels))})
        for contact in directory.contacts
    )
    shown = view(replace(directory, contacts=contacts), settings)
    assert "NN-02-T1" not in shown.printable | shown.lapsed
    made = make(shown, tmp_path, offices=OFFICES, papers=["a4"], cache=cache)
    assert {print_.specimen.codes for print_ in made if print_.specimen} == {("NN-02-T1",)}
    assert {print_.kind for print_ in made if print_.specimen} >= {PrintKind.STAFF, PrintKind.PUBLIC}
    _, problems = due(shown)
    assert [(each.severity, each.rule, each.what.values) for each in problems] == [
        ("warning", "poster.unprintable", {"codes": "NN-02-T1"})
    ]
    sheets = {print_.url: read_sheet(print_.path.read_bytes()) for print_ in made}
    waited = {print_.url: frozenset(print_.specimen.codes) for print_ in made if print_.specimen}
    assert list(check_numbers({}, sheets, shown, waited)) == []
    told = {(each.path, each.what.values["number"]) for each in check_numbers({}, sheets, shown)}
    assert told == {(path, "998") for path in waited}, "a real sheet with such a number is refused"


def test_a_lapsed_number_of_an_office_stays_a_gap(
    directory: Directory, settings: Settings, cache: Path, tmp_path: Path
) -> None:
    """Its sheet hangs without it, as for a number that was never confirmed."""
    old = {"AB-31-T1": date(2025, 1, 1)}

    def aged(channel):  # type: ignore[no-untyped-def]
        if channel.code not in old:
            return channel
        confirmations = tuple(each.model_copy(update={"on": old[channel.code]}) for each in channel.confirmations)
        sources = tuple(each.model_copy(update={"checked": old[channel.code]}) for each in channel.sources)
        return channel.model_copy(update={"confirmations": confirmations, "sources": sources})

    contacts = tuple(
        each.model_copy(update={"channels": tuple(map(aged, each.channels))}) for each in directory.contacts
    )
    shown = view(replace(directory, contacts=contacts), settings)
    (made,) = make(shown, tmp_path, offices=["kec-awan"], kinds=[PrintKind.STAFF], papers=["a4"], cache=cache)
    assert made.specimen is None
    assert "0870-0000-7777" not in reading.said(made.path)


def test_without_an_address_a_print_is_real_and_has_no_code(
    public_view: View, printed: tuple[Printed, ...], cache: Path, tmp_path: Path
) -> None:
    made = make(replace(public_view, base_url=""), tmp_path, offices=OFFICES, cache=cache)
    real = {each.path.name: each for each in printed}
    for found in made:
        assert found.specimen is None
        assert re.fullmatch("[A-Z]{6}", found.edition)
        if found.path.suffix == ".png":
            assert zxingcpp.read_barcodes(Image.open(io.BytesIO(found.path.read_bytes()))) == []
            continue
        text = reading.said(found.path)
        assert zxingcpp.read_barcodes(reading.grey(found.path)) == []
        links = [target for target, _ in reading.links(found.path)]
        assert not [each for each in links if not each.startswith(("tel:", "https://wa.me/"))]
        assert "Periksa di" not in text
        assert "antah.go.id" not in text
        if found.kind is not PrintKind.CARDS:
            assert {found.edition, "sampai"} <= set(text.split()), "for the ledger, and for whoever reads it"
        assert max(reading.sizes(found.path)) >= max(reading.sizes(real[found.path.name].path)), found.path.name
    assert {each for path in pdfs(made) if (each := str(faults(path.path) + refused(path.path))) != "[]"} == set()
