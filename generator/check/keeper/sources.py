"""What the addresses of sources answered when they were last asked (`alur sources`). Nothing here asks the network."""

from collections.abc import Iterator

from generator.model.directory import Directory, sources_in
from generator.problem import Message, Problem, tell_once
from generator.rules import Rule
from generator.settings import Settings

_READ = Message("Open it and write down the day on which you read it, or name another source")


def check_sources_are_there(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Sources of which nothing is left, or that lead elsewhere, and that nobody has read again since."""
    return tell_once(_lost(directory))


def _lost(directory: Directory) -> Iterator[Problem]:
    for source in directory.sources() if directory.readings else ():
        reading = directory.reading.get(source.url or "")
        if reading is None:
            continue
        values = {"url": reading.url}
        if since := reading.gone_since(source.checked):
            what = Message("{url} is there no more since {day}", values | {"day": since.isoformat()})
            yield source.warning(what, _READ, Rule.SOURCE_GONE, "url")
        elif there := reading.moved_from(source.checked):
            what = Message("{url} leads to another address: {there}", values | {"there": there})
            mend = Message("See whether the same stands there, and write that address")
            yield source.warning(what, mend, Rule.SOURCE_MOVED, "url")


def check_sources_say_the_same(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Sources of numbers on which another text stands than the one that was read.

    Of numbers alone: most pages change, and a list that is full of them is read by nobody.
    """
    return tell_once(_changed(directory))


def _changed(directory: Directory) -> Iterator[Problem]:
    for source in sources_in(directory.contacts) if directory.readings else ():
        reading = directory.reading.get(source.url or "")
        if reading and (since := reading.changed_since(source.checked)):
            values = {"url": reading.url, "day": since.isoformat()}
            yield source.warning(
                Message("another text stands at {url} since {day}", values), _READ, Rule.SOURCE_CHANGED, "url"
            )


def check_known_readings(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Notes on addresses that no source names, and on days that have not come."""
    named = {source.url for source in directory.sources()} if directory.readings else set()
    for reading in directory.readings:
        if reading.url not in named and reading.ignore:
            what = Message("no source names {url}", {"url": reading.url})
            yield reading.warning(
                what, Message("Delete the entry, or write the address as the source does"), Rule.SOURCE_UNUSED, "url"
            )
        if reading.asked and reading.asked > settings.known_until:
            what = Message("{day} is in the future", {"day": reading.asked.isoformat()})
            yield reading.warning(what, Message("Correct the date"), Rule.DATE_FUTURE, "asked")


RULES = (check_sources_are_there, check_sources_say_the_same, check_known_readings)
