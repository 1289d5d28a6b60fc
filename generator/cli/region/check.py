"""`alur check`: what is wrong in the content, and the work that waits."""

from pathlib import Path

import typer

from generator.check import check as rules
from generator.check import problem_key
from generator.check.keeper.worklist import make_worklist
from generator.check.references import check_references
from generator.cli.console import exit_on_refusal, say, show, show_progress
from generator.cli.options import (
    EditionChoice,
    Format,
    Lang,
    Root,
    Strict,
    Today,
    chosen_language,
    chosen_settings,
)
from generator.cli.tables import print_work
from generator.content.load import load_with_problems
from generator.explain import Style
from generator.problem import Severity
from generator.publish.rehearsal import rehearse
from generator.settings import Edition

EXAMPLES = (
    "alur check",
    "alur check --lang en --strict",
    "alur check --edition discreet",
    "alur check --format github",
)


def check(
    root: Root = Path(),
    edition: EditionChoice = Edition.PUBLIC,
    style: Format = Style.TEXT,
    day: Today = None,
    lang: Lang = None,
    strict: Strict = False,
) -> None:
    """Find everything that is wrong."""
    language = chosen_language(lang)
    settings = chosen_settings(root, day, language, edition=edition)
    directory, problems = load_with_problems(settings.root)
    if directory is not None:
        problems = (*problems, *rules(directory, settings))
        if not any(problem.severity is Severity.ERROR for problem in problems):
            with exit_on_refusal(language, style), show_progress(language, "Checking") as progress:
                problems = (*problems, *rehearse(settings, progress))
        problems = tuple({problem_key(problem): problem for problem in problems}.values())
    problems = tuple(sorted(problems, key=lambda problem: (problem.mark, problem.field)))
    show(problems, language, style)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if style is Style.TEXT:
        if directory is not None and not any(check_references(directory, settings)):  # work is counted by following ids
            print_work(make_worklist(directory, settings), language)
        say(language, "{errors} errors, {warnings} warnings.", errors=errors, warnings=warnings)
    if errors or (strict and warnings):
        raise typer.Exit(1)
