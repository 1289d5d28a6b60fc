"""A card holds what may be shown, says why where there is nothing, and dials what it prints."""

from urllib.parse import unquote, urlsplit

from generator.edition.hidden import hidden
from generator.edition.view import View
from generator.model.directory import Directory
from generator.model.routes import PagePlace
from generator.phone.number import significant
from generator.render.contact.cards import make_card

PLACE = PagePlace("c/")


def test_every_button_dials_the_number_it_shows(public_view: View) -> None:
    country = public_view.site.telephony.country
    seen = 0
    for contact in public_view.directory.contacts:
        for button in make_card(public_view, contact, PLACE).buttons:
            parts = urlsplit(button.href)
            if parts.scheme in {"tel", "sms"}:
                dialled = unquote(parts.path)
            elif parts.hostname == "wa.me":
                dialled = "+" + parts.path.strip("/")
            else:
                continue
            seen += 1
            assert significant(dialled, country) == significant(button.value, country)
    assert seen > 3


def test_a_chat_begins_with_the_neutral_greeting_alone(public_view: View) -> None:
    chats = [
        button.href
        for contact in public_view.directory.contacts
        for button in make_card(public_view, contact, PLACE).buttons
        if button.kind == "chat"
    ]
    assert chats
    for href in chats:
        assert unquote(urlsplit(href).query) == f"text={public_view.site.greeting}"


def test_a_contact_with_nothing_to_show_says_why_and_whom_to_ask_instead(public_view: View) -> None:
    assert public_view.gaps
    for contact in public_view.gaps:
        made = make_card(public_view, public_view.directory.contact[contact], PLACE)
        assert made.gap
        assert made.buttons == made.addresses == made.codes == ()
        assert all(each.channels for each in made.fallback)


def test_no_card_holds_a_hidden_value(directory: Directory, public_view: View) -> None:
    secrets = [each.value for each in hidden(directory, public_view)]
    assert secrets
    for contact in public_view.directory.contacts:
        made = str(make_card(public_view, contact, PLACE))
        assert [each for each in secrets if each in made] == []
