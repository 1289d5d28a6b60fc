"""What each print would say if it were made today."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from generator.edition.policy import assurance_of
from generator.edition.view import View, view
from generator.ledger.values import values_of
from generator.model.contact import Channel, Contact
from generator.model.directory import Directory
from generator.model.ledger import Value
from generator.model.sheet import PrintKind
from generator.poster.kinds.staff import NotPrintable
from generator.poster.kinds.table import print_makers
from generator.poster.overflow import DoesNotFit
from generator.poster.print import Print
from generator.poster.specimen import make_print, require_emergency, require_real
from generator.problem import Message
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class CurrentPrint:
    """A print as it would be made today."""

    edition: str
    valid_until: date
    values: dict[str, Value]


def current_print(shown: View, kind: PrintKind, office: str) -> CurrentPrint:
    """What a print says in this view, if its words may stand on a wall. Raises `NotPrintable`.

    The age of numbers that it only names in words, and whether the region is open, are left to `require_hangable`.
    """
    require_emergency(shown)
    return _current(shown, print_makers(kind, shown.directory.offices)[office], kind)


def require_hangable(shown: View, kind: PrintKind, office: str) -> CurrentPrint:
    """What a print says in this view if it may hang. Raises `NotPrintable` if it would be a specimen today."""

    def say(shown: View) -> Print:
        print_ = make_print(shown, print_makers(kind, shown.directory.offices)[office])
        require_real(shown, print_)
        return print_

    return _current(shown, say, kind)


def _current(shown: View, say: Callable[[View], Print], kind: PrintKind) -> CurrentPrint:
    try:
        print_ = say(shown)
    except DoesNotFit:
        what = Message("the words for “{kind}” do not fit on paper", {"kind": kind.value})
        raise NotPrintable(what, Message("Run alur posters, which tells the words to shorten")) from None
    return CurrentPrint(print_.edition, print_.valid_until, values_of(print_))


@dataclass
class CurrentPrints:
    """Makes each print once, however many copies of it hang."""

    directory: Directory
    settings: Settings
    _views: dict[frozenset[str], View] = field(default_factory=dict)
    _made: dict[tuple[PrintKind, str, frozenset[str]], CurrentPrint | NotPrintable] = field(default_factory=dict)
    _then: dict[date, frozenset[str]] = field(default_factory=dict)
    _next: dict[tuple[PrintKind, str], str] = field(default_factory=dict)

    def again(self, kind: PrintKind, office: str, known: frozenset[str]) -> CurrentPrint | NotPrintable:
        """The print as it would be today if the numbers it already carries (`known`) had just been checked.

        Paper is valid for a while after its numbers were checked (`freshness.print`), longer than a check counts for
        new paper. That a check has grown old is a matter of that day, not of what the print says.
        """
        aged = known - self._view(frozenset()).printable
        key = (kind, office, aged)
        if key not in self._made:
            try:
                self._made[key] = current_print(self._view(aged), kind, office)
            except NotPrintable as reason:
                self._made[key] = reason
        return self._made[key]

    def lapsed_since(self, day: date) -> frozenset[str]:
        """Record codes of the channels that could be printed on that day and wait for another check now."""
        if day not in self._then:
            self._then[day] = view(self.directory, replace(self.settings, today=day)).printable
        return self._then[day] & self._view(frozenset()).lapsed

    def next_edition(self, kind: PrintKind, office: str) -> str:
        """The edition of the print that may hang instead today; empty where there is only a specimen."""
        if (kind, office) not in self._next:
            try:
                self._next[kind, office] = require_hangable(self._view(frozenset()), kind, office).edition
            except NotPrintable:
                self._next[kind, office] = ""
        return self._next[kind, office]

    def may_print(self, code: str) -> bool:
        """Whether this number may stand on paper, apart from the age of its check."""
        return code in self._view(frozenset({code}) - self._view(frozenset()).printable).printable

    def _view(self, aged: frozenset[str]) -> View:
        if aged not in self._views:
            self._views[aged] = view(_as_if_checked(self.directory, aged, self.settings), self.settings)
        return self._views[aged]


def _as_if_checked(directory: Directory, aged: frozenset[str], settings: Settings) -> Directory:
    """The directory with every check of these channels made today; one that was reported as wrong stays doubtful."""
    if not aged:
        return directory

    today = settings.today

    def checked(contact: Contact, channel: Channel) -> Channel:
        if channel.code not in aged or assurance_of(directory, contact, channel, settings).doubtful:
            return channel
        sources = (source.model_copy(update={"checked": max(source.checked, today)}) for source in channel.sources)
        confirmations = (
            confirmation.model_copy(update={"on": max(confirmation.on, today)})
            for confirmation in channel.confirmations
        )
        return channel.model_copy(update={"sources": tuple(sources), "confirmations": tuple(confirmations)})

    contacts = (
        known.model_copy(update={"channels": tuple(checked(known, channel) for channel in known.channels)})
        for known in directory.contacts
    )
    return replace(directory, contacts=tuple(contacts))
