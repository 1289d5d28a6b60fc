"""How the command line speaks: its language, its problems, its progress and its exit codes."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from generator.explain import Style, explain, translate
from generator.problem import Message, Problem, Severity

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def show(problems: Iterable[Problem], language: str, style: Style) -> None:
    """Print problems, one a line, on the standard output; in words, errors are red and warnings yellow."""
    for problem in problems:
        line = explain(problem, language, style)
        if style is Style.TEXT:
            out.print(line, style="red" if problem.severity is Severity.ERROR else "yellow", markup=False)
        else:
            out.file.write(line + "\n")


def say(language: str, text: str, **values: Any) -> None:
    """Print one sentence in the reader's language."""
    out.print(translate(Message(text, values), language), markup=False)


@contextmanager
def working(language: str, text: str, total: int | None = None) -> Iterator[Any]:
    """A progress bar on the standard error while the block runs; nothing at all in a pipe.

    Gives a function that takes the name of what was just finished.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        label = translate(Message(text), language)
        task = progress.add_task(label, total=total)

        def advance(name: str) -> None:
            progress.update(task, advance=1, description=f"{label}: {name}")

        yield advance
