"""What is due, as a table on a screen and as lines in a pipe."""

from collections import Counter

from rich.table import Table
from rich.text import Text

from generator.cli.console import out, say
from generator.desk.due import Due, Reason, Way
from generator.desk.script import WHY, how, why
from generator.explain import Style, translate
from generator.problem import Message

_COLOURS = {Reason.DOUBTFUL: "bold red", Reason.HIDDEN: "red", Reason.UNKNOWN: "red", Reason.STALE: "yellow"}


def print_due(found: tuple[Due, ...], language: str) -> None:
    """Print everything that is due; in a pipe one line each, with tabs between."""
    if not out.is_terminal:
        for each in found:
            out.file.write("\t".join(_cells(each, language)) + "\n")
    else:
        heads = (
            Message("why"),
            Message("since"),
            Message("code"),
            Message("number"),
            Message("who"),
            Message("office"),
        )
        table = Table(*(translate(each, language) for each in heads), header_style="bold", row_styles=("", "dim"))
        for each in found:
            reason, *rest = _cells(each, language)
            table.add_row(Text(reason, _COLOURS.get(each.reasons[0], "")), *(Text(cell) for cell in rest))
        out.print(table)
    out.file.flush()
    if any(each.way is Way.READ for each in found):
        told = Style.TEXT if out.is_terminal else Style.JSON  # beside the lines of a pipe, not between them
        say(language, "Sources to read again, without a call: alur contacts confirm CODE --method source", told)
    if not out.is_terminal:
        return
    _sum_up(found, language)


def _cells(each: Due, language: str) -> tuple[str, ...]:
    reasons = ", ".join(translate(reason, language) for reason in why(each))
    since = each.since.isoformat() if each.since else "-"
    return reasons, since, each.code or "-", each.value or "-", each.name, each.office


def _sum_up(found: tuple[Due, ...], language: str) -> None:
    """What a long table has pushed off the screen: how much there is of each, and where to begin."""
    say(language, "{count} things to do, the gravest on top:", count=len(found))
    for reason, count in sorted(Counter(each.reasons[0] for each in found).items()):
        out.print(Text(f"{count:5}  {translate(WHY[reason], language)}", _COLOURS.get(reason, "")))
    if found:
        first = found[0]
        name = " ".join(filter(None, (first.code, first.name)))
        say(language, "Begin with {name}. {how}", name=name, how=translate(how(first), language))
        say(language, "As a sheet to fill in: alur contacts due --xlsx telepon.xlsx")
    if any(each.reasons[0] is Reason.UNMANNED for each in found):
        say(language, "Letters to the offices: alur contacts letters --due")
