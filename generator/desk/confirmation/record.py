"""One confirmation, one report, or one more reading of a source, as a change of `contacts.yaml`."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from generator.edit.change import Append, Change, Drop, Put, Steps, Value
from generator.model.contact import Channel, Contact
from generator.model.directory import Directory

ORDER = tuple(Channel.model_fields)


def locate(directory: Directory, code: str) -> tuple[Contact, Channel, Steps]:
    """The contact and channel of a code, and the way to it. Raises `KeyError` where there is none."""
    for position, contact in enumerate(directory.contacts):
        for index, channel in enumerate(contact.channels):
            if channel.code == code:
                return contact, channel, (position, "channels", index)
    raise KeyError(code)


def add_confirmation(
    directory: Directory, code: str, on: date, method: str, by: str, note: str = ""
) -> Iterator[Change]:
    """The channel is right: one more confirmation. A report of that day or before is settled and goes.

    Nothing comes out if the channel has this very confirmation already.
    """
    _, channel, steps = locate(directory, code)
    known = {
        (confirmation.on, confirmation.method.value, str(confirmation.by)) for confirmation in channel.confirmations
    }
    if (on, method, by) not in known:
        act: dict[str, Value] = {"on": on.isoformat(), "method": method, "by": by}
        yield Append((*steps, "confirmations"), act | ({"note": note} if note else {}), ORDER)
    if channel.reported and channel.reported.on <= on:
        yield Drop((*steps, "reported"))


def confirm_sources(directory: Directory, on: date, code: str = "", source: str = "") -> tuple[int, list[Change]]:
    """How many sources are meant, and the changes that say of them that they were read on that day.

    They are those of the channel with this code, or of all channels; all of them, or the one with this number (from 1)
    or address, or those of this host. None of them gets an earlier day than it has.
    """
    meant = [
        ((position, "channels", index, "sources", place, "checked"), read)
        for position, contact in enumerate(directory.contacts)
        for index, channel in enumerate(contact.channels)
        if code in {"", channel.code}
        for place, read in enumerate(channel.sources)
        if not source or (source.isdigit() and int(source) == place + 1) or _is_at(source, read.url)
    ]
    return len(meant), [Put(steps, on.isoformat()) for steps, read in meant if read.checked < on]


def _is_at(wanted: str, url: str | None) -> bool:
    """Whether the address is the wanted one, or one of the wanted host."""
    if url is None or "://" in wanted:
        return url is not None and url.rstrip("/") == wanted.rstrip("/")
    return (urlsplit(url).hostname or "").removeprefix("www.") == wanted.lower().removeprefix("www.")


def report_error(directory: Directory, code: str, on: date, note: str = "", withhold: bool = False) -> Iterator[Change]:
    """Somebody says that the channel is wrong. With `withhold` nobody sees it any more; without, it gets a mark."""
    _, channel, steps = locate(directory, code)
    known = channel.reported
    if known is None or known.on != on or (note and str(known.note or "") != note):
        report: dict[str, Value] = {"on": on.isoformat()}
        yield Put((*steps, "reported"), report | ({"note": note} if note else {}), ORDER)
    if withhold:
        yield Put((*steps, "visibility"), "withheld", ORDER)
