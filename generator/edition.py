"""The only place that hides anything: a directory goes in, what one edition may show comes out.

Whatever is rendered afterwards sees the view alone, so it cannot show what the view does not hold.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from generator.model.contact import Channel, ChannelKind, Contact, Person, Visibility
from generator.model.directory import Directory
from generator.model.evidence import Assurance, Level, Limits, assure
from generator.model.organization import Organization
from generator.model.site import PrintException, Site
from generator.model.text import Line
from generator.neutral import neutral, reached
from generator.phone.number import readable, significant
from generator.phone.prose import numbers_in
from generator.settings import Edition, Settings


class GapReason(StrEnum):
    """Why a contact has nothing to show."""

    UNKNOWN = "unknown"
    """No channel has been found."""
    UNCONFIRMED = "unconfirmed"
    """There is one, but too little speaks for it."""
    INTERNAL = "internal"
    """There is one, but not for this edition's readers."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A contact that nobody can reach through this edition, and whom to offer instead."""

    reason: GapReason
    kinds: tuple[ChannelKind, ...]
    """What kinds of channel are left out; never their values."""
    fallback: tuple[str, ...]
    """Ids of contacts that can be reached, in the order to try them."""


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
        return tuple(contact for each in ids if (contact := self.directory.contact[each]).channels)

    def saves(self, contact: Contact) -> bool:
        """Whether the contact is worth keeping in an address book: somebody answers there, and about this."""
        return not contact.not_for_reports and any(each.number or each.email for each in contact.channels)

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
        return tuple(each for each in contact.channels if each.code in self.printable)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The emergency contacts without a number that may stand on paper today: until then no print may hang."""
        contacts = (self.directory.contact[each] for each in self.site.emergency)
        return tuple(
            contact.id for contact in contacts if not any(each.number for each in self.print_channels(contact))
        )

    @property
    def prints_wait(self) -> bool:
        """Whether every print is a specimen today: an emergency number waits, or the region is not open yet."""
        return self.site.draft or bool(self.waiting)

    def paper_until(self, codes: Iterable[str]) -> date | None:
        """The last day for which a print counts that carries these channels; None where none of them may be printed."""
        return min((day for each in codes if (day := self.assurances[each].paper_until)), default=None)

    def checked(self, *contacts: Contact) -> date | None:
        """The oldest date on which a shown channel of these contacts was checked."""
        dates = [
            seen for contact in contacts for each in contact.channels if (seen := self.assurances[each.code].checked)
        ]
        return min(dates, default=None)


def assurance_of(directory: Directory, contact: Contact, channel: Channel, settings: Settings) -> Assurance:
    """What speaks for this channel of the contact on the day of the settings, and how long that counts."""
    site, owner = directory.site, directory.organization.get(contact.organization)
    own: Limits = getattr(site.freshness, channel.freshness.value)
    found = assure(channel.sources, channel.confirmations, own, settings.today, channel.reported, settings.now)
    excepted = [each for each in site.publication.print_exceptions if owner and _covers(each, owner, found)]
    limits = max((each.limits(own) for each in excepted), key=lambda each: each.expires, default=own)
    grounds = [_ground(site, found, own)] if found.undoubted >= site.publication.print else []
    grounds += [_excepted(each, site, found, own) for each in excepted]
    prints_until, paper_until = max((each for each in grounds if each), default=(None, None))
    return replace(found, limits=limits, prints_until=prints_until, paper_until=paper_until)


def _covers(exception: PrintException, owner: Organization, found: Assurance) -> bool:
    return (
        owner.scope is exception.scope
        and found.undoubted >= exception.level
        and found.sources >= exception.sources
        and (found.official or not exception.official_source)
    )


def _ground(site: Site, found: Assurance, own: Limits) -> tuple[date, date] | None:
    """Until when it may be printed and may hang. Where paper asks for a confirmation, a source read since is none."""
    since = found.confirmed if site.publication.print is Level.CONFIRMED else found.checked
    if since is None or found.checked is None:
        return None
    hangs = found.checked + timedelta(days=site.freshness.print)
    return min(since + timedelta(days=own.expires), hangs), hangs


def _excepted(exception: PrintException, site: Site, found: Assurance, own: Limits) -> tuple[date, date] | None:
    """The same for what an exception covers; one that says when it expires says it for walls too."""
    if found.checked is None:
        return None
    hangs = found.checked + timedelta(days=exception.expires or site.freshness.print)
    return min(found.checked + timedelta(days=exception.limits(own).expires), hangs), hangs


def may_show(site: Site, channel: Channel, assurance: Assurance, edition: Edition) -> bool:
    """Whether the channel may appear on screen in this edition.

    A report alone hides nothing. It may be a mistake or a lie: an abuser who could make the number of the UPTD vanish
    with one message would do so. So a doubtful channel stays if it would be shown without the report, with a mark
    (`Assurance.doubtful`), behind the contact's other channels, and with somebody else beside it (`View.instead`).
    A keeper who knows that a number is wrong sets `visibility: withheld`.
    """
    allowed = {Visibility.PUBLIC, Visibility.STAFF} if edition is Edition.STAFF else {Visibility.PUBLIC}
    return channel.visibility in allowed and assurance.undoubted >= site.publication.site


def may_print(assurance: Assurance) -> bool:
    """Whether a channel that may be shown may stand on new paper too: enough is known of it, and lately enough.

    A doubtful one may not, not even an emergency number: nobody can put a mark on paper that hangs already, and a new
    sheet can wait until someone has asked its owner.
    """
    until = assurance.prints_until
    return not assurance.doubtful and until is not None and until >= assurance.today


def is_known_for_print(assurance: Assurance) -> bool:
    """Whether as much is known of a channel as paper asks for, whatever the age of its check and whoever doubts it."""
    return assurance.prints_until is not None


def may_name(person: Person | None, edition: Edition, today: date) -> bool:
    """Whether the person's name may appear: to the offices alone, and only with a consent given by today."""
    return edition is Edition.STAFF and person is not None and person.consent is not None and person.consent.on <= today


def _told(channel: Channel, assurance: Assurance, edition: Edition) -> Assurance:
    """The assurance as this edition's readers learn it.

    Outside the offices a number of the numbering plan (110, 129) carries no mark of doubt. Who is in danger must not
    hesitate before it: a call that fails tells so itself within seconds, and such a number never becomes a stranger's,
    as a mobile number may. The keeper's list still names it first, and it is not printed.
    """
    quiet = channel.kind.allotted and edition is not Edition.STAFF
    return replace(assurance, doubtful=False) if quiet else assurance


def home_of(site: Site, edition: Edition) -> str:
    """Where this edition will stand, as the site says; empty where it says nothing.

    The staff edition never falls back to the public address: the page there knows other editions of its booklets.
    """
    return (site.staff_base_url if edition is Edition.STAFF else site.base_url) or ""


def view(directory: Directory, settings: Settings) -> View:
    """What this edition shows on this day. The discreet one needs the directory's neutral texts."""
    if settings.edition is Edition.DISCREET:
        directory, _ = neutral(directory)
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
            number = readable(channel.number, site.telephony.country) if channel.number else None
            shown.append(channel.model_copy(update={"remark": None, "reported": None, "number": number}))
            assurances[channel.code] = _told(channel, assurance, edition)
            if may_print(assurance):
                printable.add(channel.code)
            elif is_known_for_print(assurance):
                lapsed.add(channel.code)
        shown.sort(key=lambda each: assurances[each.code].doubtful)
        person = contact.person if may_name(contact.person, edition, settings.today) else None
        contacts.append(contact.model_copy(update={"channels": tuple(shown), "person": person}))
    projected = _projected(directory, tuple(contacts))
    if edition is Edition.DISCREET:
        projected = reached(projected)
    doubted = {each.id for each in contacts if each.channels and assurances[each.channels[0].code].doubtful}
    return View(
        directory=projected,
        edition=edition,
        today=settings.today,
        base_url=f"{home.rstrip('/')}/" if (home := settings.base_url or home_of(site, edition)) else "",
        assurances=assurances,
        printable=frozenset(printable),
        lapsed=frozenset(lapsed),
        gaps=dict(_gaps(directory, projected, edition, doubted)),
        instead={each.id: _fallback(directory, projected, each, doubted) for each in contacts if each.id in doubted},
    )


def _projected(directory: Directory, contacts: tuple[Contact, ...]) -> Directory:
    """The directory with these contacts, and without the keeper's remarks and ledger."""
    contacts = tuple(_named(directory.site, contacts))
    silent = {"remark": None}
    return replace(
        directory,
        site=directory.site.model_copy(update=silent),
        contacts=contacts,
        organizations=tuple(each.model_copy(update=silent) for each in directory.organizations),
        services=tuple(each.model_copy(update=silent) for each in directory.services),
        flowcharts=tuple(each.model_copy(update=silent) for each in directory.flowcharts),
        prints=(),
        nodes={},
    )


def _named(site: Site, contacts: tuple[Contact, ...]) -> Iterator[Contact]:
    """The contacts, their names without numbers that are not shown: “PSC 119” is a number one would dial."""
    country = site.telephony.country
    shown = {significant(each.number, country) for one in contacts for each in one.channels if each.number}
    for contact in contacts:
        names = dict(contact.name.root)
        for language, name in contact.name.root.items():
            for number in numbers_in(name, site.telephony):
                if significant(number, country) not in shown:
                    names[language] = " ".join(names[language].replace(number, " ").split()) or contact.id
        yield contact if names == contact.name.root else contact.model_copy(update={"name": Line(names)})


def _fallback(directory: Directory, projected: Directory, contact: Contact, doubted: set[str]) -> tuple[str, ...]:
    """Whom to offer for this contact: those that can be reached, the doubtful ones last."""
    wanted = contact.fallback or directory.site.fallback
    reachable = (each for each in wanted if each != contact.id and projected.contact[each].channels)
    return tuple(sorted(reachable, key=lambda each: each in doubted))


def _gaps(directory: Directory, projected: Directory, edition: Edition, doubted: set[str]) -> Iterator[tuple[str, Gap]]:
    for contact in projected.contacts:
        if contact.channels:
            continue
        known = directory.contact[contact.id].channels
        readers = {Visibility.PUBLIC, Visibility.STAFF} if edition is Edition.STAFF else {Visibility.PUBLIC}
        if not known:
            reason = GapReason.UNKNOWN
        elif not readers & {each.visibility for each in known} and Visibility.STAFF in {
            each.visibility for each in known
        }:
            reason = GapReason.INTERNAL
        else:
            # What is withheld from everybody is unconfirmed too: nobody may hear that staff know more.
            reason = GapReason.UNCONFIRMED
        fallback = _fallback(directory, projected, contact, doubted)
        yield contact.id, Gap(reason, tuple(dict.fromkeys(each.kind for each in known)), fallback)


@dataclass(frozen=True, slots=True)
class Hidden:
    """A value that must stand nowhere in an edition's output."""

    value: str
    what: str
    """Whose and what it is, for the message of the audit."""


def hidden(directory: Directory, shown: View) -> tuple[Hidden, ...]:
    """Every value of the directory that this view does not hold, unless a shown record has it too."""
    country = directory.site.telephony.country
    seen = [channel for _, _, channel in shown.directory.channels()]
    visible = {value for channel in seen for value in _values(channel)}
    dialled = {significant(channel.number, country) for channel in seen if channel.number}
    found: list[Hidden] = []
    for contact, _, channel in directory.channels():
        if channel.code in shown.assurances:
            continue
        values = [value for value in _values(channel) if value not in visible]
        if channel.number and significant(channel.number, country) in dialled:
            values = [value for value in values if value != channel.number]  # in other signs, or another extension
        found += [Hidden(value, f"{contact.id} {channel.code}") for value in values]
    named = {str(each.person.name) for each in shown.directory.contacts if each.person}
    for each in directory.contacts:
        if each.person and str(each.person.name) not in named:
            found.append(Hidden(str(each.person.name), f"{each.id} person"))
    return tuple(found)


def everything(directory: Directory) -> tuple[Hidden, ...]:
    """Every value and name of every contact, for output in which nothing may be read."""
    found = [Hidden(value, f"{each.id} {one.code}") for each, _, one in directory.channels() for value in _values(one)]
    for each in directory.contacts:
        found += [Hidden(name, f"{each.id} name") for name in each.name.root.values()]
        found += [Hidden(str(each.person.name), f"{each.id} person")] if each.person else []
    return tuple(found)


def _values(channel: Channel) -> tuple[str, ...]:
    values = (channel.number, channel.email, channel.url, str(channel.address) if channel.address else None)
    return tuple(value for value in values if value)
