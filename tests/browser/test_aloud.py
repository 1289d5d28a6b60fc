"""Read aloud: by a voice on the device alone, in words without digits, and silent once anything else is wanted."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from generator.language.aloud import spell_numbers
from generator.model.routes import flow_url, situation_url
from tests.browser.voices import LOCAL, device
from tests.building import Built

NAME = re.compile("^Bacakan")
WARNING = "Suaranya bisa didengar orang lain. Tekan lagi untuk berhenti."


@pytest.fixture(params=["situation", "help", "flow", "finder"])
def at(request: pytest.FixtureRequest, built: Built) -> str:
    """Where something can be read aloud."""
    directory = built.content.view.directory
    return {
        "situation": situation_url(directory.taxonomy.situations[0].id),
        "help": "q/kec-awan/",
        "flow": flow_url(directory.flowcharts[0].id),
        "finder": "",
    }[request.param]


def open_at(page: Page, address: str, at: str) -> Locator:
    """The page, on the home page with an answer; what reads it aloud."""
    page.goto(address + at)
    if not at:
        page.locator("label[for=who-self]").click()
        page.locator("[data-who=self] a[data-contacts]").first.click()
        if page.locator("[data-skip]").is_visible():
            page.locator("[data-skip]").click()
    return page.get_by_role("button", name=NAME)


def said(page: Page) -> list[str]:
    return [each["text"] for each in page.evaluate("said")]


def test_the_answer_is_said_in_a_voice_of_the_device(at: str, page: Page, address: str) -> None:
    page.add_init_script(device({"lang": "en-US", "localService": True}, LOCAL))
    button = open_at(page, address, at)
    expect(page.get_by_text(WARNING)).to_be_visible()
    button.click()
    told = page.evaluate("said")
    assert {each["voice"]["lang"] for each in told} == {"id-ID"}
    text = "\n".join(each["text"] for each in told)
    assert not re.search(r"\d", text)
    shown = page.locator("main .num:visible").all_text_contents() if at else []
    assert all(spell_numbers(number) in text for number in shown)
    assert "sembilan sembilan" in text, "a number"
    assert all(each["text"].strip() for each in told)


@pytest.mark.parametrize("lang", ["id-ID", "id_ID", "in-ID", "id", "ind-IDN"])
def test_however_a_device_writes_the_language(lang: str, page: Page, address: str) -> None:
    page.add_init_script(device({"lang": lang, "localService": True}))
    expect(open_at(page, address, "q/kec-awan/")).to_be_visible()


VOICES: dict[str, list[dict[str, object]]] = {
    "none": [],
    "an Indonesian one elsewhere": [{"lang": "id-ID", "localService": False}],
    "another language": [{"lang": "en-US", "localService": True}, {"lang": "jv-ID", "localService": True}],
}


@pytest.mark.parametrize("voices", VOICES.values(), ids=VOICES.keys())
def test_without_such_a_voice_nothing_is_offered(voices: list[dict[str, object]], page: Page, address: str) -> None:
    page.add_init_script(device(*voices))
    button = open_at(page, address, "q/kec-awan/")
    expect(button).to_have_count(0)
    expect(page.get_by_text(WARNING)).to_be_hidden()
    assert page.locator("[data-aloud]").count() == 1, "the page would offer it"


@pytest.mark.parametrize("script", [True, False], ids=["no speech", "no script"])
def test_without_speech_nothing_is_offered(page: Page, address: str) -> None:
    page.add_init_script("delete window.speechSynthesis; delete Window.prototype.speechSynthesis")
    expect(open_at(page, address, "q/kec-awan/")).to_have_count(0)


def test_a_voice_that_comes_late_is_offered_then(page: Page, address: str) -> None:
    page.add_init_script(device(LOCAL, late=True))
    button = open_at(page, address, "q/kec-awan/")
    expect(button).to_have_count(0)
    page.evaluate("speechSynthesis.come()")
    expect(button).to_be_visible()


def test_by_keyboard_it_begins_and_ends(at: str, page: Page, address: str) -> None:
    page.add_init_script(device(LOCAL))
    button = open_at(page, address, at)
    button.focus()
    page.keyboard.press("Enter")
    assert said(page)
    expect(button).to_be_focused()
    page.keyboard.press("Tab")
    assert said(page), "to move on is not to stop"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert said(page) == []


def test_once_more_stops_and_then_it_begins_at_the_beginning(page: Page, address: str) -> None:
    page.add_init_script(device(LOCAL))
    button = open_at(page, address, "q/kec-awan/")
    button.click()
    first = said(page)
    assert first
    button.click()
    assert said(page) == []
    button.click()
    assert said(page) == first


LEAVING = {
    "a tap": "document.querySelector('main h1').click()",
    "another page in front": "document.dispatchEvent(new Event('visibilitychange'))",
    "leaving": "dispatchEvent(new Event('pagehide'))",
}


@pytest.mark.parametrize("leave", LEAVING.values(), ids=LEAVING.keys())
def test_it_falls_silent(leave: str, page: Page, address: str) -> None:
    page.add_init_script(device(LOCAL))
    open_at(page, address, "q/kec-awan/").click()
    assert said(page)
    page.evaluate(leave)
    assert said(page) == []


@pytest.mark.parametrize("way", ["click", "Shift"])
def test_by_the_way_out_it_is_silent_before_the_other_page_comes(
    way: str, context: BrowserContext, address: str, built: Built
) -> None:
    """Here that page never comes: an answer without content leaves what was open where it is."""
    context.route(str(built.content.view.site.exit_url), lambda route: route.fulfill(status=204))
    page = context.new_page()
    page.add_init_script(device(LOCAL))
    open_at(page, address, "q/kec-awan/").click()
    assert said(page)
    if way == "click":
        page.locator("a.exit").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    expect(page.locator("html")).to_have_css("display", "none")
    assert said(page) == []


def test_what_is_not_shown_is_not_said(page: Page, address: str) -> None:
    """An age that is none yet, and what another answer has put away."""
    page.add_init_script(device(LOCAL))
    open_at(page, address, "").click()
    hidden = page.locator("[data-step=answer] [data-say][hidden]").all_text_contents()
    assert hidden
    assert not {each.strip() for each in hidden} & {each.strip() for each in said(page)}


def test_every_page_says_digits_in_words_and_marks_nothing_twice(site: Path) -> None:
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    read = [html for html in pages if " data-aloud" in html]
    assert len(read) > 20
    assert not any(re.search(r" data-say[ >=]", html) for html in pages if html not in read)
    for html in read:
        assert not re.search(r'data-say="[^"]*\d', html)
        assert html.count("data-aloud") == 1
