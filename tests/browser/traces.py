"""What a site leaves behind on a device and tells others: walked in a real browser, written as a report.

    python -m tests.browser.traces site            one page of each kind, the finder, the search
    python -m tests.browser.traces site --all      every page
    python -m tests.browser.traces --control       Material's default site, to show that the walk can see

Writes `jejak.json` and `jejak.md`; exit code 1 on a breach.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from generator.render.assets import scripts_hash
from tests.browser.faces import environment
from tests.browser.find_chromium import found_shell
from tests.browser.serving import serving
from tests.browser.watching import QUIET

COLUMNS = {
    "cookies": "Kuki",
    "local": "Simpanan tetap (localStorage)",
    "session": "Simpanan selama tab terbuka (sessionStorage)",
    "databases": "Basis data (IndexedDB)",
    "caches": "Simpanan luring (Cache Storage)",
    "workers": "Program latar (service worker)",
    "elsewhere": "Permintaan ke situs lain",
    "addresses": "Kata atau pilihan Anda di alamat, judul, atau riwayat",
    "previews": "Pratinjau tautan yang bilang lebih dari halamannya",
}
TYPED = ("dipukul suami", "kdrt")
_KEPT = """async () => ({
    local: Object.keys(localStorage), session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(each => each.name), caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(each => each.scope),
    previews: [...document.querySelectorAll('meta[property^="og:"],meta[name^="twitter:"],link[rel=manifest]')]
        .filter(each => !({
            "og:type": /^website$/.test(each.content), "og:title": each.content === document.title,
            "og:description": each.content === document.querySelector("meta[name=description]")?.content,
            "og:image": /^https:/.test(each.content), "og:image:width": true, "og:image:height": true,
        })[each.getAttribute("property")])
        .map(each => each.outerHTML),
})"""


@dataclass
class Trace:
    """What was seen; every list but `pages` and `walked` should be empty."""

    checked: str
    browser: str
    scripts: str
    """Hash over the scripts of the site: what could store or send anything."""
    pages: list[str] = field(default_factory=list)
    walked: list[str] = field(default_factory=list)
    requests: int = 0
    seen: dict[str, list[str]] = field(default_factory=lambda: {each: [] for each in COLUMNS})

    def breach(self, column: str, what: str) -> None:
        if what not in self.seen[column]:
            self.seen[column].append(what)

    @property
    def clean(self) -> bool:
        return not any(self.seen.values())

    def published(self, area: str) -> str:
        """The report as the site of this area reads it (`content/trace.yaml`)."""
        report = {
            "area": area,
            "checked": date.fromisoformat(self.checked),
            "browser": self.browser.partition(".")[0],
            "scripts": self.scripts,
            "pages": len(self.pages),
            "requests": self.requests,
            "found": sum(map(len, self.seen.values())),
        }
        return "# Written by make trace. The site publishes it as long as its scripts stay these.\n" + yaml.safe_dump(
            report, sort_keys=False
        )

    def told(self) -> str:
        """The report for readers."""
        rows = "\n".join(f"| {name} | {len(self.seen[each])} |" for each, name in COLUMNS.items())
        verdict = "tidak ada" if self.clean else "ADA, lihat di bawah"
        wrong = "\n".join(f"- {COLUMNS[each]}: `{what}`" for each, all_ in self.seen.items() for what in all_)
        return (
            f"# Apa yang disimpan situs ini tentang Anda: {verdict}\n\n"
            f"Diperiksa pada {self.checked} dengan {self.browser}: {len(self.pages)} halaman, {self.requests} permintaan. "
            f"Dijalani: {', '.join(self.walked)}.\n\n| Yang dicari | Ditemukan |\n|---|---|\n{rows}\n\n{wrong}"
        ).rstrip() + "\n"


def fingerprint(site: Path) -> str:
    """Hash over the scripts that are the site's own, as the site itself reckons it; Pagefind's come from a pinned package."""
    return scripts_hash({f"assets/{path.name}": path.read_bytes() for path in site.glob("assets/*.js")})


class Walk:
    """One visitor's way through the site."""

    def __init__(self, context: BrowserContext, address: str, trace: Trace) -> None:
        self.context, self.address, self.trace = context, address, trace
        self.origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        self.tab = context.new_page()
        self.tab.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        self.trace.requests += 1
        if urlsplit(url).scheme in {"http", "https", "ws", "wss"} and not url.startswith(self.origin):
            self.trace.breach("elsewhere", url)

    def look(self) -> None:
        """Count what is kept now."""
        for cookie in self.context.cookies():
            self.trace.breach("cookies", cookie["name"])
        for column, kept in self.tab.evaluate(_KEPT).items():
            for what in kept:
                self.trace.breach(column, f"{self.tab.url.removeprefix(self.address) or 'index.html'}: {what}")

    def page(self, path: str) -> None:
        self.tab.goto(self.address + path, wait_until="load")
        self.tab.evaluate(
            "for (const each of document.querySelectorAll('details')) { each.name = ''; each.open = true }"
        )
        self.trace.pages.append(path)
        self.look()

    def where(self) -> tuple[str, str, int]:
        """What the address bar, the tab and the history say."""
        return self.tab.url, self.tab.title(), int(self.tab.evaluate("history.length"))

    def still(self, before: tuple[str, str, int], what: str) -> None:
        if (now := self.where()) != before:
            self.trace.breach("addresses", f"{what}: {before} became {now}")
        self.trace.walked.append(what)
        self.look()

    def finder(self) -> None:
        self.tab.goto(self.address)
        before, tab = self.where(), self.tab
        for who in ("self", "other"):
            for number in range(tab.locator(f"[data-who={who}] a[data-contacts]").count()):
                tab.locator(f"label[for=who-{who}]").click()
                tab.evaluate("for (const each of document.querySelectorAll('[data-who] details')) each.open = true")
                tab.locator(f"[data-who={who}] a[data-contacts]").nth(number).click()
                if tab.locator("#tempat").is_visible():  # asked where the answer changes with it
                    tab.locator("#tempat").press_sequentially("a")
                    tab.locator("[data-skip]").click()
                tab.locator("[data-step=answer] [data-back]").first.click()
        self.still(before, "pemandu")

    def search(self) -> None:
        self.tab.goto(self.address + "cari/index.html")
        field = self.tab.locator("input[type=search]")
        if not field.is_visible():
            return
        before = self.where()
        for words in TYPED:
            field.fill("")
            field.press_sequentially(words)
            self.tab.wait_for_selector(".hits li")
        self.still(before, "pencarian")
        self.tab.locator(".hits a").first.click()
        self.tab.wait_for_load_state("load")
        if any(word in self.tab.url.lower() + self.tab.title().lower() for words in TYPED for word in words.split()):
            self.trace.breach("addresses", self.tab.url)
        self.look()


def walked(browser: Browser, site: Path, pages: list[str], *, ours: bool = True) -> Trace:
    """Everything that a visit to these pages leaves behind and asks for, by somebody whom this browser does not know."""
    with serving(site) as address:
        trace = Trace(datetime.now(UTC).date().isoformat(), f"Chromium {browser.version}", fingerprint(site))
        context = browser.new_context(locale="id-ID", service_workers="allow", viewport={"width": 360, "height": 640})
        walk = Walk(context, address, trace)
        for path in pages:
            walk.page(path)
        trace.walked.append("halaman")
        if ours:
            walk.finder()
            walk.search()
        context.close()
    return trace


def material(folder: Path) -> Path:
    """Material's site as it comes, with its palette toggle and its cookie consent."""
    (folder / "docs").mkdir()
    for name in ("index", "lain"):
        (folder / "docs" / f"{name}.md").write_text(f"# {name}\n\nIsi.\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Kontrol\ntheme:\n  name: material\n  features: [navigation.instant]\n  palette:\n"
        "    - {scheme: default, toggle: {icon: material/weather-night, name: Gelap}}\n"
        "    - {scheme: slate, toggle: {icon: material/weather-sunny, name: Terang}}\n",
        "utf-8",
    )
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")], check=True)
    return folder / "site"


def main() -> None:
    """Walk, write the report, and say what was found."""
    given = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    given.add_argument("site", nargs="?", type=Path)
    given.add_argument("--all", action="store_true", help="every page, not one of each kind")
    given.add_argument("--control", action="store_true", help="Material's default site in place of ours")
    given.add_argument("--into", type=Path, default=Path(), help="where the report goes")
    given.add_argument("--publish", type=Path, help="write the report also here, for the site to publish")
    options = given.parse_args()
    program = found_shell()
    assert program, "no Chromium"
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=QUIET, chromium_sandbox=False, env=environment()
        )
        if options.control:
            site = material(Path(temporary))
            trace = walked(browser, site, ["index.html", "lain/index.html"], ours=False)
        else:
            from tests.browser.kinds import page_of_each_kind

            site = options.site or given.error("name the folder of a built site")
            every = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
            trace = walked(browser, site, every if options.all else list(page_of_each_kind(site).values()))
    options.into.mkdir(parents=True, exist_ok=True)
    (options.into / "jejak.json").write_text(json.dumps(asdict(trace), ensure_ascii=False, indent=1) + "\n", "utf-8")
    (options.into / "jejak.md").write_text(trace.told(), "utf-8")
    if options.publish and trace.clean:
        site = yaml.safe_load(options.publish.with_name("site.yaml").read_text("utf-8"))
        options.publish.write_text(trace.published(site["area"]), "utf-8")
    print(trace.told())
    sys.exit(not trace.clean)


if __name__ == "__main__":
    main()
