"""A sheet that must not hang says so on every page, and a sheet that may hang never does."""

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from PIL import Image

from generator.audit.finding import Finding
from generator.model.sheet import SPECIMEN, Printed
from generator.poster.read_back import ReadSheet
from generator.poster.words import words
from generator.problem import Message
from generator.rules import Rule
from generator.tokens import tokens

_DIALLED = ("tel:", "sms:", "https://wa.me/")
BAND = 0.02
"""Part of a picture that the band across it covers at least; the drawn one covers four times as much."""


def check_specimens(
    paths: Mapping[str, Path], sheets: Mapping[str, ReadSheet], prints: Iterable[Printed]
) -> Iterator[Finding]:
    """Specimens without their mark, their name or with a code to scan, and real sheets that look like specimens.

    `paths` gives every file, `sheets` the PDF files, by their path in the site. What is missing is told elsewhere.
    """
    for print_ in prints:
        url = print_.url
        if print_.path.name.startswith(f"{SPECIMEN}-") != bool(print_.specimen):
            yield Finding(url, Message("the file's name does not tell whether this is a specimen"), Rule.AUDIT_SPECIMEN)
        if url in sheets:
            yield from _pdf(url, sheets[url], print_)
        elif print_.specimen and url in paths and not _banded(paths[url].read_bytes()):
            yield Finding(url, Message("the specimen has no mark across it"), Rule.AUDIT_SPECIMEN)


def _pdf(url: str, sheet: ReadSheet, print_: Printed) -> Iterator[Finding]:
    texts = words()
    mark = _tight(f"{texts.specimen.mark}. {texts.specimen.warning}")
    marks = _tight(sheet.text).count(mark)
    if print_.specimen is None:
        if marks:
            yield Finding(url, Message("a sheet that may hang is marked as a specimen"), Rule.AUDIT_SPECIMEN)
        return
    if marks < sheet.pages:
        yield Finding(url, Message("the specimen has no mark across it"), Rule.AUDIT_SPECIMEN)
    if _tight(print_.specimen.sentence) not in _tight(sheet.metadata):
        yield Finding(url, Message("the specimen's title does not say that it is one"), Rule.AUDIT_SPECIMEN)
    if texts.qr_alt in sheet.hidden or not all(link.startswith(_DIALLED) for link in sheet.links):
        yield Finding(url, Message("the specimen leads to the site, which knows no edition of it"), Rule.AUDIT_SPECIMEN)


def _tight(text: str) -> str:
    """The text without white space: a mark that runs askew is read in pieces."""
    return "".join(text.split())


def _banded(picture: bytes) -> bool:
    """Whether the mark's band, of a colour that nothing else fills, lies across the picture."""
    colour = tokens().color.print["ink"].lower().removeprefix("#")
    with Image.open(io.BytesIO(picture)) as image:
        pixels = image.convert("RGB").getcolors(image.width * image.height) or []
    wanted = tuple(bytes.fromhex(colour))
    return sum(count for count, seen in pixels if seen == wanted) >= BAND * image.width * image.height
