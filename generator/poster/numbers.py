"""Numbers as they stand on paper: the strip on top, and the number of a box."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.edition.view import View
from generator.model.contact import Channel, ChannelKind, Contact
from generator.phone.number import chat_href, digits, extension_of, is_pressed, line_of, significant, tel_href
from generator.phone.prose import numbers_in
from generator.poster.words import Words
from generator.problem import BrokenPromiseError

SHORT = 4
"""Digits up to which a number is drawn large."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number to dial, with its record code, as it stands on paper."""

    label: str
    number: str
    """As it is dialled, and whom to ask for once somebody answers: `(021) 390-3963, minta sambungan 101`."""
    href: str
    note: str
    """Who answers or how one reaches it, hours and cost, as far as they are known."""
    code: str
    kind: ChannelKind
    contact: str
    """Id of the contact; neighbours of one contact share a frame."""

    @property
    def short(self) -> bool:
        return len(digits(self.number.partition(", ")[0])) <= SHORT


def number_of(
    view: View, contact: Contact, channel: Channel, words: Words, label: str = "", who: str | None = None
) -> Number:
    """The channel's number. The caller has made sure that it may stand on paper, and is one to dial."""
    country = view.site.telephony.country
    if channel.number is None:
        raise BrokenPromiseError(f"{channel.code} is printed as a number and has none")
    chat = channel.kind is ChannelKind.WHATSAPP
    notes = (words.kind(channel) if who is None else who, words.hours(channel.schedule), words.cost(channel))
    return Number(
        label=label or str(contact.name),
        number=spoken_number(channel.number, words),
        href=chat_href(channel.number, country) if chat else tel_href(channel.number, country),
        note=" · ".join(filter(None, notes)),
        code=channel.code,
        kind=channel.kind,
        contact=contact.id,
    )


def spoken_number(number: str, words: Words) -> str:
    """The number as it is read out: an extension is asked for, or pressed where a menu answers."""
    extension = extension_of(number)
    phrase = (words.pressed if is_pressed(number) else words.extension).format(digits=extension)
    return f"{line_of(number)}, {phrase}" if extension else number


def printable_numbers(view: View, contact: Contact) -> tuple[Channel, ...]:
    """The contact's channels with a number that may stand on paper today, in the order to try them."""
    return tuple(channel for channel in view.print_channels(contact) if channel.number)


def without_unprintable(view: View, text: str) -> str:
    """The text without numbers that may not stand on paper: a name such as “Balai 997” carries one."""
    country = view.site.telephony.country
    found = numbers_in(text, view.site.telephony)
    if not found:
        return text
    channels = (each for _, _, each in view.directory.channels() if each.number and each.code in view.printable)
    printed = {significant(str(channel.number), country) for channel in channels}
    for number in found:
        if significant(number, country) not in printed:
            text = " ".join(text.replace(number, " ").split())
    return text


def emergency_numbers(view: View, contact: Contact, words: Words) -> Iterator[Number]:
    """An emergency contact's numbers for the strip: the first with its name, each further one with its kind alone."""
    for place, channel in enumerate(printable_numbers(view, contact)):
        if channel.kind is ChannelKind.EMERGENCY:
            yield number_of(view, contact, channel, words, words.danger, without_number(contact, channel))
        elif place:
            yield number_of(view, contact, channel, words, words.kind(channel), who="")
        else:
            yield number_of(view, contact, channel, words)


def without_number(contact: Contact, channel: Channel) -> str:
    """`Polisi` for `Polisi 110`, where the number stands beside the name anyway."""
    name = str(contact.name)
    return re.sub(rf"\s*\b{re.escape(line_of(str(channel.number)))}\b", "", name).strip() or name
