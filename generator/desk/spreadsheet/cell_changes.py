"""Changed cells become changes of `contacts.yaml`."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from generator.check.undiallable import explain_misspelled
from generator.desk.spreadsheet import hours, vocabulary
from generator.desk.spreadsheet.intake import Entry
from generator.edit.change import Change, Drop, Put, Steps, Value
from generator.model.contact import Channel, ChannelKind, Contact, Freshness, is_for_danger
from generator.model.directory import Directory
from generator.model.parts.base import Record
from generator.model.site import Telephony
from generator.phone.number import identity
from generator.problem import Message, Problem
from generator.rules import Rule
from generator.source.tree import Mapping as Tree
from generator.source.tree import plain

CONTACT, CHANNEL = tuple(Contact.model_fields), tuple(Channel.model_fields)
_NEEDED = {"duty", "name", "kind", "value", "freshness", "visibility"}
OLD = Message("Write the old value again")

Refuse = Callable[[Problem], None]


def contact_changes(
    directory: Directory, contact: Contact, values: Mapping[str, tuple[str, Entry]], refuse: Refuse
) -> Iterator[Change]:
    """The contact's own columns with new values, each told in some row."""
    steps: Steps = (directory.contacts.index(contact),)
    for key, (value, entry) in values.items():
        if key in _NEEDED and not value:
            refuse(entry.empty(key, OLD))
        elif key == "duty":
            yield Put((*steps, key), vocabulary.value_of(vocabulary.DUTY, value) or value)
        elif key in {"name", "role"}:
            yield from _text(directory, contact, steps, key, value, CONTACT)
    if values.keys() & {"person", "consent_on", "consent_method"}:
        yield from _person(directory, contact, values, refuse)


def _person(
    directory: Directory, contact: Contact, values: Mapping[str, tuple[str, Entry]], refuse: Refuse
) -> Iterator[Change]:
    """The person behind the post. A name is kept only with that person's own consent (UU 27/2022)."""
    steps: Steps = (directory.contacts.index(contact), "person")
    known = contact.person
    consent = known.consent if known else None
    before = {
        "person": str(known.name) if known else "",
        "consent_on": consent.on.isoformat() if consent else "",
        "consent_method": str(consent.method) if consent else "",
    }
    now = {key: values[key][0] if key in values else value for key, value in before.items()}
    at, entry = next((key, values[key][1]) for key in before if key in values)
    given = {"on": now["consent_on"], "method": now["consent_method"]}
    if not now["person"]:
        if any(given.values()):
            what = Message("a consent stands here without a name")
            refuse(entry.problem(at, what, Message("Empty both cells of the consent too"), Rule.SHEET_CONSENT))
        elif known:
            yield Drop(steps)
        return
    if not all(given.values()):
        refuse(entry.problem(at, *NO_CONSENT, Rule.SHEET_CONSENT))
    elif known and consent and "person" in values and not values.keys() & {"consent_on", "consent_method"}:
        what = Message("the consent is that of another person")
        mend = Message("Write when and how this person has consented")
        refuse(entry.problem(at, what, mend, Rule.SHEET_CONSENT))
    elif known is None:
        yield Put(steps, {"name": now["person"], "consent": {**given}}, CONTACT)
    else:
        if "person" in values:
            yield from _text(directory, known, steps, "name", now["person"], ())
        if consent is None:
            yield Put((*steps, "consent"), {**given}, ("name", "consent"))
        elif "consent_on" in values:
            yield Put((*steps, "consent", "on"), given["on"])
        if consent and "consent_method" in values:
            yield from _text(directory, consent, (*steps, "consent"), "method", given["method"], ())


NO_CONSENT = (
    Message("a person's name stands here without date and way of the consent"),
    Message("Fill in both, or delete the name; the post alone is enough"),
)


def channel_changes(
    directory: Directory, contact: Contact, index: int, entry: Entry, changed: set[str], today: date, refuse: Refuse
) -> Iterator[Change]:
    """The changed cells of one channel that exists."""
    channel = contact.channels[index]
    steps: Steps = (directory.contacts.index(contact), "channels", index)
    if changed & {"kind", "value"}:
        yield from _value(directory, channel, steps, entry, today, refuse)
    for key in (field for field in CHANNEL if field in changed - {"kind", "value"}):
        value = entry.cells[key]
        if not value and key in _NEEDED:
            refuse(entry.empty(key, OLD))
        elif key in vocabulary.OF_FIELD:
            yield (
                Put((*steps, key), vocabulary.value_of(vocabulary.OF_FIELD[key], value) or value, CHANNEL)
                if value
                else Drop((*steps, key))
            )
        else:
            yield from _text(directory, channel, steps, key, value, CHANNEL)
    if "hours" in changed:
        yield from _hours(directory, channel, steps, entry, refuse)


def _value(
    directory: Directory, channel: Channel, steps: Steps, entry: Entry, today: date, refuse: Refuse
) -> Iterator[Change]:
    if bad := value_problem(entry, directory.site.telephony):
        refuse(bad)
        return
    kind = ChannelKind(vocabulary.value_of(vocabulary.KIND, entry.cells["kind"]) or "")
    old, new = channel.kind.field, kind.field
    if kind is not channel.kind:
        yield Put((*steps, "kind"), kind.value)
    if is_other(directory, channel, entry):
        # What spoke for the old number says nothing of the new one: left in place, it would vouch for a slip.
        for name in ("sources", "confirmations", "reported"):
            if getattr(channel, name):
                yield Drop((*steps, name))
        freshness = vocabulary.value_of(vocabulary.FRESHNESS, entry.cells["freshness"])
        if channel.for_danger or is_for_danger(kind, Freshness(freshness) if freshness else None):
            yield Put((*steps, "changed"), today.isoformat(), CHANNEL)
    if old != new:
        yield Put((*steps, new), entry.cells["value"], CHANNEL)
        yield Drop((*steps, old))
    else:
        yield from _text(directory, channel, steps, new, entry.cells["value"], CHANNEL)


def is_other(directory: Directory, channel: Channel, entry: Entry) -> bool:
    """True if the row leads somewhere else than the channel does today, and does not only spell it otherwise."""
    kind, value = (
        ChannelKind(vocabulary.value_of(vocabulary.KIND, entry.cells["kind"]) or channel.kind),
        entry.cells["value"],
    )
    if kind is not channel.kind:
        return True
    if channel.number:
        country = directory.site.telephony.country
        return identity(value, country) != identity(channel.number, country)
    return value.split() != channel.value.split()


def value_problem(entry: Entry, telephony: Telephony) -> Problem | None:
    """What is wrong with a row's kind and number as such; the rest of the rules comes later."""
    value = entry.cells["value"]
    for key in ("kind", "value"):
        if not entry.cells[key]:
            mend = Message("Fill it in, or empty the other cells of this channel")
            return entry.empty(key, mend)
    kind = ChannelKind(vocabulary.value_of(vocabulary.KIND, entry.cells["kind"]) or "")
    names = {"number": value[:40]}
    if not kind.dialled:
        return None
    if kind.allotted:
        if not re.fullmatch(r"[0-9]{3,8}", value):
            what = Message("{number} is no short number", names)
            return entry.problem("value", what, Message("Write three to eight digits: 129"), Rule.SHEET_SHORT)
    elif fault := explain_misspelled(value, telephony):
        return entry.problem("value", *fault)
    return None


def meant_hours(entry: Entry, time_zone: str, refuse: Refuse) -> dict[str, Value] | None:
    """The row's hours as a schedule; None where they are empty or not understood."""
    words = entry.cells["hours"]
    if words and (doubt := hours.explain_unclear(words, time_zone)):
        mend = Message("Write 24 jam, or: Senin-Kamis 08:00-16:30; Jumat 08:00-17:00")
        if doubt.spelled:
            mend = Message("If this is meant, write: {words}", {"words": doubt.spelled})
        refuse(entry.problem("hours", doubt.what, mend, Rule.SHEET_HOURS))
    return hours.parse_hours(words, time_zone) if words else None


def _hours(directory: Directory, channel: Channel, steps: Steps, entry: Entry, refuse: Refuse) -> Iterator[Change]:
    if not entry.cells["hours"]:
        yield Drop((*steps, "schedule"))
        return
    schedule = meant_hours(entry, directory.site.time_zone, refuse)
    if schedule is None:
        return
    known = channel.node.items.get("schedule")
    if isinstance(known, Tree):  # what the sheet does not show stays: holidays, the note, seasons
        rest = {key: value for key, value in known.items.items() if key not in hours.SHOWN_IN_SHEET}
        schedule |= {key: _value_of(plain(value)) for key, value in rest.items()}
    yield Put((*steps, "schedule"), schedule, CHANNEL)


def _value_of(tree: object) -> Value:
    if isinstance(tree, dict):
        return {key: _value_of(inner) for key, inner in tree.items()}
    return [_value_of(inner) for inner in tree] if isinstance(tree, list) else str(tree or "")


def _text(
    directory: Directory, record: Record, steps: Steps, key: str, value: str, order: tuple[str, ...]
) -> Iterator[Change]:
    """A text set or deleted; where the file has it in several languages, its Indonesian."""
    if not value:
        yield Drop((*steps, key))
        return
    inner = record.node.items.get(key)
    yield Put((*steps, key, "id") if isinstance(inner, Tree) else (*steps, key), value, order)
