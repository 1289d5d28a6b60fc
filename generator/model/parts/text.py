"""Words a reader sees, in one or more languages."""

from collections.abc import Iterator, Set
from datetime import date
from functools import cache
from types import NoneType
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, RootModel, model_validator
from pydantic_core import PydanticCustomError

from generator.model.parts.base import Steps
from generator.model.parts.forms import Form

DEFAULT_LANGUAGE = "id"
"""Every text exists in Indonesian; other languages fall back to it."""

Language = Annotated[str, Form("form_language", r"[a-z]{2,3}")]


KEPT_BACK = frozenset({"remark", "reported", "confirmations", "consent", "telephony"})
"""Fields whose texts no edition shows: they are the keeper's own, or say how we know."""


class Text(RootModel[dict[Language, str]]):
    """A text by language; a plain string in the file is Indonesian."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _plain_is_default(cls, value: Any) -> Any:
        return {DEFAULT_LANGUAGE: value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if DEFAULT_LANGUAGE not in self.root:
            raise PydanticCustomError("text_without_default", "text has no Indonesian version")
        for language, words in self.root.items():
            if not words.strip():
                raise PydanticCustomError("text_empty", "text is empty", {"language": language})
        return self

    def to(self, language: str) -> str:
        """The text in this language, or in Indonesian where it is not translated."""
        return self.root.get(language, self.root[DEFAULT_LANGUAGE])

    def has(self, language: str) -> bool:
        return language in self.root

    def __str__(self) -> str:
        return self.root[DEFAULT_LANGUAGE]

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.root.items())))


class Line(Text):
    """A text that may become a title, a label or a file's metadata: one line, no `<` or `>`.

    A heading with `</title><script>` came out live in a theme's `<title>`, so names and titles refuse markup.
    """

    @model_validator(mode="after")
    def _one_plain_line(self) -> Self:
        for language, words in self.root.items():
            if any(mark in words for mark in "<>"):
                raise PydanticCustomError("line_has_markup", "line holds < or >", {"language": language})
            if len(words.splitlines()) > 1:
                raise PydanticCustomError("line_has_break", "line holds a line break", {"language": language})
        return self


def texts(value: object, but: Set[str] = frozenset(), *steps: str | int) -> Iterator[tuple[Steps, Text]]:
    """Every text of a record that a reader may see, with the way to it; without the fields named in `but`.

    What no reader sees (`KEPT_BACK`) is left out always.
    """
    for way, leaf in leaves(value, but | KEPT_BACK, *steps):
        if isinstance(leaf, Text):
            yield way, leaf


def leaves(value: object, but: Set[str] = frozenset(), *steps: str | int) -> list[tuple[Steps, object]]:
    """Every text and every single value inside a record, with the way to it; without the fields named in `but`."""
    found: list[tuple[Steps, object]] = []

    def gather(part: object, way: Steps) -> None:
        if type(part) in _SINGLE:
            found.append((way, part))
        elif isinstance(part, tuple):
            for at, inner in enumerate(part):
                gather(inner, (*way, at))
        elif isinstance(part, BaseModel) and not isinstance(part, Text):
            for name in field_names(type(part)):
                if name not in but:
                    gather(getattr(part, name), (*way, name))
        elif isinstance(part, dict):
            for key, inner in part.items():
                gather(inner, (*way, key))
        else:
            found.append((way, part))

    gather(value, steps)
    return found


_SINGLE = frozenset({str, NoneType, bool, int, date, Text, Line})
"""What most fields hold, told without asking each kind of container first."""


@cache
def field_names(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model in their order: pydantic looks them up anew whenever it is asked."""
    return tuple(model.model_fields)
