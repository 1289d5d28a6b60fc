"""Material for MkDocs' own search (lunr) over the same pages: built as a site of its own and asked by its own field."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Page

from benchmarks.search.measure import DEPTH
from benchmarks.search.serving import serving

_MAIN = re.compile(r"<main[^>]*data-pagefind-body[^>]*>(.*)</main>", re.DOTALL)
_DRAWN = re.compile(r"<svg.*?</svg>|<template.*?</template>", re.DOTALL)
_BLANK = re.compile(r"\n\s*\n")
_ASK = """async ([text, depth]) => {
    const field = document.querySelector("[data-md-component=search-query]");
    const list = document.querySelector(".md-search-result__list");
    const meta = document.querySelector(".md-search-result__meta");
    const still = (time) => new Promise((resolve) => {
        let timer = setTimeout(resolve, time * 3);
        const watch = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(resolve, time); });
        for (const each of [list, meta]) watch.observe(each, { childList: true, subtree: true, characterData: true });
    });
    field.focus();
    for (const each of ["", text]) {
        field.value = each;
        field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
        await still(each ? 150 : 60);
    }
    return [...list.querySelectorAll(":scope > li a.md-search-result__link")].slice(0, depth).map((each) => each.href);
}"""


class Material:
    """Material's search as a visitor uses it: the words go into its field, the hits come from its list."""

    name = "Material (lunr)"

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.root = address
        page.goto(address)
        page.wait_for_function("document.querySelector('[data-md-component=search-query]')")
        page.locator("[data-md-component=search-query]").focus()
        page.wait_for_timeout(2000)

    def search(self, query: str) -> list[str]:
        """Addresses relative to the site's root, best first; each hit's sections after it, as the list shows them."""
        found: list[str] = self.page.evaluate(_ASK, [query, DEPTH])
        return [re.sub(r"\?h=[^#]*", "", each.removeprefix(self.root)) for each in found]


@contextmanager
def material(page: Page, _: str, site: Path) -> Iterator[Material]:
    """The search over a Material site made of the same pages' texts, in the same language."""
    with tempfile.TemporaryDirectory(prefix="alur-material-") as scratch:
        made = _site(site, Path(scratch))
        with serving(made) as (address, _log):
            yield Material(page, address)


def _site(site: Path, scratch: Path) -> Path:
    docs = scratch / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Alur\n", "utf-8")
    for path in sorted(site.rglob("index.html")):
        html = path.read_text("utf-8")
        main = _MAIN.search(html)
        title = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
        if main is None or title is None:
            continue
        target = docs / path.relative_to(site).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        # One block of HTML without blank lines passes through Markdown as it is.
        body = _BLANK.sub("\n", _DRAWN.sub("", main[1]))
        target.write_text(f"---\ntitle: {_quoted(title[1])}\n---\n<div>\n{body}\n</div>\n", "utf-8")
    config = scratch / "mkdocs.yml"
    config.write_text(
        "site_name: Alur\ntheme: {name: material, language: id, font: false}\nplugins: [search]\nvalidation: {links: "
        "{not_found: ignore, anchors: ignore, absolute_links: ignore, unrecognized_links: ignore}, "
        "nav: {omitted_files: ignore}}\n",
        "utf-8",
    )
    build(load_config(str(config), site_dir=str(scratch / "site")))
    return scratch / "site"


def _quoted(html: str) -> str:
    words = " ".join(re.sub(r"<[^>]+>", "", html).split())
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
