"""The names under which records stand in addresses: they tell nothing, and no two records share one.

Who opens a page leaves its address in a history, and a name such as `diperkosa` there would tell what happened. The
names depend on the id alone, so they stay for as long as it does: posters and bookmarks lead to them. Two ids may give
one name; `check/addresses.py` refuses the second, for growing it would move one of the two pages.
"""

import hashlib


def nameless(record: str) -> str:
    """A short name that tells nothing about the record, the same for the same id; it begins as no number does."""
    return "x" + hashlib.sha256(record.encode()).hexdigest()[:6]


def situation_name(situation: str) -> str:
    """The name of a situation's page, four hexadecimal digits. What was printed leads there, so it never grows."""
    return hashlib.sha256(situation.encode()).hexdigest()[:4]
