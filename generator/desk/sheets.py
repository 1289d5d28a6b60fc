"""The keeper's sheets as wholes: made of the content as it is, and read back as what they would change."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.desk.confirmation.calls import order_calls
from generator.desk.confirmation.due import Due
from generator.desk.editing import OpenContent, Places
from generator.desk.spreadsheet import call, workbook
from generator.desk.spreadsheet.grid import Grid
from generator.desk.spreadsheet.merge import merge_sheet
from generator.desk.spreadsheet.rows import list_rows
from generator.desk.spreadsheet.xlsx import write_xlsx
from generator.edit.change import Change
from generator.language.catalogue import CATALOGUES, translate
from generator.model.call import CallAttempt
from generator.problem import ContentError, Message


@dataclass(frozen=True, slots=True)
class SheetChanges:
    """What a filled sheet wants."""

    changes: Sequence[Change]
    attempts: Sequence[CallAttempt]
    """Attempts to call that it tells of."""
    places: Places
    """Which cell each value came from."""


def call_sheet(at: OpenContent, tasks: Sequence[Due]) -> bytes:
    """The workbook in which to write what was found out of these tasks, in the order in which to take them up."""

    def spoken(message: Message) -> str:
        return translate(message, "id")

    today = at.settings.today
    return write_xlsx(call.call_sheets(order_calls(tasks, today), str(at.directory.site.owner), today, spoken))


def exchange_sheet(at: OpenContent) -> tuple[int, bytes]:
    """How many rows the exchange sheet has, and its workbook."""
    rows = workbook.as_returned(list_rows(at.directory, at.settings))
    guide = (CATALOGUES / "id" / "lembar-kontak.txt").read_text("utf-8").splitlines()
    fingerprint = hashlib.sha256(at.content).hexdigest()
    return len(rows), write_xlsx(workbook.make_workbook(rows, guide, fingerprint, at.settings.today))


def read_sheet(at: OpenContent, name: str, grids: Mapping[str, Grid]) -> SheetChanges:
    """The changes of an exchange sheet or of a call sheet. Raises `ContentError` with everything wrong with it."""
    if call.DATA in grids and call.META in grids and workbook.DATA not in grids:
        changes, attempts, problems, places = call.read_results(name, grids[call.DATA], at.directory, at.settings.today)
        if problems:
            raise ContentError(problems)
        return SheetChanges(changes, attempts, places)
    sheet, found = workbook.read_workbook(name, grids)
    if sheet is None:
        raise ContentError(found)
    now = workbook.as_returned(list_rows(at.directory, at.settings))
    merged = merge_sheet(at.directory, at.settings, sheet, now, name)
    both = {(problem.mark, problem.what.text): problem for problem in (*merged.problems, *found)}
    if both:
        raise ContentError(sorted(both.values(), key=lambda problem: (problem.mark.line, problem.mark.column)))
    return SheetChanges(merged.changes, (), merged.places)
