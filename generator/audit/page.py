"""What one HTML page links to, loads and says."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_LINKS = {"a": "href", "area": "href", "form": "action"}
_LOADS = {
    "img": "src",
    "script": "src",
    "link": "href",
    "source": "src",
    "iframe": "src",
    "object": "data",
    "embed": "src",
    "audio": "src",
    "video": "src",
    "track": "src",
    "input": "src",
    "use": "href",
    "image": "href",
}
_UNLOADED = {"canonical", "alternate", "author", "license", "help"}
"""Kinds of `<link>` that name a place and fetch nothing."""


@dataclass
class Page:
    """The parts of a page that an audit asks about."""

    language: str = ""
    title: str = ""
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    """Where a reader may go."""
    loads: list[str] = field(default_factory=list)
    """What a browser fetches by itself."""
    inline: list[str] = field(default_factory=list)
    """Scripts, styles and event handlers that a strict Content-Security-Policy would refuse."""
    text: str = ""
    """The words between the tags."""
    attributes: str = ""
    """The values of all attributes but addresses, one a line."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.words: list[str] = []
        self.values: list[str] = []
        self.within: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        page = self.page
        if tag == "html":
            page.language = given.get("lang", "")
        if "id" in given:
            page.ids.add(given["id"])
        if tag in _LINKS and _LINKS[tag] in given:
            page.links.append(given[_LINKS[tag]])
        relations = set(given.get("rel", "").split())
        if tag in _LOADS and _LOADS[tag] in given and not (tag == "link" and relations & _UNLOADED):
            page.loads.append(given[_LOADS[tag]])
        if "srcset" in given:
            page.loads += [part.split()[0] for part in given["srcset"].split(",") if part.strip()]
        page.inline += [f"{name}=" for name in given if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and "src" not in given):
            page.inline.append(f"<{tag}>")
        self.values += [value for name, value in given.items() if name not in {"href", "src", "class", "d", "id"}]
        self.within = tag if tag in {"script", "style", "title"} else None

    def handle_endtag(self, tag: str) -> None:
        if tag == self.within:
            self.within = None

    def handle_data(self, data: str) -> None:
        if self.within == "title":
            self.page.title += data
        if self.within in {None, "title"}:
            self.words.append(data)


def read(html: str) -> Page:
    """The page as its parts. Broken markup is read as a browser would; nothing is raised."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.page.text = " ".join(reader.words)
    reader.page.attributes = "\n".join(reader.values)
    return reader.page
