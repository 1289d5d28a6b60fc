"""A contact as readers meet it everywhere: buttons to tap, what to know first, and how sure we are."""

from dataclasses import dataclass
from datetime import date

from generator.edition.gap import GapReason
from generator.edition.view import View, speaker
from generator.language import channels
from generator.model.contact import Answer, ChannelKind, Contact
from generator.model.parts.evidence import Level
from generator.model.parts.text import Line, Text
from generator.model.routes import PagePlace, contact_url, vcard_url
from generator.render.contact.access import spoken_access
from generator.render.contact.announcement import Announcement, announce
from generator.render.contact.button import Button, make_button
from generator.render.contact.report import report_href
from generator.settings import Edition


@dataclass(frozen=True, slots=True)
class Check:
    """How old the check of a contact is, in words that get graver with its age.

    Pages also carry the day and the limits, so that the script counts by the phone's own date
    (`components/record.html`).
    """

    on: date
    """The oldest check of a channel that is shown."""
    confirmed: bool
    """True when every channel was confirmed by its owner, a visit or a test call, and not too long ago for paper."""
    written: str
    """When the newest source was written, where that is long ago: `2020`."""
    after: tuple[int, ...]
    """After how many days each step begins."""
    step: int
    """How many of them have begun: 0 while the check is not due."""
    words: str
    """What to say at this step; empty while the check is not due."""
    advice: str
    """What to do if nobody answers, from the first step on."""


@dataclass(frozen=True, slots=True)
class Card:
    """A contact with everything that may be shown of it."""

    id: str
    href: str
    """The page where it stands alone."""
    name: Line
    summary: Text | None
    role: Line | None
    person: Line | None
    """Who holds the post; in the staff edition alone, and with consent."""
    vcard: str
    """Where the contact can be saved to a phone; empty outside the staff edition."""
    report: str
    """Where one tells that a number here is wrong."""
    buttons: tuple[Button, ...]
    addresses: tuple[tuple[str, str, str], ...]
    """Places to go to, with their record codes, and what is known of hours and cost."""
    notes: tuple[str, ...]
    """What else is known of hours and cost."""
    asks: tuple[Line, ...]
    anonymous: str
    calls_back: str
    answered_by: tuple[Line, ...]
    holidays: str
    access: tuple[tuple[str, str], ...]
    """What is known before one goes there: what it is about, and the answer with its day."""
    traces: tuple[str, ...]
    codes: tuple[str, ...]
    check: Check | None
    """None where nothing is shown."""
    doubtful: tuple[str, ...]
    """Codes of the channels that were reported as wrong and not confirmed since."""
    announcements: tuple[Announcement, ...]
    """What stands above its numbers for some days."""
    gap: str
    """Why nothing can be shown; empty where something can."""
    fallback: tuple[Contact, ...]
    """Whom to offer instead, or beside it where all its channels are doubtful."""
    not_for_reports: bool
    unreached: tuple[tuple[str, date], ...] = ()
    """Codes of the channels at which nobody has been reached for long, and since when."""

    @property
    def has_facts(self) -> bool:
        """Whether anything is known of it that one may want to read before."""
        return bool(
            self.access
            or self.answered_by
            or self.asks
            or self.anonymous
            or self.calls_back
            or self.holidays
            or self.traces
        )

    @property
    def quick(self) -> tuple[Button, ...]:
        """What reaches somebody at once, where there is no room for more: calls and chats, no e-mail, no web page."""
        return tuple(each for each in self.buttons if each.kind != "other")


_GAPS = {
    GapReason.UNKNOWN: "Nomornya belum kami ketahui.",
    GapReason.UNCONFIRMED: "Nomornya sedang dikonfirmasi.",
    GapReason.INTERNAL: "Nomornya hanya untuk petugas.",
}


def make_card(view: View, contact: Contact, place: PagePlace) -> Card:
    """The card of this contact, as seen from this page."""
    say = speaker(view, place.language)
    gap = view.gaps.get(contact.id)
    dialled = tuple(channel for channel in contact.channels if channel.kind is not ChannelKind.WALK_IN)
    # In danger nobody reads what is asked, and nobody weighs whether to give a name.
    calm = () if any(channel.kind is ChannelKind.EMERGENCY for channel in dialled) else dialled
    buttons = [make_button(view, channel, place) for channel in dialled]
    known = {channel.anonymous for channel in calm if channel.kind.dialled}
    anonymous = known.pop() if len(known) == 1 else Answer.UNKNOWN
    return Card(
        id=contact.id,
        href=place.to(contact_url(view.directory, contact.id)),
        name=contact.name,
        summary=contact.summary,
        role=contact.role,
        person=contact.person.name if contact.person else None,
        vcard=place.asset(vcard_url(contact.id)) if view.edition is Edition.STAFF and view.saves(contact) else "",
        report=report_href(tuple(channel.code for channel in contact.channels), view, place)
        if contact.channels
        else "",
        buttons=tuple(sorted(buttons, key=lambda button: button.closed)),
        addresses=tuple(
            (
                channel.address.to(place.language),
                channel.code,
                channels.place_label(channel, say, place.language, view.today),
            )
            for channel in contact.channels
            if channel.address
        ),
        notes=tuple(channels.spoken_notes(contact.channels, say, place.language)),
        asks=tuple(dict.fromkeys(question for channel in calm for question in channel.asks)),
        anonymous=say(channels.ANONYMOUS[anonymous]) if anonymous is not Answer.UNKNOWN else "",
        calls_back=next((say(line) for channel in dialled if (line := channels.CALLS_BACK[channel.calls_back])), ""),
        answered_by=tuple(dict.fromkeys(channel.answered_by for channel in contact.channels if channel.answered_by)),
        holidays=next(
            (line for channel in dialled if channel.schedule and (line := channels.on_holidays(channel.schedule, say))),
            "",
        ),
        access=tuple(spoken_access(view.access.get(contact.id, ()), say, place.language)),
        traces=tuple(channels.spoken_traces(contact.channels, say, place.language)),
        codes=tuple(channel.code for channel in contact.channels),
        check=check_of(view, contact, place),
        doubtful=tuple(channel.code for channel in contact.channels if view.assurances[channel.code].doubtful),
        announcements=announce(view, view.notices_of(contact), place),
        gap=say(_GAPS[gap.reason]) if gap else "",
        fallback=view.reachable(gap.fallback if gap else view.instead.get(contact.id, ())),
        not_for_reports=contact.not_for_reports,
        unreached=tuple(
            (channel.code, view.unreached[channel.code])
            for channel in contact.channels
            if channel.code in view.unreached
        ),
    )


AGES = (
    (0, "Sudah waktunya kami periksa lagi."),
    (183, "Sudah lebih dari setengah tahun tidak kami periksa."),
    (365, "Sudah lebih dari setahun tidak kami periksa."),
)
"""What to say of an old check: from how many days on, but never before it is due."""


def check_of(view: View, contact: Contact, place: PagePlace) -> Check | None:
    """How old the oldest check of the contact's channels is, by the shortest of their limits."""
    say = speaker(view, place.language)
    found = [view.assurances[channel.code] for channel in contact.channels]
    confirmed = [
        assurance.confirmed
        for assurance in found
        if assurance.confirmed and assurance.level is Level.CONFIRMED and not assurance.expired
    ]
    seen = (
        confirmed if len(confirmed) == len(found) else [assurance.checked for assurance in found if assurance.checked]
    )
    if not seen:
        return None
    due = min(assurance.limits.due for assurance in found)
    after = tuple(max(days, due) for days, _ in AGES)
    age = (view.today - min(seen)).days
    if contact.id not in view.site.emergency:
        advice = "Tanya dulu siapa yang menjawab. Kalau tidak tersambung, hubungi nomor darurat di atas."
    elif len(view.emergency) > 1:
        advice = "Kalau tidak tersambung, coba nomor darurat yang lain."
    else:
        advice = "Kalau tidak tersambung, coba lagi."
    step = sum(age > days for days in after)
    return Check(
        on=min(seen),
        confirmed=seen is confirmed,
        written=""
        if seen is confirmed
        else min((assurance.written for assurance in found if assurance.written), default=""),
        after=after,
        step=step,
        words=say(AGES[step - 1][1]) if step else "",
        advice=say(advice),
    )


def make_cards(view: View, ids: tuple[str, ...], place: PagePlace) -> tuple[Card, ...]:
    """The cards of these contacts, in this order."""
    return tuple(make_card(view, view.directory.contact[id_], place) for id_ in ids)
