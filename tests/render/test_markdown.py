"""Guides are words and our own markup; nothing an author writes is live."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.render.markdown import render_guide
from generator.source.guide import check_body

TEXT = {"p", "a", "em", "strong", "code", "pre", "blockquote", "hr", "br"}
TABLE = {"table", "thead", "tbody", "tr", "th", "td", "div"}
ALLOWED = TEXT | TABLE | {"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"}


BOX = {"class", "role", "aria-label", "tabindex", "scope"}
"""What the box around a table has; none of it is the author's."""


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.hrefs += [value or "" for name, value in attrs if name == "href"]


def seen(text: str) -> Seen:
    reader = Seen()
    reader.feed(str(render_guide(text, escape)[0]))
    return reader


LIVE = [
    "<script>alert(1)</script>",
    "text <img src=x onerror=alert(1)> text",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](data:text/html,x)",
    "![a](https://elsewhere.example/x.png)",
    "<a href='javascript:x'>y</a>",
    '[a](x "onclick=alert(1)")',
    "<https://example/>",
]


@pytest.mark.parametrize("text", LIVE)
def test_nothing_written_is_live(text: str) -> None:
    found = seen(text)
    assert found.tags <= ALLOWED
    assert found.attributes <= {"href", "id", "title", *BOX}
    assert not [each for each in found.hrefs if re.match(r"(?i)\s*(javascript|data|vbscript):", each)]


TARGETS = (
    "https://a.id/b",
    "HTTPS:/b",
    "https:/b",
    "https:a",
    "../visum/index.html",
    "#x",
    "tel:+62-999",
    "tel:a",
    "/b",
    "//b",
    "mailto:b",
)


@pytest.mark.parametrize("target", TARGETS)
def test_a_page_links_what_a_file_may_link(target: str) -> None:
    text = f"[a]({target})"
    refused = bool(list(check_body(text, "x.md", 0)))
    assert bool(seen(text).hrefs) is not refused


@given(st.text(alphabet="<>/\"'=[]()!#*_`-\\ \n&;:|abcjs1", max_size=200))
def test_nothing_anybody_writes_is_live(text: str) -> None:
    found = seen(text)
    assert found.tags <= ALLOWED
    assert found.attributes <= {"href", "id", "title", *BOX}


def test_numbers_are_dialled_but_not_inside_links() -> None:
    def dial(words: str) -> Markup:
        return Markup(str(escape(words)).replace("999", '<a href="tel:999">999</a>'))

    made, _ = render_guide("Telepon 999. [Nomor 999](../c/)", dial)
    assert str(made) == '<p>Telepon <a href="tel:999">999</a>. <a href="../c/">Nomor 999</a></p>'


def test_sections_are_the_headings() -> None:
    _, sections = render_guide("## Satu & dua\n\nx\n\n## Tiga\n", escape)
    assert [(each.id, each.title) for each in sections] == [("satu-dua", "Satu & dua"), ("tiga", "Tiga")]


def test_a_table_is_a_table_that_scrolls_in_its_own_box() -> None:
    made, _ = render_guide(
        "Satu\n\n| Boleh | <b>999</b> | |\n|:--|--:|---|\n| [a](../c/) | *b* | |\n\nDua\n", escape, "Tabel"
    )
    assert re.sub(r">\s+<", "><", str(made)) == (
        '<p>Satu</p><div aria-label="Tabel" class="scroll" role="group" tabindex="0"><table><thead><tr>'
        '<th scope="col">Boleh</th><th scope="col">&lt;b&gt;999&lt;/b&gt;</th><td></td></tr></thead><tbody><tr>'
        '<td><a href="../c/">a</a></td><td><em>b</em></td><td></td></tr></tbody></table></div><p>Dua</p>'
    )


def test_a_guides_largest_heading_stands_below_the_title_of_its_page() -> None:
    words, sections = render_guide("# Satu\n\n## Dua\n", escape)
    assert [(each.id, each.title) for each in sections] == [("satu", "Satu"), ("dua", "Dua")]
    assert words == '<h2 id="satu">Satu</h2>\n<h2 id="dua">Dua</h2>'
