"""What the model refuses, told as problems.

Pydantic's errors are told apart by their stable `type`, never by their English words.
"""

import re
from collections.abc import Iterator
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content.purpose import purpose_of
from generator.model.parts.base import Record
from generator.problem import Mark, Message, Problem, suggest
from generator.rules import Rule
from generator.source.tree import Mapping, Node, Sequence, find

FORMS = {
    "form_id": (
        Message("an id has only small letters, digits and single hyphens"),
        Message("Write it like kec-margoyoso"),
    ),
    "form_code": (
        Message("“{found}” is no record code: it has capital letters and digits, in parts with a hyphen between"),
        Message("Write it like {example}: code_prefix of site.yaml, the number of the office, and which channel"),
    ),
    "form_area_code": (Message("this is no area code of telephones"), Message('Write it like "0295"')),
    "form_prefix": (Message("this is no beginning of codes"), Message("Write two to four capital letters: PT")),
    "form_url": (Message("this is no web address"), Message("Write it whole, like https://www.example.org/page")),
    "form_email": (Message("this is no e-mail address"), Message("Write it like dinas@example.go.id")),
    "form_date": (Message("this is no date"), Message("Write 2024-12-19, or 2024-12, or 2024")),
    "form_clock": (Message("this is no time of day"), Message('Write it like "08:00"')),
    "form_area": (Message("this is no area code"), Message("Write it like 33.18.16")),
    "form_postal_code": (Message("this is no postal code"), Message("Write five digits")),
    "form_short_code": (
        Message("this is no short number"),
        Message('Write three to eight digits, in quotation marks: "129"'),
    ),
    "form_language": (Message("this is no language"), Message("Write id, jv or en")),
    "form_edition": (
        Message("this is no edition code"),
        Message("Write the six letters that stand at the foot of the print"),
    ),
    "form_country": (Message("this is no country"), Message("Write two capital letters: ID")),
    "form_folder": (
        Message("this is no whole path of a folder"),
        Message("Write it from its beginning: the drive, or a slash"),
    ),
    "form_branch": (Message("this is no name of a branch"), Message("Write it like pages or gh-pages")),
    "form_user": (Message("this is no name of a user"), Message("Write it as the host gave it to you")),
    "form_host": (Message("this is no name of a server"), Message("Write it like sftp.hosting.co.id")),
    "form_server_folder": (
        Message("this is no folder of a server"),
        Message("Write it with forward slashes, like public_html"),
    ),
    "form_host_key": (
        Message("this is no key of a server"),
        Message("Write its fingerprint as the host tells it, like SHA256: and 43 signs, or the whole key"),
    ),
}

OWN = {
    "name_of_device": (
        Message("Windows keeps this name for a device; no file there can bear it"),
        Message("Choose another one, such as nul-1"),
    ),
    "text_without_default": (Message("the text is missing in Indonesian"), Message("Add a line id: ...")),
    "text_empty": (Message("the text is empty"), Message("Write it, or delete the line")),
    "line_has_markup": (Message("a name or title may not hold < or >"), Message("Use words instead")),
    "line_has_break": (Message("a name or title must stand on one line"), Message("Delete the line break")),
    "schedule_one_of": (Message("hours need either always_open: true or spans"), Message("Keep one of the two")),
    "time_zone": (Message("there is no such time zone"), Message("Write it like Asia/Jakarta")),
    "limits_order": (
        Message("a check may not expire before it is due"),
        Message("Write expires: with at least as many days as due:"),
    ),
    "period_order": (Message("the last day lies before the first"), Message("Exchange the two, or correct one")),
    "notice_empty": (
        Message("the notice says nothing"),
        Message("Write text: with what is otherwise, or closes: with the codes that nobody answers"),
    ),
    "url_host": (
        Message("no such host or port can be"),
        Message("Write the address as a browser shows it, like https://ppa.kabupaten.go.id/"),
    ),
    "base_url_nowhere": (
        Message("{host} leads nowhere; a poster with such a code could not be taken back"),
        Message("Write the real address, or delete it: posters are then drawn without a code"),
    ),
    "base_url_page": (
        Message("this names a page, not the folder where the site stands; addresses of pages are added to its end"),
        Message("Write {right}"),
    ),
    "site_default_language": (
        Message("the first language must be id, and published"),
        Message("Put - {{code: id, name: Indonesia, published: true}} first"),
    ),
    "destination_one_of": (
        Message("publish: names none of folder, git and sftp, or more than one"),
        Message("Keep one of the three"),
    ),
    "remote_address": (
        Message("this is no address of a git repository"),
        Message("Write it like https://codeberg.org/dinas/pages.git, or the whole path of a repository"),
    ),
    "remote_secret": (
        Message("a name or a password stands in the address"),
        Message("Take it out; write the name after user:. The desk keeps the password in this machine's keyring"),
    ),
    "site_language_twice": (Message("a language is listed twice"), Message("Keep one of the two")),
}

_SIMPLE = {
    "bool": (Message("this is neither true nor false"), Message("Write true or false")),
    "int": (Message("this is no whole number"), Message("Write digits only")),
    "float": (Message("this is no number"), Message("Write digits, with a point before decimals")),
    "date": (Message("this is no date"), Message("Write it like 2026-11-24")),
    "datetime": (Message("this is no date"), Message("Write it like 2026-11-24")),
    "string": (
        Message("a text is expected here"),
        Message("Write the words after the colon, in quotation marks if they hold : or #"),
    ),
    "tuple": (Message("a list is expected here"), Message("Write each item on its own line: - item")),
    "list": (Message("a list is expected here"), Message("Write each item on its own line: - item")),
    "dict": (Message("keys with values are expected here"), Message("Write key: value")),
    "model": (Message("keys with values are expected here"), Message("Write key: value")),
    "too": (Message("there are too few or too many values here"), Message("Compare it with another record")),
    "greater": (Message("the number is too small"), Message("Write a larger one")),
    "less": (Message("the number is too large"), Message("Write a smaller one")),
}


def explain_refusals(error: ValidationError, node: Node, model: type[BaseModel]) -> Iterator[Problem]:
    """Every refusal as a problem at the place of its value; the branches of a choice between types are told once.

    Keys that are missing share a place, that of their record, and each of them is told.
    """
    seen: set[tuple[Mark, str, str]] = set()
    for details in error.errors(include_url=False):
        steps = _steps(details["loc"], node)
        problem = _problem(details, steps, node, model)
        if (key := (problem.mark, problem.field, problem.rule)) not in seen:
            seen.add(key)
            yield problem


def _steps(location: tuple[int | str, ...], node: Node) -> tuple[int | str, ...]:
    """The part of pydantic's location that exists in the file: names of types and validators are left out."""
    steps: list[int | str] = []
    here: Node | None = node
    for index, step in enumerate(location):
        last = index == len(location) - 1
        if isinstance(here, Mapping) and step in here.items:
            here = here.items[str(step)]
        elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here.items):
            here = here.items[step]
        elif not (last and isinstance(here, Mapping) and isinstance(step, str)):
            continue
        steps.append(step)
    return tuple(steps)


def _problem(details: ErrorDetails, steps: tuple[int | str, ...], node: Node, model: type[BaseModel]) -> Problem:
    kind = details["type"]
    mark, name = find(node, *steps), ".".join(str(step) for step in steps)
    last = str(steps[-1]) if steps else ""
    if kind == "missing":
        mend = Message("Add a line {key}: ...", {"key": last})
        if purpose := _purpose(model, steps):
            mend = Message("Add a line {key}: ... ({purpose})", {"key": last, "purpose": purpose})
        what = Message("“{key}” is missing", {"key": last})
        return Problem(find(node, *steps[:-1]), name, what, mend, Rule.FIELD_MISSING)
    if kind == "extra_forbidden":
        return _unknown_key(node, steps, name, model)
    if kind in {"enum", "literal_error"}:
        return _not_one_of(details, node, steps, mark, name)
    what, mend, rule = explain_refusal(details)
    return Problem(mark, name, what, mend, rule)


def explain_refusal(details: ErrorDetails) -> tuple[Message, Message, Rule]:
    """What is wrong with one value, how to mend it, and the rule's name; wherever the value stood."""
    kind, context = details["type"], details.get("ctx", {})
    if kind in FORMS:
        found = str(details.get("input", ""))
        values = {"found": found[:40], "example": _code_like(found)} if kind == "form_code" else {}
        what, mend = (Message(message.text, values) for message in FORMS[kind])
        return what, mend, Rule.FIELD_FORM
    if kind == "string_too_long":
        what = Message("the text is longer than {limit} characters", {"limit": context.get("max_length", 0)})
        return what, Message("Shorten it"), Rule.FIELD_LENGTH
    if kind in OWN:
        what, mend = (Message(message.text, context) for message in OWN[kind])
        return what, mend, Rule("field." + kind.replace("_", "-"))
    for begin, (what, mend) in _SIMPLE.items():
        if kind.startswith(begin):
            return what, mend, Rule.FIELD_TYPE
    return Message("this value does not fit"), Message("Compare it with another record"), Rule.FIELD_TYPE


def _code_like(typed: str) -> str:
    """What was meant, where only capitals or hyphens are wrong; else how a code looks."""
    meant = re.sub(r"[^A-Z0-9]+", "-", typed.upper()).strip("-")
    return meant if "-" in meant and len(meant) <= 16 else "XX-07-W1"


def _unknown_key(node: Node, steps: tuple[int | str, ...], name: str, model: type[BaseModel]) -> Problem:
    above: Node = node
    for step in steps[:-1]:
        above = above.items[step] if isinstance(above, Sequence) else above.items[str(step)]  # type: ignore[index, union-attr]
    key = str(steps[-1]) if steps else ""
    mark = above.keys.get(key, above.mark) if isinstance(above, Mapping) else above.mark
    known = sorted(_keys(model, steps[:-1]) - {key})  # another branch of a choice may know it
    mend = suggest(key, known, Message("Delete it; possible are {names}", {"names": ", ".join(known)}))
    return Problem(mark, name, Message("nobody knows the key “{key}” here", {"key": key}), mend, Rule.FIELD_UNKNOWN)


def _not_one_of(details: ErrorDetails, node: Node, steps: tuple[int | str, ...], mark: Mark, name: str) -> Problem:
    expected = str(details.get("ctx", {}).get("expected", ""))
    allowed = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
    typed = str(details.get("input", ""))
    what = Message("“{found}” is not possible here", {"found": typed[:60]})
    mend = suggest(typed, allowed, Message("Possible are {names}", {"names": ", ".join(allowed)}))
    return Problem(mark, name, what, mend, Rule.FIELD_CHOICE)


def _purpose(model: type[BaseModel], steps: tuple[int | str, ...]) -> Message | None:
    """What the field at the end of these steps is for, as the model says it; None where it does not."""
    owners = (owner for owner in _models_at(model, steps[:-1]) if issubclass(owner, Record))
    return next((said for owner in owners if (said := purpose_of(owner, str(steps[-1])))), None)


def _keys(kind: Any, steps: tuple[int | str, ...]) -> set[str]:
    """The keys that a value may have, which stands at these steps inside a record of this type."""
    return {name for model in _models_at(kind, steps) for name in model.model_fields}


def _models_at(kind: Any, steps: tuple[int | str, ...]) -> Iterator[type[BaseModel]]:
    """Every record type that a value may be of, which stands at these steps inside a value of this type."""
    if not steps:
        yield from _models(kind)
    elif isinstance(steps[0], int):
        yield from _models_at(kind, steps[1:])
    else:
        for model in _models(kind):
            if field := model.model_fields.get(steps[0]):
                yield from _models_at(field.annotation, steps[1:])


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    """Every record type that stands somewhere in an annotation."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    elif get_origin(kind) in {Union, UnionType, tuple, list, dict} or get_args(kind):
        for inner in get_args(kind):
            yield from _models(inner)
    elif isinstance(kind, type) and issubclass(kind, Enum):
        return
