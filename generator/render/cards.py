"""A contact as readers meet it everywhere: buttons to tap, what to know first, and how sure we are."""

from dataclasses import dataclass
from datetime import date

from generator.edition import GapReason, View
from generator.model.contact import Answer, Channel, ChannelKind, Contact
from generator.model.number import chat_href, tel_href
from generator.model.text import Line, Text
from generator.render import words
from generator.render.phrases import phrases
from generator.render.report import report_href
from generator.render.routes import Place, contact_url, vcard_url
from generator.settings import Edition


@dataclass(frozen=True, slots=True)
class Button:
    """One channel to tap. Colour and pictogram follow its kind, and words always say it too."""

    kind: str
    """`urgent`, `call`, `chat` or `other`: what the button does."""
    icon: str
    href: str
    brief: str
    """The small line above: kind, cost, hours."""
    terms: str
    """Cost and hours alone."""
    value: str
    """The number, address or host, large."""
    code: str
    hours: str = ""
    """Opening hours for the script that says "open now": `always`, or `mo-th 08:00-16:30;fr 08:00-17:00;closed`."""


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
    addresses: tuple[tuple[str, str], ...]
    """Places to go to, with their record codes."""
    asks: tuple[Line, ...]
    anonymous: str
    calls_back: str
    answered_by: Line | None
    holidays: str
    traces: tuple[str, ...]
    codes: tuple[str, ...]
    checked: date | None
    confirmed: bool
    """True when every channel was confirmed by its owner, a visit or a test call."""
    stale: bool
    doubtful: tuple[str, ...]
    """Codes of the channels that were reported as wrong and not confirmed since."""
    gap: str
    """Why nothing can be shown; empty where something can."""
    fallback: tuple[Contact, ...]
    """Whom to offer instead, or beside it where all its channels are doubtful."""
    not_for_reports: bool


_ICONS = {
    ChannelKind.EMERGENCY: "material/phone",
    ChannelKind.SHORT_CODE: "material/phone",
    ChannelKind.VOICE: "material/phone",
    ChannelKind.WHATSAPP: "material/whatsapp",
    ChannelKind.SMS: "material/message-text",
    ChannelKind.EMAIL: "material/email",
    ChannelKind.WEB: "material/web",
}

_COLOURS = {
    ChannelKind.EMERGENCY: "urgent",
    ChannelKind.SHORT_CODE: "call",
    ChannelKind.VOICE: "call",
    ChannelKind.WHATSAPP: "chat",
}

_GAPS = {
    GapReason.UNKNOWN: "Nomornya belum kami ketahui.",
    GapReason.UNCONFIRMED: "Nomornya sedang dikonfirmasi.",
    GapReason.INTERNAL: "Nomornya hanya untuk petugas.",
}


def speaker(language: str, edition: Edition = Edition.PUBLIC) -> words.Say:
    """Our own phrases in this language, as this edition says them."""
    return phrases(language, edition).gettext


def card(view: View, contact: Contact, place: Place) -> Card:
    """The card of this contact, as seen from this page."""
    say = speaker(place.language, view.edition)
    gap = view.gaps.get(contact.id)
    found = [view.assurances[each.code] for each in contact.channels]
    dialled = tuple(each for each in contact.channels if each.kind is not ChannelKind.WALK_IN)
    unsure = [each.anonymous for each in dialled if each.kind.dialled]
    anonymous = unsure[0] if len(set(unsure)) == 1 else Answer.UNKNOWN
    return Card(
        id=contact.id,
        href=place.to(contact_url(view.directory, contact.id)),
        name=contact.name,
        summary=contact.summary,
        role=contact.role,
        person=contact.person.name if contact.person else None,
        vcard=place.asset(vcard_url(contact.id)) if view.edition is Edition.STAFF and view.saves(contact) else "",
        report=report_href(tuple(each.code for each in contact.channels), view, place) if contact.channels else "",
        buttons=tuple(button(view, each, place) for each in dialled),
        addresses=tuple((each.address.to(place.language), each.code) for each in contact.channels if each.address),
        asks=tuple(dict.fromkeys(question for each in dialled for question in each.asks)),
        anonymous=say(words.ANONYMOUS[anonymous]) if unsure else "",
        calls_back=next((say(line) for each in dialled if (line := words.CALLS_BACK[each.calls_back])), ""),
        answered_by=next((each.answered_by for each in dialled if each.answered_by), None),
        holidays=next(
            (line for each in dialled if each.schedule and (line := words.on_holidays(each.schedule, say))), ""
        ),
        traces=tuple(words.traces(dialled, say, place.language)),
        codes=tuple(each.code for each in contact.channels),
        checked=view.checked(contact),
        confirmed=bool(found) and all(each.level >= 3 for each in found),
        stale=any(each.stale for each in found),
        doubtful=tuple(each.code for each in contact.channels if view.assurances[each.code].doubtful),
        gap=say(_GAPS[gap.reason]) if gap else "",
        fallback=view.reachable(gap.fallback if gap else view.instead.get(contact.id, ())),
        not_for_reports=contact.not_for_reports,
    )


def cards(view: View, ids: tuple[str, ...], place: Place) -> tuple[Card, ...]:
    """The cards of these contacts, in this order."""
    return tuple(card(view, view.directory.contact[each], place) for each in ids)


def button(view: View, channel: Channel, place: Place) -> Button:
    """The button of a channel that is not a place to go to."""
    say = speaker(place.language, view.edition)
    country = view.site.telephony.country
    if channel.kind is ChannelKind.WHATSAPP:
        href = chat_href(channel.number or "", country, view.site.greeting.to(place.language))
    elif channel.kind is ChannelKind.SMS:
        href = tel_href(channel.number or "", country).replace("tel:", "sms:")
    elif channel.kind.dialled:
        href = tel_href(channel.number or "", country)
    elif channel.kind is ChannelKind.EMAIL:
        href = f"mailto:{channel.email}"
    else:
        href = channel.url or ""
    value = channel.number or channel.email or (channel.url or "").partition("://")[2].rstrip("/")
    return Button(
        kind=_COLOURS.get(channel.kind, "other"),
        icon=_ICONS[channel.kind],
        href=href,
        brief=words.brief(channel, say, place.language),
        terms=words.terms(channel, say),
        value=value,
        code=channel.code,
        hours=_machine_hours(channel),
    )


def _machine_hours(channel: Channel) -> str:
    if channel.schedule is None:
        return ""
    if channel.schedule.always_open:
        return "always"
    spans = [
        f"{'+'.join(day.value for day in span.days)} {span.opens_at}-{span.closes_at}"
        for span in channel.schedule.spans
    ]
    return ";".join([*spans, channel.schedule.holidays.value])
