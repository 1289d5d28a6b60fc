"""A channel as a reader taps it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.edition.view import View, speaker
from generator.language import channels
from generator.model.contact import Channel, ChannelKind
from generator.model.parts.schedule import Day, Holidays, OtherHours, Span
from generator.model.routes import PagePlace
from generator.phone.number import chat_href, extension_of, is_pressed, line_of, sms_href, tel_href


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
    closed: bool = False
    """Whether a notice says that nobody answers it on the day on which the page is made."""
    extension: str = ""
    """Whom to ask for once somebody answers: `minta sambungan 101`."""
    hours: str = ""
    """Opening hours for the script that says "open now": `always`, or sets of hours parted by `|`, of which the first
    that holds on a day counts: first and last day, what is on holidays, spans: `0;9;closed;mo+tu 08:00-16:30`."""

    @property
    def outside(self) -> bool:
        """Whether it leads to another site or program, which must not learn from where."""
        return self.kind in {"chat", "other"}


_ICONS = {
    ChannelKind.EMERGENCY: "material/phone",
    ChannelKind.SHORT_CODE: "material/phone",
    ChannelKind.VOICE: "material/phone",
    ChannelKind.WHATSAPP: "material/whatsapp",
    ChannelKind.SMS: "material/message-text",
    ChannelKind.EMAIL: "material/email",
    ChannelKind.WEB: "material/web",
}

_WEEKDAYS = {day: str(number) for number, day in enumerate((Day.SU, *tuple(Day)[:-1]))}
"""As `Date.getUTCDay` counts them in the script."""
_COLOURS = {
    ChannelKind.EMERGENCY: "urgent",
    ChannelKind.SHORT_CODE: "call",
    ChannelKind.VOICE: "call",
    ChannelKind.WHATSAPP: "chat",
}


def make_button(view: View, channel: Channel, place: PagePlace) -> Button:
    """The button of a channel that is not a place to go to."""
    say = speaker(view, place.language)
    country = view.site.telephony.country
    if channel.kind is ChannelKind.WHATSAPP:
        href = chat_href(channel.number or "", country, view.site.greeting.to(place.language))
    elif channel.kind is ChannelKind.SMS:
        href = sms_href(channel.number or "", country)
    elif channel.kind.dialled:
        href = tel_href(channel.number or "", country)
    elif channel.kind is ChannelKind.EMAIL:
        href = f"mailto:{channel.email}"
    else:
        href = channel.url or ""
    value = line_of(channel.number or "") or channel.email or (channel.url or "").partition("://")[2].rstrip("/")
    return Button(
        kind=_COLOURS.get(channel.kind, "other"),
        icon=_ICONS[channel.kind],
        href=href,
        brief=channels.button_label(channel, say, place.language, view.today),
        terms=channels.cost_and_hours(channel, say, place.language, view.today),
        value=value,
        code=channel.code,
        closed=any(notice.holds(view.today) for notice in view.closings.get(channel.code, ())),
        extension=_extension(channel.number or "", say),
        hours=_machine_hours(view, channel),
    )


def _extension(number: str, say: channels.Say) -> str:
    asked = say("lalu tekan %(digits)s") if is_pressed(number) else say("minta sambungan %(digits)s")
    return asked % {"digits": extension} if (extension := extension_of(number)) else ""


def _machine_hours(view: View, channel: Channel) -> str:
    schedule, notices = channel.schedule, view.closings.get(channel.code, ())
    if schedule is None or schedule.by_appointment:
        return ""
    if schedule.always_open and not notices and not schedule.other_hours:
        return "always"
    usual = [Span(days=tuple(Day), opens_at="00:00", closes_at="24:00")] if schedule.always_open else schedule.spans
    on_holidays = Holidays.OPEN if schedule.always_open else schedule.holidays
    return "|".join(
        [
            *(_hours(notice.valid_from, notice.valid_until, Holidays.OPEN, ()) for notice in notices),
            *(_other_hours(other, on_holidays) for other in schedule.other_hours),
            _hours("0", "9", on_holidays, usual),
        ]
    )


def _other_hours(other: OtherHours, on_holidays: Holidays) -> str:
    """Hours of a single day were written for that very day, so they count on a holiday too."""
    on_holidays = Holidays.OPEN if other.days == 1 else on_holidays
    return _hours(other.valid_from, other.valid_until, on_holidays, other.spans)


def _hours(first: date | str, last: date | str, on_holidays: Holidays, spans: Iterable[Span]) -> str:
    # The script takes the first span of a day that is not over, so the hour comes before the day here.
    ordered = sorted(spans, key=lambda span: span.opens_at)
    said = (f"{''.join(_WEEKDAYS[day] for day in span.days)} {span.opens_at}-{span.closes_at}" for span in ordered)
    return ";".join([str(first), str(last), on_holidays.value, *said])
