"""The ledger of prints that were handed out."""

from collections.abc import Iterator

from generator.model.directory import Directory
from generator.model.ledger import IssuedPrint
from generator.model.sheet import EVERYONE, PrintKind
from generator.problem import Message, Problem, suggest
from generator.rules import Rule
from generator.settings import Settings


def check_known_prints(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Prints that hang for an office or of a kind that nobody knows: what they say cannot be compared any more."""
    offices = {office.id for office in directory.offices} | {EVERYONE}
    kinds = {kind.value for kind in PrintKind}
    for print_ in directory.prints:
        if not print_.hangs:
            continue
        for name, allowed, what in (
            ("office", offices, Message("no office “{id}” has prints", {"id": print_.office})),
            ("kind", kinds, Message("there is no kind of print “{id}”", {"id": print_.kind})),
        ):
            value = getattr(print_, name)
            if value not in allowed:
                withdraw = Message("Take the print down, then run alur prints withdraw {id}", {"id": print_.id})
                mend = suggest(value, sorted(allowed), withdraw)
                yield print_.warning(what, mend, Rule.LEDGER_UNKNOWN, name)


def check_closings(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Prints that were closed twice, or replaced by what is not there."""
    ids = {print_.id: print_ for print_ in directory.prints}
    replacing: dict[str, IssuedPrint] = {}
    for print_ in directory.prints:
        if print_.replaced_on and print_.withdrawn_on:
            what = Message("{id} was both replaced and taken down for good", {"id": print_.id})
            mend = Message("Keep replaced_on or withdrawn_on")
            yield print_.problem(what, mend, Rule.LEDGER_CLOSED_TWICE, "withdrawn_on")
        if (print_.replaced_on is None) != (print_.replaced_by is None):
            name = "replaced_on" if print_.replaced_on is None else "replaced_by"
            what = Message("{id} was replaced, but “{key}” is missing", {"id": print_.id, "key": name})
            mend = Message("Add a line {key}: ...", {"key": name})
            yield print_.problem(what, mend, Rule.LEDGER_HALF_CLOSED, name)
        if print_.replaced_by is None:
            continue
        first = replacing.setdefault(print_.replaced_by, print_)
        if print_.replaced_by not in ids or print_.replaced_by == print_.id:
            what = Message("there is no other print “{id}”", {"id": print_.replaced_by})
            mend = Message("Write the id of the print that hangs there now")
            yield print_.problem(what, mend, Rule.LEDGER_UNKNOWN, "replaced_by")
        elif first is not print_:
            what = Message("{id} already replaces {other}", {"id": print_.replaced_by, "other": first.id})
            mend = Message("Record each replacement with alur prints renew")
            yield print_.problem(what, mend, Rule.LEDGER_REPLACED_TWICE, "replaced_by")


def check_print_values(directory: Directory, _: Settings) -> Iterator[Problem]:
    """Entries that do not tell what their print says, so that nothing can be compared."""
    for print_ in directory.prints:
        if print_.same_as is None and not print_.values:
            what = Message("{id} does not tell what the print says", {"id": print_.id})
            mend = Message("Delete the entry and record the print with alur prints issue")
            yield print_.problem(what, mend, Rule.LEDGER_EMPTY, "values")
        elif print_.same_as is not None:
            base = directory.print_.get(print_.same_as)
            if base is None or base.same_as is not None:
                what = Message("there is no entry “{id}” that tells all its words", {"id": print_.same_as})
                mend = Message("Put that entry back, from an older version of the file")
                yield print_.problem(what, mend, Rule.LEDGER_UNKNOWN, "same_as")


def check_print_days(directory: Directory, settings: Settings) -> Iterator[Problem]:
    """Prints that came down before they were handed out, and days that have not come."""
    for print_ in directory.prints:
        for name in ("on", "replaced_on", "withdrawn_on"):
            day = getattr(print_, name)
            if day is None:
                continue
            values = {"id": print_.id, "day": day.isoformat(), "on": print_.on.isoformat()}
            if day < print_.on:
                what = Message("{id} came down on {day}, before it was handed out on {on}", values)
                yield print_.problem(what, Message("Correct the date"), Rule.LEDGER_ORDER, name)
            if day > settings.known_until:
                what = Message("{id} has the day {day}, which is in the future", values)
                yield print_.warning(what, Message("Correct the date"), Rule.LEDGER_FUTURE, name)


RULES = (check_known_prints, check_closings, check_print_values, check_print_days)
