"""The words of a print that do not come from the content: phrases of the catalogue of pages, in an order of their own
(`site_templates/posters/words.yaml`)."""

import re
from datetime import date
from functools import cache
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict

from generator.language import channels
from generator.language.dates import short_day
from generator.language.phrases import phrases, translate_phrases
from generator.model.contact import Channel
from generator.model.parts.schedule import Schedule
from generator.model.parts.text import DEFAULT_LANGUAGE
from generator.settings import Edition
from generator.shipped import TEMPLATES

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
    hand_out: str
    """What whoever hands it out is told, on the edge of the sheet."""


class ShareWords(_Part):
    """What pictures to pass on say."""

    headline: tuple[str, ...]
    lead: str
    pictures: tuple[Picture, ...]
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
    whereabouts: str
    """Before a line for the recipient's address or number."""
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
    on_site: str
    """Of a contact that the site shows and paper may not, with `{where}` it stands there."""
    the_site: str
    fill_in: str
    """Above the lines to write on."""


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
    focal_point_name: str
    """Above a line for a name; `deputy_name` too."""
    focal_point_short: str
    """Before a line for a name, in one word."""
    deputy_name: str
    number: str
    number_of: str
    """The number of an office, `{name}`."""
    together: str
    """A call that one makes together with whoever asks for help, `{call}`."""
    call: str
    """To call this contact, `{name}`."""
    extension: str
    """Whom to ask for once somebody answers, `{digits}`."""
    pressed: str
    """What to press once a menu answers, `{digits}`."""
    calling: tuple[str, ...]
    """Words in a title that announce the number below it."""
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
        return short_day(day, self.language)

    def hours(self, schedule: Schedule | None) -> str:
        """When someone answers, in short; empty where it is not known."""
        return channels.spoken_hours(schedule, self._say, self.language, "abbreviated")

    def cost(self, channel: Channel) -> str:
        """What it costs; empty where it is not known."""
        return channels.cost_of(channel, self._say)

    def kind(self, channel: Channel) -> str:
        """How one reaches it: by call, chat or message."""
        return channels.kind_of(channel, self._say)

    def _say(self, phrase: str) -> str:
        return phrases(self.language, Edition.PUBLIC).gettext(phrase)

    def announces(self, title: str) -> bool:
        """Whether a title asks the reader to call, so that a number may follow it without another word."""
        return any(word in self.calling for word in re.findall(r"\w+", title.lower()))


@cache
def words(language: str = DEFAULT_LANGUAGE) -> Words:
    """The words in one language; Indonesian where a phrase is not translated."""
    known = yaml.safe_load((TEMPLATES / "posters" / "words.yaml").read_text("utf-8"))
    return Words(language=language, **translate_phrases(known, language))
