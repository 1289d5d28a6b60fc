"""The form of the short note that goes with a person: it asks what whoever takes over needs, and nothing else.

The full form (NIK, the whole story) is the task of whoever takes over. Words and fields stand in `words.yaml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edition.view import View
from generator.model.contact import ChannelKind
from generator.model.sheet import EVERYONE, check_url
from generator.poster.numbers import Number, number_of, printable_numbers
from generator.poster.print import Print, codes_of, print_stamp, top_numbers
from generator.poster.words import Field, Words, words


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom the note goes to, and how to get there as far as it may stand on paper."""

    name: str
    numbers: tuple[Number, ...]
    addresses: tuple[tuple[str, str], ...]
    """Addresses, each with its record code."""
    blank: str
    """The label of a line to write on, where nothing of it may be printed yet."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The record codes of all that is printed of it."""
        return (*codes_of(*self.numbers), *(code for _, code in self.addresses))


@dataclass(frozen=True, slots=True)
class Form:
    """What to fill in by hand."""

    lead: str
    recipient: Recipient | None
    """None where the region has not named anyone."""
    fields: tuple[Field, ...]
    omit: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The record codes of all that is printed on it."""
        return self.recipient.codes if self.recipient else ()


@dataclass(frozen=True)
class Handover(Print):
    """The form as a sheet of its own."""

    form: Form
    numbers: tuple[Number, ...]


def blank_form(view: View) -> Form:
    """The note, ready to be filled in."""
    said = words()
    return Form(said.form.lead, next(_recipients(view, said), None), said.form.fields, said.form.omit)


def _recipients(view: View, said: Words) -> Iterator[Recipient]:
    owner = view.directory.contact.get(view.site.owner_contact or "")
    if owner is None:
        return
    numbers = tuple(number_of(view, owner, channel, said) for channel in printable_numbers(view, owner))
    addresses = tuple(
        (str(channel.address), channel.code)
        for channel in view.print_channels(owner)
        if channel.kind is ChannelKind.WALK_IN and channel.address
    )
    yield Recipient(str(owner.name), numbers, addresses, "" if numbers or addresses else said.form.whereabouts)


def handover_form(view: View) -> Handover:
    """The form, the same for all offices. Raises `NotPrintable`."""
    said = words()
    numbers, form = top_numbers(view, said), blank_form(view)
    return Handover(
        office=str(view.site.region),
        title=said.form.title,
        form=form,
        numbers=numbers,
        **print_stamp(view, said, (*codes_of(*numbers), *form.codes), check_url(EVERYONE)),
    )
