"""A small picture of each kind of print, made from a real one."""

import io
from collections.abc import Iterable
from pathlib import Path

from generator.edition.view import View
from generator.files.cache import Store, code_fingerprint, keep, read_kept
from generator.model.sheet import EVERYONE, PAPERS, Picture, Printed, PrintKind, preview_url
from generator.poster.kinds.table import PRINT_TYPES, print_makers
from generator.poster.specimen import make_print
from generator.poster.typst.press import Press

WIDTH = 120
"""Pixels: enough to tell one kind from another, and all kinds together stay below 20 KB."""
_QUALITY = 35


def make_previews(view: View, prints: Iterable[Printed], cache: Path) -> dict[PrintKind, Picture]:
    """The first print of each kind as WebP of this width; a booklet's cover. The same bytes for the same print."""
    press, store = Press(cache / "fonts"), Store(cache / "previews", code_fingerprint())
    first = {
        print_.kind: print_.office
        for print_ in sorted(prints, key=lambda print_: print_.office == EVERYONE, reverse=True)
    }
    return {kind: _preview(view, kind, first[kind], press, store) for kind in PRINT_TYPES if kind in first}


def _preview(view: View, kind: PrintKind, office: str, press: Press, store: Store) -> Picture:
    print_type = PRINT_TYPES[kind]
    said = make_print(view, print_makers(kind, view.directory.offices)[office])
    paper = PAPERS["a4" if "a4" in print_type.papers else print_type.papers[0]]
    path = store.path(kind.value, repr(paper), str(WIDTH), said.said)
    content = read_kept(path)
    if content is None:
        content = _small(press.cover(print_type.template, print_type.sheet(said, paper, press), 72))
        keep(path, content)
    from PIL import Image

    with Image.open(io.BytesIO(content)) as made:
        return Picture(preview_url(kind), content, *made.size)


def _small(png: bytes) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(png)) as page:
        size = WIDTH, round(page.height * WIDTH / page.width)
        small = page.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "WEBP", quality=_QUALITY, method=6)
    return out.getvalue()
