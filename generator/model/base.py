"""What every record has in common: it never changes, knows its place in the files, and tells its problems."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Self, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)

from generator.problem import Mark, Message, Problem, Severity
from generator.rules import Rule
from generator.source.tree import Located, Mapping, find

_NOWHERE = Mapping({}, Mark(""))


class Record(BaseModel):
    """A piece of content that never changes after loading and refuses keys it does not know.

    It knows where it was read. Copies know it too; it is no part of what a record says, and does not make two differ.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)
    _node: Mapping = PrivateAttr(default_factory=lambda: _NOWHERE)

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
    def node(self) -> Mapping:
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

    def problem(self, what: Message, mend: Message, rule: Rule, *steps: str | int) -> Problem:
        """An error in one of its fields, named as `mark` takes it; in the record as a whole where none is named."""
        return Problem(self.mark(*steps), ".".join(map(str, steps)), what, mend, rule)

    def warning(self, what: Message, mend: Message, rule: Rule, *steps: str | int) -> Problem:
        """The same as a warning: the record can be published, but a person should look."""
        return replace(self.problem(what, mend, rule, *steps), severity=Severity.WARNING)


R = TypeVar("R", bound=Record)


def copy_all(records: Iterable[R], **changed: Any) -> tuple[R, ...]:
    """The records in their order, each with these fields changed and its place kept."""
    return tuple(record.model_copy(update=changed) for record in records)
