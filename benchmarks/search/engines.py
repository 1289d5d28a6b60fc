"""The searches that are compared, each driven in a browser over the finished site."""

from pathlib import Path

from playwright.sync_api import Page

from benchmarks.search.measure import DEPTH

_OURS = """async () => {
    const box = document.querySelector("[data-search]"), from = (name) => new URL(box.dataset[name], location).href;
    const { open } = await import(new URL("search.js", from("words")).href);
    const search = await open(from("search"), from("words"));
    window.ask = async (text, depth) => {
        const found = (await search.find(text)).slice(0, depth);
        return Promise.all(found.map(async (each) => (await search.tell(each)).href));
    };
}"""

_PLAIN = """async () => {
    const box = document.querySelector("[data-search]");
    const pagefind = await import(new URL(box.dataset.search, location).href);
    window.ask = async (text, depth) => {
        const { results } = await pagefind.search(text);
        return (await Promise.all(results.slice(0, depth).map((each) => each.data()))).map((each) => each.url);
    };
}"""


class InBrowser:
    """A search that a page of the site offers as `window.ask(text, depth)`, which gives addresses."""

    def __init__(self, name: str, page: Page, address: str, site: Path, start: str) -> None:
        self.name = name
        self.page = page
        self.address = address
        self.site = site
        page.goto(f"{address}cari/")
        page.evaluate(start)

    def search(self, query: str) -> list[str]:
        """Addresses relative to the site's root, best first."""
        found: list[str] = self.page.evaluate("([text, depth]) => ask(text, depth)", [query, DEPTH])
        root = "/" + self.address.split("/", 3)[3]
        return [self._place(each.removeprefix(root).lstrip("/")) for each in found]

    def _place(self, url: str) -> str:
        """The address a reader is led to: what is indexed as a file of its own may be a part of a page."""
        path, mark, place = url.partition("#")
        if (self.site / path / "index.html").exists() or not path:
            return path + mark + place
        page, _, record = path.rstrip("/").rpartition("/")
        return f"{page}/#{record}"


def ours(page: Page, address: str, site: Path) -> InBrowser:
    """Our layer over Pagefind, as the search page runs it."""
    return InBrowser("Alur", page, address, site, _OURS)


def plain(page: Page, address: str, site: Path) -> InBrowser:
    """Pagefind alone, over the same index."""
    return InBrowser("Pagefind", page, address, site, _PLAIN)
