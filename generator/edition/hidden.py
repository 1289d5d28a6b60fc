"""The values that an edition's output must not hold, for the audit that searches it."""

from dataclasses import dataclass

from generator.edition.view import View
from generator.model.contact import Channel
from generator.model.directory import Directory
from generator.phone.number import significant


@dataclass(frozen=True, slots=True)
class Hidden:
    """A value that must stand nowhere in an edition's output."""

    value: str
    what: str
    """Whose and what it is, for the message of the audit."""


def hidden(directory: Directory, shown: View) -> tuple[Hidden, ...]:
    """Every value of the directory that this view does not hold, unless a shown record has it too."""
    country = directory.site.telephony.country
    shown_channels = [channel for _, _, channel in shown.directory.channels()]
    visible = {value for channel in shown_channels for value in _values(channel)}
    dialled = {significant(channel.number, country) for channel in shown_channels if channel.number}
    secrets: list[Hidden] = []
    for contact, _, channel in directory.channels():
        if channel.code in shown.assurances:
            continue
        values = [value for value in _values(channel) if value not in visible]
        if channel.number and significant(channel.number, country) in dialled:
            values = [value for value in values if value != channel.number]  # in other signs, or another extension
        secrets += [Hidden(value, f"{contact.id} {channel.code}") for value in values]
    shown_names = {str(contact.person.name) for contact in shown.directory.contacts if contact.person}
    for contact in directory.contacts:
        if contact.person and str(contact.person.name) not in shown_names:
            secrets.append(Hidden(str(contact.person.name), f"{contact.id} person"))
    return tuple(secrets)


def everything(directory: Directory) -> tuple[Hidden, ...]:
    """Every value and name of every contact, for output in which nothing may be read."""
    secrets = [
        Hidden(value, f"{contact.id} {channel.code}")
        for contact, _, channel in directory.channels()
        for value in _values(channel)
    ]
    for contact in directory.contacts:
        secrets += [Hidden(name, f"{contact.id} name") for name in contact.name.root.values()]
        secrets += [Hidden(str(contact.person.name), f"{contact.id} person")] if contact.person else []
    return tuple(secrets)


def _values(channel: Channel) -> tuple[str, ...]:
    values = (channel.number, channel.email, channel.url, str(channel.address) if channel.address else None)
    return tuple(value for value in values if value)
