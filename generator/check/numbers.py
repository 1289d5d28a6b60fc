"""Numbers and addresses that people dial, write to or open."""

import re
from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlsplit

from generator.model.contact import ChannelKind
from generator.model.directory import Directory
from generator.model.number import digits, is_mobile, is_valid, one_digit_off, significant
from generator.problem import Mark, Message, Problem, Severity
from generator.settings import Settings

_FIELD = {ChannelKind.EMAIL: "email", ChannelKind.WEB: "url", ChannelKind.WALK_IN: "address"}
_SHORTENERS = {"bit.ly", "s.id", "tinyurl.com", "forms.gle", "goo.gl", "t.co", "linktr.ee"}


def values(directory: Directory, _: Settings) -> Iterator[Problem]:
    """A channel carries exactly the one value that its kind needs."""
    for contact, index, channel in directory.channels():
        wanted = _FIELD.get(channel.kind, "number")
        for name in ("number", "address", "email", "url"):
            has = getattr(channel, name) is not None
            if has == (name == wanted):
                continue
            at = directory.mark(contact, "channels", index, name) if has else directory.mark(contact, "channels", index)
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
            yield Problem(at, f"channels.{index}.{name}", what, mend, "channel.value")


def plan(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Numbers that the region's numbering plan does not have."""
    country = directory.site.telephony.country
    short = {each.number for each in directory.site.telephony.short_codes}
    for contact, index, channel in directory.channels():
        if channel.number is None:
            continue
        mark, field = directory.mark(contact, "channels", index, "number"), f"channels.{index}.number"
        names = {"number": channel.number}
        if channel.kind in {ChannelKind.EMERGENCY, ChannelKind.SHORT_CODE}:
            if channel.number not in short:
                what = Message("{number} is not in the list of short codes", names)
                yield Problem(
                    mark,
                    field,
                    what,
                    Message("Check it; then add it to telephony.short_codes in content/site.yaml"),
                    "number.short",
                )
        elif re.search(r"[^0-9 ()+.\-]", channel.number):
            what = Message("{number} holds something that cannot be dialled", names)
            yield Problem(
                mark, field, what, Message('Write digits, spaces and hyphens: "0811-1129-129"'), "number.form"
            )
        elif not is_valid(channel.number, country):
            what = Message(
                "{number} ({count} digits) is no number of this country", names | {"count": len(digits(channel.number))}
            )
            yield Problem(mark, field, what, Message("Count the digits; compare with the source"), "number.plan")
        elif channel.kind is ChannelKind.WHATSAPP and not is_mobile(channel.number, country):
            what = Message("{number} is no mobile number, so it cannot have WhatsApp", names)
            yield Problem(mark, field, what, Message("Write kind: voice, or check the number"), "number.mobile")


def neighbours(directory: Directory, _: Settings) -> Iterator[Problem]:
    """The same number at two organizations, and numbers that differ by one slip of the finger."""
    country = directory.site.telephony.country
    short = {each.number for each in directory.site.telephony.short_codes}
    dialled = [
        (contact, index, channel, significant(channel.number, country))
        for contact, index, channel in directory.channels()
        if channel.number and channel.number not in short
    ]
    for (one, _i, first, a), (other, index, second, b) in combinations(dialled, 2):
        mark, field = directory.mark(other, "channels", index, "number"), f"channels.{index}.number"
        names = {"number": second.number, "other": first.number, "code": first.code}
        if a == b and one.organization != other.organization:
            what = Message("{number} is also the number of {code}", names)
            yield Problem(mark, field, what, Message("Check whose it is"), "number.twice", Severity.WARNING)
        elif a != b and one_digit_off(a, b):
            what = Message("{number} differs from {other} ({code}) by one digit", names)
            yield Problem(
                mark, field, what, Message("Compare both with their sources"), "number.near", Severity.WARNING
            )


def lookalikes(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Addresses with letters that look like others, and shortened ones that hide where they lead."""
    for contact, index, channel in directory.channels():
        for name, value in (("url", channel.url), ("email", channel.email)):
            if value:
                mark = directory.mark(contact, "channels", index, name)
                yield from _address(channel.kind, value, mark, f"channels.{index}.{name}")


def _address(kind: ChannelKind, value: str, mark: Mark, field: str) -> Iterator[Problem]:
    host = value.rpartition("@")[2] if kind is ChannelKind.EMAIL else urlsplit(value).netloc
    names = {"value": value}
    if kind is ChannelKind.EMAIL and not re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}", value):
        yield Problem(
            mark,
            field,
            Message("{value} is no e-mail address", names),
            Message("Write it like nama@kantor.go.id"),
            "link.email",
        )
    elif not value.isascii() or "xn--" in host.lower():
        what = Message("{value} holds letters that look like Latin ones and are not", names)
        yield Problem(mark, field, what, Message("Type the address again by hand"), "link.lookalike")
    elif host != host.lower():
        what = Message("{value} has a capital letter in its host; a capital I looks like a small l", names)
        yield Problem(mark, field, what, Message("Write the host in small letters, letter by letter"), "link.lookalike")
    elif host in _SHORTENERS:
        what = Message("{value} is a shortened link; nobody sees where it leads", names)
        yield Problem(mark, field, what, Message("Write the address behind it"), "link.short", Severity.WARNING)


RULES = (values, plan, neighbours, lookalikes)
