"""What pages cost a reader, as a short table."""

from collections import Counter

from rich.table import Table

from generator.audit.weight import FIRST, REQUESTS, SCRIPT, WHOLE, WHOLE_OF, Weight, heaviest
from generator.cli.console import out
from generator.explain import translate
from generator.problem import Message


def print_weights(weighed: tuple[Weight, ...], language: str) -> None:
    """Print the heaviest page of each kind, in kilobytes after compression, and what is allowed."""
    count = Counter(each.kind for each in weighed)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="")
    for title in (
        Message("kind"),
        Message("pages"),
        Message("HTML KB"),
        Message("first view KB"),
        Message("script KB"),
        Message("all KB"),
        Message("requests"),
        Message("heaviest"),
    ):
        left = title.text in {"kind", "heaviest"}
        table.add_column(translate(title, language), justify="left" if left else "right", no_wrap=True)
    for each in heaviest(weighed):
        sizes = (_kilobytes(size) for size in (each.html, each.first, each.script, each.whole))
        table.add_row(each.kind, str(count[each.kind]), *sizes, str(each.requests), each.path)
    home = f"{_kilobytes(WHOLE)} ({', '.join(f'{kind} {_kilobytes(size)}' for kind, size in WHOLE_OF.items())})"
    allowed = (_kilobytes(FIRST), _kilobytes(SCRIPT), home, str(REQUESTS))
    table.add_row(translate(Message("allowed"), language), "", "", *allowed, "")
    out.print(table)


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f}"
