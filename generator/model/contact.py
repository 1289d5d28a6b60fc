"""Whom to reach, how and when: contacts and their channels (`contacts.yaml`).

What a new kind of channel needs besides its member of `ChannelKind`: its words (`language/channels.py`,
`desk/spreadsheet/vocabulary.py`), its pictogram and link (`render/contact/button.py`), its letter in new codes
(`desk/spreadsheet/additions.py`) and its column in the directory's workbook (`export/directory.py`). What a chat needs
stands wherever `ChannelKind.WHATSAPP` is named.
"""

from datetime import date
from enum import StrEnum

from generator.model.parts.access import Access
from generator.model.parts.base import Record
from generator.model.parts.evidence import Confirmation, Report, Source
from generator.model.parts.forms import Code, ContactId, Email, Id, OrganizationId, Url
from generator.model.parts.notice import Notice
from generator.model.parts.schedule import Schedule
from generator.model.parts.text import Line, Text
from generator.phone.number import Typed


class ChannelKind(StrEnum):
    """How one reaches someone. HSDS `phone.type` plus what it lacks."""

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
    changed: date | None = None
    """Since when a line for danger has this value, as the desk notes; nobody sees it until enough people confirm it."""
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

    @property
    def for_danger(self) -> bool:
        """Whether somebody may need it at once."""
        return is_for_danger(self.kind, self.freshness)


def is_for_danger(kind: ChannelKind, freshness: Freshness | None) -> bool:
    """Whether somebody may need such a channel at once."""
    return kind.allotted or freshness is Freshness.EMERGENCY


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
    access: Access | None = None
    """What is known before one goes there; what nobody knows is left out."""
    notices: tuple[Notice, ...] = ()
    """What holds for some days, such as a closure."""
