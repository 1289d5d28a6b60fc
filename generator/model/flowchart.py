"""Reporting flows as graphs (`content/flowcharts/*.yaml`)."""

from datetime import date
from enum import StrEnum

from generator.model.parts.base import Record
from generator.model.parts.evidence import Source
from generator.model.parts.forms import Code, ContactId, Id, LawId, ServiceId
from generator.model.parts.text import Line, Text


class StepKind(StrEnum):
    """What a box in a flow is; its shape on paper follows."""

    STEP = "step"
    """Something to do."""
    URGENT = "urgent"
    """Something to do at once."""
    OTHER = "other"
    """What to do instead when the usual way fails."""
    DECISION = "decision"
    """A question with labelled answers."""
    END = "end"
    """Where the flow stops for this reader."""


class Basis(StrEnum):
    """What a deadline rests on."""

    LAW = "law"
    """A law says so; `law` and `article` name it."""
    GUIDELINE = "guideline"
    """A national guideline says so."""
    PROPOSAL = "proposal"
    """A proposal that UPTD PPA has not ratified; never printed on a poster."""


class Deadline(Record):
    """By when it has to be done."""

    text: Line
    """By when, in a few words: `paling lama 24 jam`."""
    basis: Basis
    """What it rests on."""
    law: LawId | None = None
    """Id of the law that says so."""
    article: Line | None = None
    """Its article."""


class Covers(StrEnum):
    """Trouble that a way out of a decision answers."""

    NO_ANSWER = "no_answer"
    AFTER_HOURS = "after_hours"


class Way(Record):
    """One answer to a decision and where it leads."""

    label: Line
    """The answer, in a word or two: `Ya`."""
    to: Id
    """Id of the step that it leads to."""
    covers: tuple[Covers, ...] = ()
    """Which trouble this answer takes care of."""


class PosterWords(Record):
    """The shorter words for paper; the web's words stand where one is missing."""

    title: Line | None = None
    """The box's title on paper."""
    text: Line | None = None
    """Its text on paper."""
    who: Line | None = None
    """Who does it, on paper."""


class Step(Record):
    """One box of a flow. A decision has `ways`, an end has no way on, every other kind has `to`."""

    id: Id
    """Its name among the steps of this flow."""
    kind: StepKind
    """What sort of box it is."""
    side: bool = False
    """True for a branch that stands beside the spine on paper."""
    title: Line
    """One verb or one question."""
    detail: Text | None = None
    """What the web page says of it."""
    actor: Line | None = None
    """Who does it."""
    say: tuple[Line, ...] = ()
    """Words one may use, without quotation marks."""
    avoid: tuple[Line, ...] = ()
    """What one must not do here."""
    deadline: Deadline | None = None
    """By when it has to be done."""
    services: tuple[ServiceId, ...] = ()
    """Services that this step leads to."""
    contacts: tuple[ContactId, ...] = ()
    """Whom to reach in this step, in order; their numbers come from `contacts.yaml`."""
    to: Id | None = None
    """Id of the next step."""
    ways: tuple[Way, ...] = ()
    """The answers to a question and where they lead."""
    print: PosterWords = PosterWords()
    """Shorter words for paper."""


class PanelKind(StrEnum):
    """What a list beside a flow is for."""

    SAY = "say"
    DO = "do"
    AVOID = "avoid"
    RECORD = "record"
    """The only things to write down."""
    OMIT = "omit"
    """What must not be written down."""
    SPECIAL = "special"
    """One case that differs."""


class Panel(Record):
    """A short list beside the flow."""

    kind: PanelKind
    """What the list is for."""
    title: Line
    """What stands over it."""
    items: tuple[Line, ...]
    """Its lines."""


class Audience(StrEnum):
    """Whom a flow speaks to."""

    PUBLIC = "public"
    STAFF = "staff"


class Status(StrEnum):
    """Whether the owner has ratified a flow."""

    DRAFT = "draft"
    """Shown and printed with a visible "belum disahkan"."""
    RATIFIED = "ratified"


class Ratification(Record):
    """The act that made a flow official."""

    on: date
    """The day on which it was ratified."""
    by: Line
    """Who ratified it, such as a post."""
    document: Line | None = None
    """The document that says so."""


class PosterSheet(Record):
    """What a staff poster of this flow says besides its boxes."""

    title: Line
    """The situation in the office's words, then the order."""
    panels: tuple[Panel, ...]
    """The lists beside the flow on paper."""
    law: Line | None = None
    """The legal basis in one line."""


class Flowchart(Record):
    """A flow: one start (the first step), boxes and the ways between them."""

    id: Id
    """Its name in other records; it never changes."""
    code: Code
    """Record code, printed on its poster."""
    order: int = 100
    """Its place among the others; the smallest comes first."""
    title: Line
    """What it is about."""
    summary: Text
    """What it leads to, in one or two sentences."""
    words: tuple[str, ...] = ()
    """Other words people type for it; searched, never shown."""
    audience: Audience = Audience.STAFF
    """Whom it speaks to."""
    status: Status
    """Whether its owner has ratified it."""
    ratification: Ratification | None = None
    """Who ratified it and when; asked for with `status: ratified`."""
    steps: tuple[Step, ...]
    """The boxes; the first one is the start."""
    panels: tuple[Panel, ...] = ()
    """For the web page; the poster has its own, shorter ones."""
    poster: PosterSheet | None = None
    """Missing for a flow that is never on a wall."""
    laws: tuple[LawId, ...] = ()
    """Ids of the laws it rests on."""
    icon: str | None = None
    """A name from Material's icon sets, such as `material/phone`."""
    sources: tuple[Source, ...] = ()
    """Where it was read."""
    remark: str | None = None
    """For the keeper only; never rendered."""
