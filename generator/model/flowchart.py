"""Reporting flows as graphs (`content/flowcharts/*.yaml`)."""

from datetime import date
from enum import StrEnum

from generator.model.base import Record
from generator.model.evidence import Source
from generator.model.forms import Code, ContactId, Id, LawId, ServiceId
from generator.model.text import Line, Text


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
    """By when."""

    text: Line
    basis: Basis
    law: LawId | None = None
    article: Line | None = None


class Covers(StrEnum):
    """Trouble that a way out of a decision answers."""

    NO_ANSWER = "no_answer"
    AFTER_HOURS = "after_hours"


class Way(Record):
    """One answer to a decision and where it leads."""

    label: Line
    to: Id
    covers: tuple[Covers, ...] = ()


class PosterWords(Record):
    """The shorter words for paper; the web's words stand where one is missing."""

    title: Line | None = None
    text: Line | None = None
    who: Line | None = None


class Step(Record):
    """One box of a flow. A decision has `ways`, an end has no way on, every other kind has `to`."""

    id: Id
    kind: StepKind
    side: bool = False
    """True for a branch that stands beside the spine on paper."""
    title: Line
    """One verb or one question."""
    detail: Text | None = None
    actor: Line | None = None
    say: tuple[Line, ...] = ()
    """Words one may use, without quotation marks."""
    avoid: tuple[Line, ...] = ()
    deadline: Deadline | None = None
    services: tuple[ServiceId, ...] = ()
    contacts: tuple[ContactId, ...] = ()
    """Whom to reach in this step, in order; their numbers come from `contacts.yaml`."""
    to: Id | None = None
    ways: tuple[Way, ...] = ()
    print: PosterWords = PosterWords()


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
    title: Line
    items: tuple[Line, ...]


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
    by: Line
    document: Line | None = None


class PosterSheet(Record):
    """What a staff poster of this flow says besides its boxes."""

    title: Line
    """The situation in the office's words, then the order."""
    panels: tuple[Panel, ...]
    law: Line | None = None
    """The legal basis in one line."""


class Flowchart(Record):
    """A flow: one start (the first step), boxes and the ways between them."""

    id: Id
    code: Code
    order: int = 100
    title: Line
    summary: Text
    words: tuple[str, ...] = ()
    """Other words people type for it; searched, never shown."""
    audience: Audience = Audience.STAFF
    status: Status
    ratification: Ratification | None = None
    steps: tuple[Step, ...]
    panels: tuple[Panel, ...] = ()
    """For the web page; the poster has its own, shorter ones."""
    poster: PosterSheet | None = None
    """Missing for a flow that is never on a wall."""
    laws: tuple[LawId, ...] = ()
    icon: str | None = None
    sources: tuple[Source, ...] = ()
    remark: str | None = None
