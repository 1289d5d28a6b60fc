"""What may be published, and how fresh it is."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from generator.edition.policy import assurance_of, home_of, may_show
from generator.edition.view import view
from generator.model.contact import ChannelKind, Visibility
from generator.model.directory import Directory
from generator.model.parts.base import Record
from generator.model.parts.forms import is_private
from generator.model.service import OpenLocation
from generator.model.site import UNNAMED_OWNER
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.settings import Edition, Settings


def check_confidential(directory: Directory, _: Settings) -> Iterator[Problem]:
    """A place that must stay secret has no address anywhere."""
    secret = {organization.id for organization in directory.organizations if organization.confidential}
    for contact, index, channel in directory.channels():
        if contact.organization in secret and channel.kind is ChannelKind.WALK_IN:
            what = Message("“{id}” is confidential and may have no address", {"id": contact.organization})
            mend = Message("Delete this channel, also from older versions of the file")
            yield contact.problem(what, mend, Rule.PLACE_CONFIDENTIAL, "channels", index)
    for service in directory.services:
        if service.organization in secret and isinstance(service.location, OpenLocation):
            what = Message("“{id}” is confidential and may have no address", {"id": service.organization})
            mend = Message("Write location: {{confidential: true, name: ...}}")
            yield service.problem(what, mend, Rule.PLACE_CONFIDENTIAL, "location")


def check_reachable(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Nobody on every page, or nobody to offer where somebody is missing."""
    for name, what in (
        ("emergency", Message("no contact stands on every page and print")),
        ("fallback", Message("nobody is offered where a contact is missing")),
    ):
        given = getattr(directory.site, name)
        if not given:
            yield directory.site.problem(what, Message("Name at least one contact"), Rule.POLICY_NOBODY, name)
        for index, contact in enumerate(given):
            if contact in given[:index]:
                again = Message("“{id}” stands twice in this list", {"id": contact})
                yield directory.site.problem(again, Message("Keep it once"), Rule.POLICY_TWICE, name, index)


def check_second_person(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Lines for danger that readers do not see, because too few people have confirmed them."""
    for contact, index, channel in directory.channels():
        if contact.organization not in directory.organization or channel.visibility is Visibility.WITHHELD:
            continue  # the first is told as an unknown reference
        assurance = assurance_of(directory, contact, channel, settings)
        if not assurance.missing or may_show(directory.site, channel, assurance, Edition.STAFF):
            continue
        what = Message("{code} is a line for danger, and waits for two people to confirm it", {"code": channel.code})
        if assurance.posts:
            values = {"code": channel.code, "posts": ", ".join(assurance.posts)}
            what = Message("{code} is a line for danger, and waits for a second person: so far only {posts}", values)
        mend = Message("Let another post confirm it; the same post twice does not count")
        yield contact.warning(what, mend, Rule.CHANNEL_SECOND, "channels", index, "confirmations")


def check_emergency(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """The numbers that stand on every page can be shown."""
    known = directory.contact
    if any(contact_id not in known for contact_id in (*directory.site.emergency, *directory.site.fallback)):
        return  # told as unknown references
    if any(contact.organization not in directory.organization for contact in directory.contacts):
        return
    if any(other not in known for contact in directory.contacts for other in contact.fallback):
        return
    if settings.edition is Edition.DISCREET and directory.discreet is None:
        return  # told as a missing file
    shown = view(directory, settings)
    for name in ("emergency", "fallback"):
        for index, contact_id in enumerate(getattr(directory.site, name)):
            seen = getattr(shown.site, name)[index]  # the discreet edition may call it otherwise
            channels = shown.directory.contact[seen].channels
            if channels and (name != "emergency" or any(channel.kind.dialled for channel in channels)):
                continue
            what = (
                Message("“{id}” stands on every page, but has no number that may be shown", {"id": contact_id})
                if channels
                else Message("“{id}” stands on every page, but none of its channels may be shown", {"id": contact_id})
            )
            mend = Message("Add sources or a confirmation, or name another contact")
            yield directory.site.problem(what, mend, Rule.POLICY_EMERGENCY, name, index)


def check_days(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Days that have not been yet: an owner's agreement, a letter to an office."""
    days: list[tuple[Record, str, str, date | None]] = [
        (directory.site, "site", "owner_agreed", directory.site.owner_agreed),
        *((office, office.id, "asked", office.asked) for office in directory.organizations),
    ]
    for record, name, field, day in days:
        if day and day > settings.known_until:
            what = Message("{id} has the day {day}, which is in the future", {"id": name, "day": day.isoformat()})
            yield record.warning(what, Message("Correct the date"), Rule.DATE_FUTURE, field)


def check_dates(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Checks from the future, and checks that are too old."""
    for contact, index, channel in directory.channels():
        now = settings.known_until
        late = [confirmation.on for confirmation in channel.confirmations if confirmation.on > now]
        late += [channel.reported.on] if channel.reported and channel.reported.on > now else []
        late += [source.checked for source in channel.sources if source.checked > now]
        for day in late:
            what = Message(
                "{code} was checked on {day}, which is in the future", {"code": channel.code, "day": day.isoformat()}
            )
            yield contact.warning(what, Message("Correct the date"), Rule.DATE_FUTURE, "channels", index)
        for source in channel.sources:
            if source.published and source.published > now.isoformat()[: len(source.published)]:
                values = {"code": channel.code, "day": source.published}
                what = Message("{code} has a source written in {day}, which is in the future", values)
                yield contact.warning(what, Message("Correct the date"), Rule.DATE_FUTURE, "channels", index)
        assurance = assurance_of(directory, contact, channel, settings)
        if assurance.due and assurance.checked and not assurance.forsaken and not late:
            what = Message(
                "{code} was last checked on {day}, too long ago",
                {"code": channel.code, "day": assurance.checked.isoformat()},
            )
            mend = Message("Check it again; alur contacts due says how, and with which command to write it down")
            yield contact.warning(what, mend, Rule.DATE_STALE, "channels", index)


def check_persons(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Names that are kept without a recorded basis (UU 27/2022)."""
    for contact in directory.contacts:
        if contact.person and not contact.person.consent:
            what = Message("the contact “{id}” names a person without a recorded consent", {"id": contact.id})
            mend = Message("Add consent: with on and method, or delete the name")
            yield contact.warning(what, mend, Rule.PERSON_CONSENT, "person")


def check_base_url(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """A base address of this edition that a phone outside one network cannot open; QR codes lead there."""
    quiet = directory.discreet if settings.edition is Edition.DISCREET else None
    site = directory.site
    given = settings.base_url or (quiet.base_url if quiet else home_of(site, settings.edition))
    if given and is_private(given):
        host = urlsplit(given).hostname or ""
        what = Message(
            "{host} is known inside one network only; a phone outside it cannot open the code", {"host": host}
        )
        mend = Message("Write an address that every phone can open, or none")
        field = "staff_base_url" if settings.edition is Edition.STAFF else "base_url"
        yield (quiet or site).warning(what, mend, Rule.SITE_PRIVATE_ADDRESS, field)


def check_edition_addresses(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Two editions at one address: a code on the print of one would lead to a page of the other."""
    known: dict[str, str] = {}
    quiet = directory.discreet
    site = directory.site
    for record, field, given in (
        (site, "base_url", site.base_url),
        (site, "staff_base_url", site.staff_base_url),
        (quiet, "base_url", quiet.base_url if quiet else None),
    ):
        if record is None or given is None:
            continue
        parts = urlsplit(given.rstrip("/"))
        home = f"{parts.netloc.lower()}{parts.path}"
        if home in known:
            what = Message("another edition stands at {address}", {"address": given})
            mend = Message("Write an address of its own, or delete the line: prints are then drawn without a code")
            yield record.problem(what, mend, Rule.SITE_SHARED_ADDRESS, field)
        known.setdefault(home, field)


def check_owner(directory: Directory, _: Settings) -> Iterator[Problem]:
    """An owner that agreed and has no name: the site would say that an office answers for it which nobody asked."""
    site = directory.site
    if site.owner_agreed and str(site.owner).startswith(UNNAMED_OWNER):
        what = Message("the owner agreed, but has no name yet: {owner}", {"owner": site.owner})
        mend = Message("Write the name of the office that agreed, or delete owner_agreed")
        yield site.problem(what, mend, Rule.SITE_OWNER, "owner")


def check_short_codes(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Short codes that are listed twice: nobody could tell whose they are."""
    first: set[str] = set()
    for index, short in enumerate(directory.site.telephony.short_codes):
        if short.number in first:
            what = Message("“{id}” stands twice in this list", {"id": short.number})
            steps = ("telephony", "short_codes", index)
            yield directory.site.problem(what, Message("Keep it once"), Rule.NUMBER_SHORT, *steps)
        first.add(short.number)


RULES = (
    check_confidential,
    check_reachable,
    check_emergency,
    check_second_person,
    check_days,
    check_dates,
    check_persons,
    check_base_url,
    check_edition_addresses,
    check_owner,
    check_short_codes,
)
