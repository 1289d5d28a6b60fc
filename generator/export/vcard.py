"""Contacts as vCard 3.0 (RFC 2426), so that a phone saves them with one tap.

3.0 and not 4.0, because phones and address books read it everywhere; numbers are plain texts, which any reader dials.
"""

from collections.abc import Iterable, Iterator

from generator.edition.view import View
from generator.export.identity import record_id
from generator.model.contact import Channel, ChannelKind, Contact
from generator.model.routes import CONTACTS
from generator.phone.number import extension_of, is_mobile, is_whole, significant

_LINE = 75
"""Octets of a line without its break; longer ones are folded (RFC 2426, 2.6)."""


def vcard(view: View, contact: Contact) -> str:
    """One contact as this edition shows it: the person if it may name one, else the post."""
    return "".join(_folded(line) + "\r\n" for line in _lines(view, contact))


def vcards(view: View, contacts: Iterable[Contact]) -> str:
    """Several contacts in one file, one card after the other, each line ended by CR LF."""
    return "".join(vcard(view, contact) for contact in contacts)


def contacts_worth_saving(view: View) -> tuple[Contact, ...]:
    """The contacts of this view that are worth keeping in an address book."""
    return tuple(contact for contact in view.directory.contacts if view.saves(contact))


def _lines(view: View, contact: Contact) -> Iterator[str]:
    organization = view.directory.organization[contact.organization]
    person = str(contact.person.name) if contact.person else ""
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:{record_id(view, CONTACTS + contact.id).urn}"
    name = _text(person or str(contact.name))
    yield f"FN:{name}"
    yield f"N:;{name};;;"  # asked for by 3.0; Indonesian names have no family part to split off
    yield f"ORG:{_text(str(organization.name))}"
    if contact.role:
        yield f"TITLE:{_text(str(contact.role))}"
    for place, channel in enumerate(contact.channels, 1):
        if line := _channel(view, channel, "" if place > 1 else ",pref"):
            yield line
    checked = view.checked(contact)
    codes = ", ".join(_code(channel) for channel in contact.channels)
    dated = f"; {checked.isoformat()}" if checked else ""
    yield f"NOTE:{_text(f'{contact.name}. Kode {codes}{dated}')}"
    yield f"REV:{view.today:%Y%m%d}T000000Z"
    yield "END:VCARD"


def _code(channel: Channel) -> str:
    """The record code, with the extension: a telephone number has no place for it."""
    inner = extension_of(channel.number or "")
    return f"{channel.code} (sambungan {inner})" if inner else channel.code


def _channel(view: View, channel: Channel, first: str) -> str:
    country = view.site.telephony.country
    if channel.number:
        kinds = "msg" if channel.kind in {ChannelKind.WHATSAPP, ChannelKind.SMS} else "voice"
        if is_whole(channel.number, country):
            return f"TEL;TYPE={kinds}{first}:{significant(channel.number, country)}"
        kinds += ",cell" if is_mobile(channel.number, country) else ""
        return f"TEL;TYPE={kinds}{first}:+{significant(channel.number, country)}"
    if channel.email:
        return f"EMAIL;TYPE=internet{first}:{_text(channel.email)}"
    if channel.address:
        return f"ADR;TYPE=work:;;{_text(str(channel.address))};;;;"
    return f"URL:{channel.url}" if channel.url else ""


def _text(words: str) -> str:
    """A text value: backslash, comma, semicolon and line breaks are escaped (RFC 2426, 4)."""
    escaped = words.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, never cut inside a character."""
    pieces, room, piece = [], _LINE, b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > room:
            pieces.append(piece)
            piece, room = b"", _LINE - 1  # the blank that begins a continued line counts
        piece += octets
    return "\r\n ".join(octet_row.decode() for octet_row in (*pieces, piece))
