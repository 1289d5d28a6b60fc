"""What texts say: numbers that may be shown there, guides in a language of the site."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.edition.policy import assurance_of, is_known_for_print, may_show
from generator.model.contact import Contact, Visibility
from generator.model.directory import Directory
from generator.model.discreet import Neutral
from generator.model.flowchart import Flowchart
from generator.model.parts.base import Record, Steps
from generator.model.parts.text import DEFAULT_LANGUAGE, texts
from generator.phone.number import opens_chat, significant
from generator.phone.prose import numbers_in
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Edition, Settings

_WRAPPED = re.compile(r"(?<=[\d\-)])[ \t]*\\?\r?\n[ \t>]*(?=[\d(])")
"""Where a line of a text or a guide, or of what a guide quotes, ends inside a number: a page shows a blank there."""
_SCHEME = re.compile(r"^https?://")


def check_numbers_in_prose(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Numbers in texts that no channel has, or whose channel may not stand there.

    A flow is printed, so its numbers must be printable; everything else stands on the site.
    """
    country = directory.site.telephony.country
    known: dict[str, str] = {}
    shown: set[str] = set()
    printed: set[str] = set()
    doubtful: set[str] = set()
    for contact, _, channel in directory.channels():
        if channel.number is None or contact.organization not in directory.organization:
            continue
        number = significant(channel.number, country)
        known[number] = channel.code
        assurance = assurance_of(directory, contact, channel, settings)
        if may_show(directory.site, channel, assurance, Edition.PUBLIC):
            shown.add(number)
            # The age of a check is work to do, never a fault of the text: no day alone makes an error.
            if is_known_for_print(assurance):
                printed.add(number)
            if assurance.doubtful:
                doubtful.add(number)
    for record, steps, written, paper in _numbers_in_prose(directory):
        number = significant(written, country)
        if number in (printed - doubtful if paper else shown):
            continue
        if number in doubtful and number in shown:
            # No error: one report must not keep the whole site from being built.
            what = Message("the text says {number}, which was reported as wrong", {"number": written})
            mend = Message("Check the number, then write down the confirmation: alur contacts confirm")
            yield record.warning(what, mend, Rule.TEXT_DOUBTFUL, *steps)
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
        yield record.problem(what, mend, Rule.TEXT_NUMBER, *steps)


@lru_cache(maxsize=8)
def _numbers_in_prose(directory: Directory) -> tuple[tuple[Record, Steps, str, bool], ...]:
    """Each number in a text that readers see: its record, its place there, as written, and whether it goes on paper."""
    return tuple(
        (record, steps, written, paper)
        for record, steps, text, paper in _prose(directory)
        for written in numbers_in(_WRAPPED.sub(" ", text), directory.site.telephony)
    )


def _prose(directory: Directory) -> Iterator[tuple[Record, Steps, str, bool]]:
    """Every text a reader may see: its record, its place in it, its words, and whether it goes on paper.

    A mailbox and an address are words too, as pages write them. Numbers in the names of contacts are taken out by
    `edition` where they may not stand.
    """
    for contact, index, channel in directory.channels():
        if channel.visibility is not Visibility.WITHHELD:
            yield contact, ("channels", index, "email"), (channel.email or "").partition("@")[0], False
            if channel.url and not opens_chat(channel.url):  # told as a chat
                yield contact, ("channels", index, "url"), _SCHEME.sub("", channel.url), False
    neutral = directory.discreet.records if directory.discreet else ()
    for record in (*directory.told_records(), *directory.areas, *neutral):
        for steps, text in texts(record):
            if steps in {("name",), ("texts", "name")} and _is_contact(record):
                continue
            for language, words in text.root.items():
                translated = set(text.root) != {DEFAULT_LANGUAGE}
                yield record, (*steps, language) if translated else steps, words, isinstance(record, Flowchart)
    for guide in directory.guides:
        for steps, text in texts(guide.head):
            yield from ((guide, steps, words, False) for words in text.root.values())
        yield guide, (), guide.body, False


def _is_contact(record: Record) -> bool:
    return isinstance(record, Contact) or (isinstance(record, Neutral) and record.record.startswith("contacts/"))


def check_guide_languages(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Guides without an Indonesian version, which every other language falls back to, or in a language of no page."""
    whole = {guide.id for guide in directory.guides if guide.language == DEFAULT_LANGUAGE}
    known = {language.code for language in directory.site.languages}
    for guide in directory.guides:
        if guide.language not in known:
            what = Message("nothing reads this file: the site has no language “{code}”", {"code": guide.language})
            mend = Message("Add it to languages: in content/site.yaml, or move the file to the folder of its language")
            yield guide.warning(what, mend, Rule.GUIDE_LANGUAGE)
        if guide.id not in whole:
            what = Message("the guide “{id}” is missing in Indonesian", {"id": guide.id})
            mend = Message(
                "Write content/pages/id/{id}.md; it stands wherever a translation is missing", {"id": guide.id}
            )
            yield guide.problem(what, mend, Rule.GUIDE_UNTRANSLATED)


RULES = (check_numbers_in_prose, check_guide_languages)
