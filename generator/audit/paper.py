"""What a finished PDF says and claims."""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import cast

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    StreamObject,
    TextStringObject,
)

from generator.audit.finding import Finding
from generator.poster.store import Store, keep, read_kept
from generator.problem import Message

_READER = f"3 {version('pypdf')}"
"""Goes up whenever a sheet is read differently, so that nothing remembered is believed any longer."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A PDF as its readers find it."""

    pages: int
    text: str
    metadata: str
    """Title, author and XMP, as one text."""
    hidden: str
    """Every other string in the file: alternative texts, names, titles of bookmarks."""
    links: tuple[str, ...]
    accessible: bool
    """It claims PDF/UA-1 (ISO 14289-1) and carries a structure tree."""

    @property
    def everything(self) -> str:
        """All words a program could find in the file."""
        return "\n".join((self.text, self.metadata, self.hidden, *self.links))


def paper(path: Path, cache: Path) -> Sheet:
    """The sheet in this file. Reading is slow, so what was read once is remembered by the file's content."""
    content = path.read_bytes()
    memory = Store(cache / "read", _READER).path(hashlib.sha256(content).hexdigest())
    if kept := read_kept(memory):
        known = json.loads(kept)
        return Sheet(**(known | {"links": tuple(known["links"])}))
    sheet = _read(path)
    keep(memory, json.dumps(asdict(sheet)).encode())
    return sheet


def _read(path: Path) -> Sheet:
    reader = PdfReader(path)
    root = cast(DictionaryObject, reader.trailer["/Root"])
    stream = cast(StreamObject, root["/Metadata"].get_object()) if "/Metadata" in root else None
    xmp = stream.get_data().decode("utf-8") if stream else ""
    return Sheet(
        pages=len(reader.pages),
        text="\n".join(page.extract_text() for page in reader.pages),
        metadata="\n".join([*(str(value) for value in (reader.metadata or {}).values()), xmp]),
        hidden="\n".join(_strings(root)),
        links=tuple(
            str(action["/URI"])
            for page in reader.pages
            for note in page.get("/Annots", [])
            if "/URI" in (action := cast(DictionaryObject, note.get_object()).get("/A", {}))
        ),
        accessible="pdfuaid:part" in xmp and "/StructTreeRoot" in root,
    )


def _strings(start: object) -> Iterator[str]:
    """Every string that can be reached from this object."""
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                continue
            seen.add(each.idnum)
            each = each.get_object()
        if isinstance(each, TextStringObject):
            yield str(each)
        elif isinstance(each, ByteStringObject):
            yield each.decode("utf-16-be" if each.startswith(b"\xfe\xff") else "latin-1", errors="replace")
        elif isinstance(each, DictionaryObject):
            waiting += each.values()
        elif isinstance(each, ArrayObject):
            waiting += each


def sheets(found: dict[str, Sheet], bound: Collection[str] = ()) -> Iterator[Finding]:
    """Sheets that are not accessible, or not exactly one page; those in `bound` are booklets of several."""
    for path, sheet in found.items():
        if sheet.pages != 1 and path not in bound:
            yield Finding(path, Message("the sheet has {count} pages, not one", {"count": sheet.pages}), "paper")
        if not sheet.accessible:
            yield Finding(path, Message("the sheet is not PDF/UA-1"), "paper")
