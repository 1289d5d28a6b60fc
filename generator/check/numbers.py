"""Numbers and addresses that people dial, write to or open."""

import re
from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlsplit

from generator.check.undiallable import Fault, explain_misspelled
from generator.model.contact import Channel, ChannelKind
from generator.model.directory import Directory
from generator.model.parts.base import Record
from generator.model.parts.evidence import ConfirmationMethod
from generator.phone.number import differ_by_one_slip, digits, identity, is_long, is_mobile, line_of, opens_chat
from generator.phone.prose import numbers_in
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Settings

_SHORTENERS = {"bit.ly", "s.id", "tinyurl.com", "forms.gle", "goo.gl", "t.co", "linktr.ee"}


def check_values(directory: Directory, _: Settings) -> Iterator[Problem]:
    """A channel carries exactly the one value that its kind needs."""
    for contact, index, channel in directory.channels():
        for name in ("number", "address", "email", "url"):
            has = getattr(channel, name) is not None
            if has == (name == channel.kind.field):
                continue
            names = {"kind": channel.kind.value, "field": name}
            what = (
                Message("a channel of kind {kind} has no {field}", names)
                if has
                else Message("a channel of kind {kind} needs {field}", names)
            )
            mend = (
                Message("Delete it, or write another kind")
                if has
                else Message("Add a line {field}: ...", {"field": name})
            )
            yield contact.problem(what, mend, Rule.CHANNEL_VALUE, "channels", index, name)


def check_numbering_plan(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Numbers that cannot be dialled as they are written, or that the region's numbering plan does not have."""
    country = directory.site.telephony.country
    short = {code.number for code in directory.site.telephony.short_codes}
    for contact, index, channel in directory.channels():
        if channel.number is None:
            continue
        steps = ("channels", index, "number")
        names = {"number": channel.number}
        if channel.kind in {ChannelKind.EMERGENCY, ChannelKind.SHORT_CODE}:
            if line_of(channel.number) not in short:
                what = Message("{number} is not in the list of short codes", names)
                mend = Message("Check it; then add it to telephony.short_codes in content/site.yaml")
                yield contact.problem(what, mend, Rule.NUMBER_SHORT, *steps)
        elif fault := explain_misspelled(channel.number, directory.site.telephony):
            what, mend, rule = fault
            yield contact.problem(what, mend, rule, *steps)
        elif channel.kind is ChannelKind.WHATSAPP and not is_mobile(channel.number, country):
            what = Message("{number} is no mobile number, so it cannot have WhatsApp", names)
            yield contact.problem(what, Message("Write kind: voice, or check the number"), Rule.NUMBER_MOBILE, *steps)
        elif is_long(channel.number, country) and not _was_called(channel, settings):
            what = Message("{number} has one digit more than the country's plan knows", names)
            mend = Message("Call it once; if it is right, write down the test call: alur contacts confirm")
            yield contact.warning(what, mend, Rule.NUMBER_LONG, *steps)


def _was_called(channel: Channel, settings: Settings) -> bool:
    """Whether somebody has dialled this number and reached the right people."""
    return any(
        confirmation.method is ConfirmationMethod.TEST_CALL and confirmation.on <= settings.today
        for confirmation in channel.confirmations
    )


def check_similar_numbers(directory: Directory, _: Settings) -> Iterator[Problem]:
    """The same number at two organizations, and numbers that differ by one slip of the finger."""
    country = directory.site.telephony.country
    short = {code.number for code in directory.site.telephony.short_codes}
    dialled = [
        (contact, index, channel, identity(channel.number, country))
        for contact, index, channel in directory.channels()
        if channel.number and line_of(channel.number) not in short
    ]
    for (one, _i, first, a), (other, index, second, b) in combinations(dialled, 2):
        names = {"number": second.number, "other": first.number, "code": first.code}
        if a == b and one.organization != other.organization:
            what = Message("{number} is also the number of {code}", names)
            yield other.warning(what, Message("Check whose it is"), Rule.NUMBER_TWICE, "channels", index, "number")
        elif differ_by_one_slip(a[0], b[0]):
            what = Message("{number} differs from {other} ({code}) by one digit", names)
            mend = Message("Compare both with their sources")
            yield other.warning(what, mend, Rule.NUMBER_NEAR, "channels", index, "number")


_MANY = 9
"""Digits from which on even a code with letters is taken for a number (`phone/prose.py`)."""


def check_record_codes(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Record codes that read like a number to dial; they stand beside numbers, on pages and on paper."""
    telephony = directory.site.telephony
    named: list[tuple[Record, tuple[str | int, ...], str]] = [
        (contact, ("channels", index, "code"), channel.code) for contact, index, channel in directory.channels()
    ]
    named += [(organization, ("code",), organization.code) for organization in directory.organizations]
    named += [(flow, ("code",), flow.code) for flow in directory.flowcharts]
    for record, steps, code in named:
        if len(digits(code)) >= _MANY or numbers_in(code, telephony):
            what = Message("the code {code} reads like a number to dial", {"code": code})
            mend = Message(
                "Write it with letters, such as {example}", {"example": f"{directory.site.code_prefix or 'XX'}-07-W1"}
            )
            yield record.problem(what, mend, Rule.RECORD_CODE_DIALLED, *steps)


def check_lookalikes(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Addresses with letters that look like others, and shortened ones that hide where they lead."""
    for contact, index, channel in directory.channels():
        for field, value in (("url", channel.url), ("email", channel.email)):
            if value and (fault := _explain_doubtful(channel.kind, value)):
                report = contact.warning if fault[2] is Rule.LINK_SHORT else contact.problem
                yield report(*fault, "channels", index, field)


def _explain_doubtful(kind: ChannelKind, value: str) -> Fault | None:
    """Why nobody should open or write to this address; None where somebody may."""
    host = value.rpartition("@")[2] if kind is ChannelKind.EMAIL else urlsplit(value).netloc
    names = {"value": value}
    if kind is ChannelKind.EMAIL and not re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}", value):
        what = Message("{value} is no e-mail address", names)
        return what, Message("Write it like nama@kantor.go.id"), Rule.LINK_EMAIL
    if kind is ChannelKind.WEB and opens_chat(value):
        what = Message("{value} opens a WhatsApp chat; as an address nobody checks its number", names)
        return what, Message("Write kind: whatsapp, with the number itself"), Rule.LINK_CHAT
    if not value.isascii() or "xn--" in host.lower():
        what = Message("{value} holds letters that look like Latin ones and are not", names)
        return what, Message("Type the address again by hand"), Rule.LINK_LOOKALIKE
    if host != host.lower():
        what = Message("{value} has a capital letter in its host; a capital I looks like a small l", names)
        return what, Message("Write the host in small letters, letter by letter"), Rule.LINK_LOOKALIKE
    if host in _SHORTENERS:
        what = Message("{value} is a shortened link; nobody sees where it leads", names)
        return what, Message("Write the address behind it"), Rule.LINK_SHORT
    return None


RULES = (check_values, check_numbering_plan, check_record_codes, check_similar_numbers, check_lookalikes)
