"""How facts about a channel are said in few words, on pages and on paper alike."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from generator.language.dates import Width, spoken_day, spoken_days, spoken_period
from generator.model.contact import Answer, CallBack, Channel, ChannelKind, Cost
from generator.model.parts.schedule import Holidays, Schedule, Span

Say = Callable[[str], str]
"""Gives a phrase of ours in the reader's language."""

CHANNEL_WORDS = {
    ChannelKind.EMERGENCY: "Telepon",
    ChannelKind.SHORT_CODE: "Telepon",
    ChannelKind.VOICE: "Telepon",
    ChannelKind.WHATSAPP: "WhatsApp",
    ChannelKind.SMS: "SMS",
    ChannelKind.EMAIL: "Email",
    ChannelKind.WEB: "Situs",
    ChannelKind.WALK_IN: "Datang",
}

COSTS = {Cost.FREE: "gratis", Cost.CREDIT: "pakai pulsa", Cost.DATA: "pakai kuota"}

TRACES = {
    ChannelKind.EMERGENCY: "Panggilan ini tercatat di riwayat telepon.",
    ChannelKind.SHORT_CODE: "Panggilan ini tercatat di riwayat telepon.",
    ChannelKind.VOICE: "Panggilan ini tercatat di riwayat telepon dan bisa muncul di rincian tagihan.",
    ChannelKind.WHATSAPP: "Percakapan tersimpan di WhatsApp sampai dihapus.",
    ChannelKind.SMS: "Pesan tersimpan sampai dihapus.",
    ChannelKind.EMAIL: "Email tersimpan di folder Terkirim.",
    ChannelKind.WEB: "Halaman itu tercatat di riwayat browser.",
    ChannelKind.WALK_IN: "",
}
"""What each kind of channel leaves on a phone, where the record says nothing better."""

ANONYMOUS = {
    Answer.YES: "Boleh.",
    Answer.NO: "Nama akan diminta.",
    Answer.UNKNOWN: "Belum pasti. Anda boleh bertanya dulu tanpa menyebut nama.",
}

CALLS_BACK = {
    CallBack.NEVER: "Tidak menelepon balik.",
    CallBack.ASKS_FIRST: "Bertanya dulu sebelum menelepon balik.",
    CallBack.YES: "Bisa menelepon balik. Sebut jam yang aman.",
    CallBack.UNKNOWN: "",
}


def button_label(channel: Channel, say: Say, language: str, today: date | None = None) -> str:
    """What stands above a number: kind, cost and hours, as far as they are known: `Telepon, gratis, 24 jam`."""
    kind = kind_of(channel, say)
    label = channel.label.to(language) if channel.label else ""
    return ", ".join(
        part for part in (f"{kind} ({label})" if label else kind, cost_and_hours(channel, say, language, today)) if part
    )


def place_label(channel: Channel, say: Say, language: str, today: date | None = None) -> str:
    """What is known of a place to go to: `Loket depan, gratis, Senin–Jumat 07.30–15.30`."""
    label = channel.label.to(language) if channel.label else ""
    return ", ".join(part for part in (label, cost_and_hours(channel, say, language, today)) if part)


def cost_and_hours(channel: Channel, say: Say, language: str, today: date | None = None) -> str:
    """Cost and hours, as far as they are known: `gratis, 24 jam`; with a day, the hours that hold on it."""
    facts = (cost_of(channel, say), spoken_hours(channel.schedule, say, language, today=today))
    return ", ".join(part for part in facts if part)


def kind_of(channel: Channel, say: Say) -> str:
    """How one reaches it: `Telepon`, `WhatsApp`."""
    return say(CHANNEL_WORDS[channel.kind])


def cost_of(channel: Channel, say: Say) -> str:
    """What it costs; empty where nobody knows."""
    return say(COSTS[channel.cost]) if channel.cost in COSTS else ""


def spoken_hours(
    schedule: Schedule | None, say: Say, language: str, width: Width = "wide", today: date | None = None
) -> str:
    """`24 jam`, or the spans: `Senin–Kamis 08.00–16.30, Jumat 08.00–17.00`; empty where nobody knows.

    They are the usual hours; with a day those that hold on it, and until when: `Senin–Kamis 08.00–14.00 (sampai 9 Maret
    2027)`.
    """
    if schedule is None:
        return ""
    if today and (other := schedule.other_on(today)):
        until = say("sampai %(day)s") % {"day": spoken_day(other.valid_until, language)}
        return f"{_spoken_spans(other.spans, language, width) or say('tutup')} ({until})"
    parts = (
        say("24 jam") if schedule.always_open else _spoken_spans(schedule.spans, language, width),
        say("buat janji dulu") if schedule.by_appointment else "",
    )
    return ", ".join(part for part in parts if part)


def _spoken_spans(spans: Iterable[Span], language: str, width: Width) -> str:
    return ", ".join(
        f"{spoken_days(span.days, language, width)} {spoken_clock(span.opens_at)}–{spoken_clock(span.closes_at)}"
        for span in spans
    )


def spoken_other_hours(schedule: Schedule, say: Say, language: str) -> Iterator[str]:
    """Each season and day with other hours, in their order: `8 Februari–9 Maret 2027 (Ramadan): Senin 08.00–14.00`."""
    for other in sorted(schedule.other_hours, key=lambda other: other.valid_from):
        name = f" ({other.name.to(language)})" if other.name else ""
        days = spoken_period(other.valid_from, other.valid_until, language)
        yield f"{days}{name}: {_spoken_spans(other.spans, language, 'wide') or say('tutup')}"


def whole_hours(schedule: Schedule | None, say: Say, language: str) -> str:
    """The usual hours and all others on one line, for programs that show them as they are."""
    others = spoken_other_hours(schedule, say, language) if schedule else ()
    return "; ".join(part for part in (spoken_hours(schedule, say, language), *others) if part)


def spoken_clock(time: str) -> str:
    """A time of day as it is written here: `08.00`."""
    return time.replace(":", ".")


def spoken_notes(channels: Iterable[Channel], say: Say, language: str) -> Iterator[str]:
    """What else is known of hours and cost: `Telepon: Istirahat pukul dua belas`."""
    for channel in channels:
        label = channel.label.to(language) if channel.label else kind_of(channel, say)
        for note in (channel.schedule.note if channel.schedule else None, channel.cost_note):
            if note:
                yield f"{label}: {note.to(language)}"
        for other in spoken_other_hours(channel.schedule, say, language) if channel.schedule else ():
            yield f"{label}, {other}"


def on_holidays(schedule: Schedule, say: Say) -> str:
    """What is known about national holidays; empty where the hours never end."""
    if schedule.always_open or not schedule.spans:
        return ""
    return {
        Holidays.OPEN: say("Buka juga pada hari libur."),
        Holidays.CLOSED: say("Tutup pada hari libur."),
        Holidays.UNKNOWN: say("Belum pasti buka."),
    }[schedule.holidays]


def spoken_traces(channels: tuple[Channel, ...], say: Say, language: str) -> Iterator[str]:
    """One line for each trace these channels leave, each said once; not what another says and goes on."""
    lines = dict.fromkeys(
        channel.trace.to(language) if channel.trace else say(TRACES[channel.kind]) if TRACES[channel.kind] else ""
        for channel in channels
    )
    yield from (line for line in lines if line and not any(each.startswith(line[:-1] + " ") for each in lines))
