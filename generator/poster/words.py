"""The words of a print that do not come from the content (`site_templates/posters/words.yaml`)."""

import re
from datetime import date
from functools import cache
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict

from generator.model.contact import Channel, ChannelKind, Cost
from generator.model.schedule import Day, Schedule
from generator.model.text import DEFAULT_LANGUAGE
from generator.tokens import TEMPLATES

LOOKS = "looks"
"""Marks a field, `Annotated[..., LOOKS]`, that tells how something is drawn and not what it says: it is no part of an
edition, and a change of it recalls nothing."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Picture(_Part):
    """A captioned pictogram."""

    icon: str
    """A name from the icon sets, such as `material/phone`."""
    alt: str
    caption: str
    without_chat: str = ""
    """The caption where no number takes messages."""


class PublicWords(_Part):
    """What the public poster says in every region."""

    headline: tuple[str, ...]
    lead: str
    scan: str
    pictures: tuple[Picture, ...]


class NeutralWords(_Part):
    """What stands on paper that a watched person carries."""

    title: str
    danger: str
    friend: str


class ShareWords(_Part):
    """What pictures to pass on say."""

    headline: tuple[str, ...]
    lead: str
    pass_on: str
    staff: str
    only_staff: str


class Field(_Part):
    """A field to fill in by hand."""

    label: str
    hint: str = ""
    share: Annotated[int, LOOKS] = 6
    """Sixths of the width."""
    lines: Annotated[int, LOOKS] = 1
    """Lines to write on; 0 for choices alone."""
    choices: tuple[str, ...] = ()


class FormWords(_Part):
    """The note that goes with a person."""

    title: str
    lead: str
    recipient: str
    omit: str
    fields: tuple[Field, ...]


class BookletWords(_Part):
    """Headings and labels of the booklets."""

    title: str
    all_title: str
    all_lead: str
    contents: str
    flow: str
    offices: str
    used_by: str
    talk: str
    contacts: str
    address: str
    name: str
    form: str
    laws: str
    sources: str
    read: str
    review: str
    deadline: str
    then: str
    go_on: str
    say: str
    avoid: str
    unconfirmed: str


class SpecimenWords(_Part):
    """The mark across a sheet that must not hang."""

    mark: str
    """The one word that stands large across it, and where the edition stands."""
    warning: str
    draft: str
    """Why: the region is not open yet."""
    lapsed: str
    """Why: `{numbers}` have to be checked again."""
    unknown: str
    """Why: no number for danger is known well enough."""
    and_: str

    def sentence(self, why: str) -> str:
        """The mark in words: `CONTOH. Jangan digantung atau dibagikan: …`"""
        return f"{self.mark}. {self.warning}: {why}"


class Words(_Part):
    """Labels and marks in one language."""

    language: str
    staff: str
    """Whom a sheet behind the counter speaks to."""
    draft: str
    urgent: str
    danger: str
    jump: str
    edition: str
    checked: str
    valid_until: str
    current: str
    sheet_current: str
    qr_alt: str
    focal_point: str
    deputy: str
    number: str
    extension: str
    """Whom to ask for once somebody answers, `{digits}`."""
    pressed: str
    """What to press once a menu answers, `{digits}`."""
    always: str
    free: str
    credit: str
    data: str
    voice: str
    whatsapp: str
    sms: str
    calling: tuple[str, ...]
    """Words in a title that announce the number below it."""
    days: tuple[str, ...]
    units: tuple[str, ...]
    """Words that stay on one line with the number before them."""
    kinds: dict[str, str]
    """What people call each kind of print."""
    public: PublicWords
    neutral: NeutralWords
    share: ShareWords
    form: FormWords
    booklet: BookletWords
    specimen: SpecimenWords

    def day(self, day: date) -> str:
        """A date in its short form: `24 Nov 2026`."""
        from babel.dates import format_date

        return format_date(day, "d MMM y", locale=self.language)

    def hours(self, schedule: Schedule | None) -> str:
        """When someone answers; empty where it is not known."""
        if schedule is None:
            return ""
        if schedule.always_open:
            return self.always
        return ", ".join(
            f"{self._days(span.days)} {_clock(span.opens_at)}–{_clock(span.closes_at)}" for span in schedule.spans
        )

    def cost(self, cost: Cost) -> str:
        """What it costs; empty where it is not known."""
        return {Cost.FREE: self.free, Cost.CREDIT: self.credit, Cost.DATA: self.data}.get(cost, "")

    def kind(self, channel: Channel) -> str:
        """How one reaches it: by call, chat or message."""
        return {ChannelKind.WHATSAPP: self.whatsapp, ChannelKind.SMS: self.sms}.get(channel.kind, self.voice)

    def announces(self, title: str) -> bool:
        """Whether a title asks the reader to call, so that a number may follow it without another word."""
        return any(word in self.calling for word in re.findall(r"\w+", title.lower()))

    def _days(self, days: tuple[Day, ...]) -> str:
        places = sorted(list(Day).index(day) for day in days)
        names = [self.days[place] for place in places]
        in_a_row = len(places) > 2 and places == list(range(places[0], places[-1] + 1))
        return f"{names[0]}–{names[-1]}" if in_a_row else ", ".join(names)


def _clock(time: str) -> str:
    return time.replace(":", ".")


@cache
def words(language: str = DEFAULT_LANGUAGE) -> Words:
    """The words of one language; Indonesian where a language has none yet."""
    known = yaml.safe_load((TEMPLATES / "posters" / "words.yaml").read_text("utf-8"))
    code = language if language in known else DEFAULT_LANGUAGE
    return Words(language=code, **known[code])
