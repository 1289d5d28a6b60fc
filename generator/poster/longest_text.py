"""Whose words spoil a sheet: the record and the field that a person can mend."""

import json
from collections.abc import Iterator

from generator.edition.view import View
from generator.model.organization import Organization
from generator.model.parts.base import Record
from generator.model.parts.text import texts
from generator.poster.flow import strip_typesetting
from generator.poster.overflow import Reason
from generator.poster.print import Print, plain_values
from generator.problem import Message
from generator.rules import Rule

Place = tuple[str, str, tuple[str | int, ...], str]
"""Table and id of a record, the way to one of its texts, and the text."""


def explain_too_tall(view: View, office: Organization | None, said: Print, excess: int) -> Reason:
    """The longest name or sentence of the content on a sheet that has no room for it."""
    on_it = strip_typesetting(json.dumps(plain_values(said) | {"owner": ""}, ensure_ascii=False))
    places = (each for each in _texts(view, office) if json.dumps(each[3], ensure_ascii=False)[1:-1] in on_it)
    owner: Place = ("site", "site", ("owner",), str(view.site.owner))
    table, record, path, text = max(places, key=lambda each: len(each[3]), default=owner)
    return Reason(
        Message("{sheets}: the words need {excess} mm more than the paper has", {"excess": excess}),
        Message("Shorten “{text}”, the longest", {"text": text[:60]}),
        record,
        path,
        Rule.POSTER_TALL,
        float(excess),
        table,
    )


def explain_unshown(view: View, office: Organization | None, said: Print, letters: frozenset[str]) -> Iterator[Reason]:
    """Characters on a sheet that its typeface does not have, each with one place where it stands."""
    for letter in sorted(set(said.said) - letters):
        found = next((text for text in _texts(view, office) if letter in text[3]), None)
        table, record, path, _ = found or ("site", "site", (), "")
        yield Reason(
            Message(
                "{sheets}: the typeface for paper has no “{letter}” ({code})",
                {"letter": letter, "code": f"U+{ord(letter):04X}"},
            ),
            Message("Write it with other letters"),
            record,
            path,
            Rule.POSTER_LETTER,
            table=table,
        )


def _texts(view: View, office: Organization | None) -> Iterator[Place]:
    """The texts of the content that a sheet may say, those of its own office first."""
    directory = view.directory
    offices = directory.offices if office is None else (office,)
    tables: tuple[tuple[str, tuple[Record, ...]], ...] = (
        ("organization", offices),
        (
            "flowchart",
            tuple(
                chart for organization in offices if (chart := directory.flowchart.get(organization.flowchart or ""))
            ),
        ),
        ("contact", directory.contacts),
        ("law", directory.laws),
        ("site", (directory.site,)),
    )
    for table, records in tables:
        for record in records:
            for path, text in texts(record):
                yield table, getattr(record, "id", "site"), path, str(text)
