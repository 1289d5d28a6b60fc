"""Reads a finished PDF back as its readers and a curious program find it: words, links, claims and every hidden string.

What is read says nothing about right or wrong; the audit judges it, anew in every build.
"""

import io
import json
from collections.abc import Iterable, Iterator
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

_VERSION = 4
"""Goes up whenever a sheet is read differently, so that nothing remembered is believed any longer."""
MM = 25.4 / 72
"""Millimetres in a point."""
_BROKEN_WORD = "\ufffe"
"""Stands in PDFium's text for a hyphen at the end of a line."""
_UNICODE, _BINARY = "u:", "b:"
"""How qpdf's JSON begins a string that is text, and one that is written in hexadecimal digits."""
_MARKED = tuple(f'"{begin}'.encode() for begin in (_UNICODE, _BINARY))


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A PDF as its readers find it."""

    pages: int
    size: tuple[float, float]
    """Width and height of the first page in millimetres, rounded to a tenth."""
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


def read_kept_sheet(content: bytes, cache_folder: Path) -> ReadSheet:
    """What stands in this PDF. It is read once: what was read is kept in `cache_folder` by the file's content."""
    store = Store(cache_folder / "read", _readers())
    key = sha256(content).hexdigest()
    return _SHEET.validate_json(store.get(lambda: _SHEET.dump_json(read_sheet(content)), key))


_SHEET = TypeAdapter(ReadSheet)


def read_sheet(content: bytes) -> ReadSheet:
    """What stands in this PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        objects = list(pdf.objects)
        forms = (
            object_ for object_ in objects if isinstance(object_, pikepdf.Stream) and object_.get("/Subtype") == "/Form"
        )
        marks = [(part, _marks(part)) for part in (*pdf.pages, *forms)]
        xmp = pdf.Root.Metadata.read_bytes().decode("utf-8", "replace") if "/Metadata" in pdf.Root else ""
        named = [mark for _, found in marks for mark in found]
        instead = [part for part, found in marks if any(map(_tells_instead, found))]
        return ReadSheet(
            pages=len(pdf.pages),
            size=_size(pdf.pages[0]),
            text=_drawn_text(_without_marks(pdf, instead) if instead else content),
            metadata="\n".join((*(str(value) for value in pdf.docinfo.values()), xmp)),
            hidden="\n".join(text for each in (*objects, *named) for text in _strings(each)),
            links=tuple(
                str(note.A.URI)
                for page in pdf.pages
                for note in page.get("/Annots", ())
                if "/A" in note and "/URI" in note.A
            ),
            accessible="pdfuaid:part" in xmp and "/StructTreeRoot" in pdf.Root,
        )


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    return round((right - left) * MM, 1), round((top - bottom) * MM, 1)


def _drawn_text(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        found = [page.get_textpage().get_text_range() for page in document]
    return "\n".join(found).replace("\r\n", "\n").replace(_BROKEN_WORD, "-\n")


def _strings(thing: pikepdf.Object) -> Iterator[str]:
    """The strings of this object and of what stands inside it; a file lists whatever it refers to as a further one."""
    written = thing.to_json(dereference=True, schema_version=2)
    if not any(mark in written for mark in _MARKED):  # true of nearly every object: it is not worth parsing
        return
    waiting = [json.loads(written)]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, str) and each.startswith(_UNICODE):
            yield each.removeprefix(_UNICODE)
        elif isinstance(each, str) and each.startswith(_BINARY):
            yield str(pikepdf.String(bytes.fromhex(each.removeprefix(_BINARY))))


def _marks(part: Any) -> list[Any]:
    """What the marks in a page or form say of what is drawn within them: a dictionary, or the name of one."""
    return [instruction.operands[1] for instruction in pikepdf.parse_content_stream(part, "BDC")]


def _tells_instead(mark: Any) -> bool:
    """Whether a mark may tell a program to read something else (ISO 32000-1, 14.9.4)."""
    return isinstance(mark, pikepdf.Name) or "/ActualText" in mark


def _without_marks(pdf: pikepdf.Pdf, parts: Iterable[Any]) -> bytes:
    """The same file without what the marks in these pages and forms say."""
    for part in parts:
        plain = [
            ((instruction.operands[0],), pikepdf.Operator("BMC")) if str(instruction.operator) == "BDC" else instruction
            for instruction in pikepdf.parse_content_stream(part)
        ]
        content = pikepdf.unparse_content_stream(plain)
        if isinstance(part, pikepdf.Page):
            part.Contents = pdf.make_stream(content)
        else:
            part.write(content)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
