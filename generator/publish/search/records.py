"""Parts of a page that the search finds alone: questions, terms and laws that share one page.

Pagefind finds whole files, and a long page answers everything a little; so what the templates mark with
`data-record` is indexed as a small file of its own, whose address is the page's and the record's id.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

_BODY = re.compile(r"\sdata-pagefind-body[\s>]")
_LANGUAGE = re.compile(r'<html lang="([\w-]+)"')


@dataclass(frozen=True, slots=True)
class SearchRecords:
    """What one page gives the index."""

    page: str
    """Its HTML without its records."""
    records: dict[str, str]
    """HTML of each record, by its id."""


def split_records(html: str) -> SearchRecords | None:
    """The page and its records; None for a page that the index leaves out. `html` comes from our own templates."""
    if not _BODY.search(html):
        return None
    language = _LANGUAGE.search(html)
    head = f'<!doctype html><html lang="{language[1] if language else ""}"><body><main data-pagefind-body>'
    records: dict[str, str] = {}
    rest: list[str] = []
    last = 0
    for name, start, end in _spans(html):
        records[name] = f"{head}{html[start:end]}</main></body></html>"
        rest.append(html[last:start])
        last = end
    return SearchRecords("".join(rest) + html[last:], records)


class _Finder(HTMLParser):
    """Where elements with `data-record` begin and end; none stands within another of its tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.line_starts = [0]
        for line in html.splitlines(keepends=True):
            self.line_starts.append(self.line_starts[-1] + len(line))
        self.open: tuple[str, str, int, int] | None = None
        self.spans: list[tuple[str, int, int]] = []
        self.feed(html)

    def position(self) -> int:
        """How many characters of the HTML stand before the tag that is read now."""
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.open is None:
            if name := dict(attrs).get("data-record"):
                self.open = (name, tag, self.position(), 1)
        elif tag == self.open[1]:
            name, tag, start, depth = self.open
            self.open = (name, tag, start, depth + 1)

    def handle_endtag(self, tag: str) -> None:
        if self.open is None or tag != self.open[1]:
            return
        name, tag, start, depth = self.open
        if depth > 1:
            self.open = (name, tag, start, depth - 1)
        else:
            self.spans.append((name, start, self.position() + len(tag) + 3))
            self.open = None


def _spans(html: str) -> Iterator[tuple[str, int, int]]:
    if "data-record" in html:  # few pages have any, and looking for them is slow
        yield from _Finder(html).spans
