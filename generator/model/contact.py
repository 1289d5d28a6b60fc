"""Whom to reach, how and when: contacts and their channels (`contacts.yaml`)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Record
from generator.model.evidence import Confirmation, Report, Source
from generator.model.forms import Code, ContactId, Email, Form, Id, OrganizationId, Url
from generator.model.notice import Notice, Period
from generator.model.text import Line, Text
from generator.phone.number import Typed

Clock = Annotated[str, Form("form_clock", r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00")]
"""A time of day in the region's time zone: `08:00`."""


class Day(StrEnum):
    """Days of the week, as HSDS (RFC 5545 BYDAY) writes them."""

    MO = "mo"
    TU = "tu"
    WE = "we"
    TH = "th"
    FR = "fr"
    SA = "sa"
    SU = "su"


class Holidays(StrEnum):
    """What happens on national holidays."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Span(Record):
    """The same hours on one or more days."""

    days: tuple[Day, ...]
    """On which days of the week: `[mo, tu, we, th, fr]`."""
    opens_at: Clock
    """From when, in the region's time: `07:30`."""
    closes_at: Clock
    """Until when: `15:30`."""


def span_order(days: Iterable[str], opens_at: str) -> tuple[int, str]:
    """Where a span stands among others: by the first of its days, then by the hour, whatever the file's order."""
    week = list(Day)
    return min((week.index(Day(day)) for day in days if day in week), default=len(week)), opens_at


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in the order of the week."""
    return tuple(sorted(spans, key=lambda span: span_order(span.days, span.opens_at)))


class OtherHours(Period):
    """What holds on some days instead of the usual hours: a season such as Ramadan, or a single day."""

    name: Line | None = None
    """What these days are called, such as `Ramadan`."""
    spans: tuple[Span, ...] = ()
    """The hours, day by day; without any nobody answers on these days."""

    @field_validator("spans")
    @classmethod
    def _in_order_of_the_week(cls, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return in_order(spans)


class Schedule(Record):
    """Either always open, or spans of hours. 24 hours is only ever said with `always_open: true`.

    A missing schedule means "not known", never "always". The spans stand in the order of the week, other hours with the
    shortest first: of two that hold on a day, that is the one that counts.
    """

    always_open: bool = False
    """24 hours on every day; then there are no spans."""
    spans: tuple[Span, ...] = ()
    """The hours, day by day."""
    by_appointment: bool = False
    """One has to make an appointment first; then the hours may be left out."""
    other_hours: tuple[OtherHours, ...] = ()
    """Seasons and days with other hours."""
    holidays: Holidays = Holidays.UNKNOWN
    """What happens on national holidays."""
    note: Line | None = None
    """What else is to be known of the hours, such as a break."""

    @field_validator("spans")
    @classmethod
    def _in_order(cls, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return in_order(spans)

    @field_validator("other_hours")
    @classmethod
    def _shortest_first(cls, others: tuple[OtherHours, ...]) -> tuple[OtherHours, ...]:
        return tuple(sorted(others, key=lambda other: (other.days, other.valid_from)))

    def other_on(self, day: date) -> OtherHours | None:
        """What holds on this day instead of the usual hours; None where those hold."""
        return next((other for other in self.other_hours if other.holds(day)), None)

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.by_appointment and not self.always_open and not self.spans:
            return self
        if self.always_open == bool(self.spans):
            raise PydanticCustomError("schedule_one_of", "give always_open: true, or spans, not both and not neither")
        return self


class ChannelKind(StrEnum):
    """How one reaches someone. HSDS `phone.type` plus what it lacks.

    What a new kind needs besides: its words (`language/channels.py`, `desk/spreadsheet/vocabulary.py`), its pictogram
    (`render/cards.py`), its letter in new codes (`desk/spreadsheet/additions.py`) and its column in the directory's
    workbook (`export/directory.py`).
    """

    EMERGENCY = "emergency"
    """A short code for danger now, such as the police."""
    SHORT_CODE = "short_code"
    """A national short number that is not an emergency line."""
    VOICE = "voice"
    WHATSAPP = "whatsapp"
    SMS = "sms"
    EMAIL = "email"
    WEB = "web"
    WALK_IN = "walk_in"
    """A place one may go to; its `address` is the value."""

    @property
    def dialled(self) -> bool:
        """True where the value is a number."""
        return self in {self.EMERGENCY, self.SHORT_CODE, self.VOICE, self.WHATSAPP, self.SMS}

    @property
    def field(self) -> str:
        """The one field of a channel that carries its value."""
        return {self.EMAIL: "email", self.WEB: "url", self.WALK_IN: "address"}.get(self, "number")

    @property
    def allotted(self) -> bool:
        """True where the value is a code of the numbering plan, which never becomes a stranger's number."""
        return self in {self.EMERGENCY, self.SHORT_CODE}


class Visibility(StrEnum):
    """Who may ever see it, whatever its level of confirmation."""

    PUBLIC = "public"
    STAFF = "staff"
    WITHHELD = "withheld"
    """Nobody: kept so that we remember why it must not be shown."""


class Freshness(StrEnum):
    """Which limit of the freshness policy applies."""

    EMERGENCY = "emergency"
    SERVICE = "service"
    OFFICE = "office"


class Cost(StrEnum):
    """What it costs the caller."""

    FREE = "free"
    CREDIT = "credit"
    """Ordinary call charge (pulsa)."""
    DATA = "data"
    """Internet data only."""
    UNKNOWN = "unknown"


class Answer(StrEnum):
    """An honest yes, no or not known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class CallBack(StrEnum):
    """Whether they call back, which can expose someone who is watched."""

    NEVER = "never"
    ASKS_FIRST = "asks_first"
    YES = "yes"
    UNKNOWN = "unknown"


class Channel(Record):
    """One way to reach a contact. Exactly one of number, address, email and url is set, by its kind."""

    code: Code
    """Record code, printed beside the value, so that a wrong one can be reported by phone."""
    kind: ChannelKind
    """How one reaches it; it decides which of number, address, email and url is given."""
    label: Line | None = None
    """What to call it when the kind is not enough."""
    number: Typed | None = None
    """As people read it: `0811-1129-129`, `129`, `(024) 7663-2577`, `(021) 390-3963 ext. 101`."""
    address: Line | None = None
    """Where to go, for `walk_in`."""
    email: Email | None = None
    """The mailbox, for `email`."""
    url: Url | None = None
    """The address of the page, for `web`."""
    schedule: Schedule | None = None
    """When somebody answers; left out where nobody knows."""
    cost: Cost = Cost.UNKNOWN
    """What it costs the caller."""
    cost_note: Line | None = None
    """What else is to be known of the cost."""
    answered_by: Line | None = None
    """Who answers: a post, never a person's name."""
    asks: tuple[Line, ...] = ()
    """What they will ask, so that nobody is surprised."""
    anonymous: Answer = Answer.UNKNOWN
    """Whether one may ask without giving a name."""
    calls_back: CallBack = CallBack.UNKNOWN
    """Whether they call back."""
    trace: Line | None = None
    """What trace it leaves; the kind's usual line stands where this is missing."""
    freshness: Freshness
    """Which limit of `freshness` in `site.yaml` its check has."""
    visibility: Visibility = Visibility.PUBLIC
    """Who may ever see it."""
    sources: tuple[Source, ...] = ()
    """Where it was read."""
    confirmations: tuple[Confirmation, ...] = ()
    """Each time that its owner, a visit or a test call confirmed it."""
    reported: Report | None = None
    """Somebody says that it is wrong; see `edition.may_show` and `may_print` for what follows."""
    remark: str | None = None
    """For the keeper only; never rendered."""

    @property
    def value(self) -> str:
        """The number, address, e-mail or link, whichever it has; empty where none is known."""
        return self.number or self.email or self.url or (str(self.address) if self.address else "")


class Consent(Record):
    """The recorded basis for keeping a person's name (UU 27/2022)."""

    on: date
    """The day on which the person agreed."""
    method: Line
    """How they agreed, such as a signed form, and where it is kept."""


class Person(Record):
    """A person behind a post. Shown in the staff edition only."""

    name: Line
    """The person's name."""
    consent: Consent | None = None
    """Without it the name is shown nowhere."""


class Duty(StrEnum):
    """What a contact is there for."""

    HOTLINE = "hotline"
    """Anyone may reach it."""
    FRONT_DESK = "front_desk"
    """An office's ordinary address and telephone."""
    FOCAL_POINT = "focal_point"
    """An office's contact person for reports of violence."""
    DEPUTY = "deputy"
    """Stands in for the focal point."""


class Contact(Record):
    """A post at an organization, with its channels in the order they should be tried."""

    id: Id
    """Its name in other records; it never changes."""
    organization: OrganizationId
    """Id of the organization that it belongs to."""
    duty: Duty
    """What it is there for."""
    name: Line
    """What the public calls it: `SAPA 129`."""
    summary: Text | None = None
    """When to use it, in one or two sentences."""
    role: Line | None = None
    """The post, such as `Kepala Seksi Pelayanan`."""
    person: Person | None = None
    """Who holds the post; in the staff edition alone."""
    channels: tuple[Channel, ...] = ()
    """The ways to reach it, the one to try first on top."""
    fallback: tuple[ContactId, ...] = ()
    """Contacts to offer while none of its channels may be shown; the site's own fallback stands where empty."""
    not_for_reports: bool = False
    """True for a place that must not be used to report violence, such as a public complaint board."""
    notices: tuple[Notice, ...] = ()
    """What holds for some days, such as a closure."""
