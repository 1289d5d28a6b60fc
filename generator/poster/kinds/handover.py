"""The form of the short note that goes with a person: it asks what whoever takes over needs, and nothing else.

The full form (NIK, the whole story) is the task of whoever takes over. Words and fields stand in `words.yaml`.
"""

from dataclasses import dataclass

from generator.edition.view import View
from generator.model.sheet import EVERYONE, status_url
from generator.poster.numbers import Number
from generator.poster.print import Print, codes_of, print_stamp, top_numbers
from generator.poster.words import Field, words


@dataclass(frozen=True, slots=True)
class Form:
    """What to fill in by hand."""

    lead: str
    recipient: str
    """Whom the note goes to; empty where the region has not named anyone."""
    fields: tuple[Field, ...]
    omit: str


@dataclass(frozen=True)
class Handover(Print):
    """The form as a sheet of its own."""

    form: Form
    numbers: tuple[Number, ...]


def form_fields(view: View) -> Form:
    """The fields of the note."""
    said = words().form
    owner = view.directory.contact.get(view.site.owner_contact or "")
    return Form(said.lead, str(owner.name) if owner else "", said.fields, said.omit)


def handover_form(view: View) -> Handover:
    """The form, the same for all offices. Raises `NotPrintable`."""
    said = words()
    numbers = top_numbers(view, said)
    return Handover(
        office=str(view.site.region),
        title=said.form.title,
        form=form_fields(view),
        numbers=numbers,
        **print_stamp(view, said, codes_of(*numbers), status_url(EVERYONE)),
    )
