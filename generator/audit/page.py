"""What one HTML page or SVG picture links to, loads and says."""

import base64
import hashlib
import json
import sys
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from pydantic import TypeAdapter

from generator.files.cache import Store

_LINKS = {"a": ("href", "xlink:href", "ping"), "area": ("href",), "form": ("action",), "button": ("formaction",)}
_LOADS = {
    "img": ("src",),
    "script": ("src",),
    "link": ("href",),
    "source": ("src",),
    "iframe": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "track": ("src",),
    "input": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "feimage": ("href", "xlink:href"),
    "base": ("href",),
}
_UNLOADED = {"canonical", "alternate", "author", "license", "help"}
"""Kinds of `<link>` that name a place and fetch nothing."""
_SPOKEN = {"alt", "title", "aria-label", "aria-description", "placeholder", "label", "summary", "content", "value"}
"""Attributes that a person may read or hear."""
_WITHIN_A_LINE = frozenset(
    "b i em strong span small time abbr sup sub mark u s code bdi wbr tspan".split()  # noqa: SIM905
)
"""Tags that part no words: digits before and behind them may be one number. A link ends what is said before it."""
_DRAWN = {"d", "points", "transform", "viewbox"}
"""Attributes that hold coordinates: digits that are no numbers."""
_DATA = "application/ld+json"
"""A script of this type is told to search engines and never run (HTML, 4.12.1, data blocks)."""
APART = "\0"
"""Stands between two texts that no reader sees as one, so that digits of both never make a number."""


@dataclass
class Page:
    """The parts of a page that an audit asks about."""

    language: str = ""
    title: str = ""
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    """Where a reader may go."""
    calls: list[tuple[str, str]] = field(default_factory=list)
    """Each link that has words in it, with them, and with what is read out in their place."""
    loads: list[str] = field(default_factory=list)
    """What a browser fetches by itself."""
    later: list[str] = field(default_factory=list)
    """Those of `loads` that wait until a reader comes to them."""
    unsized: list[str] = field(default_factory=list)
    """Pictures that take no room before they come: the page jumps under the reader's finger when they do."""
    inline: list[str] = field(default_factory=list)
    """Scripts, styles and event handlers that a strict Content-Security-Policy would refuse, as its own does."""
    kind: str = ""
    """What sort of page it is, as its main part says; empty for anything but a page of ours."""
    searched: int = 0
    """How often it stands in the search index: as a whole, and each of its records."""
    text: str = ""
    """The words between the tags."""
    spoken: str = ""
    """The values of attributes that are read or heard."""
    attributes: str = ""
    """The values of all attributes but coordinates."""

    @property
    def everything(self) -> str:
        """All words of the page, decoded."""
        return APART.join((self.text, self.attributes))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.words: list[str] = []
        self.values: list[str] = []
        self.spoken: list[str] = []
        self.within: str | None = None
        self.policy = ""
        self.code: list[tuple[str, str]] = []
        """Scripts and styles that stand in the page: tag and text. No browser runs a script that is `_DATA`."""
        self.link: tuple[str, int, str] | None = None
        """Address of the open link, where its words begin, and what is read out for it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        page = self.page
        if tag == "html":
            page.language = given.get("lang", "")
        if "id" in given:
            page.ids.add(given["id"])
        if tag not in _WITHIN_A_LINE:
            self.words.append("\n")
        if tag == "a" and "href" in given:
            self.link = given["href"], len(self.words), given.get("aria-label", "")
        page.searched += ("data-pagefind-body" in given) + ("data-record" in given)
        page.links += [given[name] for name in _LINKS.get(tag, ()) if name in given]
        if not (tag == "link" and set(given.get("rel", "").split()) & _UNLOADED):
            page.loads += [given[name] for name in _LOADS.get(tag, ()) if name in given]
        if tag == "img" and given.get("loading") == "lazy":
            page.later.append(given.get("src", ""))
        if tag == "img" and not {"width", "height"} <= given.keys():
            page.unsized.append(given.get("src", ""))
        if tag == "main":
            named = [name for name in given.get("class", "").split() if name.startswith("page-")]
            page.kind = named[0].removeprefix("page-") if named else ""
        if "srcset" in given:
            page.loads += [part.split()[0] for part in given["srcset"].split(",") if part.strip()]
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            page.links.append(given.get("content", "").partition("=")[2].strip("'\" "))
        page.inline += [f"{name}=" for name in given if name.startswith("on") or name == "style"]
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = given.get("content", "")
        if tag == "style" or (tag == "script" and "src" not in given):
            self.code.append((_DATA if tag == "script" and given.get("type") == _DATA else tag, ""))
        self.values += [value for name, value in given.items() if name not in _DRAWN]
        self.spoken += [value for name, value in given.items() if name in _SPOKEN]
        self.within = tag if tag in {"script", "style", "title"} else None

    def handle_endtag(self, tag: str) -> None:
        if tag == self.within:
            self.within = None
        if tag == "a" and self.link:
            href, begin, label = self.link
            self.page.calls += [(href, words) for words in (" ".join(self.words[begin:]), label) if words.strip()]
            self.link = None
        if tag not in _WITHIN_A_LINE:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if self.within == "title":
            self.page.title += data
        if self.within in {"script", "style"} and self.code:
            tag, text = self.code.pop()
            self.code.append((tag, text + data))
        if self.within in {None, "title"}:
            self.words.append(data)


def _hash(text: str) -> str:
    """As a policy names what it allows (CSP 3, section 8)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _told(text: str) -> list[str] | None:
    """Every text in this JSON, names of fields too; None for what is no JSON, which nobody can check."""
    try:
        found, parts = list[str](), [json.loads(text)]
    except (ValueError, RecursionError):
        return None
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            parts += [*part, *part.values()]
        elif isinstance(part, list):
            parts += part
        else:
            found.append(str(part))
    return found


@cache
def _reader() -> str:
    """What the parts of a page depend on besides its markup: this file, and Python's own parser."""
    return f"{sys.version} {sha256(Path(__file__).read_bytes()).hexdigest()}"


def read_kept_page(html: str, cache_folder: Path) -> Page:
    """The page as its parts. It is taken apart once: the parts are kept in `cache_folder` by its markup."""
    store = Store(cache_folder / "pages", _reader())
    return _PARTS.validate_json(store.get(lambda: _PARTS.dump_json(read_page(html)), sha256(html.encode()).hexdigest()))


_PARTS = TypeAdapter(Page)


def read_page(html: str) -> Page:
    """The page as its parts. Broken markup is read as a browser would; nothing is raised."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for tag, text in reader.code:
        if tag == _DATA and (told := _told(text)) is not None:
            reader.spoken += told
            reader.values += told
        elif _hash(text) not in reader.policy:
            reader.page.inline.append(f"<{tag}>")
    reader.page.text = " ".join(reader.words)
    reader.page.spoken = APART.join(reader.spoken)
    reader.page.attributes = APART.join(reader.values)
    return reader.page
