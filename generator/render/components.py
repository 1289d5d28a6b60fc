"""The components of pages as they are documented: what each is for, what it takes, and examples of it.

Each lies beside its macro in `site_templates/components/`. Examples are held to the types that pages use, so that they
cannot tell of a field that is gone.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import GenericAlias, NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import yaml
from pydantic import BaseModel

from generator.model.parts.evidence import Source
from generator.model.parts.text import Line, Text
from generator.model.reference import Law
from generator.model.sheet import Printed
from generator.render.contact.announcement import Announcement
from generator.render.contact.button import Button
from generator.render.contact.cards import Card, Check
from generator.render.flow import Item, Limit
from generator.render.kinds.contacts import EmergencyRoom, Row
from generator.render.kinds.home import Choice, District
from generator.shipped import TEMPLATES

FOLDER = TEMPLATES / "components"
TYPES: Mapping[str, Any] = {
    "text": str,
    "yes or no": bool,
    "name": Line,
    **{
        kind.__name__: kind
        for kind in (
            *(Announcement, Button, Card, Check, Choice, District, EmergencyRoom),
            *(Item, Law, Limit, Printed, Row, Source),
        )
    },
}
"""What a parameter may be, by the word that its documentation uses; `list of WORD` is several of them."""


class ExampleError(ValueError):
    """An example that does not fit the type it is an example of."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a component is given."""

    name: str
    type: str
    about: str
    empty: bool
    """Whether it may be empty or left out."""


@dataclass(frozen=True, slots=True)
class Example:
    """A component as it is used."""

    about: str
    given: Mapping[str, Any]
    """Its parameters, ready for the macro."""


@dataclass(frozen=True, slots=True)
class Component:
    """A piece of pages: a macro of this name, with `-` for `_` in its file's name."""

    name: str
    about: str
    parameters: tuple[Parameter, ...]
    examples: tuple[Example, ...]


def components() -> tuple[Component, ...]:
    """Every component by its name. Raises `ExampleError` for an example that does not fit."""
    return tuple(_component(path) for path in sorted(FOLDER.glob("*.yaml")))


def _component(path: Path) -> Component:
    told = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)  # `safe_load`, in C
    parameters = tuple(
        Parameter(name, each["type"], each["about"], each.get("empty", False))
        for name, each in (told.get("parameters") or {}).items()
    )
    types = {parameter.name: _type(parameter.type) for parameter in parameters}
    examples = []
    for number, example in enumerate(told["examples"], 1):
        given = {name: each for name, each in example.items() if name != "about"}
        if unknown := given.keys() - types.keys():
            raise ExampleError(f"{path.name}: example {number}: no parameter is called {', '.join(sorted(unknown))}")
        where = f"{path.name}: example {number}"
        ready = {name: value(types[name], each, f"{where}: {name}") for name, each in given.items()}
        examples.append(Example(example["about"], ready))
    return Component(path.stem.replace("-", "_"), told["about"], parameters, tuple(examples))


def _type(words: str) -> Any:
    one = words.removeprefix("list of ")
    return TYPES[one] if one == words else GenericAlias(tuple, (TYPES[one], ...))


def value(kind: Any, given: Any, where: str = "") -> Any:
    """What an example gives, as this type; fields that it leaves out are empty.

    Raises `ExampleError` for a field that the type does not have, and for a value of another type.
    """
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return value(inner[0], given, where)
    if NoneType in inner:
        return None if given is None else value(inner[0] if inner[1] is NoneType else inner[1], given, where)
    if origin is tuple:
        several = inner[:1] * len(given) if inner[-1] is Ellipsis else inner
        pairs = zip(several, given, strict=True)
        return tuple(value(each, one, f"{where}.{number}") for number, (each, one) in enumerate(pairs))
    kind = origin or kind
    if is_dataclass(kind) and isinstance(kind, type):
        kept = {field.name: field.default for field in fields(kind) if field.default is not MISSING}
        hints = get_type_hints(kind)
        return kind(**_fields({field.name: hints[field.name] for field in fields(kind)}, kept, given, where))
    if issubclass(kind, Text):
        return kind(given)
    if issubclass(kind, BaseModel):
        known = kind.model_fields
        kept = {
            name: each.get_default(call_default_factory=True) for name, each in known.items() if not each.is_required()
        }
        hints = get_type_hints(kind)
        return kind.model_construct(**_fields({name: hints[name] for name in known}, kept, given, where))
    if issubclass(kind, Enum | Path):
        return kind(given)
    if not isinstance(given, kind):
        raise ExampleError(f"{where} is no {kind.__name__}: {given!r}")
    return given


def _fields(types: Mapping[str, Any], defaults: Mapping[str, Any], given: Any, where: str) -> dict[str, Any]:
    if unknown := given.keys() - types.keys():
        raise ExampleError(f"{where} has no field {', '.join(sorted(unknown))}")
    made = {name: value(types[name], given[name], f"{where}.{name}") for name in given}
    return {name: _empty(kind) for name, kind in types.items()} | dict(defaults) | made


def _empty(kind: Any) -> Any:
    """What stands for nothing of this type; None where nothing does, which a template that needs it will tell."""
    kind = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    plain = get_origin(kind) or kind
    return {str: "", bool: False, int: 0, tuple: (), dict: {}, Mapping: {}}.get(plain)
