"""Pictograms that exist."""

from collections.abc import Iterator
from difflib import get_close_matches

from generator.icons import UnknownIconError, names, outline
from generator.model.base import Record
from generator.model.directory import Directory
from generator.problem import Message, Problem
from generator.settings import Settings


def icons(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Names that no icon set has; a page could not be drawn with one."""
    named: list[tuple[Record, str | None]] = [
        *((each, each.icon) for each in directory.services),
        *((each, each.icon) for each in directory.flowcharts),
        *((each, each.icon) for each in directory.taxonomy.situations),
        *((each, each.head.icon) for each in directory.guides),
    ]
    for record, name in named:
        if name is None:
            continue
        try:
            outline(name)
        except UnknownIconError:
            close = get_close_matches(name, names(), 1, 0.6)
            mend = (
                Message("Did you mean “{name}”?", {"name": close[0]})
                if close
                else Message("Choose a name from Material's icon sets, such as material/phone, or delete the line")
            )
            what = Message("there is no icon “{name}”", {"name": name})
            yield Problem(directory.mark(record, "icon"), "icon", what, mend, "icon.unknown")


RULES = (icons,)
