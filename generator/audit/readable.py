"""What a program can read in a file of the output, whatever the file is."""

import base64
import gzip
import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_TEXT = {".html", ".css", ".js", ".svg", ".json", ".txt", ".xml", ".csv", ".webmanifest", ".htaccess", ".conf"}
_NAMED = {"_headers", "Caddyfile"}
"""Texts that web servers look for by name."""
_PACKED = {".pf_fragment", ".pf_index", ".pf_meta", ".pf_filter", ".pagefind"}
"""Pagefind's index and its reader, compressed by gzip."""
_CARDS = {".vcf"}
_CELL = re.compile(r"</(?:c|si)>")
"""Where a cell ends; digits of two cells make no number."""
_TAG = re.compile(r"<[^>]*>")
_DATA = re.compile(r"data:[\w/+.;=-]*;base64,([A-Za-z0-9+/]+)")
_FOLD = re.compile(r"\r?\n[ \t]")
"""Where a long line of a vCard is broken (RFC 6350, 3.2)."""
_PNG = b"\x89PNG\r\n\x1a\n"


def read_text(path: Path) -> str | None:
    """All text in the file: the file itself, or what is left when it is unpacked. None for a kind nobody can read.

    A PDF is read by `paper`; here it is None too.
    """
    kind = path.suffix or path.name
    if kind in _TEXT or path.name in _NAMED:
        text = path.read_text("utf-8", errors="replace")
        return "\0".join((text, *_carried(text)))
    if kind in _PACKED:
        content = path.read_bytes()
        plain = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
        return plain.decode("utf-8", errors="replace")
    if kind in _CARDS:
        return _FOLD.sub("", path.read_text("utf-8", errors="replace")).replace("\\", "")
    if kind == ".xlsx":
        return "\n".join(_workbook(path))
    if kind == ".png":
        return "\n".join(_png(path.read_bytes()))
    if kind == ".webp":
        return "\n".join(_webp(path.read_bytes()))
    return None


def _carried(text: str) -> Iterator[str]:
    """What `data:` addresses in this text carry (RFC 2397)."""
    for encoded in _DATA.findall(text):
        with suppress(ValueError):
            yield _FOLD.sub("", base64.b64decode(encoded + "==").decode("utf-8", errors="replace"))


def _workbook(path: Path) -> Iterator[str]:
    """Every member of a spreadsheet, its name, and its words as one reads them."""
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            yield name
            content = book.read(name).decode("utf-8", errors="replace")
            yield from (content, html.unescape(_TAG.sub("", _CELL.sub("\0", content))))


def _webp(content: bytes) -> Iterator[str]:
    """The chunks of a WebP that may hold words (RFC 9649, 2.7): all but those of the picture itself."""
    at = 12
    while at + 8 <= len(content):
        kind, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        if kind not in {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}:
            yield content[at + 8 : at + 8 + size].decode("utf-8", errors="replace")
        at += 8 + size + size % 2


def _png(content: bytes) -> Iterator[str]:
    """The text chunks of a PNG (PNG 3, 11.3.3): tEXt, zTXt, iTXt, and Exif as bytes."""
    at = len(_PNG)
    while at + 8 <= len(content):
        size, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        data = content[at + 8 : at + 8 + size]
        at += size + 12
        if kind in {b"tEXt", b"eXIf"}:
            yield data.decode("latin-1")
        elif kind == b"zTXt":
            keyword, _, rest = data.partition(b"\0")
            yield keyword.decode("latin-1") + "\n" + zlib.decompress(rest[1:]).decode("latin-1")
        elif kind == b"iTXt":
            keyword, _, rest = data.partition(b"\0")
            language, _, rest_of = rest[2:].partition(b"\0")
            translated, _, text = rest_of.partition(b"\0")
            body = zlib.decompress(text) if rest[:1] == b"\1" else text
            yield b"\n".join((keyword, language, translated, body)).decode("utf-8", errors="replace")
