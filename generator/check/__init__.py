"""Rules over a directory. Each is one function that yields problems; nothing here prints or changes anything.

A new rule is a function in the module of its subject, an entry in that module's `RULES`, and its name in
`generator/rules.py`.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from generator.check import (
    access,
    addresses,
    areas,
    flows,
    notices,
    numbers,
    policy,
    references,
    regions,
    schedules,
    situations,
)
from generator.check.keeper import calls, prints, sources
from generator.check.prose import discreet, readability, secrets, texts
from generator.model.directory import Directory
from generator.problem import Problem
from generator.settings import Settings

RuleFunction = Callable[[Directory, Settings], Iterable[Problem]]

RULES: tuple[RuleFunction, ...] = (
    *references.RULES,
    *areas.RULES,
    *addresses.RULES,
    *flows.RULES,
    *notices.RULES,
    *numbers.RULES,
    *schedules.RULES,
    *access.RULES,
    *policy.RULES,
    *texts.RULES,
    *situations.RULES,
    *regions.RULES,
    *secrets.RULES,
    *prints.RULES,
    *calls.RULES,
    *sources.RULES,
    *readability.RULES,
    *discreet.RULES,
)


@lru_cache(maxsize=8)
def check(directory: Directory, settings: Settings) -> tuple[Problem, ...]:
    """Everything the rules find, in the order of files and lines."""
    problems = {problem_key(problem): problem for rule in RULES for problem in rule(directory, settings)}
    return tuple(sorted(problems.values(), key=lambda problem: (problem.mark, problem.field, problem.rule)))


def problem_key(problem: Problem) -> tuple[object, ...]:
    """What makes two findings the same: place, field, rule and words with their values; not how to mend it."""
    return (
        problem.mark,
        problem.field,
        problem.rule,
        problem.what.text,
        tuple(sorted(f"{name}={value}" for name, value in problem.what.values.items())),
    )
