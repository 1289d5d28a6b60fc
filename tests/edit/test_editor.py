"""An edit gives exactly the intended tree, with every comment kept and nothing else touched; or it raises."""

import random
from copy import deepcopy
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.edit.editor import Append, Drop, Put, Unreadable, edit_yaml
from generator.source.tree import plain
from generator.source.yaml import read_yaml


@pytest.fixture
def path(content_root: Path) -> Path:
    return content_root / "contacts.yaml"


CASES: dict[str, tuple[str, object, str]] = {
    "a quoted number keeps its quotes": ('- number: "129"  # x\n', Put((0, "number"), "130"), '- number: "130"  # x\n'),
    "single quotes": ("a: 'it''s'\n", Put(("a",), "o'clock"), "a: 'o''clock'\n"),
    "a bare word stays bare": ("a: x # y\n", Put(("a",), "kata lain"), "a: kata lain # y\n"),
    "a bare word that would mean something else": ("a: x\n", Put(("a",), "no"), 'a: "no"\n'),
    "digits are quoted": ("a: x\n", Put(("a",), "0812"), 'a: "0812"\n'),
    "a colon is quoted": ("a: x\n", Put(("a",), "x: y"), 'a: "x: y"\n'),
    "an empty value": ("a:\nb: c\n", Put(("a",), "x"), "a: x\nb: c\n"),
    "an empty value with a comment": ("a:   # why\nb: c\n", Put(("a",), "x"), "a: x   # why\nb: c\n"),
    "a block becomes a line": ("a: |\n  x\n  y\n\nb: c\n", Put(("a",), "z"), "a: z\n\nb: c\n"),
    "windows lines": ("a: x\r\nb: y\r\n", Put(("c",), "z"), "a: x\r\nb: y\r\nc: z\r\n"),
    "no line end at the end": ("a: x", Put(("b",), "y"), "a: x\nb: y"),
    "byte order mark": ("\ufeffa: x\n", Put(("a",), "y"), "\ufeffa: y\n"),
    "a key behind the right neighbour": (
        "- code: A\n  number: x\n  remark: y\n",
        Put((0, "label"), "Kantor", ("code", "kind", "label", "remark")),
        "- code: A\n  label: Kantor\n  number: x\n  remark: y\n",
    ),
    "a key that looks like its namesakes": (
        '- by: "A"\n  x: y\n- x: z\n',
        Put((1, "by"), "Penjaga"),
        '- by: "A"\n  x: y\n- x: z\n  by: "Penjaga"\n',
    ),
    "in brackets": ("a: {b: c, d: e}\n", Put(("a", "f"), "g, h"), 'a: {b: c, d: e, f: "g, h"}\n'),
    "a list begins": (
        "- code: A\n  sources:\n    - title: x\n  remark: y\n",
        Append((0, "confirmations"), {"on": "2026-11-24", "by": "Staf"}, ("code", "sources", "confirmations")),
        "- code: A\n  sources:\n    - title: x\n  confirmations:\n    - on: 2026-11-24\n      by: Staf\n  remark: y\n",
    ),
    "a list goes on in brackets": (
        "c:\n  - {on: 2026-01-01, by: A}  # x\n# y\n",
        Append(("c",), {"on": "2026-02-01", "by": "B, C"}),
        'c:\n  - {on: 2026-01-01, by: A}  # x\n  - {on: 2026-02-01, by: "B, C"}\n# y\n',
    ),
    "a list without indentation": ("c:\n- a\n- b\nd: e\n", Append(("c",), "f"), "c:\n- a\n- b\n- f\nd: e\n"),
    "words in brackets": ("a: b\n", Put(("c",), ("d, e", "f")), 'a: b\nc: ["d, e", f]\n'),
    "an empty file of records": ("# x\n[] # y\n", Append((), {"a": "b", "c": "d"}), "# x\n # y\n- a: b\n  c: d\n"),
    "an empty list": ("c: []\n", Append(("c",), {"a": "b"}), "c: [{a: b}]\n"),
    "a list that is not given": ("c:\nd: e\n", Append(("c",), "f"), "c:\n  - f\nd: e\n"),
    "records keep their distance": (
        "- id: a\n\n- id: b\n",
        Append((), {"id": "c", "channels": [{"code": "X", "number": "1"}]}),
        '- id: a\n\n- id: b\n\n- id: c\n  channels:\n    - code: X\n      number: "1"\n',
    ),
    "a key goes": ("a: x\nb:\n  - y\n  - z\nc: d\n", Drop(("b",)), "a: x\nc: d\n"),
    "a key goes, its comments stay": ("a: x\nb: y  # why\n# more\nc: d\n", Drop(("b",)), "a: x\n# why\n# more\nc: d\n"),
    "the first key of an item goes": ("- a: x\n  b: y\n", Drop((0, "a")), "- b: y\n"),
    "the last key goes": ("a: x\nb: y\n", Drop(("b",)), "a: x\n"),
    "a key goes from brackets": ("a: {b: c, d: e, f: g}\n", Drop(("a", "d")), "a: {b: c, f: g}\n"),
    "the first goes from brackets": ("a: {b: c, d: e}\n", Drop(("a", "b")), "a: {d: e}\n"),
    "an item goes": ("a:\n  - b: c\n    d: e\n  - f: g\nh: i\n", Drop(("a", 0)), "a:\n  - f: g\nh: i\n"),
    "the last item goes, its comments stay": (
        "a:\n- b  # why\n- c: d  # so\n  # more\n  e: f\ng: h\n", Drop(("a", 1)),
        "a:\n- b  # why\n# so\n# more\ng: h\n",
    ),
    "an item goes from brackets": ("a: [b, c, d]\n", Drop(("a", 1)), "a: [b, d]\n"),
    "the only item goes from brackets": ("a: [b]\n", Drop(("a", 0)), "a: []\n"),
    "a list in place of another": ("a: [x, y] # z\nb: c\n", Put(("a",), ["p", "q"]), "a:\n  - p\n  - q # z\nb: c\n"),
    "a group in place of a word": ("a: x\nb: c\n", Put(("a",), {"id": "x", "en": "y"}), "a:\n  id: x\n  en: y\nb: c\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_exact_text(case: str) -> None:
    before, change, after = CASES[case]
    assert edit_yaml(before.encode(), "x", [change]).decode() == after


REFUSED: dict[str, tuple[str, object, str]] = {
    "an anchor": ("a: &x b\n", Put(("a",), "c"), "x:1:4"),
    "the only key of an item": ("- a: x\n- b: y\n", Drop((0, "a")), "x:1:6"),
    "a comment inside the brackets": ("a: [x, # why\n  y]\n", Put(("a",), ["z"]), "x:1:4"),
    "the only item of a list": ("a:\n  - b\nc: d\n", Drop(("a", 0)), "x:2:5"),
    "no tree": ("a: [", Put(("a",), "x"), "x:2:1"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_changed_safely_is_left_alone(case: str) -> None:
    before, change, place = REFUSED[case]
    with pytest.raises(Unreadable) as caught:
        edit_yaml(before.encode(), "x", [change])
    assert str(caught.value.problems[0].mark) == place


DEPENDENT = [
    Append((), {"id": "c"}),
    Put((2, "name"), "z"),
    Drop((0, "x")),
    Put((0, "y"), "q", ("x", "y")),
    Append((1, "list"), "p"),
    Append((1, "list"), "q"),
]


def test_changes_that_lean_on_each_other_are_made_in_turn() -> None:
    after = "- id: a\n  y: q\n- id: b\n  list:\n    - p\n    - q\n- id: c\n  name: z\n"
    assert edit_yaml(b"- id: a\n  x: y\n- id: b\n", "x", DEPENDENT).decode() == after


def test_the_change_that_cannot_be_made_is_named() -> None:
    with pytest.raises(Unreadable) as caught:
        edit_yaml(b"- a: x\n- b: [x, # why\n    y]\n", "x", [Put((0, "a"), "y"), Put((1, "b"), ["z"])])
    assert [(str(each.mark), each.field) for each in caught.value.problems] == [("x:2:6", "1.b")]


def test_a_number_changes_one_line(path: Path) -> None:
    content = path.read_bytes()
    tree = values(content)
    seen = 0
    for index, contact in enumerate(tree):
        for inner, channel in enumerate(contact.get("channels", [])):
            if "number" in channel:
                steps = (index, "channels", inner, "number")
                after = edit_yaml(content, "contacts.yaml", [Put(steps, "0870-0000-9999")])
                assert len(differing(content, after)) == 2
                assert after.count(b"0870-0000-9999") == 1
                seen += 1
    assert seen


def test_a_confirmation_adds_lines_only(path: Path) -> None:
    content = path.read_bytes()
    act = {"on": "2026-11-24", "method": "visit", "by": "Penjaga data", "note": "Baik: dua orang"}
    order = ("sources", "confirmations")
    changes = [
        Append((index, "channels", inner, "confirmations"), act, order)
        for index, contact in enumerate(values(content))
        for inner, _ in enumerate(contact.get("channels", []))
    ]
    assert changes
    after = edit_yaml(content, "contacts.yaml", changes)
    assert not [line for line in differing(content, after) if line.startswith("-")]
    assert after.count(b"Baik: dua orang") == len(changes)


def test_no_change_is_the_same_bytes(path: Path) -> None:
    assert edit_yaml(path.read_bytes(), "contacts.yaml", []) == path.read_bytes()


def values(content: bytes) -> Any:
    node, problems = read_yaml(content, "x")
    assert node is not None
    assert not problems
    return plain(node)


def differing(before: bytes, after: bytes) -> list[str]:
    lines = unified_diff(before.decode().splitlines(), after.decode().splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and not line.startswith(("+++", "---"))]


# ---- random documents, random changes

WORDS = st.text(alphabet="ab0 :#'\"-,[]{}\\&!|>%@é\n\u2028", max_size=8) | st.sampled_from(
    ["0812", "no", "null", "~", "2026-11-24", "true", "1e3", "a: b", "- x", "# y", "https://a.example/b?c=d", "1:30"]
)
KEYS = st.sampled_from(["id", "name", "on", "code", "no", "a b", "1"])
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=10,
).filter(lambda tree: isinstance(tree, (list, dict)) and tree)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, True, False]),
        "default_style": st.sampled_from([None, '"', "'", "|", ">"]),
        "indent": st.sampled_from([2, 4]),
        "width": st.sampled_from([20, 1000]),
        "line_break": st.sampled_from(["\n", "\r\n"]),
        "allow_unicode": st.booleans(),
        "sort_keys": st.just(False),
    }
)


def everywhere(tree: Any, steps: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [(steps, tree), *(found for key, each in inner for found in everywhere(each, (*steps, key)))]


def commented(text: str, tree: Any, chance: random.Random) -> tuple[str, list[str]]:
    """The text with comments wherever they leave its tree alone."""
    marks: list[str] = []
    lines = text.splitlines(keepends=True)
    for index in range(len(lines)):
        if chance.random() < 0.6:
            continue
        body = lines[index].rstrip("\r\n")
        end = lines[index][len(body) :]
        mark = f"# catatan{len(marks)}"
        tried = [*lines]
        tried[index] = f"{body}  {mark}{end}" if chance.random() < 0.5 else f"  {mark}{end or chr(10)}{lines[index]}"
        node, problems = read_yaml("".join(tried).encode(), "x")
        if node is not None and not problems and plain(node) == tree:
            lines, marks = tried, [*marks, mark]
    return "".join(lines), marks


def intended(tree: Any, change: Any) -> Any:
    """The tree after the change, worked out in another way than the code does it."""
    tree = deepcopy(tree)
    if isinstance(change, Append):
        found = tree
        for step in change.steps:
            found = found[step]
        found.append(change.value)
        return tree
    above = tree
    for step in change.steps[:-1]:
        above = above[step]
    if isinstance(change, Drop):
        del above[change.steps[-1]]
    else:
        above[change.steps[-1]] = change.value
    return tree


@given(tree=TREES, style=STYLES, value=WORDS | TREES, pick=st.randoms(use_true_random=False), where=st.integers(0, 99))
@example(tree={"id": "x"}, style={}, value="", pick=random.Random(1), where=0)
def test_any_edit_is_exact_or_refused(tree: Any, style: dict[str, Any], value: Any, pick: Any, where: int) -> None:
    text = pyyaml.dump(tree, **style)
    node, problems = read_yaml(text.encode(), "x")
    assume(node is not None and not problems)
    before = plain(node)  # what the file says; an empty text may have become "not given"
    text, marks = commented(text, before, pick)
    places = everywhere(before)
    steps, found = places[where % len(places)]
    choices: list[Any] = []
    if steps:
        choices.append(Put(steps, value))
    if steps:
        choices.append(Drop(steps))
    if isinstance(found, list):
        choices.append(Append(steps, value))
    if isinstance(found, dict):
        choices.append(Put((*steps, "baru"), value))
    assume(choices)
    change = pick.choice(choices)
    try:
        after = edit_yaml(text.encode(), "x", [change])
    except Unreadable:
        return
    assert values(after) == intended(before, change)
    assert [mark for mark in marks if after.decode().count(mark + "\r") + after.decode().count(mark + "\n") == 0] == []


def test_random_edits_mostly_succeed(path: Path) -> None:
    """Refusing everything would be safe, and useless."""
    chance, done, refused = random.Random(7), 0, 0
    content = path.read_bytes()
    places = [each for each in everywhere(values(content)) if each[0]]
    for steps, found in chance.sample(places, 150):
        changes: list[Any] = [Put(steps, "kata: baru")] if isinstance(found, str) else []
        changes += [Drop(steps)] if isinstance(steps[-1], str) else []
        for change in changes:
            try:
                edit_yaml(content, "x", [change])
                done += 1
            except Unreadable:
                refused += 1
    assert done > 100
    assert refused < done / 50
