"""What the discreet edition says instead, and what it may not say (`content/discreet.yaml`)."""

import re
from functools import cached_property

from pydantic import ConfigDict, Field

from generator.model.parts.base import Record
from generator.model.parts.forms import BaseUrl
from generator.model.parts.text import Text


class Neutral(Record):
    """The neutral texts of one record."""

    record: str
    """Its kind and id, such as `contacts/sapa-129`; `site` alone for the site."""
    texts: dict[str, Text] = Field(default_factory=dict)
    """By the field's path inside the record, such as `name` or `channels.0.label`."""
    needs_review: bool = False
    """True until somebody who knows how abusers read a screen has agreed."""


class Discreet(Record):
    """The discreet edition: its own address, its forbidden words, and its texts.

    Situations, services, questions, guides and terms appear in it only if they are named here; laws, flows and
    figures never do.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True, ignored_types=(cached_property,))

    base_url: BaseUrl | None = None
    """Where this edition will stand: another address than the public one."""
    words: tuple[str, ...]
    """Words, or several words in a row, that may stand nowhere."""
    stems: tuple[str, ...] = ()
    """Letters that may stand inside no word: `lapor` also forbids `melaporkan`."""
    records: tuple[Neutral, ...] = ()
    """The texts that take the place of ours."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds every forbidden word in small letters; a blank, hyphen or line break between words are alike."""
        apart = r"[\s_+\-]"
        words = (apart.join(map(re.escape, word.lower().split())) for word in self.words)
        stems = (apart.join(map(re.escape, stem.lower().split())) for stem in self.stems)
        return re.compile("|".join([*(rf"(?<![^\W_]){word}(?![^\W_])" for word in words), *stems]) or r"(?!)")

    def forbidden(self, text: str) -> tuple[str, ...]:
        """The forbidden words of this text as they stand in it, in small letters, each once."""
        return tuple(dict.fromkeys(match.group() for match in self.pattern.finditer(text.lower())))
