"""What is wrong with an HTML page: parse errors by HTML's own rules, and the rules that a parser forgives."""

import re
from collections import Counter
from collections.abc import Iterator

from justhtml import JustHTML, Node

_PHRASING_ONLY = {
    "p",
    "span",
    "b",
    "small",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "summary",
    "label",
    "button",
    "dt",
    "time",
    "mark",
}
_FLOW = {
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "dialog",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_INTERACTIVE = {"a", "button", "details", "input", "label", "select", "textarea", "summary"}
_CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"div", "dt", "dd"},
    "table": {"caption", "thead", "tbody", "tfoot", "tr"},
    "tr": {"td", "th"},
}
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for")
_REQUIRED = {
    "img": {"src", "alt"},
    "html": {"lang"},
    "th": set(),
    "script": {"src"},
    "a": {"href"},
    "time": {"datetime"},
}
_DATA = {"application/ld+json"}
"""Types of a script element that make it a data block, which no browser runs (HTML, 4.12.1)."""


def wrong(html: str) -> list[str]:
    """Every fault of the page, in the order of the text; empty if it is valid."""
    read = JustHTML(html, collect_errors=True, sanitize=False)
    return [f"line {each.line}: {each.code}" for each in read.errors] + list(_faults(read))


def _faults(read: JustHTML) -> Iterator[str]:
    all_nodes = list(read.query("*"))
    ids = Counter(node.attrs["id"] for node in all_nodes if "id" in (node.attrs or {}))
    yield from (f"id {each} stands twice" for each, times in ids.items() if times > 1)
    for node in all_nodes:
        given = node.attrs or {}
        where = f"<{node.name}{''.join(f' {name}={value!r}' for name, value in list(given.items())[:2])}>"
        required = set() if given.get("type") in _DATA else _REQUIRED.get(node.name, set())
        yield from (f"{where}: no {name}" for name in sorted(required - set(given)))
        yield from (
            f"{where}: {name} is empty"
            for name in ("id", "class", "href", "src", "aria-label")
            if given.get(name) == ""
        )
        for name in _REFERENCES:
            yield from (
                f"{where}: {name} names {each}, which is not there"
                for each in (given.get(name) or "").split()
                if each not in ids
            )
        if re.search(r"\s", given.get("id") or ""):
            yield f"{where}: a space in the id"
        children = [each for each in node.children if not each.name.startswith("#")]
        if node.name in _CHILDREN:
            yield from (f"<{each.name}> in {where}" for each in children if each.name not in _CHILDREN[node.name])
        if node.name == "details" and [each.name for each in children].index("summary" if children else "") != 0:
            yield f"{where}: the summary is not first"
        above = list(_above(node))
        if (
            node.name in _FLOW
            and (parent := next((each for each in above if each in _PHRASING_ONLY), None))
            and not (node.name in _HEADINGS and parent == "summary")
        ):
            yield f"{where} in <{parent}>"
        if node.name in _INTERACTIVE - {"summary"} and {"a", "button"} & set(above):
            yield f"{where} in a link or button"
        if node.name in _HEADINGS and not node.to_text().strip():
            yield f"{where}: an empty heading"


def _above(node: Node) -> Iterator[str]:
    parent = node.parent
    while parent is not None and parent.name in _PHRASING_ONLY | {"a"}:
        yield parent.name
        parent = parent.parent
