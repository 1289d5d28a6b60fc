"""Every number a reader could dial is a number of a channel that may stand there, and is dialled as it reads."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import parse_qs, unquote, urlsplit

import phonenumbers

from generator.audit.finding import Finding
from generator.audit.leaks import compact
from generator.audit.page import Page
from generator.edition.view import View
from generator.model.contact import Channel
from generator.model.site import Telephony
from generator.phone.number import chat_href, significant, sms_href, tel_href
from generator.phone.prose import numbers_in
from generator.poster.read_back import ReadSheet
from generator.problem import Message
from generator.rules import Rule


def check_numbers(
    pages: Mapping[str, Page],
    sheets: Mapping[str, ReadSheet],
    view: View,
    specimens: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> Iterator[Finding]:
    """Dialled or written numbers that no channel of this edition has; on paper, that no printable channel has.

    A link is compared letter by letter with the one that its channel's number gives, and with the words inside it.
    `specimens` are the sheets that must not hang, by their path, each with the record codes that it waits for: these
    may stand on it, and numbers that lapsed.
    """
    telephony = view.site.telephony
    country = telephony.country
    channels = [channel for _, _, channel in view.directory.channels() if channel.number]
    shown = {significant(str(channel.number), country) for channel in channels}
    reached = {href for channel in channels for href in _hrefs(channel, country)}
    for path, page in pages.items():
        yield from _dialled(path, page.links, reached, country, paper=False)
        for href, words in page.calls:
            yield from _beside(path, href, words, telephony)
        for text in (page.text, page.spoken):
            for number in numbers_in(text, telephony):
                if significant(number, country) not in shown:
                    yield Finding(
                        path, Message("says {number}, which is no channel's", {"number": number}), Rule.AUDIT_NUMBER
                    )

    @cache
    def on_paper(more: frozenset[str]) -> tuple[set[str], set[str]]:
        """Numbers and links that a sheet may carry, where these record codes may stand as well."""
        carried = [channel for channel in channels if channel.code in view.printable | more]
        numbers = {significant(str(channel.number), country) for channel in carried}
        return numbers, {href for channel in carried for href in _hrefs(channel, country)}

    for path, sheet in sheets.items():
        more = view.lapsed | specimens[path] if path in specimens else frozenset()
        carried, reached_on_paper = on_paper(more)
        yield from _dialled(path, sheet.links, reached_on_paper, country, paper=True)
        for number in numbers_in(sheet.text, telephony):
            if significant(number, country) not in carried:
                yield Finding(
                    path, Message("carries {number}, which may not be printed", {"number": number}), Rule.AUDIT_NUMBER
                )


def _hrefs(channel: Channel, country: str) -> Iterator[str]:
    yield from (make(str(channel.number), country) for make in (tel_href, sms_href, chat_href))


def _dialled(path: str, links: Iterable[str], reached: set[str], country: str, *, paper: bool) -> Iterator[Finding]:
    """Links to none of the addresses in `reached`, or to what no telephone could dial."""
    for link in links:
        number = number_behind_link(link)
        if number is None:
            continue
        behind = rf"\+?{phonenumbers.country_code_for_region(country)}0"
        if re.match(behind, number):
            what = Message("a link dials {number}: behind the country code stands a 0", {"number": number})
            yield Finding(path, what, Rule.AUDIT_NUMBER)
        elif link.partition("?")[0] not in reached:
            names = {"number": number}
            other = Message("a link dials {number}, which is no channel's", names)
            yield Finding(
                path,
                Message("carries {number}, which may not be printed", names) if paper else other,
                Rule.AUDIT_NUMBER,
            )


def _beside(path: str, href: str, words: str, telephony: Telephony) -> Iterator[Finding]:
    """A link whose words tell another number than it dials; one without digits in its words tells none."""
    number = number_behind_link(href)
    country = telephony.country
    said_numbers = {significant(number, country) for number in numbers_in(words, telephony)}
    said_numbers |= set(re.findall(r"(?<!\d)\d{3,8}(?!\d)", compact(words)))
    if (
        number is not None
        and re.search(r"\d", words)
        and significant(number.partition(";")[0], country) not in said_numbers
    ):
        values = {"number": number, "words": " ".join(words.split())[:60]}
        yield Finding(path, Message("a link that reads “{words}” dials {number}", values), Rule.AUDIT_NUMBER)


def number_behind_link(link: str) -> str | None:
    """The number that this link would call or write to; None for any other link."""
    parts = urlsplit(link)
    if parts.scheme in {"tel", "sms"}:
        return unquote(parts.path)
    if parts.hostname == "wa.me":
        return "+" + parts.path.strip("/+")
    if (parts.hostname or "").endswith("whatsapp.com") and "phone" in (asked := parse_qs(parts.query)):
        return "+" + asked["phone"][0].strip("+ ")
    return None
