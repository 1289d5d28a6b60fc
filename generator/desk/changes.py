"""What differs between two versions of `contacts.yaml`, or of one record, and for whom.

`wording.py` puts the values into words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.desk.wording import in_words
from generator.language.catalogue import translate
from generator.problem import Message
from generator.source.tree import Plain

ITEMS = ("sources", "confirmations", "notices")
"""Lists whose items come and go as a whole."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is new, gone or changed."""

    contact: str
    name: str
    """What the public calls the contact, or the keeper another record."""
    code: str
    """Of the channel; empty for the contact itself."""
    field: str
    """Dotted; empty where the whole contact or channel came or went."""
    old: Plain
    """None where there was none."""
    new: Plain


def compare_contacts(old: Plain, new: Plain) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the new version; what is gone stands at the end."""
    before, after = _by(old, "id"), _by(new, "id")
    differences: list[Difference] = []
    for name in (*after, *(gone_id for gone_id in before if gone_id not in after)):
        differences += _contact(name, before.get(name), after.get(name))
    return tuple(differences)


def compare_fields(old: Plain, new: Plain) -> tuple[tuple[str, Plain, Plain], ...]:
    """Every field of one record that differs, dotted, with what it held and what it holds."""
    one, other = (fields if isinstance(fields, dict) else {} for fields in (old, new))
    return tuple(_fields(one, other, ()))


def _by(records: Plain, key: str) -> dict[str, dict[str, Plain]]:
    items = records if isinstance(records, list) else []
    return {str(item.get(key)): item for item in items if isinstance(item, dict)}


def _contact(contact: str, old: dict[str, Plain] | None, new: dict[str, Plain] | None) -> Iterator[Difference]:
    name = in_words("name", (new or old or {}).get("name"), "en")
    if old is None or new is None:
        office = (new or old or {}).get("organization")
        yield Difference(contact, name, "", "", None if old is None else office, None if new is None else office)
    for field, was, now in _fields(
        old or {}, new or {}, ("id", "organization", "channels") if not (old and new) else ("channels",)
    ):
        yield Difference(contact, name, "", field, was, now)
    before, after = _by((old or {}).get("channels"), "code"), _by((new or {}).get("channels"), "code")
    for code in (*after, *(gone_code for gone_code in before if gone_code not in after)):
        one, other = before.get(code), after.get(code)
        if one is None or other is None:
            yield Difference(contact, name, code, "", _channel(one), _channel(other))
            continue
        for field, was, now in _fields(one, other, ()):
            yield Difference(contact, name, code, field, was, now)


def _channel(channel: dict[str, Plain] | None) -> Plain:
    """A whole channel: all it says besides its sources."""
    if channel is None:
        return None
    return {key: value for key, value in channel.items() if key not in {"code", "sources"}}


def _fields(
    old: dict[str, Plain], new: dict[str, Plain], skipped: tuple[str, ...]
) -> Iterator[tuple[str, Plain, Plain]]:
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        if key in skipped or was == now:
            continue
        if key in ITEMS:
            before, after = _items(was), _items(now)
            gone, come = [item for item in before if item not in after], [item for item in after if item not in before]
            if key == "notices" and len(gone) == len(come) == 1:  # one that was changed
                yield from ((f"{key}.{field}", one, other) for field, one, other in compare_fields(gone[0], come[0]))
                continue
            for item in [*gone]:
                again = next((other for other in come if _undated(other) == _undated(item)), None)
                if isinstance(item, dict) and isinstance(again, dict):  # a source that was read again
                    gone.remove(item)
                    come.remove(again)
                    yield (
                        key,
                        {name: item.get(name) for name in ("title", "checked")},
                        {"checked": again.get("checked")},
                    )
            yield from ((key, item, None) for item in gone)
            yield from ((key, None, item) for item in come)
        elif isinstance(was, dict) and isinstance(now, dict) and key != "schedule":
            yield from ((f"{key}.{field}", one, other) for field, one, other in _fields(was, now, ()))
        else:
            yield key, was, now


def _undated(item: Plain) -> Plain:
    return {name: value for name, value in item.items() if name != "checked"} if isinstance(item, dict) else item


def _items(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []


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
    "changed": Message("has this value since"),
    "name": Message("name"),
    "role": Message("post"),
    "duty": Message("duty"),
    "person": Message("person"),
    "person.name": Message("person's name"),
    "person.consent": Message("consent"),
    "person.consent.on": Message("day of consent"),
    "person.consent.method": Message("way of consent"),
    "notices": Message("notice"),
    "valid_from": Message("from"),
    "valid_until": Message("last day"),
    "text": Message("what is to be known"),
    "closes": Message("who does not answer"),
    "instead": Message("instead"),
    "short_name": Message("short name"),
    "alternate_names": Message("other names"),
    "summary": Message("what it does"),
    "sector": Message("sector"),
    "typical": Message("where it meets people"),
    "asked": Message("asked in writing on"),
    "emergency_room": Message("emergency room"),
    "confidential": Message("secret place"),
    "organization": Message("office"),
}


def title_of_field(field: str, language: str) -> str:
    """What the keeper calls a dotted field; of a text in another language than Indonesian with that language."""
    names = field.split(".")
    spoken = names.pop() if len(names[-1]) < 4 and names[-1] != "id" and names[:-1] else ""
    names = names[:-1] if names[-1] == "id" and names[:-1] else names
    known = _FIELDS.get(".".join(names)) or _FIELDS.get(names[-1])
    title = translate(known, language) if known else ".".join(names)
    return f"{title} ({spoken})" if spoken else title


@dataclass(frozen=True, slots=True)
class ToldDifference:
    """A difference in words."""

    field: str
    """What the keeper calls it; empty for a whole contact or channel."""
    old: str | None
    """None where there was none."""
    new: str | None


def tell_difference(difference: Difference, language: str) -> ToldDifference:
    """The difference in this language."""
    old, new = (
        None if value is None else in_words(difference.field, value, language)
        for value in (difference.old, difference.new)
    )
    return ToldDifference(title_of_field(difference.field, language), old, new)
