"""Who cannot tap a number copies it, where a page may copy, and is told what stays of it; everybody may type it."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from generator.model.routes import situation_url
from tests.building import Built

TYPE_IT = "Tidak bisa ditekan? Ketik nomornya."


@pytest.fixture(params=["situation", "help"])
def at(request: pytest.FixtureRequest, built: Built) -> str:
    """A page with a copy button."""
    first = built.content.view.directory.taxonomy.situations[0]
    return {"situation": situation_url(first.id), "help": "q/kec-awan/"}[request.param]


def test_a_number_and_a_sentence_are_copied(at: str, context: BrowserContext, page: Page, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + at)
    buttons = page.locator("[data-copy]")
    expect(buttons).to_have_count(2)
    for button in buttons.all():
        wanted = button.get_attribute("data-copy")
        assert wanted
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_text("Sudah disalin. Salinan bisa terlihat di papan ketik HP ini.")
        assert page.evaluate("navigator.clipboard.readText()") == wanted
    assert "kekerasan" not in (buttons.last.get_attribute("data-copy") or "")
    assert buttons.first.locator("xpath=..").get_attribute("aria-live") == "polite"


def test_buttons_are_named_by_what_they_copy(at: str, page: Page, address: str) -> None:
    page.goto(address + at)
    for button in page.locator("[data-copy]").all():
        expect(button).to_be_visible()
    number = page.locator("[data-copy]").first.get_attribute("data-copy")
    expect(page.get_by_role("button", name=f"Salin nomor {number}")).to_have_count(1)
    expect(page.get_by_text(TYPE_IT)).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["no clipboard", "no script"])
def test_where_nothing_can_be_copied_nothing_is_offered(at: str, page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })")
    page.goto(address + at)
    assert page.locator("[data-copy]").count() == 2
    for button in page.locator("[data-copy]").all():
        expect(button).to_be_hidden()
    expect(page.get_by_text(TYPE_IT)).to_be_visible()


def test_who_may_not_copy_is_shown_what_to_type(at: str, page: Page, address: str) -> None:
    page.add_init_script(
        "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    page.goto(address + at)
    for button in page.locator("[data-copy]").all():
        button.click()
        expect(button).to_have_text(button.get_attribute("data-copy") or "?")
