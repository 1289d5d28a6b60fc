"""What is left on the device, asked of other makers' browsers: by the page everywhere, and of Firefox itself."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.kinds import page_of_each_kind
from tests.browser.test_access import STANDARD
from tests.browser.traces import COLUMNS
from tests.engines.functions import FUNCTIONS, Ground, finder, hits
from tests.engines.tab import DESK, PHONE, Driven, address_of, until

_KEPT = """const done = arguments[arguments.length - 1], wait = promise => promise.catch(() => []);
Promise.all([
    wait(indexedDB.databases ? indexedDB.databases() : Promise.resolve([])), wait(window.caches ? caches.keys() : Promise.resolve([])),
    wait(navigator.serviceWorker ? navigator.serviceWorker.getRegistrations() : Promise.resolve([])),
]).then(([databases, stores, workers]) => done({
    cookies: document.cookie ? [document.cookie] : [], local: Object.keys(localStorage), session: Object.keys(sessionStorage),
    databases: databases.map(each => each.name), caches: stores, workers: workers.map(each => each.scope),
    elsewhere: performance.getEntriesByType("resource").map(each => each.name).filter(each => !each.startsWith(location.origin)),
    addresses: location.search || location.hash ? [location.href] : [],
}));"""


def kept(tab: Driven) -> dict[str, list[str]]:
    """What the page can see of what is kept, by the columns of the report; only what is not empty."""
    found = tab.driver.execute_async_script(_KEPT)  # type: ignore[no-untyped-call]
    assert found.keys() == COLUMNS.keys() - {"previews"}  # these are words of the page, the same in every browser
    return {column: what for column, what in found.items() if what}


def test_nothing_stays_behind(tab: Driven, walked: Ground, site: object) -> None:
    left = {}
    for kind, path in page_of_each_kind(site).items():  # type: ignore[arg-type]
        tab.go(walked.address + path)
        if found := kept(tab):
            left[kind] = found
    finder(tab, walked)
    left["finder"] = kept(tab)
    tab.go(walked.address + "cari/index.html")
    before = address_of(tab), tab.driver.title, tab.ask("return history.length")
    assert hits(tab, walked, "dipukul suami")
    assert (address_of(tab), tab.driver.title, tab.ask("return history.length")) == before
    left["search"] = kept(tab)
    assert {kind: found for kind, found in left.items() if found} == {}


def test_what_stays_is_seen(tab: Driven, walked: Ground) -> None:
    tab.go(walked.address + "index.html")
    tab.ask(
        "localStorage.a = sessionStorage.a = 1; document.cookie = 'a=1'; indexedDB.open('a').onsuccess = opened => opened.target.result.close(); location.hash = 'a'"
    )
    try:
        assert until(lambda: {"local", "session", "cookies", "databases", "addresses"} <= kept(tab).keys()), kept(tab)
    finally:
        tab.ask(
            "localStorage.clear(); sessionStorage.clear(); document.cookie = 'a=; max-age=0'; indexedDB.deleteDatabase('a')"
        )
    tab.go(walked.address + "index.html")
    assert until(lambda: not kept(tab)), kept(tab)


_FIREFOX = """const done = arguments[0], found = { cookies: Services.cookies.cookies.map(each => each.host + each.name) };
found.session = SessionStore.getBrowserState();
Services.qms.listOrigins().callback = request => {
    found.origins = (request.result || []).filter(each => each.startsWith("http"));
    done(found);
};"""


def asked_of_firefox(tab: Driven) -> dict[str, object]:
    """Cookies, origins with storage, and what would be restored after a crash, as Firefox itself has them."""
    with tab.driver.context("chrome"):  # type: ignore[attr-defined]
        return dict(tab.driver.execute_async_script(_FIREFOX))


@pytest.mark.xdist_group("firefox")
def test_firefox_itself_has_kept_nothing(fresh: Driven, walked: Ground) -> None:
    """After finder, search and way out: no cookie, no storage, no word that was typed in what it would restore."""
    # WebKitGTK's driver works in a session without a disk, and tells nothing but what a page can ask.
    fresh.go(walked.address + "index.html")
    finder(fresh, walked)
    fresh.go(walked.address + "cari/index.html")
    hits(fresh, walked, "dipukul suami")
    FUNCTIONS["way_out"](fresh, walked)
    until(lambda: False, 1.5)  # it writes its session down every half second
    found = asked_of_firefox(fresh)
    assert found["cookies"] == []
    assert "dipukul suami" not in str(found["session"])
    assert "127.0.0.1" in str(found["session"]), "the session is empty, so nothing could be seen in it"
    assert found["origins"] == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["360 px", "1280 px"])
def test_axe_finds_nothing(tab: Driven, walked: Ground, site: object, size: tuple[int, int]) -> None:
    """Each engine lays out and reckons names in its own way."""
    axe, wrong = Axe().axe_script, list[str]()
    tab.resize(*size)
    for kind, path in page_of_each_kind(site).items():  # type: ignore[arg-type]
        tab.go(walked.address + path)
        tab.ask("for (const each of document.querySelectorAll('details')) { each.name = ''; each.open = true }")
        tab.ask(axe)
        found = tab.driver.execute_async_script(  # type: ignore[no-untyped-call]
            "const done = arguments[1]; axe.run({ runOnly: arguments[0], resultTypes: ['violations'] })"
            ".then(done, error => done({ passes: [], violations: [], error: String(error) }))",
            STANDARD,
        )
        assert len(found["passes"]) > 15, f"axe looked at nothing in {kind}: {found.get('error')}"
        wrong += [
            f"{kind}: {each['id']}: {node['html'][:120]}" for each in found["violations"] for node in each["nodes"]
        ]
    assert wrong == []


def test_axe_can_see(tab: Driven, walked: Ground) -> None:
    tab.go(walked.address + "index.html")
    tab.ask("document.querySelector('h1').outerHTML = '<h4><img src=x.png></h4>'")
    tab.ask(Axe().axe_script)
    found = tab.driver.execute_async_script(  # type: ignore[no-untyped-call]
        "const done = arguments[1]; axe.run({ runOnly: arguments[0] }).then(done)", STANDARD
    )
    assert {"image-alt", "page-has-heading-one"} <= {each["id"] for each in found["violations"]}
