"""The work that waits: what to confirm, whom to ask for, what to translate."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.edition.policy import assurance_of, may_name, may_print, may_show
from generator.model.contact import Duty, Visibility
from generator.model.directory import Directory
from generator.model.discreet import Neutral
from generator.model.evidence import Assurance, Level
from generator.model.flowchart import Status
from generator.model.text import Text, texts
from generator.settings import Edition, Settings


@dataclass(frozen=True, slots=True)
class Waiting:
    """A channel that somebody has to confirm."""

    code: str
    contact: str
    level: Level
    shown: bool
    printed: bool
    fresh_until: date | None


@dataclass(frozen=True, slots=True)
class Worklist:
    """All open work, gravest first in every list."""

    unconfirmed: tuple[Waiting, ...]
    """Channels below the level of the site or of paper."""
    unknown: tuple[str, ...]
    """Contacts for which no channel is known at all."""
    without_focal_point: tuple[str, ...]
    """Offices without a contact person for reports."""
    doubtful: tuple[str, ...]
    """Codes of channels that somebody reported as wrong."""
    without_consent: tuple[str, ...]
    """Contacts that name a person without a recorded consent; no edition shows the name."""
    drafts: tuple[str, ...]
    """Flows that nobody has ratified."""
    to_review: tuple[str, ...]
    """Answers, laws and guides that somebody who knows must read."""
    untranslated: tuple[tuple[str, int], ...]
    """How many texts each language misses."""


def worklist(directory: Directory, settings: Settings) -> Worklist:
    """What waits on this day."""
    needed = {*directory.site.emergency, *directory.site.fallback, directory.site.owner_contact}
    waiting = sorted(
        _waiting(directory, settings), key=lambda each: (each.contact not in needed, each.shown, each.code)
    )
    manned = {each.organization for each in directory.contacts if each.duty is Duty.FOCAL_POINT}
    return Worklist(
        unconfirmed=tuple(waiting),
        unknown=tuple(each.id for each in directory.contacts if not each.channels),
        without_focal_point=tuple(each.id for each in directory.offices if each.id not in manned),
        doubtful=tuple(
            channel.code
            for contact, _, channel in directory.channels()
            if assurance_of(directory, contact, channel, settings).doubtful
        ),
        without_consent=tuple(
            each.id
            for each in directory.contacts
            if each.person and not may_name(each.person, Edition.STAFF, settings.today)
        ),
        drafts=tuple(each.id for each in directory.flowcharts if each.status is Status.DRAFT),
        to_review=(
            *(each.id for each in directory.faq if each.needs_review),
            *(each.id for each in directory.laws if each.needs_review),
            *(each.id for each in directory.guides if each.head.needs_review),
            *(f"discreet:{each.record}" for each in _neutral(directory) if each.needs_review),
        ),
        untranslated=tuple(
            (language.code, sum(not text.has(language.code) for text in translatable(directory)))
            for language in directory.site.languages[1:]
        ),
    )


def _neutral(directory: Directory) -> tuple[Neutral, ...]:
    return directory.discreet.records if directory.discreet else ()


def _waiting(directory: Directory, settings: Settings) -> Iterator[Waiting]:
    for contact, _, channel in directory.channels():
        if channel.visibility is Visibility.WITHHELD:
            continue
        found: Assurance = assurance_of(directory, contact, channel, settings)
        shown = may_show(directory.site, channel, found, Edition.STAFF)
        printed = shown and may_print(found)
        if not printed:
            yield Waiting(channel.code, contact.id, found.level, shown, printed, found.fresh_until)


def translatable(directory: Directory) -> Iterator[Text]:
    """Every text that a reader may see, guides and titles of sources excepted."""
    for group in (
        (directory.site, directory.taxonomy),
        directory.organizations,
        directory.contacts,
        directory.services,
        directory.flowcharts,
        directory.glossary,
        directory.faq,
        directory.laws,
    ):
        for record in group:
            yield from (text for _, text in texts(record, {"sources"}))
