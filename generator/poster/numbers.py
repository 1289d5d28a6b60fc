"""The numbers of a print: cells of the strip on top, and numbers in boxes and on the card."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.edition import View
from generator.model.contact import Channel, ChannelKind, Contact
from generator.model.number import chat_href, digits, tel_href
from generator.poster.words import Words
from generator.problem import ContentError, Mark, Message, Problem

SHORT = 4
"""Digits up to which a number is drawn large."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may be dialled from a wall."""

    text: str
    href: str
    code: str
    """Record code, so that a wrong number can be reported by phone."""
    checked: str
    """ISO date of its last check."""

    @property
    def short(self) -> bool:
        return len(digits(self.text)) <= SHORT


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of the strip: what it is, the number, and what a caller wants to know first."""

    label: str
    number: Number
    note: str
    urgent: bool
    contact: str
    """Id of the contact; cells of one contact share a frame."""


def printable(view: View, contact: Contact) -> tuple[tuple[Channel, Number], ...]:
    """The contact's numbers that may stand on paper today, in the order to try them."""
    return tuple((each, _number(view, each)) for each in view.print_channels(contact) if each.number)


def first(view: View, contact: Contact) -> Number | None:
    """The number to call first, if it may stand on paper."""
    return next((number for _, number in printable(view, contact)), None)


def _number(view: View, channel: Channel) -> Number:
    text, country = str(channel.number), view.site.telephony.country
    href = chat_href(text, country) if channel.kind is ChannelKind.WHATSAPP else tel_href(text, country)
    checked = view.assurances[channel.code].checked
    return Number(text, href, channel.code, checked.isoformat() if checked else date.min.isoformat())


def strip(view: View, words: Words) -> tuple[Cell, ...]:
    """The emergency contacts as they stand on top: of each its first number, and its chat if that may be printed too."""
    return tuple(cell for each in view.site.emergency for cell in _cells(view, view.directory.contact[each], words))


def _cells(view: View, contact: Contact, words: Words) -> Iterator[Cell]:
    numbers = printable(view, contact)
    leading = next((each for each in contact.channels if each.number), None)
    if leading is None or not numbers or numbers[0][0].code != leading.code:
        raise ContentError([_unprintable(view, contact, leading)])
    chat = [pair for pair in numbers[1:] if pair[0].kind is ChannelKind.WHATSAPP]
    for place, (channel, number) in enumerate([numbers[0], *chat[:1]]):
        urgent = channel.kind is ChannelKind.EMERGENCY
        kind = words.kind(channel)
        if urgent:
            label, who = words.danger, without_number(contact, number)
        elif place:
            label, who = kind, str(contact.name)
        else:
            label, who = str(contact.name), kind
        note = " · ".join(filter(None, (who, words.hours(channel.schedule), words.cost(channel.cost))))
        yield Cell(label, number, note, urgent, contact.id)


def without_number(contact: Contact, number: Number) -> str:
    """`Polisi` for `Polisi 110`, where the number stands beside the name anyway."""
    name = str(contact.name)
    return re.sub(rf"\s*\b{re.escape(number.text)}\b", "", name).strip() or name


def _unprintable(view: View, contact: Contact, leading: Channel | None) -> Problem:
    values = {"contact": contact.id, "number": leading.number if leading else "–"}
    what = Message("the emergency number {number} of “{contact}” may not be printed today", values)
    mend = Message("Check it and write the new date into its sources or confirmations; until then no poster is made")
    place = contact.channels.index(leading) if leading else 0
    return Problem(
        Mark("contacts.yaml"), f"{contact.id}.channels.{place}", what, mend, "poster.number"
    )
