"""Every number a reader could dial is a number of a channel that may stand there."""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from generator.audit.finding import Finding
from generator.audit.page import Page
from generator.audit.paper import Sheet
from generator.edition import View
from generator.model.number import digits_in, significant
from generator.problem import Message


def numbers(pages: Mapping[str, Page], sheets: Mapping[str, Sheet], view: View) -> Iterator[Finding]:
    """Dialled or written numbers that no channel of this edition has; on paper, that no printable channel has."""
    country = view.site.telephony.country
    shown = {
        significant(channel.number, country): channel.code
        for _, _, channel in view.directory.channels()
        if channel.number
    }
    printed = {number for number, code in shown.items() if code in view.printable}
    for path, page in pages.items():
        for number in dialled(page.links):
            if significant(number, country) not in shown:
                yield Finding(
                    path, Message("a link dials {number}, which is no channel's", {"number": number}), "number"
                )
        for number in digits_in(page.text, country):
            if significant(number, country) not in shown:
                yield Finding(path, Message("says {number}, which is no channel's", {"number": number}), "number")
    for path, sheet in sheets.items():
        for number in (*dialled(sheet.links), *digits_in(sheet.text, country)):
            if significant(number, country) not in printed:
                yield Finding(path, Message("carries {number}, which may not be printed", {"number": number}), "number")


def dialled(links: tuple[str, ...] | list[str]) -> Iterator[str]:
    """The numbers that these links would call or write to."""
    for link in links:
        parts = urlsplit(link)
        if parts.scheme in {"tel", "sms"}:
            yield unquote(parts.path)
        elif parts.hostname == "wa.me":
            yield "+" + parts.path.strip("/")
