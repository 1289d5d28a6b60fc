"""How a problem is told: as a line for people, for GitHub's log, or for programs; in Indonesian or English."""

import json
import re
from enum import StrEnum

from generator.language.catalogue import translate
from generator.problem import Message, Problem, Severity


class Style(StrEnum):
    """How a problem is written."""

    TEXT = "text"
    """`path:line:column: field: what. How to mend it`"""
    GITHUB = "github"
    """A workflow command, so that the line is marked in a review."""
    JSON = "json"
    """One object a line."""


def explain(problem: Problem, language: str, style: Style = Style.TEXT) -> str:
    """The problem as one line without an end, in this language (`id` or `en`); control signs become blanks."""
    what, mend = translate(problem.what, language), translate(_mend(problem), language)
    field = f"{problem.field}: " if problem.field else ""
    mark = problem.mark
    if style is Style.JSON:
        return json.dumps(
            {
                "severity": problem.severity.value,
                "path": mark.path,
                "line": mark.line,
                "column": mark.column,
                "field": problem.field,
                "what": what,
                "mend": mend,
                "rule": problem.rule,
            },
            ensure_ascii=False,
        )
    text = re.sub(r"[\x00-\x1f\x7f\u2028\u2029]+", " ", f"{field}{what}. {mend}")
    if style is Style.GITHUB:
        level = "error" if problem.severity is Severity.ERROR else "warning"
        place = f"file={_property(mark.path)},line={mark.line},col={mark.column},title={_property(problem.rule)}"
        return f"::{level} {place}::{text.replace('%', '%25')}"
    return f"{mark}: {text}"


_BELOW = re.compile(r".+?/((?:content/|contacts\.yaml$).*)")
"""A file of a layer below: what stands before `content/` names the layer."""


def _mend(problem: Problem) -> Message:
    """How to mend it: where a layer below says it, by writing over it in a file of one's own."""
    below = _BELOW.fullmatch(problem.mark.path)
    if below is None or not problem.way:
        return problem.mend
    values = {"mend": problem.mend, "own": below[1], "way": " › ".join(problem.way)}
    return Message("{mend}. That file is shared, so write it in {own} of this region, with this alone: {way}", values)


def _property(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace(":", "%3A").replace(",", "%2C")
