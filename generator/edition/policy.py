"""What an edition may show, print and name, and how long what speaks for a channel counts.

The editions themselves are `Edition` in `generator/settings.py`, which says what a new one needs.
"""

from dataclasses import replace
from datetime import date, timedelta

from generator.model.contact import Channel, Contact, Person, Visibility
from generator.model.directory import Directory
from generator.model.organization import Organization
from generator.model.parts.evidence import Assurance, Level, Limits, assure
from generator.model.site import PrintException, Site
from generator.settings import Edition, Settings


def assurance_of(directory: Directory, contact: Contact, channel: Channel, settings: Settings) -> Assurance:
    """What speaks for this channel of the contact on the day of the settings, and how long that counts."""
    site, owner = directory.site, directory.organization.get(contact.organization)
    own: Limits = getattr(site.freshness, channel.freshness.value)
    noted = channel.changed is not None  # whatever limit it has by now
    posts = site.publication.crisis_posts if channel.for_danger or noted else 1
    assurance = assure(
        channel.sources,
        channel.confirmations,
        own,
        settings.today,
        channel.reported,
        settings.now,
        directory.reading,
        needed_posts=posts,
        changed=noted and posts > 1,
    )
    excepted = [
        exception for exception in site.publication.print_exceptions if owner and _covers(exception, owner, assurance)
    ]
    limits = max(
        (exception.limits(own) for exception in excepted), key=lambda of_exception: of_exception.expires, default=own
    )
    grounds = [_ground(site, assurance, own)] if assurance.undoubted >= site.publication.print else []
    grounds += [_excepted(exception, site, assurance, own) for exception in excepted]
    prints_until, paper_until = max((ground for ground in grounds if ground), default=(None, None))
    return replace(assurance, limits=limits, prints_until=prints_until, paper_until=paper_until)


def _covers(exception: PrintException, owner: Organization, assurance: Assurance) -> bool:
    return (
        owner.scope is exception.scope
        and assurance.undoubted >= exception.level
        and assurance.sources >= exception.sources
        and (assurance.official or not exception.official_source)
    )


def _ground(site: Site, assurance: Assurance, own: Limits) -> tuple[date, date] | None:
    """Until when it may be printed and may hang. Where paper asks for a confirmation, a source read since is none."""
    since = assurance.confirmed if site.publication.print is Level.CONFIRMED else assurance.checked
    if since is None or assurance.checked is None:
        return None
    hangs = assurance.checked + timedelta(days=site.freshness.print)
    return min(since + timedelta(days=own.expires), hangs), hangs


def _excepted(exception: PrintException, site: Site, assurance: Assurance, own: Limits) -> tuple[date, date] | None:
    """The same for what an exception covers; one that says when it expires says it for walls too."""
    if assurance.checked is None:
        return None
    hangs = assurance.checked + timedelta(days=exception.expires or site.freshness.print)
    return min(assurance.checked + timedelta(days=exception.limits(own).expires), hangs), hangs


def may_show(site: Site, channel: Channel, assurance: Assurance, edition: Edition) -> bool:
    """Whether the channel may appear on screen in this edition.

    A report alone hides nothing. It may be a mistake or a lie: an abuser who could make the number of the UPTD vanish
    with one message would do so. So a doubtful channel stays if it would be shown without the report, with a mark
    (`Assurance.doubtful`), behind the contact's other channels, and with somebody else beside it (`View.instead`).
    A keeper who knows that a number is wrong sets `visibility: withheld`. A candidate is shown to nobody: one person
    alone, by mistake or by malice, must not put another number in the place of a line for danger.
    """
    allowed = {Visibility.PUBLIC, Visibility.STAFF} if edition is Edition.STAFF else {Visibility.PUBLIC}
    needed = site.publication.site
    if channel.address and site.publication.address is not None:
        needed = min(needed, site.publication.address)
    return channel.visibility in allowed and assurance.undoubted >= needed and not assurance.candidate


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


def told_to_readers(channel: Channel, assurance: Assurance, edition: Edition) -> Assurance:
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
