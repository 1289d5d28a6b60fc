"""What a finished PDF must claim."""

from collections.abc import Collection, Iterator

from generator.audit.finding import Finding
from generator.poster.read_back import ReadSheet as Sheet
from generator.problem import Message
from generator.rules import Rule


def check_sheets(sheets: dict[str, Sheet], bound: Collection[str] = ()) -> Iterator[Finding]:
    """Sheets that are not accessible, or not exactly one page; those in `bound` are booklets of several."""
    for path, sheet in sheets.items():
        if sheet.pages != 1 and path not in bound:
            yield Finding(
                path, Message("the sheet has {count} pages, not one", {"count": sheet.pages}), Rule.AUDIT_PAPER
            )
        if not sheet.accessible:
            yield Finding(path, Message("the sheet is not PDF/UA-1"), Rule.AUDIT_PAPER)
