"""The search in a real browser: what it finds, what it says, and what it never does."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from generator.model.routes import question_url
from tests.browser.serving import serving
from tests.browser.watching import PHONE, Watch

FIELD = "[data-search] input[type=search]"


@pytest.fixture
def searching(page: Page, address: str) -> Page:
    page.goto(address + "cari/")
    return page


@pytest.fixture(scope="module")
def asking(browser: Browser, address: str) -> Iterator[Page]:
    """One search page for all tests that only ask; it fails as `page` does, after the last of them."""
    context = browser.new_context(viewport=PHONE, locale="id-ID")
    watch = Watch("{0.scheme}://{0.netloc}".format(urlsplit(address)))
    tab = context.new_page()
    watch.over(tab)
    tab.goto(address + "cari/")
    yield tab
    watch.ended(context)
    context.close()


def ask(page: Page, text: str) -> list[str]:
    """The names of the hits for this text, in order, once the list has been drawn anew."""
    page.locator(FIELD).fill("")
    expect(page.locator(".hits > li")).to_have_count(0)
    page.locator(FIELD).fill(text)
    expect(page.locator(".found")).not_to_be_empty()
    return page.locator(".hits .hit").all_inner_texts()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("dipukul", "Saya dipukul di rumah"),
        ("dipukulin", "Saya dipukul di rumah"),  # everyday suffix
        ("mukuli", "Saya dipukul di rumah"),  # a prefix that swallows a letter
        ("dipuku1", "Saya dipukul di rumah"),  # a digit for a letter
        ("dpiukul", "Saya dipukul di rumah"),  # letters in the wrong order
        ("dip ukul", "Saya dipukul di rumah"),  # split
        ("dipukulswami", "Saya dipukul di rumah"),  # joined and another spelling
        ("digebuki bojo", "Saya dipukul di rumah"),  # a synonym in Javanese
        ("diantemi", "Saya dipukul di rumah"),  # a Javanese word
        ("apa yang dipukul ke mana zzz", "Saya dipukul di rumah"),  # not every word is known
        ("tetanga ribut", "Tetangga saya disakiti"),  # a letter is missing
        ("gak aman", "Tetangga saya disakiti"),  # a phrase in another spelling; "aman" alone is something else
        ("rumah cerita", "UPTD Perlindungan Antah Berantah"),  # another name of an office
    ],
)
def test_words_as_people_type_them(asking: Page, text: str, first: str) -> None:
    assert ask(asking, text)[0] == first


@pytest.mark.parametrize(
    "typed", ["0870-0000-0998", "087000000998", "+62 870 0000 0998", "6287000000998", "O87O OOOO O998"]
)
def test_a_number_in_every_spelling(asking: Page, typed: str) -> None:
    assert ask(asking, typed) == ["Kementerian Bintang"]


def test_a_word_for_a_kind_of_page_leads_to_it(asking: Page) -> None:
    """Without it the office of that name comes first."""
    assert not ask(asking, "dongeng")[0].startswith("UU")
    assert ask(asking, "undang dongeng")[0].startswith("UU 1/2001")


def test_a_number_without_its_area_code(asking: Page) -> None:
    assert ask(asking, "0000 0055") == ["UPTD Perlindungan Provinsi Khayangan"]


def test_a_hidden_number_is_not_found(asking: Page) -> None:
    assert ask(asking, "0870-0000-1111") == []


def test_villages_of_the_same_name_are_told_apart(searching: Page) -> None:
    assert sorted(ask(searching, "sukamimpi")) == ["Sukamimpi, Kecamatan Awan", "Sukamimpi, Kecamatan Pelangi"]
    links = [each.get_attribute("href") or "" for each in searching.locator(".hits .hit").all()]
    assert sorted(each.rpartition("k/")[2] for each in links) == [
        "kec-awan/#99.01.01.2002",
        "kec-pelangi/#99.01.02.2002",
    ]
    searching.get_by_role("button", name="Pelangi").click()
    expect(searching.locator(".hits .hit")).to_have_text(["Sukamimpi, Kecamatan Pelangi"])
    expect(searching.locator(".found")).to_have_text("Satu hasil")
    searching.get_by_role("button", name="Pelangi").click()
    expect(searching.locator(".hits .hit")).to_have_count(2)


def test_questions_are_found_one_by_one(searching: Page, address: str) -> None:
    assert ask(searching, "berapa biaya")[0] == "Berapa biayanya?"
    searching.locator(".hits .hit").first.click()
    expect(searching).to_have_url(f"{address}{question_url('berapa-biaya')}")


def test_a_hit_says_what_it_is_and_whom_to_call(searching: Page) -> None:
    ask(searching, "999")
    hit = searching.locator(".hits > li").first
    expect(hit.locator(".hit")).to_have_text("Ronda Langit")
    expect(hit.locator("p.small")).to_have_text("Kantor, Seluruh Indonesia")
    expect(hit.locator("a[data-call]")).to_have_attribute("href", "tel:999")
    expect(hit.locator("a[data-call]")).to_contain_text("24 jam")


def test_kinds_narrow_the_list(searching: Page) -> None:
    everything = ask(searching, "bintang")
    button = searching.locator("[data-kinds='provider office']")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    kinds = searching.locator(".hits > li p.small")
    expect(kinds).not_to_have_count(len(everything))
    assert {each.partition(",")[0] for each in kinds.all_inner_texts()} == {"Kantor"}


def test_nothing_found_still_shows_the_way(searching: Page) -> None:
    assert ask(searching, "xqzwv") == []
    expect(searching.locator(".found")).to_contain_text("Tidak ada hasil")
    expect(searching.locator("main a[href='tel:999']")).to_be_visible()
    expect(searching.locator("main a[href='tel:998']")).to_be_visible()
    expect(searching.locator("main .panel a.more")).to_be_visible()


def test_the_number_of_hits_is_announced(searching: Page) -> None:
    status = searching.get_by_role("status").locator("visible=true")
    found = ask(searching, "sukamimpi")
    expect(searching.locator(".found")).to_have_text(f"{len(found)} hasil")
    expect(searching.locator(".found")).to_have_attribute("aria-live", "polite")
    assert status.count() >= 1


def test_what_a_screen_reader_is_told(searching: Page) -> None:
    """The landmark, the field with its name and what it promises, the buttons' state, links that name themselves."""
    landmark = searching.get_by_role("search")
    field = landmark.get_by_role(
        "searchbox", name="Ketik apa yang terjadi. Boleh bahasa Jawa, boleh salah ketik.", exact=True
    )
    expect(field).to_have_accessible_description("Yang Anda ketik tidak dikirim dan tidak disimpan.")
    expect(landmark.locator(".found")).to_have_role("status")
    hits = ask(searching, "sukamimpi")
    links = landmark.get_by_role("list").get_by_role("link")
    assert set(hits) <= set(links.all_inner_texts())
    expect(links.filter(has_text="0870-0000-8888")).to_have_accessible_name(
        "Kontak Kecamatan Pelangi: Telepon 0870-0000-8888"
    )
    places = landmark.get_by_role("group", name="Tampilkan kecamatan")
    expect(places.get_by_role("button", name="Pelangi", pressed=False)).to_be_visible()
    places.get_by_role("button", name="Pelangi").click()
    expect(places.get_by_role("button", name="Pelangi", pressed=True)).to_be_visible()


def test_what_is_announced(searching: Page) -> None:
    """Each new count once, in the region that is there before anything is said; nothing while somebody still types."""
    searching.clock.install()
    searching.reload()
    searching.locator(FIELD).focus()
    searching.evaluate("""() => {
        const found = document.querySelector(".found");
        window.said = [];
        new MutationObserver(() => found.textContent && said.push(found.textContent))
            .observe(found, { childList: true });
    }""")
    searching.clock.pause_at("2099-01-01")  # else a slow machine types slowly, and a pause is no longer typing
    searching.locator(FIELD).press_sequentially("sukamimpi", delay=20)
    assert searching.evaluate("said") == []
    searching.clock.resume()
    expect(searching.locator(".found")).to_have_text("2 hasil")
    searching.locator(FIELD).fill("xqzwv")
    expect(searching.locator(".found")).to_contain_text("Tidak ada hasil")
    assert searching.evaluate("said") == [
        "2 hasil",
        "Tidak ada hasil. Coba kata lain, atau bertanya langsung:",
    ]


def test_where_nothing_is_found_the_numbers_stand_in_the_message(page: Page, address: str) -> None:
    """On the home page whom to call would stand far below; on the page of the search they stand there already."""
    page.goto(address)
    offered = page.locator(".nothing a")
    page.locator(FIELD).fill("xqzwv")
    expect(offered).to_have_count(2)
    for each, number in zip(offered.all(), ("999", "998"), strict=True):
        expect(each).to_be_visible()
        expect(each).to_have_attribute("href", f"tel:{number}")
    page.locator(FIELD).fill("sukamimpi")
    expect(page.locator(".hits .hit").first).to_be_visible()
    expect(offered.first).to_be_hidden()
    page.locator(FIELD).fill("")
    expect(offered.first).to_be_hidden()


def test_a_slow_line_is_told(searching: Page) -> None:
    """Nobody is left before an empty page while the first search is on its way."""
    held: list[Route] = []
    searching.route("**/wasm.*.pagefind", lambda route: held.append(route))
    searching.locator(FIELD).fill("dipukul")
    expect(searching.locator(".wait")).to_have_text("Sebentar, pencarian sedang dimuat.")
    expect(searching.locator(".wait")).to_have_role("status")
    for each in held:
        each.continue_()
    expect(searching.locator(".hits .hit").first).to_have_text("Saya dipukul di rumah")
    expect(searching.locator(".wait")).to_be_empty()


def test_tab_goes_from_the_field_through_what_narrows_to_the_hits(searching: Page) -> None:
    ask(searching, "sukamimpi")
    searching.locator(FIELD).focus()
    order = []
    for _ in range(5):
        searching.keyboard.press("Tab")
        order.append(searching.evaluate("document.activeElement.innerText || document.activeElement.type"))
    assert sorted(order[:2]) == ["Awan", "Pelangi"]
    assert order[3 if "Pelangi" in order[2] else 4].startswith("Kontak Kecamatan Pelangi: Telepon")
    assert sorted(each for each in order[2:] if "Telepon" not in each) == [
        "Sukamimpi, Kecamatan Awan",
        "Sukamimpi, Kecamatan Pelangi",
    ]


def test_narrowing_keeps_the_focus(searching: Page) -> None:
    ask(searching, "sukamimpi")
    searching.get_by_role("button", name="Awan").focus()
    for said in ("Satu hasil", "2 hasil"):
        searching.keyboard.press("Enter")
        expect(searching.locator(".found")).to_have_text(said)
        expect(searching.get_by_role("button", name="Awan")).to_be_focused()


def test_the_first_hit_is_seen_above_a_phones_keyboard(searching: Page) -> None:
    searching.set_viewport_size({"width": 360, "height": 400})
    searching.locator(FIELD).focus()
    searching.locator(FIELD).press_sequentially("dipukul")
    expect(searching.locator(".hits .hit").first).to_be_in_viewport()
    expect(searching.locator(FIELD)).to_be_in_viewport()
    assert not searching.evaluate("""() => {
        const { left, top } = document.querySelector("[data-search] input").getBoundingClientRect();
        return document.elementFromPoint(left + 40, top + 10).type !== "search";
    }"""), "the bar covers the field"


def test_keys(searching: Page, address: str) -> None:
    field = searching.locator(FIELD)
    searching.keyboard.press("Control+k")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    searching.keyboard.type("a/b")
    expect(field).to_have_value("a/b")
    ask(searching, "rumah")
    field.focus()
    hits = searching.locator(".hits .hit")
    searching.keyboard.press("ArrowDown")
    expect(hits.nth(0)).to_be_focused()
    searching.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    searching.keyboard.press("ArrowUp")
    searching.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    searching.keyboard.press("ArrowDown")
    searching.keyboard.press("Escape")
    expect(field).to_be_focused()
    searching.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(hits).to_have_count(0)
    ask(searching, "sukamimpi")
    first = searching.locator(".hits .hit").first.get_attribute("href") or ""
    searching.keyboard.press("Enter")
    expect(searching).to_have_url(re.compile(re.escape(first.removeprefix("/")) + "$"))


def test_no_single_key_leads_to_the_field(searching: Page) -> None:
    """WCAG 2.1.4: speech input types letters where nobody meant to."""
    searching.evaluate("document.activeElement.blur()")
    searching.keyboard.press("/")
    expect(searching.locator(FIELD)).not_to_be_focused()
    searching.keyboard.press("Control+k")
    expect(searching.locator(FIELD)).to_be_focused()


def test_nothing_is_loaded_before_the_field_is_used_and_nothing_stays(
    searching: Page, address: str, watch: Watch
) -> None:
    """The `page` fixture fails too if anything is stored or asked elsewhere."""
    searching.wait_for_load_state("networkidle")
    assert [each for each in watch.requests if "pagefind" in each or "words" in each or "search.js" in each] == []
    history = searching.evaluate("history.length")
    ask(searching, "dipukul suami")
    asked = [each.removeprefix(address) for each in watch.requests]
    assert {"assets/search.js", "assets/words.id.json", "pagefind/pagefind.js"} <= set(asked)
    assert not [each for each in watch.requests if "dipukul" in each or "suami" in each]
    assert searching.url == address + "cari/"
    assert searching.evaluate("history.length") == history
    assert searching.evaluate("[location.search, location.hash]") == ["", ""]


def test_words_are_gone_after_leaving(searching: Page, address: str) -> None:
    ask(searching, "dipukul")
    searching.goto(address)
    searching.go_back()
    expect(searching.locator(FIELD)).to_have_value("")


@pytest.mark.parametrize("script", [False])
def test_without_script_there_is_no_field_but_a_list(searching: Page) -> None:
    expect(searching.locator(FIELD)).to_be_hidden()
    expect(searching.locator("#az")).to_be_visible()


# What an older browser lacks: WebAssembly under our policy, or the language of the module.
LACKS = {
    "WebAssembly": "WebAssembly.Module = function () { throw new WebAssembly.CompileError('refused'); };",
    "the language": "",
}


@pytest.mark.parametrize("what", LACKS)
def test_a_browser_that_cannot_search_keeps_the_list(browser: Browser, address: str, what: str) -> None:
    page = browser.new_page()
    page.add_init_script(LACKS[what])
    page.route("**/search.js", lambda route: route.fulfill(content_type="text/javascript", body="a ?="))
    page.goto(address)
    if what == "the language":
        page.locator(FIELD).focus()
    expect(page.locator(FIELD)).to_be_hidden()
    expect(page.locator("main [data-search-link]").first).to_be_visible()
    if what == "WebAssembly":  # on the page of the search itself a sentence stands for the field
        page.goto(address + "cari/")
        expect(page.get_by_text("Pencarian tidak bisa dipakai di sini")).to_be_visible()
    page.context.close()


def test_a_lost_connection_is_told_and_mended(browser: Browser, site: Path) -> None:
    with serving(site) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.goto(address + "cari/")
        context.set_offline(True)
        page.locator(FIELD).fill("dipukul")
        expect(page.locator(".found")).to_contain_text("Periksa sambungan")
        context.set_offline(False)
        page.locator(FIELD).fill("dipukuli")
        expect(page.locator(".hits .hit").first).to_have_text("Saya dipukul di rumah")
        context.close()


def test_before_anything_is_said_nothing_is_drawn(searching: Page) -> None:
    """The regions that will speak are there from the start, and empty ones leave no mark."""
    expect(searching.locator(FIELD)).to_be_visible()
    expect(searching.get_by_text("Pencarian tidak bisa dipakai di sini")).to_be_hidden()
    heights = searching.locator(".search-box [role=status]").evaluate_all(
        "all => all.map(each => [each.textContent, each.offsetHeight])"
    )
    assert heights == [["", 0]] * 2


def test_a_browser_that_cannot_do_it_after_all_keeps_the_list(context: BrowserContext, address: str) -> None:
    """It knows WebAssembly, and then refuses ours: the line is not at fault, and nobody is told to try again."""
    page = context.new_page()  # unwatched: Pagefind complains to the console
    page.add_init_script(
        "for (const way of ['instantiate', 'instantiateStreaming', 'compile', 'compileStreaming'])"
        " WebAssembly[way] = () => Promise.reject(new WebAssembly.CompileError('no'));"
    )
    page.goto(address)
    expect(page.locator("[data-search]")).to_be_visible()
    page.locator("[data-search] input").fill("dipukul")
    expect(page.locator("[data-search-link]").first).to_be_visible()
    expect(page.locator("[data-search]")).to_be_hidden()
