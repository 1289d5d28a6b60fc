"""The work that waits: what to confirm, whom to ask for, what to translate."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.edition.policy import assurance_of, may_name, may_print, may_show
from generator.model.contact import Duty, Visibility
from generator.model.directory import Directory
from generator.model.discreet import Neutral
from generator.model.flowchart import Status
from generator.model.parts.evidence import Assurance, Level
from generator.model.parts.text import Text, texts
from generator.settings import Edition, Settings


@dataclass(frozen=True, slots=True)
class UnconfirmedChannel:
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

    unconfirmed: tuple[UnconfirmedChannel, ...]
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


def make_worklist(directory: Directory, settings: Settings) -> Worklist:
    """What waits on this day: contacts of every page first, then what nobody can see, then by record code."""
    needed = {*directory.site.emergency, *directory.site.fallback, directory.site.owner_contact}
    waiting = sorted(
        _waiting(directory, settings), key=lambda task: (task.contact not in needed, task.shown, task.code)
    )
    manned = {contact.organization for contact in directory.contacts if contact.duty is Duty.FOCAL_POINT}
    return Worklist(
        unconfirmed=tuple(waiting),
        unknown=tuple(contact.id for contact in directory.contacts if not contact.channels),
        without_focal_point=tuple(office.id for office in directory.offices if office.id not in manned),
        doubtful=tuple(
            channel.code
            for contact, _, channel in directory.channels()
            if assurance_of(directory, contact, channel, settings).doubtful
        ),
        without_consent=tuple(
            contact.id
            for contact in directory.contacts
            if contact.person and not may_name(contact.person, Edition.STAFF, settings.today)
        ),
        drafts=tuple(flowchart.id for flowchart in directory.flowcharts if flowchart.status is Status.DRAFT),
        to_review=(
            *(question.id for question in directory.faq if question.needs_review),
            *(law.id for law in directory.laws if law.needs_review),
            *(guide.id for guide in directory.guides if guide.head.needs_review),
            *(f"discreet:{replacement.record}" for replacement in _neutral(directory) if replacement.needs_review),
        ),
        untranslated=tuple(
            (language.code, sum(not text.has(language.code) for text in translatable_texts(directory)))
            for language in directory.site.languages[1:]
        ),
    )


def _neutral(directory: Directory) -> tuple[Neutral, ...]:
    return directory.discreet.records if directory.discreet else ()


def _waiting(directory: Directory, settings: Settings) -> Iterator[UnconfirmedChannel]:
    for contact, _, channel in directory.channels():
        if channel.visibility is Visibility.WITHHELD:
            continue
        assurance: Assurance = assurance_of(directory, contact, channel, settings)
        shown = may_show(directory.site, channel, assurance, Edition.STAFF)
        printed = shown and may_print(assurance)
        if not printed:
            yield UnconfirmedChannel(channel.code, contact.id, assurance.level, shown, printed, assurance.fresh_until)


def translatable_texts(directory: Directory) -> Iterator[Text]:
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
