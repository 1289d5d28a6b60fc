"""A Markdown file becomes its front matter and its body."""

import re
from collections.abc import Iterator

from generator.problem import Mark, Message, Problem
from generator.rules import Rule
from generator.source import yaml
from generator.source.tree import Node

_HTML = re.compile(r"<(?:[A-Za-z/!?][^>]*>?)")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>]+>")
_CODE = re.compile(r"(`+)(?:(?!\n[ \t]*\n)(?:.|\n))*?\1")
_FOREIGN = re.compile(
    r"~~(?=\S)(?:(?!~~|\n\n).)+~~|==(?=[^\s=])(?:(?!==|\n\n).)+==|\[\^[^\]\n]+\]|\{:[^}\n]*\}"
    r"|(?m:^[ \t]*(?:(?:[-*+]|\d+\.)[ \t]+\[[ xX]\](?=[ \t])|!!!\ |\?\?\?\ |:::|\*\[[^\]\n]+\]:|:[ \t]+(?=\S)))",
    re.DOTALL,
)
"""Signs of other kinds of Markdown: crossed out, marked, footnotes, attributes, boxes to tick, notes, terms."""
_PICTURE = re.compile(r"!\[")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?([^\s>]+)", re.MULTILINE)
_INLINE_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)[^`\n]+\1(?!`)")
_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?\|?[ \t]*")
"""The line below the headings of a table."""
_MARKDOWN = Message("Use Markdown: # heading, - list, **bold**, [words](address)")
SAFE_LINK = re.compile(
    r"https?://[A-Za-z0-9][^\\]*$|mailto:[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+$|tel:\+?[0-9-]+$"
    r"|(?:#|\.{1,2}/|[A-Za-z0-9_-])[A-Za-z0-9_./#-]*$"
)
"""What a link may lead to: a web address, a mailbox, a number, or a page of this site. No `//host`, no other scheme."""


def read_guide(content: bytes, path: str) -> tuple[Node | None, str, tuple[Problem, ...]]:
    """The tree of the front matter, the Markdown below it, and everything wrong with either."""
    try:
        text = yaml.decode_text(content, path).replace("\r\n", "\n").replace("\r", "\n")
    except yaml.Unreadable as error:
        return None, "", error.problems
    lines = text.split("\n")
    # As in YAML, a line of --- ends the head only where it is not indented: a text of several lines may hold one.
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if ends[:1] != [0] or len(ends) < 2:
        what = Message("the guide does not begin with its title between two lines of ---")
        mend = Message("Begin with: ---, then title: ... and summary: ..., then ---")
        return None, "", (Problem(Mark(path), "", what, mend, Rule.GUIDE_HEAD),)
    end = ends[1]
    # An empty first line keeps the numbers of the lines as they are in the file.
    head, problems = yaml.read_yaml("\n".join(["", *lines[1:end]]).encode(), path)
    body = "\n".join(lines[end + 1 :])
    return head, body, (*problems, *check_body(body, path, end + 1))


def check_body(body: str, path: str, above: int) -> Iterator[Problem]:
    """What a guide's Markdown may not hold: raw HTML, pictures, dangerous links. `above` counts the lines before it."""
    yield from _raw_html(body, path, above)
    yield from _unread(body, path, above)
    yield from _addresses(body, path, above)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _mark(text: str, at: int, path: str, above: int) -> Mark:
    before = text[:at].split("\n")
    return Mark(path, above + len(before), len(before[-1]) + 1)


def _addresses(body: str, path: str, above: int) -> Iterator[Problem]:
    """Pictures, and links that a browser would run or take for another host."""
    prose = _CODE.sub(_blank, body)
    for match in _PICTURE.finditer(prose):
        what = Message("a guide has no pictures")
        mend = Message("Say it in words; a picture would be fetched on every phone")
        yield Problem(_mark(prose, match.start(), path, above), "", what, mend, Rule.GUIDE_PICTURE)
    for match in _LINK.finditer(prose):
        target = match.group(1) if match.group(1) is not None else match.group(2)
        if not SAFE_LINK.match(target):
            what = Message("the link to {target} is none that a guide may have", {"target": target[:60]})
            mend = Message("Write a whole address with https://, or a page of this site such as ../visum/index.html")
            yield Problem(_mark(prose, match.start(), path, above), "", what, mend, Rule.GUIDE_LINK)


def _unread(body: str, path: str, above: int) -> Iterator[Problem]:
    """Signs that would be printed as they stand, and cells of a table that have no heading and would be lost."""
    prose = _INLINE_CODE.sub(_blank, body)
    for match in _FOREIGN.finditer(prose):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        what = Message("“{sign}” would be printed as it stands", {"sign": match.group().strip()[:20]})
        yield Problem(_mark(prose, start, path, above), "", what, _MARKDOWN, Rule.GUIDE_MARKDOWN)
    wide = 0
    lines = prose.split("\n")
    for number, line in enumerate(lines):
        cells = len(_CELL.findall(line.strip().strip("|"))) + 1
        if _RULE.fullmatch(line) and number and "|" in lines[number - 1]:
            wide = cells
        elif "|" not in line:
            wide = 0
        elif wide and cells > wide:
            values = {"count": cells, "wide": wide}
            what = Message("this row has {count} cells, and its table {wide} headings", values)
            mend = Message("Write as many; a line in a cell is written \\|")
            yield Problem(Mark(path, above + number + 1, 1), "", what, mend, Rule.GUIDE_TABLE)


def _raw_html(body: str, path: str, above: int) -> tuple[Problem, ...]:
    prose = _AUTOLINK.sub(_blank, _CODE.sub(_blank, body))
    problems = []
    for match in _HTML.finditer(prose):
        mark = _mark(prose, match.start(), path, above)
        what = Message("raw HTML ({tag}) is not allowed in a guide", {"tag": match.group()[:20]})
        problems.append(Problem(mark, "", what, _MARKDOWN, Rule.GUIDE_HTML))
    return tuple(problems)
