"""One confirmation, or one report, as a change of `contacts.yaml`."""

from collections.abc import Iterator
from datetime import date

from generator.model.contact import Channel, Contact
from generator.model.directory import Directory
from generator.source.change import Append, Change, Drop, Put, Steps, Value

ORDER = tuple(Channel.model_fields)


def place(directory: Directory, code: str) -> tuple[Contact, Channel, Steps]:
    """The contact and channel of a code, and the way to it. Raises `KeyError` where there is none."""
    for position, contact in enumerate(directory.contacts):
        for index, channel in enumerate(contact.channels):
            if channel.code == code:
                return contact, channel, (position, "channels", index)
    raise KeyError(code)


def confirmation(directory: Directory, code: str, on: date, method: str, by: str, note: str = "") -> Iterator[Change]:
    """The channel is right: one more confirmation. A report of that day or before is settled and goes.

    Nothing comes out if the channel has this very confirmation already.
    """
    _, channel, steps = place(directory, code)
    told = {(each.on, each.method.value, str(each.by)) for each in channel.confirmations}
    if (on, method, by) not in told:
        act: dict[str, Value] = {"on": on.isoformat(), "method": method, "by": by}
        yield Append((*steps, "confirmations"), act | ({"note": note} if note else {}), ORDER)
    if channel.reported and channel.reported.on <= on:
        yield Drop((*steps, "reported"))


def report(directory: Directory, code: str, on: date, note: str = "", withhold: bool = False) -> Iterator[Change]:
    """Somebody says that the channel is wrong. With `withhold` nobody sees it any more; without, it gets a mark."""
    _, channel, steps = place(directory, code)
    known = channel.reported
    if known is None or known.on != on or (note and str(known.note or "") != note):
        said: dict[str, Value] = {"on": on.isoformat()}
        yield Put((*steps, "reported"), said | ({"note": note} if note else {}), ORDER)
    if withhold:
        yield Put((*steps, "visibility"), "withheld", ORDER)
