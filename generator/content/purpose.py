"""What each field of the models is for: the sentence below it in the code, for schemas and for who left it out."""

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise

from generator.model.parts.base import Record
from generator.problem import Message


def purposes(model: type[Record]) -> dict[str, str]:
    """The sentence below each field of this model, of those that have one, in one line.

    pydantic could read them itself (`use_attribute_docstrings`), at a third of what loading all models costs; only
    schemas and refusals need them.
    """
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, Record) and base is not Record:
            found |= _below_fields(base.__module__).get(base.__name__, {})
    return {field: said for field, said in found.items() if field in model.model_fields}


def purpose_of(model: type[Record], field: str) -> Message | None:
    """What a field is for, to be said in brackets behind its name; None where its model does not say it."""
    said = purposes(model).get(field, "").rstrip(".")
    return Message(said) if said else None


@cache
def _below_fields(module: str) -> dict[str, dict[str, str]]:
    """The strings below the fields of each class of a module."""
    classes = [
        part for part in ast.parse(inspect.getsource(sys.modules[module])).body if isinstance(part, ast.ClassDef)
    ]
    return {each.name: dict(_documented(each.body)) for each in classes}


def _documented(body: list[ast.stmt]) -> list[tuple[str, str]]:
    return [
        (field.target.id, " ".join(text.value.value.split()))
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    ]
