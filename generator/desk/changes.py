"""What differs between two versions of `contacts.yaml`, and for whom. `wording.py` puts the values into words."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.desk.wording import in_words
from generator.language.catalogue import translate
from generator.problem import Message
from generator.source.tree import Plain

ITEMS = ("sources", "confirmations")
"""Lists whose items come and go as a whole."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is new, gone or changed."""

    contact: str
    name: str
    """What the public calls the contact."""
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
    "name": Message("name"),
    "role": Message("post"),
    "duty": Message("duty"),
    "person": Message("person"),
    "person.name": Message("person's name"),
    "person.consent": Message("consent"),
    "person.consent.on": Message("day of consent"),
    "person.consent.method": Message("way of consent"),
}


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
    field = difference.field.split(".id")[0] if difference.field.endswith(".id") else difference.field
    old, new = (
        None if value is None else in_words(difference.field, value, language)
        for value in (difference.old, difference.new)
    )
    return ToldDifference(translate(_FIELDS[field], language) if field in _FIELDS else field, old, new)
