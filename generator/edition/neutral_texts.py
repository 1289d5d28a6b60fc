"""Other texts for a record, each named by the path that leads to it: `channels.0.answered_by`."""

from collections.abc import Iterable, Mapping
from types import NoneType
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from generator.model.directory import Directory
from generator.model.parts.base import Record
from generator.model.parts.text import Text

_PLAIN = {"icon", "body"}
"""Fields that may be replaced though they are no `Text`: never a number, an id or a code."""
R = TypeVar("R", bound=Record)
Path = tuple[str | int, ...]


class NoSuchText(Exception):  # noqa: N818 - told as a problem
    """A path that leads to no text of its record."""


def neutral_records(directory: Directory) -> dict[str, Record]:
    """Every record that neutral texts may be written for, by kind and id."""
    groups: dict[str, Iterable[Any]] = {
        "organizations": directory.organizations,
        "contacts": directory.contacts,
        "services": directory.services,
        "situations": directory.taxonomy.situations,
        "faq": directory.faq,
        "glossary": directory.glossary,
        "guides": (guide for guide in directory.guides if guide.language == "id"),
    }
    return {"site": directory.site} | {
        f"{kind}/{record.id}": record for kind, records in groups.items() for record in records
    }


def replace_texts(record: R, texts: Mapping[str, Text]) -> R:
    """The record with these texts. Raises `NoSuchText`, and `ValidationError` where a line may not hold the words."""
    for path, text in texts.items():
        record = _with(record, tuple(path.split(".")), text)
    return record


def _with(value: Any, path: tuple[str, ...], text: Text) -> Any:
    step, rest = path[0], path[1:]
    if isinstance(value, tuple):
        if not step.isdecimal() or int(step) >= len(value):
            raise NoSuchText
        at = int(step)
        new = _with(value[at], rest, text) if rest else _as(type(value[at]), text)
        return (*value[:at], new, *value[at + 1 :])
    if isinstance(value, BaseModel) and not isinstance(value, Text) and step in type(value).model_fields:
        old = getattr(value, step)
        kinds = get_args(type(value).model_fields[step].annotation) or (type(value).model_fields[step].annotation,)
        if not rest and step in _PLAIN:
            return value.model_copy(update={step: str(text)})
        new = _with(old, rest, text) if rest else _as(next((k for k in kinds if k is not NoneType), None), text)
        return value.model_copy(update={step: new})
    raise NoSuchText


def _as(kind: Any, text: Text) -> Text:
    if isinstance(kind, type) and issubclass(kind, Text):
        return kind(dict(text.root))
    raise NoSuchText
