"""What a sheet says is read as it is drawn, and all that a program could find in it is found."""

import io
from pathlib import Path

import pikepdf
import pytest
import typst

from generator.poster.read_back import read_kept_sheet, read_sheet
from generator.poster.typst.press import count_pages

NUMBER = "0870-0000-1111"
SOURCE = '#set document(title: "Contoh")\n#set page(width: 9cm, height: 9cm)\n'
SOURCE += "Telepon 0870-0000-0998, antar#linebreak()kantor"


@pytest.fixture(scope="module")
def plain() -> bytes:
    made = typst.compile(SOURCE.encode(), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def told_instead(content: bytes, properties: bytes, *, within_form: bool = False) -> bytes:
    """The same sheet, all of it marked as something else for programs that read it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[0]
        drawn = b"/Span " + properties + b" BDC\n" + page.Contents.read_bytes() + b"\nEMC"
        page.Resources.Properties = pikepdf.Dictionary(P0=pikepdf.Dictionary(ActualText=NUMBER))
        if within_form:
            form = pdf.make_stream(drawn, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=page.MediaBox)
            form.Resources = pikepdf.Dictionary(page.Resources)
            page.Resources.XObject = pikepdf.Dictionary(F0=form)
            drawn = b"/F0 Do"
        page.Contents = pdf.make_stream(drawn)
        return saved(pdf)


def test_the_words_of_a_sheet(plain: bytes) -> None:
    read = read_sheet(plain)
    assert "0870-0000-0998" in read.text
    assert "antar\nkantor" in read.text
    assert "Contoh" in read.metadata
    assert read.accessible
    assert read.pages == count_pages(plain) == 1


@pytest.mark.parametrize("within_form", [False, True], ids=["page", "form"])
@pytest.mark.parametrize("properties", [b"<</ActualText (0870-0000-1111)>>", b"/P0"], ids=["here", "named"])
def test_another_text_for_programs_hides_nothing(plain: bytes, properties: bytes, within_form: bool) -> None:
    read = read_sheet(told_instead(plain, properties, within_form=within_form))
    assert "0870-0000-0998" in read.text, "what people see"
    assert NUMBER not in read.text
    assert NUMBER in read.hidden, "what a program is told"


HIDDEN = {
    "in the catalogue": lambda pdf: pdf.Root.__setitem__("/X", pikepdf.String(NUMBER)),
    "in a list": lambda pdf: pdf.Root.__setitem__("/X", pikepdf.Array([1, pikepdf.Array([NUMBER])])),
    "behind a reference": lambda pdf: pdf.Root.__setitem__("/X", pdf.make_indirect(pikepdf.Dictionary(A=NUMBER))),
    "in a stream's head": lambda pdf: pdf.Root.__setitem__("/X", pdf.make_stream(b"", A=NUMBER)),
    "in the author": lambda pdf: pdf.docinfo.__setitem__("/Author", NUMBER),
    "as UTF-16": lambda pdf: pdf.Root.__setitem__("/X", pikepdf.String(f"{NUMBER} ਪ")),
    "on the page": lambda pdf: pdf.pages[0].__setitem__("/X", pikepdf.String(NUMBER)),
}  # fmt: skip


@pytest.mark.parametrize("where", HIDDEN)
def test_a_hidden_string_is_found(where: str, plain: bytes) -> None:
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        HIDDEN[where](pdf)
        made = saved(pdf)
    assert NUMBER in read_sheet(made).everything


def test_it_is_read_once(plain: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_kept_sheet(plain, tmp_path)
    monkeypatch.setattr("generator.poster.read_back.read_sheet", None)
    assert read_kept_sheet(plain, tmp_path) == first
