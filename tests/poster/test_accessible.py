"""Every PDF is PDF/UA-1 as judged by two checkers that have nothing to do with Typst, and both refuse broken files."""

from collections.abc import Callable
from pathlib import Path

import pdfua
import pikepdf
import pytest

from generator.model.sheet import Printed
from tests.poster.matterhorn import faults

CRASHES = {"UA-14-001"}
"""Rules of `pdfua` 0.1.3 that fall over pikepdf's arrays; `matterhorn` checks the same as 14-001."""


def refused(path: Path) -> list[str]:
    """What `pdfua` finds wrong. A rule that could not be evaluated is no pass."""
    report = pdfua.validate(str(path))
    assert {each.rule_id for each in report.outcomes if each.skipped} <= CRASHES
    return sorted({each.rule_id for each in report.findings})


def test_two_checkers_accept_every_pdf(printed: tuple[Printed, ...]) -> None:
    pdfs = [each.path for each in printed if each.path.suffix == ".pdf"]
    assert len(pdfs) == 53
    assert {path.name: found for path in pdfs if (found := faults(path) + refused(path))} == {}


def untagged(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    kept = [each for each in pikepdf.parse_content_stream(page) if str(each.operator) not in {"BDC", "BMC", "EMC"}]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def first(pdf: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return next(
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{kind}" and "/P" in each
    )


def drop_alt(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure")["/Alt"]


def drop_font(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    described = font.DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in described:
            del described[key]


def drop_unicode(pdf: pikepdf.Pdf) -> None:
    del next(iter(pdf.pages[0].Resources.Font.values()))["/ToUnicode"]


def drop_contents(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0]["/Contents"]


def drop_parent(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0]["/StructParent"]


def drop_claim(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as found:
        del found["pdfuaid:part"]


def drop_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as found:
        del found["dc:title"]


def skip_level(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = pikepdf.Name("/H4")


def own_type(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = pikepdf.Name("/Judul")


def loose_item(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LI").S = pikepdf.Name("/P")


BROKEN: dict[str, tuple[Callable[[pikepdf.Pdf], object], str, str]] = {
    "not marked": (lambda pdf: pdf.Root.MarkInfo.__delitem__("/Marked"), "01-000", "UA-01-002"),
    "no tree": (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "01-000", "UA-01-005"),
    "no language": (lambda pdf: pdf.Root.__delitem__("/Lang"), "11-006", "UA-06-001"),
    "title not shown": (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), "07-001", "UA-07-002"),
    "no claim": (drop_claim, "06-002", ""),
    "no title": (drop_title, "06-003", ""),
    "content without tags": (untagged, "01-005", "UA-01-003"),
    "figure without text": (drop_alt, "13-004", "UA-13-004"),
    "font not embedded": (drop_font, "31-009", ""),
    "letters unknown": (drop_unicode, "10-001", ""),
    "link without description": (drop_contents, "28-012", "UA-18-005"),
    "link outside the tree": (drop_parent, "28-011", ""),
    "level skipped": (skip_level, "14-003", ""),
    "own type": (own_type, "02-001", ""),
    "loose item": (loose_item, "09-004", ""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused(name: str, printed: tuple[Printed, ...], tmp_path: Path) -> None:
    breaks, checkpoint, rule = BROKEN[name]
    source = next(each.path for each in printed if each.path.name == "buku-dinas-dongeng-a5.pdf")
    with pikepdf.open(source) as pdf:
        breaks(pdf)
        pdf.save(tmp_path / "broken.pdf")
    assert any(each.startswith(checkpoint) for each in faults(tmp_path / "broken.pdf"))
    if rule:
        assert rule in refused(tmp_path / "broken.pdf")
