"""What a finished PDF must claim."""

from collections.abc import Iterator

from generator.audit.finding import Finding
from generator.model.sheet import PAPERS, Printed
from generator.poster.read_back import ReadSheet as Sheet
from generator.problem import Message
from generator.rules import Rule

ROUNDED = 0.2
"""Millimetres by which a page may differ from its paper: points are rounded."""


def check_sheets(sheets: dict[str, Sheet], prints: tuple[Printed, ...]) -> Iterator[Finding]:
    """Sheets that are not accessible, not of the paper that they were drawn for, or not one page and no booklet."""
    drawn = {print_.url: print_ for print_ in prints}
    for path, sheet in sheets.items():
        print_ = drawn.get(path)
        paper = PAPERS[print_.paper] if print_ else None
        if paper and any(
            abs(one - other) > ROUNDED for one, other in zip(sheet.size, (paper.width, paper.height), strict=True)
        ):
            values = {"paper": paper.name.upper(), "size": " × ".join(f"{edge:g}" for edge in sheet.size)}
            yield Finding(path, Message("the sheet measures {size} mm, which is not {paper}", values), Rule.AUDIT_PAPER)
        if sheet.pages != 1 and not (print_ and print_.kind.bound):
            yield Finding(
                path, Message("the sheet has {count} pages, not one", {"count": sheet.pages}), Rule.AUDIT_PAPER
            )
        if not sheet.accessible:
            yield Finding(path, Message("the sheet is not PDF/UA-1"), Rule.AUDIT_PAPER)
