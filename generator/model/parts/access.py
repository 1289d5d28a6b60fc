"""What keeps people away though the number is right; what nobody knows of it is left out."""

from typing import Literal

from generator.model.parts.base import Record
from generator.model.parts.evidence import Confirmation, Source
from generator.model.parts.text import Line


class AccessFact(Record):
    """One yes or no, and how we know."""

    answer: Literal["yes", "no"]
    """As it was found; a fact that nobody knows is left out whole."""
    sources: tuple[Source, ...] = ()
    """Where it was read."""
    confirmations: tuple[Confirmation, ...] = ()
    """Each time that its owner, a visit or a test call confirmed it."""


class SpokenLanguages(Record):
    """In which languages somebody answers, and how we know."""

    names: tuple[Line, ...]
    """The languages, such as `Basa Jawa` or `Bahasa isyarat (BISINDO)`."""
    sources: tuple[Source, ...] = ()
    """Where it was read."""
    confirmations: tuple[Confirmation, ...] = ()
    """Each time that its owner, a visit or a test call confirmed it."""


class Access(Record):
    """What is known of a contact or a place before one goes there."""

    female_officer: AccessFact | None = None
    """Whether one may ask for a woman."""
    step_free: AccessFact | None = None
    """Whether one gets in without a step, as with a wheelchair."""
    languages: SpokenLanguages | None = None
    """Languages besides Indonesian that are spoken or signed there."""
