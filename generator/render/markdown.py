"""Guides in Markdown become HTML in which nothing but our own markup is live."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from generator.source.guide import SAFE_LINK


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the guide, to jump to."""

    id: str
    title: str


class _Plain(Extension):
    """No raw HTML, no address a browser would run, no picture from anywhere; tables that fit a narrow screen."""

    def __init__(self, table: str) -> None:
        super().__init__()
        self.table = table

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Below(md), "below", 10)  # before the list of sections is made
        md.treeprocessors.register(_Harmless(md), "harmless", 0)
        md.treeprocessors.register(_Tables(md, self.table), "tables", 0)


class _Below(Treeprocessor):
    """A page has its title already: the largest heading in its text stands below it."""

    def run(self, root: Element) -> None:
        for heading in root.iter("h1"):
            heading.tag = "h2"


class _Harmless(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in root.iter():
            for child in list(parent):
                if child.tag == "img":
                    parent.remove(child)
        for link in root.iter("a"):
            if not SAFE_LINK.match(link.get("href", "")):
                link.attrib.pop("href", None)


class _Tables(Treeprocessor):
    """Each table scrolls in a box of its own, which a keyboard reaches; its cells say which heading is theirs."""

    def __init__(self, md: Markdown, name: str) -> None:
        super().__init__(md)
        self.name = name

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if child.tag == "table":
                    box = Element("div", {"class": "scroll", "role": "group", "aria-label": self.name, "tabindex": "0"})
                    parent[place] = box
                    box.append(child)
                    box.tail, child.tail = child.tail, None
        for cell in [*root.iter("th"), *root.iter("td")]:
            cell.attrib.clear()  # alignment would be an inline style
            if cell.tag == "th" and (cell.text or len(cell)):
                cell.set("scope", "col")
            else:
                cell.tag = "td"  # a heading without words heads nothing


class _Boxes(Treeprocessor):
    """Each line of a list becomes a box to tick. No name and no value: there is nothing that could be sent."""

    def run(self, root: Element) -> None:
        for items in root.iter("ul"):
            items.set("class", "boxes")
            items.set("role", "list")
            for item in items.findall("li"):
                label = Element("label")
                words = Element("span")
                words.text, words[:] = item.text, item[:]
                label.extend((Element("input", {"type": "checkbox"}), words))
                item.text, item[:] = None, [label]


def render_guide(
    text: str, dial: Callable[[str], Markup], table: str = "Tabel", *, boxes: bool = False
) -> tuple[Markup, tuple[Section, ...]]:
    """The guide's HTML with its numbers made to dial, and its sections. `table` is what a table is called aloud.

    Raw HTML in the text comes out as words, not as markup. With `boxes` its lists can be ticked off.
    """
    writer = Markdown(
        extensions=[_Plain(table), TocExtension(toc_depth="2-3"), "sane_lists", "tables"], output_format="html"
    )
    if boxes:
        writer.treeprocessors.register(_Boxes(writer), "boxes", 0)
    made = writer.convert(text)
    tokens = writer.toc_tokens  # type: ignore[attr-defined]
    # Only words between tags may hold numbers to dial; links keep their own.
    parts = re.split(r"(<a\b.*?</a>|<[^>]+>)", made, flags=re.DOTALL)
    dialled = "".join(part if part.startswith("<") else str(dial(Markup(part).unescape())) for part in parts)
    return Markup(dialled), tuple(Section(token["id"], Markup(token["name"]).unescape()) for token in tokens)
