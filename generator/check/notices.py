"""Notices end by themselves, close what is there, and lead to nobody who may not be shown."""

from collections.abc import Iterator

from generator.edition.notices import Announcer, announcers
from generator.edition.policy import assurance_of, may_show
from generator.model.contact import Contact
from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.model.service import Service
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Edition, Settings

LONGEST = 90
"""Days after its first on which a notice must be over: what holds for longer belongs into the record itself."""


def check_notice_days(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Notices that stay too long, and notices that are over."""
    for record in announcers(directory):
        for at, notice in enumerate(record.notices):
            if notice.days > LONGEST + 1:
                what = Message("the notice holds for more than {days} days", {"days": LONGEST})
                mend = Message("Write an earlier last day (valid_until), or change the record itself")
                yield record.problem(what, mend, Rule.NOTICE_LONG, "notices", at, "valid_until")
            elif notice.valid_until < settings.today:
                day = notice.valid_until.isoformat()
                what = Message("the notice was over on {day}; no page shows it any more", {"day": day})
                yield record.warning(what, Message("Delete it"), Rule.NOTICE_OVER, "notices", at, "valid_until")


def check_closed_channels(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Notices that close a channel of somebody else, which nobody would look for there."""
    for record in announcers(directory):
        own = _own_channels(directory, record)
        for at, notice in enumerate(record.notices):
            for place, code in enumerate(notice.closes):
                if own is not None and code not in own:
                    what = Message("the notice closes {code}, which is no channel of this record", {"code": code})
                    mend = Message("Write the notice where that channel stands, or name another code")
                    yield record.problem(what, mend, Rule.NOTICE_CLOSES, "notices", at, "closes", place)


def _own_channels(directory: Directory, record: Announcer) -> frozenset[str] | None:
    """Codes of the channels that a notice of this record may close; None for all."""
    match record:
        case Contact():
            contacts: tuple[Contact, ...] = (record,)
        case Organization():
            contacts = directory.contacts_of(record.id)
        case Service():
            contacts = tuple(contact for contact in directory.contacts if contact.id in record.contacts)
        case _:
            return None
    return frozenset(channel.code for contact in contacts for channel in contact.channels)


def check_replacements(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Notices that lead to a channel which the site may not show, or which somebody reported, or which is closed."""
    shown, doubtful = set(), set()
    for contact, _, channel in directory.channels():
        if contact.organization in directory.organization:
            assurance = assurance_of(directory, contact, channel, settings)
            if may_show(directory.site, channel, assurance, Edition.PUBLIC):
                shown.add(channel.code)
            if assurance.doubtful:
                doubtful.add(channel.code)
    known = {channel.code for _, _, channel in directory.channels()}
    mend = Message("Name a channel that is confirmed and open on these days, or delete the line")
    for record in announcers(directory):
        for at, notice in enumerate(record.notices):
            code = notice.instead
            if code is None or code not in known:
                continue  # one that nobody has is told as an unknown reference
            values = {"code": code}
            report = record.problem
            if code not in shown:
                what = Message("the notice leads to {code}, which may not be shown yet", values)
            elif code in doubtful:
                # No error: one report must not keep the whole site from being built.
                report = record.warning
                what = Message("the notice leads to {code}, which was reported as wrong", values)
            elif code in notice.closes:
                what = Message("the notice leads to {code}, which it closes itself", values)
            else:
                continue
            yield report(what, mend, Rule.NOTICE_REPLACEMENT, "notices", at, "instead")


RULES = (check_notice_days, check_closed_channels, check_replacements)
