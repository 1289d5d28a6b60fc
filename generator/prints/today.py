"""What each print would say if it were made today."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from generator.edition import View, view
from generator.model.directory import Directory
from generator.model.ledger import Value
from generator.model.organization import Organization
from generator.model.sheet import Kind
from generator.poster.data import NotPrintable
from generator.poster.kinds import KINDS, Said
from generator.prints.carried import carried, codes
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Current:
    """A print as it would be made today."""

    edition: str
    valid_until: date
    values: dict[str, Value]


def current(shown: View, kind: Kind, office: Organization) -> Current:
    """What a print says in this view. Raises `NotPrintable` if it may not be made."""
    said: Said = KINDS[kind].say(shown, office)
    values = carried(said)
    return Current(said.edition, _valid_until(shown, codes(values)), values)


def _valid_until(shown: View, found: Iterable[str]) -> date:
    """As the print says it: counted from the oldest check of a number on it."""
    checks = (shown.assurances[code].checked for code in found)
    return min((each for each in checks if each), default=shown.today) + timedelta(days=shown.site.freshness.print)


@dataclass
class Desk:
    """Makes each print once, however many copies of it hang."""

    directory: Directory
    settings: Settings
    _views: dict[frozenset[str], View] = field(default_factory=dict)
    _made: dict[tuple[Kind, str, frozenset[str]], Current | NotPrintable] = field(default_factory=dict)

    def again(self, kind: Kind, office: Organization, known: frozenset[str]) -> Current | NotPrintable:
        """The print as it would be today if the numbers it already carries (`known`) had just been checked.

        Paper is valid for a while after its numbers were checked (`freshness.print`), longer than a check counts for
        new paper. That a check has grown old is a matter of that day, not of what the print says.
        """
        aged = known - self._view(frozenset()).printable
        key = (kind, office.id, aged)
        if key not in self._made:
            try:
                self._made[key] = current(self._view(aged), kind, office)
            except NotPrintable as reason:
                self._made[key] = reason
        return self._made[key]

    def may_print(self, code: str) -> bool:
        """Whether this number may stand on paper, apart from the age of its check."""
        return code in self._view(frozenset({code}) - self._view(frozenset()).printable).printable

    def _view(self, aged: frozenset[str]) -> View:
        if aged not in self._views:
            self._views[aged] = view(_as_if_checked(self.directory, aged, self.settings.today), self.settings)
        return self._views[aged]


def _as_if_checked(directory: Directory, aged: frozenset[str], today: date) -> Directory:
    """The directory with every check of these channels made today."""
    if not aged:
        return directory
    contacts = tuple(
        contact.model_copy(
            update={
                "channels": tuple(
                    channel.model_copy(
                        update={
                            "sources": tuple(
                                each.model_copy(update={"checked": max(each.checked, today)})
                                for each in channel.sources
                            ),
                            "confirmations": tuple(
                                each.model_copy(update={"on": max(each.on, today)}) for each in channel.confirmations
                            ),
                        }
                    )
                    if channel.code in aged
                    else channel
                    for channel in contact.channels
                )
            }
        )
        for contact in directory.contacts
    )
    return replace(directory, contacts=contacts)
