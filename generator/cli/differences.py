"""Differences between two versions of the contacts, in words and colours."""

from itertools import groupby

from rich.text import Text

from generator.cli.console import out
from generator.desk.changes import Difference
from generator.desk.tell import in_words
from generator.explain import translate
from generator.problem import Message

_FIELDS = {
    "number": Message("number"),
    "address": Message("address"),
    "email": Message("e-mail"),
    "url": Message("link"),
    "kind": Message("kind"),
    "label": Message("label"),
    "schedule": Message("hours"),
    "cost": Message("cost"),
    "visibility": Message("shown to"),
    "freshness": Message("limit of checks"),
    "confirmations": Message("confirmation"),
    "sources": Message("source"),
    "reported": Message("report of an error"),
    "remark": Message("keeper's note"),
    "name": Message("name"),
    "role": Message("post"),
    "duty": Message("duty"),
    "person": Message("person"),
    "person.name": Message("person's name"),
    "person.consent": Message("consent"),
    "person.consent.on": Message("day of consent"),
    "person.consent.method": Message("way of consent"),
}


def print_differences(found: tuple[Difference, ...], language: str) -> None:
    """Print every difference below the contact that it is about; old values red, new ones green."""
    for contact, group in groupby(found, key=lambda each: each.contact):
        each = list(group)
        out.print(Text(f"{each[0].name} ({contact})", "bold"))
        for difference in each:
            out.print(_line(difference, language))


def _line(each: Difference, language: str) -> Text:
    line = Text("  ")
    if each.code:
        line.append(each.code + " ")
    field = each.field.split(".id")[0] if each.field.endswith(".id") else each.field
    if field:
        line.append((translate(_FIELDS[field], language) if field in _FIELDS else field) + " ")
    old, new = (in_words(each.field, value, language) for value in (each.old, each.new))
    if each.old is None:
        line.append(translate(Message("new"), language) + ": ", "green").append(new, "green")
    elif each.new is None:
        line.append(translate(Message("gone"), language) + ": ", "red").append(old, "red")
    else:
        line.append(old, "red").append(" → ").append(new, "green")
    return line
