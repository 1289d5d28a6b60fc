"""What may leave the site for other programs and other sites: nobody can call a copy back, so it obeys paper's rule."""

from dataclasses import replace
from typing import Any, TypeVar

from generator.edition.view import View
from generator.model.parts.base import Record, copy_all
from generator.model.parts.text import Text
from generator.poster.numbers import without_unprintable

R = TypeVar("R", bound=Record)


def shareable(view: View) -> View:
    """The view with those channels alone that may stand on new paper today: confirmed, checked lately, not doubted.

    Names and texts lose every other number too.
    """
    contacts = tuple(
        _without_numbers(view, contact).model_copy(update={"channels": view.print_channels(contact)})
        for contact in view.directory.contacts
    )
    services = copy_all(view.directory.services, location=None)  # where somebody is kept safe is never passed on
    directory = replace(
        view.directory,
        contacts=contacts,
        organizations=tuple(_without_numbers(view, organization) for organization in view.directory.organizations),
        services=tuple(_without_numbers(view, service) for service in services),
    )
    return replace(view, directory=directory)


def _without_numbers(view: View, record: R) -> R:
    """The record, its texts without the numbers that may not stand on paper."""

    def said(value: Any) -> Any:
        if isinstance(value, Text):
            words = {language: without_unprintable(view, text) for language, text in value.root.items()}
            return value if words == value.root else type(value)({name: text or "–" for name, text in words.items()})
        return tuple(said(inner) for inner in value) if isinstance(value, tuple) else value

    fields = {name: getattr(record, name) for name in type(record).model_fields}
    return record.model_copy(
        update={name: said(value) for name, value in fields.items() if isinstance(value, Text | tuple)}
    )
