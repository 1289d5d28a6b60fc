"""How a reader tells the data owner that a number is wrong: a code, no story, no name, no server."""

from urllib.parse import quote

from generator.edition.view import View
from generator.language.phrases import phrases
from generator.model import routes
from generator.model.contact import ChannelKind
from generator.model.routes import PagePlace
from generator.phone.number import chat_href, sms_href

_ORDER = (ChannelKind.WHATSAPP, ChannelKind.SMS, ChannelKind.EMAIL)
"""Ways on which a message is already written when the reader arrives, the likeliest first."""


def report_message(codes: tuple[str, ...], view: View, language: str) -> str:
    """`Kode PT-07-W1 tidak tersambung.`"""
    say = phrases(language, view.edition, view.site.local_words).gettext
    return say("Kode %(codes)s tidak tersambung.") % {"codes": say(" atau ").join(codes)}


def report_href(codes: tuple[str, ...], view: View, place: PagePlace) -> str:
    """A link to a message with these record codes to the data owner, or to the page that says what to do by phone.

    Empty where the owner cannot be reached: it would lead nowhere.
    """
    owner = view.owner
    if owner is None:
        return ""
    country = view.site.telephony.country
    text = quote(report_message(codes, view, place.language), safe="")
    for kind in _ORDER:
        for channel in owner.channels:
            if channel.kind is not kind:
                continue
            if kind is ChannelKind.WHATSAPP:
                return f"{chat_href(channel.number or '', country)}?text={text}"
            if kind is ChannelKind.SMS:
                # RFC 5724; the body is written `?body=`, which Android and iOS both take.
                return f"{sms_href(channel.number or '', country)}?body={text}"
            return f"mailto:{channel.email}?subject={quote(','.join(codes))}&body={text}"
    return place.to(f"{routes.DATA}#nomor-salah")
