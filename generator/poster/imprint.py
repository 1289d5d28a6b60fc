"""What every sheet carries, whatever its kind: its paper, where it comes from, until when it counts, its QR code."""

import io
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from generator.model.sheet import Paper, Specimen
from generator.poster.words import words

MARGIN = 10.0
"""Millimetres that an office printer leaves white."""
QR = 22.0
"""Side of the code with its quiet zone, in units; never under 22 mm."""


class Issued(Protocol):
    """A print that says where it comes from."""

    @property
    def title(self) -> str: ...

    @property
    def office(self) -> str: ...

    @property
    def owner(self) -> str: ...

    @property
    def checked(self) -> date: ...

    @property
    def valid_until(self) -> date: ...

    @property
    def language(self) -> str: ...

    @property
    def url(self) -> str: ...

    @property
    def edition(self) -> str: ...

    @property
    def specimen(self) -> Specimen | None: ...


def imprint_fields(print_: Issued, paper: Paper) -> dict[str, Any]:
    """The sheet's frame as the templates read it.

    The QR code ends in `#EDITION`, which the page compares on the phone: a fragment is never sent (RFC 3986). A
    specimen and a print without an address have no code; a specimen says so in its title, which a screen reader reads
    first.
    """
    title = f"{print_.title} {print_.office}".strip().replace("\u00ad", "")
    sentence = print_.specimen.sentence if print_.specimen else ""
    coded = print_.url and not sentence
    say = words(print_.language)
    return {
        "title": f"{sentence} {title}".strip(),
        "specimen": sentence,
        "owner": print_.owner,
        "url": print_.url,
        "link": print_.url.split("://", 1)[-1],
        "edition": print_.edition,
        "checked": say.day(print_.checked),
        "month": f"{print_.checked:%m/%Y}",
        "valid_until": say.day(print_.valid_until),
        "qr": qr_code(f"{print_.url}#{print_.edition}") if coded else "",
        "page": {"width": paper.width, "height": paper.height, "margin": MARGIN},
    }


@lru_cache(maxsize=1024)
def qr_code(url: str) -> str:
    """The address as a code that is read even when a seventh of it is soiled (level M, ISO/IEC 18004), as SVG."""
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False, boost_error=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()
