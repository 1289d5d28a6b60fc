"""The invented kabupaten with every kind of print on every office's wall."""

from dataclasses import replace

from generator.edition.view import view
from generator.ledger.issue import issue_print
from generator.model.directory import Directory
from generator.model.ledger import IssuedPrint
from generator.poster.kinds.staff import NotPrintable
from generator.poster.kinds.table import PRINT_TYPES, print_makers
from generator.settings import Settings


def hung(directory: Directory, settings: Settings) -> Directory:
    """The directory with one print of each kind in each office, as they are on this day."""
    shown = view(directory, settings)
    ledger: list[IssuedPrint] = []
    for kind, craft in PRINT_TYPES.items():
        for office in print_makers(kind, directory.offices):
            try:
                ledger.append(issue_print(shown, ledger, office, kind, craft.papers[0], 2, "Loket", None))
            except NotPrintable:
                continue
    return replace(directory, prints=tuple(ledger))
