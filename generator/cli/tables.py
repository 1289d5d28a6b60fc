"""Tables for a screen or a pipe: what is due, work that waits, weights of pages, differences, prints that hang."""

import sys
from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.audit.weight import FIRST, REQUESTS, SCRIPT, WHOLE, WHOLE_OF, Weight, heaviest_of_each_kind
from generator.check.keeper.worklist import Worklist
from generator.cli.console import out, say
from generator.desk.changes import Difference, tell_difference
from generator.desk.confirmation.due import Due, HowToConfirm, Reason
from generator.desk.confirmation.script import WHY, explain_how, explain_why
from generator.explain import Style
from generator.language.catalogue import translate
from generator.model.ledger import IssuedPrint
from generator.problem import Message

_COLOURS = {
    Reason.DOUBTFUL: "bold red", Reason.HIDDEN: "red", Reason.UNKNOWN: "red",
    Reason.STALE: "yellow", Reason.GONE: "yellow",
}  # fmt: skip


def print_due(tasks: tuple[Due, ...], language: str) -> None:
    """Print everything that is due; in a pipe one line each, with tabs between."""
    if not out.is_terminal:
        for due in tasks:
            out.file.write("\t".join(_due_cells(due, language)) + "\n")
    else:
        heads = (
            Message("why"),
            Message("since"),
            Message("code"),
            Message("number"),
            Message("who"),
            Message("office"),
        )
        table = Table(*(translate(head, language) for head in heads), header_style="bold", row_styles=("", "dim"))
        for due in tasks:
            reason, *rest = _due_cells(due, language)
            table.add_row(Text(reason, _COLOURS.get(due.reasons[0], "")), *(Text(cell) for cell in rest))
        out.print(table)
    out.file.flush()
    if any(due.way is HowToConfirm.READ for due in tasks):
        style = Style.TEXT if out.is_terminal else Style.JSON  # beside the lines of a pipe, not between them
        say(language, "Sources to read again, without a call: alur contacts confirm CODE --method source", style)
    if not out.is_terminal:
        return
    _sum_up(tasks, language)


def _due_cells(due: Due, language: str) -> tuple[str, ...]:
    reasons = ", ".join(translate(reason, language) for reason in explain_why(due))
    since = due.since.isoformat() if due.since else "-"
    return reasons, since, due.code or "-", due.value or "-", due.name, due.office


def _sum_up(tasks: tuple[Due, ...], language: str) -> None:
    """What a long table has pushed off the screen: how much there is of each, and where to begin."""
    say(language, "{count} things to do, the gravest on top:", count=len(tasks))
    for reason, count in sorted(Counter(due.reasons[0] for due in tasks).items()):
        out.print(Text(f"{count:5}  {translate(WHY[reason], language)}", _COLOURS.get(reason, "")))
    if tasks:
        first = tasks[0]
        name = " ".join(filter(None, (first.code, first.name)))
        say(language, "Begin with {name}. {how}", name=name, how=translate(explain_how(first), language))
        say(language, "As a sheet to fill in: alur contacts due --xlsx telepon.xlsx")
    if any(due.reasons[0] is Reason.UNMANNED for due in tasks):
        say(language, "Letters to the offices: alur contacts letters --due")


_SHOWN = 12
_WIDE = 180
"""Columns of a table that no terminal limits."""


def print_work(work: Worklist, language: str) -> None:
    """Print every open piece of work, the gravest first, long lists shortened."""
    out.print()
    say(language, "Work to do")
    for task in work.unconfirmed[:_SHOWN]:
        state = Message("on the site, not on paper") if task.shown else Message("not shown until more speaks for it")
        out.print(f"  {task.code}  {task.contact}: {int(task.level)}/3, {translate(state, language)}", markup=False)
    _rest(len(work.unconfirmed) - _SHOWN, language)
    for text, names in (
        ("{count} numbers reported as wrong, to be checked: {names}", work.doubtful),
        ("{count} contacts without any known number: {names}", work.unknown),
        ("{count} offices without a contact person: {names}", work.without_focal_point),
        ("{count} names without a recorded consent, shown nowhere: {names}", work.without_consent),
        ("{count} flows not ratified: {names}", work.drafts),
        ("{count} texts to be read by someone who knows: {names}", work.to_review),
    ):
        if names:
            shown = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
            out.print("  " + translate(Message(text, {"count": len(names), "names": shown}), language), markup=False)
    for code, count in work.untranslated:
        if count:
            out.print(
                "  "
                + translate(Message("{count} texts not translated: {code}", {"count": count, "code": code}), language),
                markup=False,
            )


def _rest(count: int, language: str) -> None:
    if count > 0:
        out.print(
            "  " + translate(Message("... and {count} more numbers to confirm", {"count": count}), language),
            markup=False,
        )


def print_weights(weighed: tuple[Weight, ...], language: str) -> None:
    """Print the heaviest page of each kind, in kilobytes after compression, and what is allowed."""
    count = Counter(weight.kind for weight in weighed)
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
    for weight in heaviest_of_each_kind(weighed):
        sizes = (_kilobytes(size) for size in (weight.html, weight.first, weight.script, weight.whole))
        rows.append((weight.kind, str(count[weight.kind]), *sizes, str(weight.requests), weight.path))
    less = ", ".join(f"{kind} {_kilobytes(size)}" for kind, size in WHOLE_OF.items())
    limits = (_kilobytes(FIRST), _kilobytes(SCRIPT), _kilobytes(WHOLE), str(REQUESTS), less)
    rows.append((translate(Message("allowed"), language), "", "", *limits))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *middle, last in rows:
        cells = [text.rjust(width) for text, width in zip(middle, widths[1:-1], strict=True)]
        out.print("  ".join((first.ljust(widths[0]), *cells, last)).rstrip(), markup=False)


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f}"


def print_differences(differences: tuple[Difference, ...], language: str) -> None:
    """Print every difference below the contact that it is about; old values red, new ones green."""
    for contact, group in groupby(differences, key=lambda difference: difference.contact):
        about = list(group)
        out.print(Text(f"{about[0].name} ({contact})", "bold"))
        for difference in about:
            out.print(_line(difference, language))


def _line(difference: Difference, language: str) -> Text:
    line = Text("  ")
    told = tell_difference(difference, language)
    if difference.code:
        line.append(difference.code + " ")
    if told.field:
        line.append(told.field + " ")
    if told.old is None:
        line.append(translate(Message("new"), language) + ": ", "green").append(told.new or "", "green")
    elif told.new is None:
        line.append(translate(Message("gone"), language) + ": ", "red").append(told.old, "red")
    else:
        line.append(told.old, "red").append(" → ").append(told.new, "green")
    return line


def print_ledger(shown: Iterable[IssuedPrint], language: str) -> None:
    """Print these entries of the ledger, a row each, and whether they hang."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    headings = (
        Message("ID"), Message("Office"), Message("Print"), Message("Copies"), Message("Place"),
        Message("Handed out"), Message("Edition"), Message("Valid until"), Message("State"),
    )  # fmt: skip
    for heading in headings:
        table.add_column(translate(heading, language), overflow="fold")
    for print_ in shown:
        table.add_row(
            print_.id,
            print_.office,
            f"{print_.kind} {print_.size.upper()}",
            str(print_.copies),
            str(print_.place),
            print_.on.isoformat(),
            print_.edition,
            print_.valid_until.isoformat(),
            translate(state_of(print_), language),
        )
    show_table(table)


def state_of(issued: IssuedPrint) -> Message:
    """Whether a print hangs, or since when and why it does not."""
    if issued.replaced_on:
        values = {"day": issued.replaced_on.isoformat(), "id": issued.replaced_by or "?"}
        return Message("replaced on {day} by {id}", values)
    if issued.withdrawn_on:
        return Message("taken down on {day}", {"day": issued.withdrawn_on.isoformat()})
    return Message("hangs")


def show_table(table: Table) -> None:
    """Print a table as wide as the terminal; in a pipe, wide enough for a line to stay one."""
    wide = out if out.is_terminal else Console(file=sys.stdout, width=_WIDE, highlight=False, emoji=False)
    wide.print(table)
