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

_SCHEMES = re.compile(r"^(https?:|mailto:|tel:|#|\.{1,2}/|/(?!/)|[\w-][\w./-]*(#.*)?$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the guide, to jump to."""

    id: str
    title: str


class _Plain(Extension):
    """No raw HTML, no address a browser would run, no picture from anywhere."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Harmless(md), "harmless", 0)


class _Harmless(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in root.iter():
            for child in list(parent):
                if child.tag == "img":
                    parent.remove(child)
        for link in root.iter("a"):
            if not _SCHEMES.match(link.get("href", "")):
                link.attrib.pop("href", None)


def html(text: str, dial: Callable[[str], Markup]) -> tuple[Markup, tuple[Section, ...]]:
    """The guide's HTML with its numbers made to dial, and its sections.

    Raw HTML in the text comes out as words, not as markup.
    """
    writer = Markdown(extensions=[_Plain(), TocExtension(toc_depth="2-3"), "sane_lists"], output_format="html")
    made = writer.convert(text)
    tokens = writer.toc_tokens  # type: ignore[attr-defined]
    # Only words between tags may hold numbers to dial; links keep their own.
    parts = re.split(r"(<a\b.*?</a>|<[^>]+>)", made, flags=re.DOTALL)
    dialled = "".join(part if part.startswith("<") else str(dial(Markup(part).unescape())) for part in parts)
    return Markup(dialled), tuple(Section(each["id"], Markup(each["name"]).unescape()) for each in tokens)
