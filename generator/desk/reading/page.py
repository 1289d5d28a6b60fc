"""What can be read on a page, so that two visits can be compared, and where an address leads."""

import hashlib
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

_UNREAD = {"script", "style", "noscript", "template", "svg", "iframe", "form", "nav", "header", "footer", "aside"}
"""Elements that hold no text of the page itself: menus and lists of news differ with every visit."""
_MAIN = {"main", "article"}
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_HOME = re.compile(r"/*([a-z]{2}/*)?((index|home|beranda|default)(\.\w+)?/*)?", re.IGNORECASE)


class _Words(HTMLParser):
    """Gathers the words of a page, and those inside its main part."""

    def __init__(self) -> None:
        super().__init__()
        self.all, self.main = list[str](), list[str]()
        self.open = list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:  # whatever was left open inside ends with it
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not _UNREAD.intersection(self.open) and "title" not in self.open:
            self.all += data.split()
            self.main += data.split() if _MAIN.intersection(self.open) else ()


def readable_text(html: str) -> str:
    """The words of a page in one line: of its main part where it names one, else of all but menus and scripts."""
    page = _Words()
    page.feed(html)
    page.close()
    return " ".join(page.main or page.all)


def text_hash(body: bytes, kind: str, encoding: str | None) -> str:
    """A hash of what can be read in an answer of this media type: of a page its words, of another file its bytes."""
    if "html" in kind or "xml" in kind:
        try:
            html = body.decode(encoding or "utf-8", errors="replace")
        except (LookupError, ValueError):  # the server names an encoding that nobody knows, or none that can be
            html = body.decode(errors="replace")
        body = readable_text(html).encode()
    return hashlib.sha256(body).hexdigest()[:32]


def is_home(url: str) -> bool:
    """Whether this is the first page of a site."""
    parts = urlsplit(url)
    return not parts.query and _HOME.fullmatch(parts.path) is not None


def is_same_place(url: str, other: str) -> bool:
    """Whether two addresses mean one page: with or without encryption, `www.`, or a stroke at the end."""
    return _bare(url) == _bare(other)


def _bare(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query
