"""Every number a reader could dial is a number of a channel that may stand there."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from generator.audit.finding import Finding
from generator.audit.page import Page
from generator.audit.paper import Sheet
from generator.edition import View
from generator.model.number import numbers_in, significant
from generator.problem import Message


def numbers(
    pages: Mapping[str, Page], sheets: Mapping[str, Sheet], view: View, specimens: Collection[str] = ()
) -> Iterator[Finding]:
    """Dialled or written numbers that no channel of this edition has; on paper, that no printable channel has.

    `specimens` are the paths of sheets that must not hang; they may also carry numbers that lapsed.
    """
    country = view.site.telephony.country
    short = tuple(each.number for each in view.site.telephony.short_codes)
    shown = {
        significant(channel.number, country): channel.code
        for _, _, channel in view.directory.channels()
        if channel.number
    }
    printed, lapsed = (
        {
            significant(channel.number, country)
            for _, _, channel in view.directory.channels()
            if channel.number and channel.code in codes
        }
        for codes in (view.printable, view.lapsed)
    )
    for path, page in pages.items():
        for number in dialled(page.links):
            if significant(number, country) not in shown:
                yield Finding(
                    path, Message("a link dials {number}, which is no channel's", {"number": number}), "number"
                )
        for text in (page.text, page.spoken):
            for number in numbers_in(text, short):
                if significant(number, country) not in shown:
                    yield Finding(path, Message("says {number}, which is no channel's", {"number": number}), "number")
    for path, sheet in sheets.items():
        allowed = printed | lapsed if path in specimens else printed
        for number in (*dialled(sheet.links), *numbers_in(sheet.text, short)):
            if significant(number, country) not in allowed:
                yield Finding(path, Message("carries {number}, which may not be printed", {"number": number}), "number")


def dialled(links: Iterable[str]) -> Iterator[str]:
    """The numbers that these links would call or write to."""
    for link in links:
        parts = urlsplit(link)
        if parts.scheme in {"tel", "sms"}:
            yield unquote(parts.path)
        elif parts.hostname == "wa.me":
            yield "+" + parts.path.strip("/")
