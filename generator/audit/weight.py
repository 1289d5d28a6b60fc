"""What a page costs a reader: bytes and requests until it stands there whole, and until it is of use.

The worst phone meant here has 400 kbit/s and 400 ms to the server: 14 KB is what a server sends before it waits for an
answer (RFC 6928: ten segments), 40 KB take a second. Sizes are those of gzip at level 6, which every host can do.
"""

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from generator.audit.finding import Finding
from generator.audit.page import Page
from generator.problem import Message
from generator.rules import Rule

WHOLE = 40_000
"""Bytes of a page with everything that it loads by itself."""
WHOLE_OF = {"home": 30_000}
"""Where less is asked."""
FIRST = 14_000
"""Bytes before the first useful view: stylesheet, and the HTML up to `FOLD`, or all of it."""
SCRIPT = 8_000
"""Bytes of script."""
REQUESTS = 6
PIXELS = {".png", ".webp"}
"""Pictures that are compressed already."""
FOLD = "<!--fold-->"
"""Stands in a page behind its first useful view."""

_FONT = re.compile(r"@font-face\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weight:
    """One page; sizes in bytes, compressed."""

    path: str
    kind: str
    html: int
    first: int
    script: int
    whole: int
    requests: int


def weigh_pages(
    pages: Mapping[str, Page], texts: Mapping[str, str], pixels: Mapping[str, int] | None = None
) -> tuple[Weight, ...]:
    """The weight of every page.

    `texts` holds pages and what they load, by path, `pixels` the bytes of pictures. What loads only on use is left out.
    """
    return tuple(_weight(path, page, texts, pixels or {}) for path, page in pages.items())


def _weight(path: str, page: Page, texts: Mapping[str, str], pixels: Mapping[str, int]) -> Weight:
    loaded = {_beside(path, target) for target in page.loads if target not in page.later and _asked(target)}
    size = {target: pixels[target] if target in pixels else compressed_size(texts.get(target, "")) for target in loaded}
    html = texts[path]
    styles = sum(size[target] for target in loaded if target.endswith(".css"))
    return Weight(
        path=path,
        kind=page.kind,
        html=compressed_size(html),
        first=styles + compressed_size(html.partition(FOLD)[0]),
        script=sum(size[target] for target in loaded if target.endswith(".js")),
        whole=compressed_size(html) + sum(size.values()),
        requests=1 + len(loaded),
    )


def _asked(target: str) -> bool:
    return not target.startswith(("#", "data:"))


def _beside(path: str, target: str) -> str:
    return normpath(f"{path.rpartition('/')[0]}/{unquote(urlsplit(target).path)}").lstrip("/")


@cache
def compressed_size(text: str) -> int:
    """Bytes of this text after gzip at level 6."""
    return len(gzip.compress(text.encode(), 6, mtime=0))


def check_weights(weighed: tuple[Weight, ...], styles: Mapping[str, str]) -> Iterator[Finding]:
    """Pages over their budget, and fonts that a stylesheet would fetch."""
    for weight in weighed:
        for size, limit, excess in (
            (weight.whole, WHOLE_OF.get(weight.kind, WHOLE), _TOO_HEAVY),
            (weight.first, FIRST, _FIRST_TOO_HEAVY),
            (weight.script, SCRIPT, _SCRIPTS_TOO_HEAVY),
            (weight.requests, REQUESTS, _TOO_MANY_REQUESTS),
        ):
            if size > limit:
                what = Message(excess.text, {"size": size, "limit": limit})
                yield Finding(weight.path, what, Rule.AUDIT_WEIGHT)
    for path, text in styles.items():
        if _FONT.search(text):
            yield Finding(path, Message("the stylesheet fetches a font"), Rule.AUDIT_WEIGHT)


_TOO_HEAVY = Message("the page weighs {size} bytes with all that it loads; {limit} are allowed")
_FIRST_TOO_HEAVY = Message("the first view needs {size} bytes; {limit} are allowed")
_SCRIPTS_TOO_HEAVY = Message("its scripts weigh {size} bytes; {limit} are allowed")
_TOO_MANY_REQUESTS = Message("the page makes {size} requests; {limit} are allowed")


def heaviest_of_each_kind(weighed: tuple[Weight, ...]) -> tuple[Weight, ...]:
    """The heaviest page of each kind, the heaviest kind first."""
    heaviest: dict[str, Weight] = {}
    for weight in sorted(weighed, key=lambda weight: (-weight.whole, weight.path)):
        heaviest.setdefault(weight.kind, weight)
    return tuple(heaviest.values())
