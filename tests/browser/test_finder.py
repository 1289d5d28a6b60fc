"""The finder leads each person, situation and place to exactly the contact that the data names."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "finder.yaml").read_text("utf-8"))
JAKARTA = ZoneInfo("Asia/Jakarta")


def name(case: dict[str, Any]) -> str:
    return f"{case['who']}, {case['what']}, {case.get('pick', 'not said')}"


def test_there_are_enough_cases() -> None:
    assert len({name(case) for case in CASES}) == len(CASES) >= 12


WAYS = ("served", "stick")
SERVED_FIRST = tuple(pytest.param(way, marks=() if way == "served" else pytest.mark.walk) for way in WAYS)
"""From a server and, a walk, from a memory stick; without script the other way round."""
STICK_FIRST = tuple(pytest.param(way, marks=() if way == "stick" else pytest.mark.walk) for way in WAYS)


@pytest.fixture(params=WAYS)
def home(request: pytest.FixtureRequest, site: Path, address: str) -> str:
    """The home page, from a server and as a file."""
    return address if request.param == "served" else (site / "index.html").as_uri()


@pytest.fixture
def tab(browser: Browser, script: bool) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 640}, java_script_enabled=script, locale="id-ID", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def dialled(card: Locator) -> list[str]:
    """The numbers and chats that a card's buttons call."""
    links: list[str] = card.locator("a.btn").evaluate_all("all => all.map(each => each.href)")
    return [link.partition("?")[0] for link in links if link.startswith(("tel:", "https://wa.me/"))]


def names(found: Locator) -> list[str]:
    return [each.strip() for each in found.all_inner_texts()]


@pytest.mark.parametrize("script", [True])
@pytest.mark.parametrize("home", SERVED_FIRST, indirect=True)
@pytest.mark.parametrize("case", CASES, ids=name)
def test_with_script(tab: Page, home: str, case: dict[str, Any]) -> None:
    tab.goto(home, wait_until="networkidle")
    before = tab.evaluate("[location.href, document.title, history.length]")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.locator(f"label[for=who-{case['who']}]").click()
    tab.get_by_role("link", name=case["what"]).locator("visible=true").click()
    place, answer = tab.locator("[data-step=place]"), tab.locator("[data-step=answer]")
    expect(place.get_by_role("textbox")).to_be_focused()
    if "pick" in case:
        place.get_by_role("textbox").press_sequentially(case["type"])
        place.get_by_role("button", name=case["pick"], exact=True).click()
    else:
        place.locator("[data-skip]").click()
    expect(place).to_be_hidden()
    heading = answer.get_by_role("heading", name=f"Hubungi {case['first']} dulu")
    expect(answer.locator("[data-advice]")).to_be_focused()
    expect(heading).to_be_in_viewport()
    assert dialled(answer.locator("[data-first]")) == case["calls"]
    assert names(answer.locator("[data-then] article h3")) == case["then"]
    assert names(answer.locator("[data-gap] [data-missing] > div > b")) == case["missing"]
    expect(answer.locator("[data-near]")).to_be_visible(visible="near" in case)
    if "near" in case:
        assert f"/k/{case['near']}/index.html" in str(answer.locator("[data-near] a").first.get_attribute("href"))
    answer.locator("[data-back]").first.click()
    expect(tab.locator("[data-finder] :checked")).to_be_focused()
    assert tab.evaluate("[location.href, document.title, history.length]") == before
    assert asked == []


@pytest.mark.parametrize("script", [False])
@pytest.mark.parametrize("home", STICK_FIRST, indirect=True)
@pytest.mark.parametrize("case", CASES, ids=name)
def test_without_script(tab: Page, home: str, case: dict[str, Any]) -> None:
    """The same contacts on a plain page two taps away, and the kecamatan in one more."""
    tab.goto(home)
    tab.locator(f"label[for=who-{case['who']}]").click()
    tab.get_by_role("link", name=case["what"]).locator("visible=true").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(case["what"])
    expect(tab.get_by_role("heading", name=f"Hubungi {case['first']} dulu")).to_be_visible()
    assert dialled(tab.locator("section.answer")) == case["calls"]
    assert names(tab.locator("section[aria-labelledby=h-lalu] article h3")) == case["then"]
    assert names(tab.locator("main [data-missing] > div > b")) == case["missing"]
    if "near" in case:
        tab.locator("main details:has(.grid) > summary").click()
        tab.locator(f"main a[href$='k/{case['near']}/index.html']").first.click()
        expect(tab.get_by_role("heading", level=1)).to_contain_text(case["near"].removeprefix("kec-").capitalize())


# What people type, and what the finder offers first; the search understands the same.
TYPED = {
    "Desa Kapas": "Kapas di Kecamatan Awan",
    "kel. kapas": "Kapas di Kecamatan Awan",
    "Kapas, Kec. Awan": "Kapas di Kecamatan Awan",
    "Kapass": "Kapas di Kecamatan Awan",
    "kpaas": "Kapas di Kecamatan Awan",
    "suka mimpi pelangi": "Sukamimpi di Kecamatan Pelangi",
    "Suka Mimpi": "Sukamimpi di Kecamatan Awan",
    "kec awan": "Awan kecamatan",
    "Kecamatan Awan": "Awan kecamatan",
    "awn": None,  # too short to guess
    "tidak ada": None,
    "desa": None,
    "0812": None,
}


@pytest.mark.parametrize("script", [True])
def test_places_are_found_as_people_type_them(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.locator("label[for=who-self]").click()
    tab.locator("[data-who=self] a[data-contacts]").first.click()
    place, offered = tab.locator("[data-step=place]"), {}
    for typed in TYPED:
        place.get_by_role("textbox").fill(typed)
        offered[typed] = next(iter(names(place.locator("[data-matches] button"))), None)
    assert offered == TYPED


OFFICES = {
    "dinas dong": ("Dinas Dongeng Kabupaten Antah Berantah", "dinas-dongeng"),
    "jingga": ("Jingga di Kecamatan Pelangi", "kec-pelangi"),
    "rsud": ("RSUD Embun Pagi", "rsud-embun"),
}


def to_the_offices(tab: Page, home: str) -> None:
    """The first two taps of a clerk."""
    tab.goto(home)
    tab.locator("label[for=who-staff]").click()
    tab.locator("a[data-office]").click()


@pytest.mark.parametrize("script", [True])
@pytest.mark.parametrize("typed", OFFICES)
def test_a_clerk_finds_the_flow_the_contact_and_the_poster(tab: Page, home: str, typed: str) -> None:
    pick, office = OFFICES[typed]
    to_the_offices(tab, home)
    tab.locator("[data-step=place]").get_by_role("textbox").fill(typed)
    tab.get_by_role("button", name=pick, exact=True).click()
    links = tab.locator("[data-step=office] li a").evaluate_all("all => all.map(each => each.href)")
    assert [each.partition("/k/")[2] for each in links] == [
        f"{office}/index.html#{part}" for part in ("alur", "kontak", "cetak")
    ]


@pytest.mark.parametrize("script", [False])
@pytest.mark.parametrize("typed", OFFICES)
def test_a_clerk_without_script_finds_them_in_three_taps(tab: Page, home: str, typed: str) -> None:
    _, office = OFFICES[typed]
    to_the_offices(tab, home)
    tab.locator(f"main a[href$='{office}/index.html'], main a[href$='{office}/']").first.click()
    for part in ("alur", "kontak", "cetak"):
        expect(tab.locator(f"#{part}")).to_be_visible()


@pytest.mark.parametrize("script", [True])
def test_villages_of_one_name_are_told_apart(tab: Page, home: str) -> None:
    tab.goto(home)
    tab.locator("label[for=who-self]").click()
    tab.locator("[data-who=self] a[data-contacts]").first.click()
    place = tab.locator("[data-step=place]")
    place.get_by_role("textbox").fill("Sukamimpi")
    assert names(place.get_by_role("button").filter(has_text="Sukamimpi")) == [
        "Sukamimpi di Kecamatan Awan",
        "Sukamimpi di Kecamatan Pelangi",
    ]
    expect(place.get_by_role("status")).to_have_text("2 pilihan")
    place.get_by_role("textbox").fill("tidak ada")
    expect(place.get_by_role("status")).to_have_text("Tidak ada yang cocok. Coba nama lain, atau lewati.")


# UPTD Khayangan: Monday to Thursday 8 to 16, Friday 8 to 11.30 and 13 to 16.30, closed on public holidays.
HOURS = {
    "2026-11-24 07:59": "Buka hari ini pukul 08.00",
    "2026-11-24 08:00": "Buka sekarang",
    "2026-11-24 15:59": "Buka sekarang",
    "2026-11-24 16:00": "Buka besok pukul 08.00",
    "2026-11-27 11:30": "Buka hari ini pukul 13.00",
    "2026-11-27 13:00": "Buka sekarang",
    "2026-11-27 16:30": "Buka Senin pukul 08.00",
    "2026-11-28 10:00": "Buka Senin pukul 08.00",  # a Saturday
    "2026-11-29 10:00": "Buka besok pukul 08.00",  # a Sunday
    "2026-12-23 17:00": "Buka Senin pukul 08.00",  # the day before two holidays and a weekend
    "2026-12-25 10:00": "Buka Senin pukul 08.00",  # Christmas, a Friday
    "2026-12-31 16:30": "Buka Senin pukul 08.00",  # New Year's Eve; the first of January is a Friday
}


@pytest.mark.parametrize(
    "zone",
    [
        "America/Los_Angeles",
        *(
            pytest.param(zone, marks=pytest.mark.walk)
            for zone in ("Asia/Jakarta", "Asia/Jayapura", "Pacific/Kiritimati")
        ),
    ],
)
def test_hours_go_by_the_regions_clock(browser: Browser, address: str, zone: str) -> None:
    context = browser.new_context(timezone_id=zone, locale="en-US", reduced_motion="reduce")
    tab = context.new_page()
    said = {}
    for moment in HOURS:
        tab.clock.set_fixed_time(datetime.fromisoformat(moment).replace(tzinfo=JAKARTA))
        tab.goto(address)
        tab.locator("label[for=who-self]").click()
        tab.get_by_role("link", name="Saya ingin ditemani").locator("visible=true").click()
        tab.locator("[data-skip]").click()
        said[moment] = tab.locator("[data-first] .open").first.inner_text().removeprefix(". ")
    context.close()
    assert said == HOURS
