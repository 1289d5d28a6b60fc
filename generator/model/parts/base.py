"""What every record has in common: it never changes, knows its place in the files, and tells its problems."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Self, TypeVar, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)

from generator.model.parts.forms import Names
from generator.problem import Mark, Message, Problem, Severity
from generator.rules import Rule
from generator.source.overlay import KEYS
from generator.source.tree import Located, find
from generator.source.tree import Mapping as Node

Steps = tuple[str | int, ...]
"""The way from a record to a value inside it: `("channels", 0, "label")`."""
_NOWHERE = Node({}, Mark(""))


class Record(BaseModel):
    """A piece of content that never changes after loading and refuses keys it does not know.

    It knows where it was read. Copies know it too; it is no part of what a record says, and does not make two differ.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)
    _node: Node = PrivateAttr(default_factory=lambda: _NOWHERE)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, values: Any, validate: ModelWrapValidatorHandler[Self]) -> Self:
        record = validate(values)
        if isinstance(values, Located):
            record._node = values.node
        return record

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name) for name in type(self).model_fields
        )

    @property
    def node(self) -> Node:
        """What was read; without a key for a record that no file holds."""
        return self._node

    def mark(self, *steps: str | int) -> Mark:
        """The place in the files of one of its fields, such as `contact.mark("channels", 0, "number")`.

        The steps lead through the record as it is: in a copy with fewer channels than the file has, or with hours in
        another order, each still has its own place.
        """
        inner: Any = self
        for depth, step in enumerate(steps, 1):
            if isinstance(step, int):
                inner = inner[step] if isinstance(inner, tuple) and step < len(inner) else None
            else:
                inner = getattr(inner, step, None)
            if isinstance(inner, Record) and inner._node is not _NOWHERE:
                return inner.mark(*steps[depth:])
        return find(self._node, *steps)

    def as_written(self) -> dict[str, Any]:
        """What a file says of it: its fields that are given, in their order; days and numbers as text."""
        given = {name: getattr(self, name) for name in type(self).model_fields}
        return {
            name: value if isinstance(value, tuple | dict) else str(value)
            for name, value in given.items()
            if value not in (None, (), {})
        }

    def references(self) -> Iterator[tuple["Record", Steps, str, str]]:
        """Every id of another record in it: by which record inside it, in which field, of what kind, and which."""
        for field, kind in _references_in(type(self)).items():
            value = getattr(self, field)
            inside: list[tuple[Steps, Any]] = [((field,), value)]
            if isinstance(value, tuple):
                inside = [((field, at), inner) for at, inner in enumerate(value)]
            for steps, inner in inside:
                if isinstance(inner, Record):
                    yield from inner.references()
                elif kind and isinstance(inner, str):
                    yield self, steps, kind, inner

    def with_references(self, change: Callable[[str, str], str | None]) -> Self:
        """The record with other ids of other records: `change` gives the new one of a kind and id, None for none."""

        def new(kind: str, inner: Any) -> Any:
            if isinstance(inner, Record):
                return inner.with_references(change)
            return change(kind, inner) if kind and isinstance(inner, str) else inner

        changed: dict[str, Any] = {}
        for field, kind in _references_in(type(self)).items():
            value = getattr(self, field)
            if isinstance(value, tuple):
                changed[field] = tuple(kept for inner in value if (kept := new(kind, inner)) is not None)
            else:
                changed[field] = new(kind, value)
        return self.model_copy(update=changed)

    def way(self, *steps: str | int) -> tuple[str, ...]:
        """The steps to a field as a layer above writes over it: `id: desa`, `steps`, `id: polisi`, `print`.

        It ends at a list whose records have no id, which is written over whole.
        """
        inner: Any = self
        found = list(_name_of(self))
        for step in steps:
            if isinstance(step, int):
                inner = inner[step] if isinstance(inner, tuple) and step < len(inner) else None
                if not (name := _name_of(inner)):
                    break
                found += name
            else:
                inner = getattr(inner, step, None)
                found.append(step)
        return tuple(found)

    def problem(self, what: Message, mend: Message, rule: Rule, *steps: str | int) -> Problem:
        """An error in one of its fields, named as `mark` takes it; in the record as a whole where none is named."""
        return Problem(self.mark(*steps), ".".join(map(str, steps)), what, mend, rule, way=self.way(*steps))

    def warning(self, what: Message, mend: Message, rule: Rule, *steps: str | int) -> Problem:
        """The same as a warning: the record can be published, but a person should look."""
        return replace(self.problem(what, mend, rule, *steps), severity=Severity.WARNING)


def _name_of(record: Any) -> tuple[str, ...]:
    """What tells it from others of a list where layers are laid over each other."""
    return next(((f"{key}: {name}",) for key in KEYS if (name := getattr(record, key, None))), ())


@cache
def _references_in(model: type[Record]) -> Mapping[str, str]:
    """The fields of such a record that name other records, with their kind; empty for one whose own records do."""
    found: dict[str, str] = {}
    for name, field in model.model_fields.items():
        parts = [*field.metadata, *_parts_of(field.annotation)]
        kinds = [part.kind for part in parts if isinstance(part, Names)]
        inner = [part for part in parts if isinstance(part, type) and issubclass(part, Record)]
        if kinds or any(map(_references_in, inner)):
            found[name] = kinds[0] if kinds else ""
    return found


def _parts_of(annotation: object) -> Iterator[object]:
    """Every type that stands in an annotation, and every remark on one."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts_of(part)


R = TypeVar("R", bound=Record)


def copy_all(records: Iterable[R], **changed: Any) -> tuple[R, ...]:
    """The records in their order, each with these fields changed and its place kept."""
    return tuple(record.model_copy(update=changed) for record in records)
