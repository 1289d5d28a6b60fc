"""Names in braces: a text of many regions says `{uptd_ppa}` or `{place}`, and each region's own name stands there.

An organization's id is the name of its role: `{uptd_ppa}` is the short name of the organization `uptd-ppa`, whichever
layer says it last, and `{uptd_ppa_name}` its whole name. `{place}`, `{region}` and words for areas are the site's.
"""

import re
from collections.abc import Callable, Mapping

from generator.model.parts.local_words import LocalWords, in_local_words
from generator.problem import Mark, Message, Problem, suggest
from generator.rules import Rule
from generator.source.tree import Mapping as Tree
from generator.source.tree import Node, Scalar, Sequence

_BRACES = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_KABUPATEN = re.compile(r"(?:Kabupaten|Kab\.) +")

_AS_IT_IS = {
    "words",
    "stems",
    "sources",
    "laws",
    "number",
    "official_name",
    "expansion",
    "remark",
    "synonyms",
    "spellings",
    "forms",
}

Names = Mapping[str, str]


def names_of_site(site: Node | None) -> dict[str, str]:
    """What a text may call the region: `{region}`, `{region_short}` and `{place}`, and its words, by their names.

    A kabupaten is spoken of without that word (“di Pati”), a city with it: most have a kabupaten of the same name.
    """
    given = {key: value.value or "" for key, value in _items(site) if isinstance(value, Scalar) and value.value}
    names: dict[str, str] = {key: given[key] for key in ("region", "region_short", "code_prefix") if key in given}
    if place := given.get("place") or _KABUPATEN.sub("", given.get("region", "")):
        names["place"] = place
    return names


def words_of_site(site: Node | None) -> LocalWords:
    """What the region calls things, by the common word."""
    words = _items(dict(_items(site)).get("words"))
    return tuple((common, value.value) for common, value in words if isinstance(value, Scalar) and value.value)


def put_local_words(node: Node, words: LocalWords) -> Node:
    """The tree of a layer below in the region's words; what people type, sources and laws stay as they are."""
    match node:
        case Scalar(value=str(value), mark=mark) if " " in value or value[:1].isupper():  # others are ids
            return Scalar(in_local_words(value, words), mark)
        case Sequence(items=items, mark=mark):
            return Sequence(tuple(put_local_words(item, words) for item in items), mark)
        case Tree(items=entries, mark=mark, keys=keys):
            laid = {key: value if key in _AS_IT_IS else put_local_words(value, words) for key, value in entries.items()}
            return Tree(laid, mark, keys)
    return node


def names_of_organizations(organizations: Node | None, names: Names) -> dict[str, str]:
    """The short name of every organization by its id, with `_` in place of `-`, and its whole name as `…_name`."""
    found = {}
    for organization in organizations.items if isinstance(organizations, Sequence) else ():
        values = dict(_items(organization))
        role = values.get("id")
        for field, ending in (("short_name", ""), ("name", "_name")):
            name = values.get(field)
            if isinstance(name, Tree):  # in several languages
                name = name.items.get("id")
            if isinstance(role, Scalar) and isinstance(name, Scalar) and role.value and name.value:
                found[role.value.replace("-", "_") + ending] = _filled(name.value, names, lambda _: None)
    return found


def fill_names(node: Node, names: Names, report: Callable[[Problem], None]) -> Node:
    """The tree with every name in braces filled in; a name that nobody has is reported and left as it stands."""
    match node:
        case Scalar(value=str(value), mark=mark) if "{" in value:
            return Scalar(fill_text(value, mark, names, report), mark)
        case Sequence(items=items, mark=mark):
            return Sequence(tuple(fill_names(item, names, report) for item in items), mark)
        case Tree(items=entries, mark=mark, keys=keys):
            return Tree({key: fill_names(value, names, report) for key, value in entries.items()}, mark, keys)
    return node


def fill_text(text: str, mark: Mark, names: Names, report: Callable[[Problem], None]) -> str:
    """The text with names filled in."""

    def unknown(name: str) -> None:
        what = Message("nobody is called {name} here", {"name": "{" + name + "}"})
        mend = suggest(name, names, Message("Write the id of an organization in braces, or {{place}} for the region"))
        report(Problem(mark, "", what, mend, Rule.LAYER_NAME))

    return _filled(text, names, unknown)


def _filled(text: str, names: Names, unknown: Callable[[str], None]) -> str:
    def name_in(match: re.Match[str]) -> str:
        if match[1] not in names:
            unknown(match[1])
            return match[0]
        return names[match[1]]

    return _BRACES.sub(name_in, text)


def _items(node: Node | None) -> list[tuple[str, Node]]:
    return list(node.items.items()) if isinstance(node, Tree) else []
