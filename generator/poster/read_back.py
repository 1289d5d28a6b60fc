"""Reads a finished PDF back as its readers and a curious program find it: words, links, claims and every hidden string.

What is read says nothing about right or wrong; the audit judges it, anew in every build.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pydantic import TypeAdapter

from generator.files.cache import Store

_VERSION = 3
"""Goes up whenever a sheet is read differently, so that nothing remembered is believed any longer."""
_BROKEN_WORD = "\ufffe"
"""Stands in PDFium's text for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A PDF as its readers find it."""

    pages: int
    text: str
    """The words as they are drawn, whatever the file says that they stand for."""
    metadata: str
    """Title, author and XMP, as one text."""
    hidden: str
    """Every other string in the file: alternative texts, names, titles of bookmarks, what a program is told instead."""
    links: tuple[str, ...]
    accessible: bool
    """It claims PDF/UA-1 (ISO 14289-1) and carries a structure tree."""

    @property
    def everything(self) -> str:
        """All words a program could find in the file."""
        return "\n".join((self.text, self.metadata, self.hidden, *self.links))


@cache
def _readers() -> str:
    return f"{_VERSION} pikepdf={version('pikepdf')} pypdfium2={version('pypdfium2')}"


def kept_reading(content: bytes, cache_folder: Path) -> Sheet:
    """What stands in this PDF. It is read once: what was read is kept in `cache_folder` by the file's content."""
    store = Store(cache_folder / "read", _readers())
    key = sha256(content).hexdigest()
    return _SHEET.validate_json(store.get(lambda: _SHEET.dump_json(read_sheet(content)), key))


_SHEET = TypeAdapter(Sheet)


def read_sheet(content: bytes) -> Sheet:
    """What stands in this PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode("utf-8", "replace") if "/Metadata" in pdf.Root else ""
        marks = [each.operands[1] for part in _contents(pdf) for each in pikepdf.parse_content_stream(part, "BDC")]
        instead = any(isinstance(each, pikepdf.Name) or "/ActualText" in each for each in marks)
        return Sheet(
            pages=len(pdf.pages),
            text=_drawn_text(_without_marks(pdf) if instead else content),
            metadata="\n".join((*(str(value) for value in pdf.docinfo.values()), xmp)),
            hidden="\n".join(text for each in (*pdf.objects, *marks) for text in _strings(each)),
            links=tuple(
                str(note.A.URI)
                for page in pdf.pages
                for note in page.get("/Annots", ())
                if "/A" in note and "/URI" in note.A
            ),
            accessible="pdfuaid:part" in xmp and "/StructTreeRoot" in pdf.Root,
        )


def _drawn_text(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        found = [page.get_textpage().get_text_range() for page in document]
    return "\n".join(found).replace("\r\n", "\n").replace(_BROKEN_WORD, "-\n")


def _strings(thing: Any) -> Iterator[str]:
    """The strings of this object and of what stands inside it; a file lists whatever it refers to as a further one."""
    waiting = [thing]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.String):
            yield str(each)
        elif isinstance(each, pikepdf.Array):
            waiting += (inner for inner in each if not getattr(inner, "is_indirect", False))
        elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            waiting += (inner for inner in each.values() if not getattr(inner, "is_indirect", False))


def _contents(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Everything that draws: pages, and the forms that they may use."""
    yield from pdf.pages
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form":
            yield each


def _without_marks(pdf: pikepdf.Pdf) -> bytes:
    """The same file without what marks tell a program to read instead of what is drawn (ISO 32000-1, 14.9.4)."""
    for each in _contents(pdf):
        commands = pikepdf.parse_content_stream(each)
        plain = [
            ((mark.operands[0],), pikepdf.Operator("BMC")) if str(mark.operator) == "BDC" else mark for mark in commands
        ]
        content = pikepdf.unparse_content_stream(plain)
        if isinstance(each, pikepdf.Page):
            each.Contents = pdf.make_stream(content)
        else:
            each.write(content)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
