"""A Markdown file becomes its front matter and its body."""

import re

from generator.problem import Mark, Message, Problem
from generator.source import yaml
from generator.source.tree import Node

_HTML = re.compile(r"<(?:[A-Za-z/!?][^>]*>?)")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>]+>")
_CODE = re.compile(r"(`+)(?:.|\n)*?\1")


def read(content: bytes, path: str) -> tuple[Node | None, str, tuple[Problem, ...]]:
    """The tree of the front matter, the Markdown below it, and everything wrong with either."""
    try:
        text = yaml.decode(content, path).replace("\r\n", "\n").replace("\r", "\n")
    except yaml.Unreadable as error:
        return None, "", error.problems
    lines = text.split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        what = Message("the guide does not begin with its title between two lines of ---")
        mend = Message("Begin with: ---, then title: ... and summary: ..., then ---")
        return None, "", (Problem(Mark(path), "", what, mend, "guide.head"),)
    end = next(number for number, line in enumerate(lines[1:], 1) if line.strip() == "---")
    # An empty first line keeps the numbers of the lines as they are in the file.
    head, problems = yaml.read("\n".join(["", *lines[1:end]]).encode(), path)
    body = "\n".join(lines[end + 1 :])
    return head, body, (*problems, *_raw_html(body, path, end + 1))


def _raw_html(body: str, path: str, above: int) -> tuple[Problem, ...]:
    def blank(found: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", found.group())

    prose = _AUTOLINK.sub(blank, _CODE.sub(blank, body))
    found = []
    for match in _HTML.finditer(prose):
        before = prose[: match.start()].split("\n")
        mark = Mark(path, above + len(before), len(before[-1]) + 1)
        what = Message("raw HTML ({tag}) is not allowed in a guide", {"tag": match.group()[:20]})
        found.append(
            Problem(
                mark, "", what, Message("Use Markdown: # heading, - list, **bold**, [words](address)"), "guide.html"
            )
        )
    return tuple(found)
