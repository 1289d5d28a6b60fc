"""What a page's answer or steps are in the words of a voice: the elements that its template marks as read aloud."""

import re
from html import escape, unescape

from generator.language.aloud import read_aloud, spell_numbers
from generator.phone.prose import NumberingPlan

_TAG = re.compile(r"(<[^>]+>)")
"""Every tag; `>` is escaped in all values, and in the words between tags (`environment.py`)."""
_MARK = re.compile(r" data-say(?=[ >])")
_NUMBER = re.compile(r'<\w[^>]* class="(?:[^"]* )?num[ "]')
"""What holds a number to dial, and no other one."""
_BUTTON = " data-aloud"


def tell_marked(html: str, plan: NumberingPlan) -> str:
    """The page with words in each `data-say` whose element holds digits: `scripts/page/aloud.js` says them instead.

    On a page without the button that begins to read, nothing is marked.
    """
    reads = _BUTTON in html
    parts = _TAG.split(html)
    for at in range(1, len(parts), 2):
        if _MARK.search(parts[at]):
            said = _told_in(parts[at:], plan) if reads else ""
            mark = f' data-say="{escape(said)}"' if said else " data-say" * reads
            parts[at] = _MARK.sub(lambda _, mark=mark: mark, parts[at])  # a text may hold what a pattern would read
    return "".join(parts)


def _told_in(parts: list[str], plan: NumberingPlan) -> str:
    """What is said of the element with which these parts begin; empty where it is said as it is written."""
    name = parts[0][1:].split(maxsplit=1)[0].rstrip(">")
    depth, number, written, said = 0, "", "", ""
    for at, part in enumerate(parts):
        if at % 2:
            words = unescape(part)
            written += words
            said += spell_numbers(words) if number else words
            continue
        depth += (part.startswith((f"<{name} ", f"<{name}>"))) - (part == f"</{name}>")
        if depth == 0:
            break
        if _NUMBER.match(part):
            number = part[1:].split(maxsplit=1)[0]
        elif part == f"</{number}>":
            number = ""
    said = read_aloud(" ".join(said.split()), plan)
    return said if said != " ".join(written.split()) else ""
