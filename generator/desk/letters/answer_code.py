"""Codes in a letter that answer it with a phone: each opens a message to the owner of the data that is written already.

What is sent says the office's code and one word, never who asked for help; nobody has to log in anywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from generator.model.contact import Channel, ChannelKind
from generator.phone.number import chat_href
from generator.poster.imprint import qr_code

KINDS = (ChannelKind.WHATSAPP, ChannelKind.EMAIL)
"""Channels that can open with a text, the one to prefer first."""


@dataclass(frozen=True, slots=True)
class AnswerCode:
    """One answer, as a letter draws it."""

    label: str
    """What it says, for who reads the letter."""
    message: str
    """What is sent."""
    href: str
    """Where the code leads; the letter as a file has it as a link."""
    qr: str
    """The code as SVG."""


def answer_codes(
    channels: Iterable[Channel], country: str, answers: Iterable[tuple[str, str]]
) -> tuple[AnswerCode, ...]:
    """A code for each answer (label and message) to the first of these channels that can take one, if any can."""
    able = sorted((one for one in channels if one.kind in KINDS), key=lambda one: KINDS.index(one.kind))
    if not able:
        return ()
    found = []
    for label, message in answers:
        href = _href(able[0], message, country)
        found.append(AnswerCode(label, message, href, qr_code(href)))
    return tuple(found)


def _href(channel: Channel, message: str, country: str) -> str:
    if channel.kind is ChannelKind.WHATSAPP:
        return chat_href(channel.number or "", country, message)
    # RFC 6068: the subject too, for a mailbox in which only subjects are read.
    return f"mailto:{channel.email}?subject={quote(message, safe='')}&body={quote(message, safe='')}"
