"""`alur check`: what is wrong in the content, and the work that waits."""

from pathlib import Path

import typer

from generator.check import check as rules
from generator.check.references import references
from generator.check.worklist import worklist
from generator.cli.console import say, show
from generator.cli.options import (
    Format,
    Lang,
    Root,
    Strict,
    Today,
    chosen_day,
    chosen_language,
    chosen_root,
    examples,
    told,
)
from generator.cli.work import print_work
from generator.explain import Style
from generator.load import load_with_problems
from generator.problem import Severity
from generator.settings import Settings, today


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        help=told(
            "Find everything that is wrong, at once, and end with the work to do. Exit code 1 if something is wrong."
        ),
        epilog=examples("alur check", "alur check --lang en --strict", "alur check --format github"),
    )(check)


def check(
    root: Root = Path(),
    style: Format = Style.TEXT,
    day: Today = None,
    lang: Lang = None,
    strict: Strict = False,
) -> None:
    """Find everything that is wrong."""
    language = chosen_language(lang)
    settings = Settings(root=chosen_root(root, language), today=chosen_day(day, language) or today())
    directory, problems = load_with_problems(settings.root)
    if directory is not None:
        problems = tuple(sorted((*problems, *rules(directory, settings)), key=lambda each: each.mark))
    show(problems, language, style)
    errors = sum(each.severity is Severity.ERROR for each in problems)
    warnings = len(problems) - errors
    if style is Style.TEXT:
        if directory is not None and not any(references(directory, settings)):  # work is counted by following ids
            print_work(worklist(directory, settings), language)
        say(language, "{errors} errors, {warnings} warnings.", errors=errors, warnings=warnings)
    if errors or (strict and warnings):
        raise typer.Exit(1)
