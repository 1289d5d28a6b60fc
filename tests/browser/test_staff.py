"""The staff directory on a phone, and the sealed page: both as the offices meet them."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import vobject
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from generator.publish.bundle import preview_bundle
from generator.publish.prepare import load_checked
from generator.publish.seal.folder import release_sealed
from generator.publish.site import write_site
from generator.settings import Edition, Settings
from tests.browser.servers import SERVERS, running
from tests.browser.servers import Place as Host
from tests.browser.serving import serving
from tests.browser.test_access import COLOUR, WIDTHS, run_axe
from tests.browser.watching import KEPT, NOTHING, PHONE
from tests.staffed import OFFICES, staffed

GOOD = "kuda batu hujan sendok pelita"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As many offices as a real kabupaten has, as a site without posters and as a sealed page."""
    root = staffed(tmp_path_factory.mktemp("staf"))
    content = load_checked(Settings(root, date(2026, 11, 24), Edition.STAFF))
    write_site(preview_bundle(content, root / ".cache"), root, root / "site")
    release_sealed(content, root, root / "terkunci", GOOD)
    return root


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, locale="id-ID", accept_downloads=True)
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda said: said.type in {"error", "warning"} and wrong.append(said.text))
    yield tab
    kept = [page.evaluate(KEPT) for page in context.pages if page.url.startswith("http://127.0.0.1")]
    context.close()
    assert wrong == []
    assert all(each == NOTHING for each in kept)


@pytest.fixture
def directory_page(root: Path, phone: Page) -> Iterator[Page]:
    with serving(root / "site") as address:
        phone.goto(f"{address}c/index.html")
        yield phone


def shown(page: Page) -> list[str]:
    return page.locator("[data-row]:visible h3").all_inner_texts()


def test_it_filters_as_one_types(directory_page: Page) -> None:
    page = directory_page
    field, status = page.locator("[data-filter]"), page.locator("[data-found]")
    assert len(shown(page)) == OFFICES
    for typed, expected in {
        "kec pelang": ["Kecamatan Pelangi"],
        "jingga": ["Kecamatan Pelangi"],  # a village of it
        "PELANGI kec": ["Kecamatan Pelangi"],
        "dc-7": ["Dinas Cerita Ke-7"],  # its short name
        "Desa Jinggaa": ["Kecamatan Pelangi"],
        "kecamtan plangi": ["Kecamatan Pelangi"],
        "0870-0000-1000": ["Dinas Cerita Ke-0"],
        "0870-0000-9999": [],  # a number is never nearly right
        "zzz": [],
    }.items():
        field.fill(typed)
        assert shown(page) == expected, typed
    assert status.inner_text() == "Tidak ada yang cocok. Coba kata lain."
    field.fill("wahyu")
    names = page.locator("[data-row]:visible .person b").all_inner_texts()
    assert len(shown(page)) > 3
    assert any(name.startswith("Wahyu ") for name in names)
    assert status.inner_text() == f"{len(shown(page))} kantor"
    field.fill("")
    assert len(shown(page)) == OFFICES
    assert "#" not in page.url
    assert "?" not in page.url


def test_it_fits_a_phone_and_every_target_is_large(directory_page: Page) -> None:
    assert directory_page.locator("html").evaluate("html => html.scrollWidth") <= 360
    targets = ".people a, .filter-bar input, .downloads a"
    small = directory_page.evaluate(
        """targets => [...document.querySelectorAll(targets)].filter(each => !each.closest("[hidden]"))
        .map(each => [each.getBoundingClientRect(), each.textContent.trim(), each.getAttribute("href")])
        .filter(([box]) => box.height < 44 || box.width < 44).map(([box, text]) => [text, box.width, box.height])""",
        targets,
    )
    assert small == []


def test_calling_and_saving(directory_page: Page) -> None:
    row = directory_page.locator("[data-row]").filter(has_text="Dinas Cerita Ke-7")
    links = row.first.locator(".chip").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert links[0].startswith("https://wa.me/6287000001")
    assert links[1].startswith("tel:+6221")
    with directory_page.expect_download() as download:
        row.locator(".save").first.click()
    card = vobject.readOne(Path(download.value.path()).read_text("utf-8"))
    assert card.org.value == ["Dinas Cerita Ke-7"]
    assert card.fn.value == row.locator(".person b").first.inner_text()


def test_an_office_page_names_its_people(root: Path, phone: Page) -> None:
    phone.goto((root / "site" / "k" / "dinas-7" / "index.html").as_uri())
    people = phone.locator("article.contact")
    assert people.count() >= 2
    assert phone.locator('a[href*="dinas-7-"][href$=".vcf"]').count() == 2
    assert phone.locator('meta[name="robots"]').get_attribute("content") == "noindex"


# ---- the sealed page


@pytest.fixture(params=["file", "http"])
def sealed(request: pytest.FixtureRequest, root: Path, phone: Page) -> Iterator[Page]:
    if request.param == "file":
        phone.goto((root / "terkunci" / "index.html").as_uri())
        yield phone
        return
    with serving(root / "terkunci") as address:
        phone.goto(address + "index.html")
        yield phone


def unlock(page: Page, passphrase: str) -> None:
    page.locator("#passphrase").fill(passphrase)
    page.locator("[data-unlock] button").click()


def locked(page: Page) -> bool:
    held = page.locator("[data-sealed]").evaluate("each => each.childNodes.length")
    return held == 0 and page.locator("#passphrase").is_visible() and page.locator("#passphrase").input_value() == ""


def test_it_opens_with_its_passphrase_alone_and_locks_again(sealed: Page) -> None:
    assert sealed.title() == "Halaman terkunci"
    unlock(sealed, "kuda batu hujan sendok pelana")
    sealed.get_by_text("Kata sandi ini tidak cocok.").wait_for(timeout=60_000)
    assert sealed.locator("[data-row]").count() == 0
    unlock(sealed, f" {GOOD} ")
    sealed.locator("[data-row]").first.wait_for(timeout=60_000)
    assert sealed.locator("[data-row]").count() == OFFICES
    assert sealed.title() == "Halaman terkunci"
    sealed.locator("[data-filter]").fill("dc-7")
    assert shown(sealed) == ["Dinas Cerita Ke-7"]
    with sealed.expect_download() as download:
        sealed.locator(".save:visible").first.click()
    assert vobject.readOne(Path(download.value.path()).read_text("utf-8")).org.value == ["Dinas Cerita Ke-7"]
    if sealed.url.startswith("http"):  # a file has no storage that could be asked for
        assert sealed.evaluate(KEPT) == NOTHING
    sealed.locator("[data-lock]").click()
    assert locked(sealed)
    assert sealed.get_by_text("Terkunci lagi.").is_visible()


def test_nothing_offers_to_keep_or_to_translate_it(sealed: Page) -> None:
    """Firefox offers to save what is typed into a field for passwords, whatever `autocomplete` says; no other field."""
    field = sealed.locator("#passphrase")
    assert field.get_attribute("type") == "text"
    assert field.get_attribute("autocomplete") == "off"
    assert field.evaluate("each => getComputedStyle(each).webkitTextSecurity") == "disc"
    expect(field).to_have_accessible_description("Yang diketik tampil sebagai titik.")
    assert sealed.locator("html").get_attribute("translate") == "no"
    assert sealed.locator('meta[name="google"]').get_attribute("content") == "notranslate"


UNABLE = "Browser ini tidak bisa membuka halaman terkunci."


@pytest.mark.parametrize("missing", ["the script", "the cipher"])
def test_a_browser_that_cannot_open_it_says_so(missing: str, root: Path, browser: Browser) -> None:
    """One that cannot read the script, and any on a page without https."""
    tab = browser.new_page(viewport=PHONE)
    if missing == "the script":
        tab.route("**/unlock.js", lambda route: route.fulfill(body="a ?.?. b", content_type="text/javascript"))
    else:
        tab.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })")
    with serving(root / "terkunci") as address:
        tab.goto(address + "index.html")
        expect(tab.get_by_text(UNABLE)).to_be_visible()
        if missing == "the cipher":
            unlock(tab, GOOD)
            expect(tab.get_by_text(UNABLE)).to_be_visible()
            assert tab.url == address + "index.html"
    tab.close()


def test_a_browser_that_can_open_it_does_not_say_otherwise(sealed: Page) -> None:
    expect(sealed.get_by_text(UNABLE)).to_be_hidden()


def test_it_locks_after_five_minutes_without_use(root: Path, phone: Page) -> None:
    phone.clock.install()
    phone.goto((root / "terkunci" / "index.html").as_uri())
    unlock(phone, GOOD)
    phone.locator("[data-row]").first.wait_for(timeout=60_000)
    phone.clock.run_for(4 * 60_000)
    phone.locator("[data-filter]").press("a")
    phone.clock.run_for(4 * 60_000)
    assert phone.locator("[data-row]").count() == OFFICES, "it was used in between"
    phone.clock.run_for(70_000)
    assert locked(phone)


def test_the_way_out_clears_it(root: Path, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE)
    context.route("https://**", lambda route: route.fulfill(body="<h1>Cuaca</h1>", content_type="text/html"))
    page = context.new_page()
    with serving(root / "terkunci") as address:
        page.goto(address + "index.html")
        unlock(page, GOOD)
        page.locator("[data-row]").first.wait_for(timeout=60_000)
        page.locator("a.exit").click()
        page.get_by_role("heading", name="Cuaca").wait_for()
        page.go_back()
        assert page.locator("[data-row]").count() == 0
    context.close()


@pytest.mark.parametrize("program", SERVERS)
def test_it_opens_under_the_headers_of_each_server(program: str, root: Path, browser: Browser) -> None:
    said: list[str] = []
    with tempfile.TemporaryDirectory(prefix="alur-host-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # servers read as another user
        host = Host(folder / "work", folder / "www", "/")
        host.work.mkdir()
        shutil.copytree(root / "terkunci", host.www)
        with running(program, host) as address:
            tab = browser.new_page()
            tab.on("console", lambda message: said.append(message.text))
            tab.on("pageerror", lambda error: said.append(str(error)))
            for path in ("_headers", "server/BACA.txt"):
                refused = tab.request.get(address + path)
                assert refused.status in {403, 404}, path
            answer = tab.goto(address)
            assert answer is not None
            assert answer.headers["cache-control"] == "no-store"
            assert answer.headers["x-robots-tag"] == "noindex"
            assert "wasm" not in answer.headers["content-security-policy"]
            unlock(tab, GOOD)
            tab.locator("[data-row]").first.wait_for(timeout=60_000)
            with tab.expect_download() as download:
                tab.locator(".save:visible").first.click()
            assert vobject.readOne(Path(download.value.path()).read_text("utf-8")).fn.value
            tab.close()
    assert said == []


# ---- nobody is shut out


def filtered(page: Page) -> None:
    page.locator("[data-filter]").fill("jingga")


def nothing_found(page: Page) -> None:
    page.locator("[data-filter]").fill("zzz")


def wrong(page: Page) -> None:
    unlock(page, "kuda batu hujan sendok pelana")
    page.get_by_text("Kata sandi ini tidak cocok.").wait_for(timeout=60_000)


def opened(page: Page) -> None:
    unlock(page, GOOD)
    page.locator("[data-row]").first.wait_for(timeout=60_000)


def locked_again(page: Page) -> None:
    opened(page)
    page.locator("[data-lock]").click()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "directory": ("site/c/index.html", lambda _: None),
    "directory, filtered": ("site/c/index.html", filtered),
    "directory, nothing found": ("site/c/index.html", nothing_found),
    "office": ("site/k/dinas-7/index.html", lambda _: None),
    "locked": ("terkunci/index.html", lambda _: None),
    "wrong passphrase": ("terkunci/index.html", wrong),
    "open": ("terkunci/index.html", opened),
    "open, filtered": ("terkunci/index.html", lambda page: (opened(page), filtered(page))[0]),
    "locked again": ("terkunci/index.html", locked_again),
}


MAIN = ("open, filtered",)


@pytest.mark.parametrize(
    "state", [pytest.param(each, marks=() if each in MAIN else pytest.mark.walk) for each in STATES]
)
def test_axe_finds_nothing(state: str, root: Path, browser: Browser) -> None:
    path, reach = STATES[state]
    axe, wrong = Axe(), list[str]()
    context = browser.new_context(viewport={"width": 320, "height": 568}, reduced_motion="reduce", bypass_csp=True)
    tab = context.new_page()
    tab.goto((root / path).as_uri())
    reach(tab)
    tab.evaluate(axe.axe_script)
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        tab.evaluate("scrollTo({ top: 0, behavior: 'instant' })")  # what the bar covers is no target
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found = run_axe(tab, state, COLOUR if scheme == "dark" else ())
            wrong += [
                f"{width} px, {scheme}: {each['id']}: {node['html'][:160]} ({node['failureSummary']})"
                for each in found["violations"]
                for node in each["nodes"]
            ]
    context.close()
    assert wrong == []
