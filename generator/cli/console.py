"""How the command line speaks: its language, its problems, its progress and its exit codes."""

import errno
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from generator.audit.finding import AuditError, Finding
from generator.explain import Style, explain
from generator.language.catalogue import language_of, translate
from generator.problem import ContentError, Mark, Message, Problem, Severity
from generator.publish.old_site.target import TargetError
from generator.publish.seal.passphrase import WeakPassphraseError

out = Console(highlight=False, soft_wrap=True, emoji=False)  # a line “:100:” is no picture
err = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)

_OUTSIDE = {
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST,
    errno.ENAMETOOLONG, errno.EADDRINUSE, errno.EBUSY, errno.EXDEV, errno.EIO, errno.EFBIG, errno.ELOOP,
}  # fmt: skip
"""What the machine refuses; anything else is a bug and keeps its traceback."""


def show(problems: Iterable[Problem], language: str, style: Style) -> None:
    """Print problems, one a line, on the standard output; in words, errors are red and warnings yellow."""
    for problem in problems:
        line = explain(problem, language, style)
        if style is Style.TEXT:
            out.print(line, style="red" if problem.severity is Severity.ERROR else "yellow", markup=False)
        else:
            out.file.write(line + "\n")


def say(language: str, text: str, style: Style = Style.TEXT, **values: Any) -> None:
    """Print one sentence in the reader's language; on the standard error where a program reads the output."""
    (out if style is Style.TEXT else err).print(translate(Message(text, values), language), markup=False)


@contextmanager
def exit_on_refusal(language: str, style: Style = Style.TEXT) -> Iterator[None]:
    """Tell what people can mend instead of a traceback, and exit with 1."""
    try:
        yield
    except ContentError as error:
        show(error.problems, language, style)
        say(language, "Nothing was made; what was there before stands as it was.", style)
    except AuditError as error:
        show(map(_breach, error.findings), language, style)
        say(
            language,
            "The output broke {count} promises and was thrown away; what was there before stands as it was.",
            style,
            count=len(error.findings),
        )
    except (TargetError, WeakPassphraseError) as error:
        err.print(translate(error.why, language), style="red", markup=False)
    except OSError as error:
        if error.errno not in _OUTSIDE:
            raise
        tell_outside(error, language)
    else:
        return
    raise typer.Exit(1)


def tell_outside(error: OSError, language: str) -> None:
    """Print on the standard error which file the machine has refused, and why, in its own words."""
    what = Message("{name}: {why}", {"name": error.filename or "", "why": error.strerror or "?"})
    err.print(translate(what, language).removeprefix(": "), style="red", markup=False)


@contextmanager
def prepare_output() -> Iterator[None]:
    """Make ready for any terminal, pipe or file that hears us; whoever stops listening ends the program quietly.

    What an encoding lacks is written as an escape: a message is never lost for a quotation mark. Raises `SystemExit`.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # it was closed before we began
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    code: object = 0
    try:
        try:
            yield
        except SystemExit as ended:
            code = ended.code
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in _OUTSIDE | {errno.EPIPE, errno.EINVAL}:
            raise
        with suppress(OSError, AttributeError):  # what is left in the buffer cannot be written when Python ends either
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno != errno.EPIPE:
            with suppress(OSError):
                tell_outside(error, language_of())
        raise SystemExit(1) from None
    raise SystemExit(code)


def _breach(finding: Finding) -> Problem:
    mend = Message("This is a mistake in a template or in Alur; report it with this line")
    return Problem(Mark(finding.path), "", finding.what, mend, finding.rule)


@contextmanager
def show_progress(language: str, text: str, total: int | None = None) -> Iterator[Callable[[str], None]]:
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
