"""A field of a form as a page shows it: its name, what it is for, what it holds, and what is wrong with it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.content.purpose import purposes
from generator.desk.changes import title_of_field
from generator.desk.record_form import TRUTH, Entry, FormField
from generator.language.catalogue import translate, translations
from generator.model.parts.base import Record
from generator.model.site import Site
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.webdesk.visit import LANGUAGE, Visit, no_such

Choices = tuple[tuple[str, str], ...]
"""What may be chosen: the value, and the words for it."""
_CELL, _PICK = "cell.", "pick."
"""What the names of fields begin with; a box to tick has the name of its field and its code."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field of a form."""

    key: str
    title: str
    help: str
    value: str
    kind: str
    """`text`, `long`, `date`, `choice` or `codes`."""
    choices: Choices
    wrong: tuple[str, ...]
    """What is wrong with it, and how to mend it."""
    required: bool = False


def help_of_field(model: type[Record], field: str) -> str:
    """What a field of a model is for, in Indonesian.

    Below a field there is room for an example, which the brackets of a message have not: a catalogue of its own.
    """
    said = purposes(model).get(field, "")
    return translations("fields", LANGUAGE).gettext(said).replace("`", "") if said else ""


def tell_wrong(problem: Problem) -> str:
    """What is wrong with a field, below it. Who fills in a form adds no lines to a file."""
    if problem.rule in {Rule.FIELD_MISSING, Rule.FIELD_TEXT_WITHOUT_DEFAULT}:
        return translate(Message("This field is needed."), LANGUAGE)
    words = f"{translate(problem.what, LANGUAGE)}. {translate(problem.mend, LANGUAGE)}."
    return words[:1].upper() + words[1:]


def show_fields(
    model: type[Record],
    fields: Iterable[FormField],
    values: Mapping[str, str],
    problems: Mapping[str, Iterable[Problem]],
    choices: Mapping[str, Choices],
    site: Site,
) -> list[ShownField]:
    """The fields of a record's form; `choices` are those of fields that take a code."""
    names = {language.code: str(language.name) for language in site.languages}
    fields = tuple(fields)
    several = {field.field for field in fields if field.language not in {"", site.languages[0].code}}
    shown: list[ShownField] = []
    for field in fields:
        title = title_of_field(field.field, LANGUAGE)
        kind = {Entry.CODE: "choice", Entry.LINES: "long"}.get(field.entry, field.entry.value)
        offered = choices.get(field.field, ())
        if field.entry is Entry.CHOICE:
            offered = tuple((word, word) for word in TRUTH)
        if field.entry is Entry.CODES and not offered:
            kind = "text"
        shown.append(
            ShownField(
                field.key,
                title[:1].upper() + title[1:] + (f" ({names[field.language]})" if field.field in several else ""),
                help_of_field(model, field.field) if field.language in {"", site.languages[0].code} else "",
                values[field.key],
                kind,
                offered,
                tuple(map(tell_wrong, problems.get(field.key, ()))),
                model.model_fields[field.field].is_required() and field.language in {"", site.languages[0].code},
            )
        )
    return shown


def sent_values(visit: Visit) -> dict[str, str]:
    """What the form says, by the keys of its fields; a browser sends the lines of a field with CR and LF."""
    sent = {
        name.removeprefix(_CELL): value.replace("\r\n", "\n").strip()
        for name, value in visit.form.items()
        if name.startswith(_CELL)
    }
    picked: dict[str, list[str]] = {}
    for name in visit.form:
        if name.startswith(_PICK):
            key, _, code = name.removeprefix(_PICK).rpartition(".")
            picked.setdefault(key, []).append(code)
    return sent | {key: " ".join(code for code in codes if code) for key, codes in picked.items()}


def shown_values(visit: Visit, known: Iterable[str]) -> dict[str, str]:
    """What the form showed when it was opened, by the keys of its fields. Raises `ContentError` where it is no such."""
    try:
        base = json.loads(visit.form.get("base", ""))
    except ValueError:
        base = None
    if not isinstance(base, dict) or set(base) != set(known):
        raise no_such("base")
    return {str(key): str(value) for key, value in base.items()}
