"""What every record has in common, and the small types that make a check a type."""

import re
from dataclasses import replace
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

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


_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)


def no_device(word: str) -> str:
    """The word, unless Windows keeps it for a device and no file or folder there can bear it.

    https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
    """
    if _DEVICE.fullmatch(word):
        raise PydanticCustomError("name_of_device", "Windows keeps this name for a device")
    return word


def form(error: str, pattern: str) -> AfterValidator:
    """The type's text is written like this pattern, whole; what is not is refused with an error of its own."""
    whole = re.compile(pattern)

    def check(text: str) -> str:
        if not whole.fullmatch(text):
            raise PydanticCustomError(error, "it has another form")
        return text

    return AfterValidator(check)


Id = Annotated[
    str, StringConstraints(max_length=60), form("form_id", r"[a-z0-9]+(-[a-z0-9]+)*"), AfterValidator(no_device)
]
"""A slug: file name, id and URL are the same word, so a copy on a stick opens on any machine."""

Code = Annotated[str, StringConstraints(max_length=16), form("form_code", r"[A-Z0-9]+(-[A-Z0-9]+)+")]
"""A record code that can be read out over the phone, such as `PT-07-W1`."""

_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"


def _possible_port(url: str) -> str:
    """The address, unless its port is none: nobody listens at 0, and there is none beyond 65535 (RFC 6335)."""
    try:
        port = urlsplit(url).port
    except ValueError:
        port = 0
    if port == 0:
        raise PydanticCustomError("url_host", "no port", {"value": url})
    return url


Url = Annotated[
    str,
    StringConstraints(max_length=500),
    form("form_url", rf"https?://{_HOST}(?::[0-9]+)?(?:[/?#][^\s<>\"'`\\{{}}|^]*)?"),
    AfterValidator(_possible_port),
]
"""A web address. Its host is plain ASCII, with no user before it: `https://bmkg.go.id@elsewhere` reads like another."""

Email = Annotated[str, StringConstraints(max_length=200), form("form_email", rf"[A-Za-z0-9._+-]+@{_HOST}")]
"""A mailbox alone: no further receivers, no subject (RFC 6068 would allow them in a link)."""

PartialDate = Annotated[str, form("form_date", r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")]
"""A day, a month or a year, as precise as the source is: `2024-12-19`, `2024-12`, `2024`."""
