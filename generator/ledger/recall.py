"""Which of the prints that hang are no longer true."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.edition.notices import closings
from generator.ledger.change import FLOW, Change, Grade, Happening, compare_prints
from generator.ledger.current import CurrentPrint, CurrentPrints
from generator.ledger.values import codes, number_at
from generator.model.directory import Directory
from generator.model.ledger import IssuedPrint, Value, values_of
from generator.model.sheet import EVERYONE, PrintKind
from generator.poster.kinds.staff import NotPrintable
from generator.poster.kinds.table import PRINT_TYPES, print_makers
from generator.problem import Message
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Recall:
    """A print that must come down, and why."""

    print: IssuedPrint
    office: str
    """Its name; its id where the office is no more."""
    changes: tuple[Change, ...]
    """Never empty; the gravest first."""
    edition: str
    """What to hang instead; empty where nothing may be printed today, and where it is the same print."""

    @property
    def stays(self) -> bool:
        """Whether it may stay with a note beside its number: it is true again when the notice is over."""
        return all(change.what is Happening.NUMBER_CLOSED for change in self.changes)

    @property
    def grade(self) -> Grade:
        return self.changes[0].grade


def find_recalls(directory: Directory, settings: Settings) -> tuple[Recall, ...]:
    """Every print that hangs and is no longer true, the gravest first, then by office and place.

    Layout and colour are no part of what a print says, so they recall nothing. A number whose check has grown old is
    no reason either before the day that stands on the print.
    """
    desk = CurrentPrints(directory, settings)
    recalls = (_recall(print_, directory, desk) for print_ in directory.prints if print_.hangs)
    return tuple(
        sorted(
            (recall for recall in recalls if recall),
            key=lambda recall: (recall.grade, recall.office, str(recall.print.place)),
        )
    )


def is_offered(issued: IssuedPrint, directory: Directory) -> bool:
    """Whether such a print exists for such an office."""
    kinds = {kind.value: kind for kind in PRINT_TYPES}
    return issued.kind in kinds and issued.office in print_makers(kinds[issued.kind], directory.offices)


def _recall(issued: IssuedPrint, directory: Directory, desk: CurrentPrints) -> Recall | None:
    office = directory.organization.get(issued.office)
    name = str(office.name if office else directory.site.region if issued.office == EVERYONE else issued.office)
    edition, changes = "", [*_expired(issued, desk.settings), *_closed(issued, directory, desk.settings.today)]
    if issued.office != EVERYONE and office not in directory.offices:
        changes.append(Change(Grade.NUMBER, Happening.OFFICE_GONE, issued.office))
    elif not is_offered(issued, directory):
        changes.append(Change(Grade.NUMBER, Happening.KIND_GONE, issued.kind))
    else:
        says = values_of(issued, directory.print_)
        again = desk.again(PrintKind(issued.kind), issued.office, codes(says))
        if isinstance(again, NotPrintable):
            changes += _not_printable(issued, says, again, desk)
        else:
            differing = compare_prints(says, _comparable(again, says), directory.site.telephony)
            # A line to write on, where a number has lapsed that is not on this print, is a matter of age as well.
            unaged = desk.again(PrintKind(issued.kind), issued.office, codes(says) | desk.lapsed_since(issued.on))
            if isinstance(unaged, CurrentPrint) and not compare_prints(
                says, _comparable(unaged, says), directory.site.telephony
            ):
                again, differing = unaged, ()
            if not differing and issued.edition != again.edition:
                differing = (Change(Grade.AGE, Happening.EDITION, "edition", issued.edition, again.edition),)
            changes += (_graver(change, directory) for change in differing)
            if changes:
                edition = desk.next_edition(PrintKind(issued.kind), issued.office)
                edition = "" if edition == issued.edition else edition  # the same print: a notice closes its number
    return Recall(issued, name, tuple(sorted(changes, key=lambda change: change.order)), edition) if changes else None


def _comparable(again: CurrentPrint, says: dict[str, Value]) -> dict[str, Value]:
    """What it says today. An address that was given later makes nothing untrue on a print that has none."""
    return {path: value for path, value in again.values.items() if path != "url" or path in says}


def _expired(issued: IssuedPrint, settings: Settings) -> Iterator[Change]:
    if settings.today > issued.valid_until:
        yield Change(Grade.AGE, Happening.EXPIRED, "valid_until", issued.valid_until.isoformat())


def _closed(issued: IssuedPrint, directory: Directory, today: date) -> Iterator[Change]:
    """Its numbers that a notice closes today: no page of ours stands between them and who reads the print."""
    says, closed = values_of(issued, directory.print_), closings(directory)
    for code in sorted(codes(says) & closed.keys()):
        number = next(str(value) for path, value in says.items() if number_at(path) == (code, "number"))
        for notice in closed[code]:
            if notice.holds(today):
                until = {"day": notice.valid_until.isoformat(), "code": notice.instead or ""}
                why = (
                    Message("closed until {day}, {code} instead; a note beside it is enough", until)
                    if notice.instead
                    else Message("closed until {day}; a note beside it is enough", until)
                )
                yield Change(Grade.NUMBER, Happening.NUMBER_CLOSED, code, number, why=why)


def _not_printable(
    issued: IssuedPrint, says: dict[str, Value], reason: NotPrintable, desk: CurrentPrints
) -> Iterator[Change]:
    """Why it may not be made, and which of its numbers may no longer stand on paper."""
    office = desk.directory.organization.get(issued.office)
    if office and office.flowchart not in desk.directory.flowchart:
        yield Change(Grade.NUMBER, Happening.FLOW_GONE, office.flowchart or str(says.get(FLOW, "")))
        return
    yield Change(Grade.NUMBER, Happening.NOT_PRINTABLE, issued.kind, why=reason.why)
    seen = set()
    for path, value in says.items():
        number = number_at(path)
        if number and number[1] == "number" and number[0] not in seen and not desk.may_print(number[0]):
            seen.add(number[0])
            yield Change(Grade.NUMBER, Happening.NUMBER_GONE, number[0], str(value))


def _graver(change: Change, directory: Directory) -> Change:
    """The change, as grave as a wrong number if it says that the print's flow is no more."""
    if change.subject.endswith(FLOW) and change.before not in directory.flowchart:
        return replace(change, grade=Grade.NUMBER, what=Happening.FLOW_GONE)
    return change
