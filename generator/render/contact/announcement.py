"""A notice as a page tells it: between builds the script shows and hides it by the phone's date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypedDict

from generator.edition.view import View, speaker
from generator.language import channels
from generator.language.dates import spoken_period
from generator.model.parts.notice import Notice
from generator.model.parts.text import Text
from generator.model.routes import PagePlace
from generator.phone.number import line_of
from generator.render.contact.button import Button, make_button


@dataclass(frozen=True, slots=True)
class Announcement:
    """A notice that is not over. Its days stand in its words; the script counts them from `eve` on."""

    eve: date
    """The day before its first."""
    after: tuple[int, int]
    """It begins when more days than the first number have passed since then, and is over after the second."""
    shown: bool
    """Whether it holds on the day on which the page is made."""
    days: str
    """`24–30 November 2026`"""
    text: Text
    closed: tuple[str, ...]
    """What nobody answers, as a text: `WhatsApp 0870-0000-1111`."""
    instead: Button | None
    """What to tap on these days."""
    place: str
    """Where to go on these days."""

    def holds(self, day: date) -> bool:
        """Whether it holds on this day."""
        return self.after[0] < (day - self.eve).days <= self.after[1]


def announce(view: View, notices: Iterable[Notice], place: PagePlace) -> tuple[Announcement, ...]:
    """These notices as this page tells them; those of which it has nothing to say are left out already (`View`)."""
    return tuple(_announcement(view, notice, place) for notice in notices)


def _announcement(view: View, notice: Notice, place: PagePlace) -> Announcement:
    say, known = speaker(view, place.language), view.channel
    instead = known[notice.instead] if notice.instead else None
    return Announcement(
        eve=notice.valid_from - timedelta(days=1),
        after=(0, notice.days),
        shown=notice.holds(view.today),
        days=spoken_period(notice.valid_from, notice.valid_until, place.language),
        text=notice.text or Text(say("Sementara ini tidak dijawab.")),
        closed=tuple(
            f"{channels.kind_of(known[code], say)} {line_of(known[code].number or '') or known[code].value}"
            for code in notice.closes
        ),
        instead=make_button(view, instead, place) if instead and not instead.address else None,
        place=instead.address.to(place.language) if instead and instead.address else "",
    )


class Timeline(TypedDict):
    """Notices as a hit of the search carries them: what `scripts/page/age.js` reads from `data-` attributes."""

    checked: str
    """The day before the first of them."""
    after: str
    """After how many days something else is said, parted by blanks."""
    ages: str
    """What is said before the first of these days, and after each; parted by |."""


def timeline(announcements: Sequence[Announcement], language: str) -> Timeline | None:
    """What one line says of these notices as days pass; None where there are none."""
    if not announcements:
        return None
    begin = min(told.eve for told in announcements)
    changes = sorted({day + (told.eve - begin).days for told in announcements for day in told.after})
    words = [""]
    for change in changes:
        now = begin + timedelta(days=change + 1)
        words.append(" ".join(_told(told, language) for told in announcements if told.holds(now)))
    return Timeline(checked=begin.isoformat(), after=" ".join(map(str, changes)), ages="|".join(words))


def _told(told: Announcement, language: str) -> str:
    """The notice on one line; what to do instead is told on the page."""
    return f"{told.days}: {' '.join(told.text.to(language).replace('|', ' ').split())}"
