"""Pictograms that exist."""

from collections.abc import Iterator

from generator.icons import UnknownIconError, names, outline
from generator.model.base import Record
from generator.model.directory import Directory
from generator.problem import Message, Problem, suggest
from generator.rules import Rule
from generator.settings import Settings


def check_icons(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Names that no icon set has; a page could not be drawn with one."""
    for record, steps, name in _named(directory):
        try:
            outline(name)
        except UnknownIconError:
            other = Message("Choose a name from Material's icon sets, such as material/phone, or delete the line")
            mend = suggest(name, names(), other)
            what = Message("there is no icon “{name}”", {"name": name})
            yield record.problem(what, mend, Rule.ICON_UNKNOWN, *steps)


def _named(directory: Directory) -> Iterator[tuple[Record, tuple[str, ...], str]]:
    """Every pictogram that is named: by which record, in which field."""
    groups = (directory.services, directory.flowcharts, directory.taxonomy.situations)
    yield from ((record, ("icon",), record.icon) for records in groups for record in records if record.icon is not None)
    yield from ((guide, ("icon",), guide.head.icon) for guide in directory.guides if guide.head.icon is not None)
    for neutral in directory.discreet.records if directory.discreet else ():
        for path, text in neutral.texts.items():
            if path.rpartition(".")[2] == "icon":
                yield neutral, ("texts", path), str(text)


RULES = (check_icons,)
