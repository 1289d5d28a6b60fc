"""What pages cost a reader, as a short table."""

from collections import Counter

from generator.audit.weight import FIRST, REQUESTS, SCRIPT, WHOLE, WHOLE_OF, Weight, heaviest
from generator.cli.console import out
from generator.explain import translate
from generator.problem import Message


def print_weights(weighed: tuple[Weight, ...], language: str) -> None:
    """Print the heaviest page of each kind, in kilobytes after compression, and what is allowed."""
    count = Counter(each.kind for each in weighed)
    heads = (
        Message("kind"),
        Message("pages"),
        Message("HTML KB"),
        Message("first view KB"),
        Message("script KB"),
        Message("all KB"),
        Message("requests"),
        Message("heaviest"),
    )
    rows = [tuple(translate(head, language) for head in heads)]
    for each in heaviest(weighed):
        sizes = (_kilobytes(size) for size in (each.html, each.first, each.script, each.whole))
        rows.append((each.kind, str(count[each.kind]), *sizes, str(each.requests), each.path))
    less = ", ".join(f"{kind} {_kilobytes(size)}" for kind, size in WHOLE_OF.items())
    limits = (_kilobytes(FIRST), _kilobytes(SCRIPT), _kilobytes(WHOLE), str(REQUESTS), less)
    rows.append((translate(Message("allowed"), language), "", "", *limits))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *middle, last in rows:
        cells = [text.rjust(width) for text, width in zip(middle, widths[1:-1], strict=True)]
        out.print("  ".join((first.ljust(widths[0]), *cells, last)).rstrip(), markup=False)


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f}"
