"""Numbers inside prose are numbers that may be shown there."""

from collections.abc import Iterator

from pydantic import BaseModel

from generator.edition import assurance_of, is_known_for_print, may_show
from generator.model.directory import Directory
from generator.model.number import numbers_in, significant
from generator.model.text import Text
from generator.problem import Message, Problem, Severity
from generator.settings import Edition, Settings

Steps = tuple[str | int, ...]


def numbers_in_prose(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Numbers in texts that no channel has, or whose channel may not stand there.

    A flow is printed, so its numbers must be printable; everything else stands on the site.
    """
    country = directory.site.telephony.country
    short = tuple(each.number for each in directory.site.telephony.short_codes)
    known: dict[str, str] = {}
    shown: set[str] = set()
    printed: set[str] = set()
    doubtful: set[str] = set()
    for contact, _, channel in directory.channels():
        if channel.number is None or contact.organization not in directory.organization:
            continue
        number = significant(channel.number, country)
        known[number] = channel.code
        found = assurance_of(directory, contact, channel, settings)
        if may_show(directory.site, channel, found, Edition.PUBLIC):
            shown.add(number)
            # The age of a check is work to do, never a fault of the text: no day alone makes an error.
            if is_known_for_print(found):
                printed.add(number)
            if found.doubtful:
                doubtful.add(number)
    for record, steps, text, paper in _prose(directory):
        for written in numbers_in(text, short):
            number = significant(written, country)
            if number in (printed - doubtful if paper else shown):
                continue
            mark, field = directory.mark(record, *steps), ".".join(map(str, steps))
            if number in doubtful and number in shown:
                # No error: one report must not keep the whole site from being built.
                what = Message("the text says {number}, which was reported as wrong", {"number": written})
                mend = Message("Check the number, then write down the confirmation: alur contacts confirm")
                yield Problem(mark, field, what, mend, "text.doubtful", Severity.WARNING)
                continue
            if number in known:
                values = {"number": written, "code": known[number]}
                what = (
                    Message("the text says {number}, but {code} may not be printed yet", values)
                    if paper
                    else Message("the text says {number}, but {code} may not be shown yet", values)
                )
                mend = Message("Take it out until it is confirmed, or name the contact instead")
            else:
                what = Message("the text says {number}, which is no channel in contacts.yaml", {"number": written})
                mend = Message("Correct it, or add the channel with its sources")
            yield Problem(mark, field, what, mend, "text.number")


def _prose(directory: Directory) -> Iterator[tuple[BaseModel, Steps, str, bool]]:
    """Every text a reader may see: its record, its place in it, its words, and whether it goes on paper."""
    for group, paper in (
        ((directory.site,), False),
        (directory.organizations, False),
        (directory.services, False),
        (directory.flowcharts, True),
        (directory.glossary, False),
        (directory.faq, False),
        (directory.laws, False),
        (directory.taxonomy.situations, False),
    ):
        for record in group:
            for steps, text in _texts(record, ()):
                for words in text.root.values():
                    yield record, steps, words, paper
    for contact in directory.contacts:
        if contact.summary:
            yield contact, ("summary",), str(contact.summary), False
    for guide in directory.guides:
        yield guide, (), guide.body, False


def _texts(value: object, steps: Steps) -> Iterator[tuple[Steps, Text]]:
    if isinstance(value, Text):
        yield steps, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in {"sources", "telephony"}:
                yield from _texts(getattr(value, name), (*steps, name))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts(each, (*steps, index))


RULES = (numbers_in_prose,)
