"""What needs confirming, gravest first, with why and since when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from generator.edition.policy import assurance_of, is_known_for_print, may_name, may_show
from generator.model.call import NO_CALLS, CallHistory
from generator.model.contact import Channel, ChannelKind, Contact, Duty, Visibility
from generator.model.directory import Directory
from generator.model.parts.evidence import CONFIRMING, Assurance
from generator.settings import Edition, Settings


class Reason(IntEnum):
    """Why it needs a person; the lowest is the gravest."""

    DOUBTFUL = 1
    """Somebody reported it as wrong, and readers still see it."""
    HIDDEN = 2
    """Below the level of the site: nobody can use it."""
    SECOND = 3
    """A line for danger that too few people have confirmed to be shown."""
    UNKNOWN = 4
    """No channel of the contact is known."""
    STALE = 5
    """The last check is older than its limit."""
    GONE = 6
    """The sources of its last check are no longer there."""
    UNMANNED = 7
    """An office without a contact person."""
    NO_CONSENT = 8
    """A person's name without a recorded consent."""
    UNPRINTED = 9
    """Below the level of paper."""
    NEVER = 10
    """Never confirmed, though it may be used."""


class HowToConfirm(StrEnum):
    """How to find out."""

    CALL = "call"
    WRITE = "write"
    VISIT = "visit"
    OPEN = "open"
    READ = "read"
    """What is known of it comes from its sources: they are read again, and nobody is called."""
    ASK_OWNER = "ask_owner"
    """In writing, or in a quiet hour: a line for danger must not be kept busy by tests."""
    ASK_IN_WRITING = "ask_in_writing"
    """They asked not to be called, or calling has failed too often."""
    FIND = "find"
    APPOINT = "appoint"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do."""

    reasons: tuple[Reason, ...]
    """Gravest first; at least one."""
    since: date | None
    """Since when the gravest holds; None where the files do not tell."""
    way: HowToConfirm
    office: str
    contact: str
    """The contact's id; of an office without one, the office's."""
    name: str
    code: str = ""
    kind: ChannelKind | None = None
    value: str = ""
    vital: bool = False
    """True for contacts that stand on every page, or that others fall back to."""
    history: CallHistory = NO_CALLS
    """What was tried at the channel."""
    posts: tuple[str, ...] = ()
    """Which posts have confirmed it."""


def list_due(directory: Directory, settings: Settings) -> tuple[Due, ...]:
    """Everything that waits on this day. Channels that nobody may see wait for nothing."""
    tasks = [*_channels(directory, settings), *_contacts(directory, settings), *_offices(directory)]
    return tuple(sorted(tasks, key=gravity))


def gravity(task: Due) -> tuple[Reason, bool, bool, date, str, str]:
    """A key that sorts the gravest first.

    A number comes before an address, in writing or of a house: only a wrong number rings at a stranger's.
    """
    written = task.kind is not None and not task.kind.dialled
    return task.reasons[0], written, not task.vital, task.since or date.min, task.code, task.contact


def _vital(directory: Directory) -> set[str | None]:
    site = directory.site
    return {*site.emergency, *site.fallback, site.owner_contact}


def _channels(directory: Directory, settings: Settings) -> Iterator[Due]:
    vital, histories = _vital(directory), directory.call_histories(settings.today)
    for contact, _, channel in directory.channels():
        if channel.visibility is Visibility.WITHHELD:
            continue
        office = directory.organization[contact.organization]
        assurance = assurance_of(directory, contact, channel, settings)
        shown = may_show(directory.site, channel, assurance, Edition.STAFF)
        never = not any(
            confirmation.method in CONFIRMING and confirmation.on <= settings.today
            for confirmation in channel.confirmations
        )
        reasons = (
            (Reason.DOUBTFUL, assurance.doubtful),
            (Reason.HIDDEN, not shown),
            (Reason.SECOND, bool(assurance.missing) and not shown),
            (Reason.STALE, _is_stale(assurance)),
            (Reason.GONE, assurance.forsaken and not _is_stale(assurance)),
            (Reason.UNPRINTED, shown and not is_known_for_print(assurance)),
            (Reason.NEVER, never),
        )
        history = histories.get(channel.code, NO_CALLS)
        holding = tuple(reason for reason, holds in reasons if holds)
        if holding:
            yield Due(
                holding,
                _since(channel, assurance, holding[0]),
                HowToConfirm.READ if _rests_on_sources(channel, assurance, holding[0]) else _way(channel, history),
                str(office.short_name),
                contact.id,
                str(contact.name),
                channel.code,
                channel.kind,
                channel.value,
                contact.id in vital,
                history,
                assurance.posts,
            )


def _is_stale(assurance: Assurance) -> bool:
    return assurance.expired or (assurance.due and assurance.checked is not None and not assurance.forsaken)


def _since(channel: Channel, assurance: Assurance, reason: Reason) -> date | None:
    if reason is Reason.DOUBTFUL:
        return channel.reported.on if channel.reported else None
    days = [assurance.fresh_until if assurance.due else None, assurance.prints_until if assurance.expired else None]
    if known := [day for day in days if day]:
        return min(known) + timedelta(days=1)
    return min((source.checked for source in channel.sources), default=None)


def _rests_on_sources(channel: Channel, assurance: Assurance, reason: Reason) -> bool:
    """Whether reading its sources again is all that its check needs: it has no confirmation, and needs none for paper,
    or must not be called."""
    bare = reason in {Reason.STALE, Reason.GONE} and bool(channel.sources) and assurance.confirmed is None
    return bare and (is_known_for_print(assurance) or _way(channel) is HowToConfirm.ASK_OWNER)


def _way(channel: Channel, history: CallHistory = NO_CALLS) -> HowToConfirm:
    if channel.for_danger:
        return HowToConfirm.ASK_OWNER
    if channel.kind is ChannelKind.WALK_IN:
        return HowToConfirm.VISIT
    if channel.kind is ChannelKind.WEB:
        return HowToConfirm.OPEN
    if channel.kind.dialled and (history.do_not_call or history.silent):
        return HowToConfirm.ASK_IN_WRITING
    return HowToConfirm.CALL if channel.kind is ChannelKind.VOICE else HowToConfirm.WRITE


def _contacts(directory: Directory, settings: Settings) -> Iterator[Due]:
    vital = _vital(directory)
    for contact in directory.contacts:
        office = str(directory.organization[contact.organization].short_name)
        if not contact.channels:
            yield _due(Reason.UNKNOWN, HowToConfirm.FIND, office, contact, contact.id in vital)
        if contact.person and not may_name(contact.person, Edition.STAFF, settings.today):
            yield _due(Reason.NO_CONSENT, HowToConfirm.CONSENT, office, contact, False)


def _due(reason: Reason, way: HowToConfirm, office: str, contact: Contact, vital: bool) -> Due:
    return Due((reason,), None, way, office, contact.id, str(contact.name), vital=vital)


def _offices(directory: Directory) -> Iterator[Due]:
    for office in directory.offices:
        if not directory.contacts_of(office.id, Duty.FOCAL_POINT):
            yield Due(
                (Reason.UNMANNED,), None, HowToConfirm.APPOINT, str(office.short_name), office.id, str(office.name)
            )
