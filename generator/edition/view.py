"""A directory goes in, what one edition may show on one day comes out.

Whatever is rendered afterwards sees the view alone, so it cannot show what the view does not hold.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from generator.edition.access import KnownFact, known_access
from generator.edition.discreet import keep_reachable, make_neutral
from generator.edition.gap import Gap, choose_fallback, find_gaps
from generator.edition.notices import closings, keep_current_hours, keep_current_notices
from generator.edition.policy import (
    assurance_of,
    home_of,
    is_known_for_print,
    may_name,
    may_print,
    may_show,
    told_to_readers,
)
from generator.edition.unanswered import call_who_answers
from generator.language.phrases import phrases
from generator.model.contact import Channel, ChannelKind, Contact
from generator.model.directory import Directory
from generator.model.parts.base import copy_all
from generator.model.parts.evidence import Assurance, Level
from generator.model.parts.notice import Notice
from generator.model.parts.text import Line
from generator.model.sheet import EVERYONE
from generator.model.site import Site
from generator.phone.number import format_number, significant
from generator.phone.prose import numbers_in
from generator.settings import Edition, Settings


@dataclass(frozen=True)
class View:
    """One edition of the directory on one day. Its directory holds only what may be shown."""

    directory: Directory
    edition: Edition
    today: date
    base_url: str
    """Where the edition stands, with a slash at its end; empty where nobody said."""
    assurances: dict[str, Assurance]
    """By the code of every channel that is shown."""
    printable: frozenset[str]
    """Codes of the channels that may also stand on paper."""
    lapsed: frozenset[str]
    """Codes of the channels that stay off paper only until somebody has checked them again: their check is too old,
    or they were reported as wrong. A specimen may carry them, paper that hangs may not."""
    gaps: dict[str, Gap]
    """By the id of every contact without a channel to show."""
    gone_offices: tuple[str, ...] = ()
    """Ids of offices that are no more, whose prints may still be scanned. Nothing else of the ledger is shown."""
    access: dict[str, tuple[KnownFact, ...]] = field(default_factory=dict)
    """What may be told of access, by the id of a contact, and of an organization behind `organization/`."""
    unreached: dict[str, date] = field(default_factory=dict)
    """By the code of a channel that is shown: since when every try to reach somebody there has failed."""
    instead: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By the id of every contact whose shown channels are all doubtful: whom to offer beside it, as in a gap."""

    @property
    def site(self) -> Site:
        return self.directory.site

    def forbidden(self, text: str) -> tuple[str, ...]:
        """The words of this text that this edition may not say, in small letters."""
        given = self.directory.discreet if self.edition is Edition.DISCREET else None
        return given.forbidden(text) if given else ()

    def reachable(self, ids: tuple[str, ...]) -> tuple[Contact, ...]:
        """Those of the contacts that have a channel to show, in the same order."""
        return tuple(contact for id_ in ids if (contact := self.directory.contact[id_]).channels)

    @cached_property
    def closings(self) -> dict[str, tuple[Notice, ...]]:
        """By the code of every channel that nobody answers on some days: the notices that say so."""
        return closings(self.directory)

    @cached_property
    def channel(self) -> dict[str, Channel]:
        """Every channel that is shown, by its code."""
        return {channel.code: channel for _, _, channel in self.directory.channels()}

    def contact_of(self, code: str) -> Contact:
        """The contact of a channel that is shown, by the channel's code."""
        return next(contact for contact, _, channel in self.directory.channels() if channel.code == code)

    def notices_of(self, contact: Contact) -> tuple[Notice, ...]:
        """What stands above the contact's numbers: the notices of its organization, then its own."""
        return (*self.directory.organization[contact.organization].notices, *contact.notices)

    def saves(self, contact: Contact) -> bool:
        """Whether the contact is worth keeping in an address book: somebody answers there, and about this."""
        return not contact.not_for_reports and any(channel.number or channel.email for channel in contact.channels)

    def answer(self, ids: tuple[str, ...]) -> tuple[Contact, ...]:
        """Whom to turn to, first one first: those of the contacts that can be reached, or else the fallback."""
        return self.reachable(ids) or self.fallback

    @property
    def emergency(self) -> tuple[Contact, ...]:
        """The contacts that stand on every page and every print."""
        return self.reachable(self.site.emergency)

    @property
    def fallback(self) -> tuple[Contact, ...]:
        """Whom to offer wherever somebody cannot be reached."""
        return self.reachable(self.site.fallback)

    def print_channels(self, contact: Contact) -> tuple[Channel, ...]:
        """The contact's channels that may stand on paper today."""
        return tuple(channel for channel in contact.channels if channel.code in self.printable)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The emergency contacts without a number that may stand on paper today: until then no print may hang."""
        contacts = (self.directory.contact[contact_id] for contact_id in self.site.emergency)
        return tuple(
            contact.id for contact in contacts if not any(channel.number for channel in self.print_channels(contact))
        )

    @property
    def owner_agreed(self) -> bool:
        """Whether the owner has agreed to be named as the one who answers for the data."""
        return self.site.owner_agreed is not None and self.site.owner_agreed <= self.today

    @property
    def owner(self) -> Contact | None:
        """Where a wrong number is told: the owner's contact once a number of it is confirmed, since it leads nowhere
        before; None until then."""
        contact = self.directory.contact.get(self.site.owner_contact or "")
        known = (channel for channel in contact.channels if channel.kind is not ChannelKind.WALK_IN) if contact else ()
        return contact if any(self.assurances[channel.code].level is Level.CONFIRMED for channel in known) else None

    @property
    def prints_wait(self) -> bool:
        """Whether every print is a specimen today: an emergency number waits, or the region is not open yet."""
        return self.site.draft or bool(self.waiting)

    def paper_until(self, codes: Iterable[str]) -> date | None:
        """The last day for which a print counts that carries these channels; None where none of them may be printed."""
        return min((day for code in codes if (day := self.assurances[code].paper_until)), default=None)

    def checked(self, *contacts: Contact) -> date | None:
        """The oldest date on which a shown channel of these contacts was checked."""
        dates = [
            seen
            for contact in contacts
            for channel in contact.channels
            if (seen := self.assurances[channel.code].checked)
        ]
        return min(dates, default=None)


def speaker(view: View, language: str) -> Callable[[str], str]:
    """Gives our own phrases in this language, as this edition and this region say them."""
    return phrases(language, view.edition, view.site.local_words).gettext


def view(directory: Directory, settings: Settings) -> View:
    """What this edition shows on this day. The discreet one needs the directory's neutral texts."""
    if settings.edition is Edition.DISCREET:
        directory, _ = make_neutral(directory)
    site, edition = directory.site, settings.edition
    assurances: dict[str, Assurance] = {}
    printable: set[str] = set()
    lapsed: set[str] = set()
    contacts: list[Contact] = []
    for contact in directory.contacts:
        shown: list[Channel] = []
        for channel in contact.channels:
            assurance = assurance_of(directory, contact, channel, settings)
            if not may_show(site, channel, assurance, edition):
                continue
            number = format_number(channel.number, site.telephony.country) if channel.number else None
            schedule = keep_current_hours(channel.schedule, settings.today)
            told = {"remark": None, "reported": None, "number": number, "schedule": schedule}
            shown.append(channel.model_copy(update=told))
            assurances[channel.code] = told_to_readers(channel, assurance, edition)
            if may_print(assurance):
                printable.add(channel.code)
            elif is_known_for_print(assurance):
                lapsed.add(channel.code)
        shown.sort(key=lambda channel: assurances[channel.code].doubtful)
        person = contact.person if may_name(contact.person, edition, settings.today) else None
        contacts.append(contact.model_copy(update={"channels": tuple(shown), "person": person}))
    projected = _projected(directory, tuple(contacts))
    projected = keep_current_notices(projected, settings.today, assurances)
    if edition is Edition.DISCREET:
        projected = keep_reachable(projected)
    doubted = {contact.id for contact in contacts if contact.channels and assurances[contact.channels[0].code].doubtful}
    return View(
        directory=projected,
        edition=edition,
        today=settings.today,
        base_url=f"{home.rstrip('/')}/" if (home := settings.base_url or home_of(site, edition)) else "",
        assurances=assurances,
        printable=frozenset(printable),
        lapsed=frozenset(lapsed),
        gaps=dict(find_gaps(directory, projected, edition, doubted)),
        gone_offices=_gone_offices(directory),
        access=known_access(directory, settings),
        unreached=dict(_unreached(directory, projected, settings)),
        instead={
            contact.id: choose_fallback(directory, projected, contact, doubted)
            for contact in contacts
            if contact.id in doubted
        },
    )


def _gone_offices(directory: Directory) -> tuple[str, ...]:
    """Ids under which prints were handed out and no office stands today: it was closed, or has another id."""
    known = {EVERYONE, *(office.id for office in directory.offices)}
    return tuple(dict.fromkeys(issued.office for issued in directory.prints if issued.office not in known))


def _unreached(directory: Directory, shown: Directory, settings: Settings) -> Iterator[tuple[str, date]]:
    """Outside the offices, of no number of the numbering plan: see `told_to_readers`."""
    histories = directory.call_histories(settings.today)
    for _, _, channel in shown.channels():
        since = histories[channel.code].unreached_since if channel.code in histories else None
        if since and (settings.edition is Edition.STAFF or not channel.kind.allotted):
            yield channel.code, since


def _projected(directory: Directory, contacts: tuple[Contact, ...]) -> Directory:
    """The directory with these contacts, flows that call who answers, and without the keeper's remarks and ledger."""
    contacts = tuple(_named(directory.site, contacts))
    by_id = {contact.id: contact for contact in contacts}
    return replace(
        directory,
        site=directory.site.model_copy(update={"remark": None}),
        contacts=copy_all(contacts, access=None),
        organizations=copy_all(directory.organizations, remark=None, access=None),
        services=copy_all(directory.services, remark=None),
        flowcharts=tuple(call_who_answers(flow, by_id) for flow in copy_all(directory.flowcharts, remark=None)),
        prints=(),
        calls=(),
        readings=(),
    )


def _named(site: Site, contacts: tuple[Contact, ...]) -> Iterator[Contact]:
    """The contacts, their names without numbers that are not shown: “PSC 119” is a number one would dial."""
    country = site.telephony.country
    shown = {significant(channel.number, country) for one in contacts for channel in one.channels if channel.number}
    for contact in contacts:
        names = dict(contact.name.root)
        for language, name in contact.name.root.items():
            for number in numbers_in(name, site.telephony):
                if significant(number, country) not in shown:
                    names[language] = " ".join(names[language].replace(number, " ").split()) or contact.id
        yield contact if names == contact.name.root else contact.model_copy(update={"name": Line(names)})
