"""One tree over another: what a record names is changed, all else stays, and every value knows its file."""

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.problem import Mark
from generator.rules import Rule
from generator.source.overlay import lay_over
from generator.source.tree import Mapping, Node, Scalar, Sequence, find, plain
from generator.source.yaml import read_yaml

FIELDS = st.sampled_from(("title", "summary", "remark"))
RECORDS = st.dictionaries(st.sampled_from("abcdefgh"), st.dictionaries(FIELDS, st.text("xyz", min_size=1)), max_size=6)
Records = dict[str, dict[str, str]]


def tree(records: Records, path: str) -> Sequence:
    items: list[Node] = []
    for name, fields in records.items():
        values = {"id": name, "title": "t"} if not fields else {"id": name, **fields}
        items.append(Mapping({key: Scalar(value, Mark(path)) for key, value in values.items()}, Mark(path)))
    return Sequence(tuple(items), Mark(path))


def written(text: str, path: str) -> Node:
    node, problems = read_yaml(text.encode(), path)
    assert node is not None, problems
    return node


@given(RECORDS, RECORDS)
def test_a_patch_changes_what_it_names_and_nothing_else(below: Records, above: Records) -> None:
    low, high = tree(below, "below"), tree(above, "above")
    laid, problems = lay_over(low, high)
    assert problems == []
    before, patches = ({item["id"]: item for item in plain(node)} for node in (low, high))
    assert list(plain(laid)) == [
        *({**record, **patches.get(name, {})} for name, record in before.items()),
        *(record for name, record in patches.items() if name not in before),
    ]
    for place, record in enumerate(plain(laid)):
        for key in record:
            patched = key in patches.get(record["id"], {})
            assert find(laid, place, key).path == ("above" if patched else "below")


@given(RECORDS, st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_what_is_hidden_is_gone_and_the_rest_keeps_its_order(below: Records, hidden: list[str]) -> None:
    hide = Mapping(
        {"hide": Sequence(tuple(Scalar(name, Mark("above")) for name in hidden), Mark("above"))}, Mark("above")
    )
    laid, problems = lay_over(tree(below, "below"), Sequence((hide,), Mark("above")))
    assert [item["id"] for item in plain(laid)] == [name for name in below if name not in hidden]
    unknown = [name for name in hidden if name not in below]
    assert [problem.what.values["name"] for problem in problems] == unknown
    assert {problem.rule for problem in problems} <= {Rule.LAYER_HIDE}
    assert all(problem.mark.path == "above" for problem in problems)


WORD = st.text("xyz", min_size=1)
VALUES = st.one_of(WORD, st.lists(WORD, min_size=1), st.dictionaries(st.sampled_from(("id", "jv")), WORD, min_size=1))


@given(VALUES, VALUES)
def test_a_value_of_another_type_takes_the_whole_place(before: object, after: object) -> None:
    """A text, a list, a text in languages: what stands above is all there is, and the model judges it by its file."""
    low = written(json.dumps([{"id": "a", "title": "t", "remark": before}]), "below")
    laid, problems = lay_over(low, written(json.dumps([{"id": "a", "remark": after}]), "above"))
    assert (plain(laid), problems) == ([{"id": "a", "title": "t", "remark": after}], [])
    assert [find(laid, 0, key).path for key in ("title", "remark")] == ["below", "above"]


@given(RECORDS)
def test_laying_nothing_or_the_same_over_it_changes_nothing(below: Records) -> None:
    low = tree(below, "below")
    assert plain(lay_over(low, Sequence((), Mark("above")))[0]) == plain(low)
    assert plain(lay_over(low, low)[0]) == plain(low)


def test_channels_are_told_by_their_code_and_other_lists_are_replaced() -> None:
    below = written(
        "- id: a\n  sources: [x, y]\n"
        "  channels:\n    - {code: A-1, number: '1', cost: free}\n    - {code: A-2, number: '2'}\n",
        "below",
    )
    above = written(
        "- id: a\n  sources: [z]\n  channels:\n    - {code: A-1, number: '9'}\n    - hide: [A-2]\n", "above"
    )
    laid, problems = lay_over(below, above)
    assert problems == []
    assert plain(laid) == [{"id": "a", "sources": ["z"], "channels": [{"code": "A-1", "number": "9", "cost": "free"}]}]
    assert find(laid, 0, "channels", 0, "number") == find(above, 0, "channels", 0, "number")
    assert find(laid, 0, "channels", 0, "cost").path == "below"


def test_texts_in_several_languages_are_no_records() -> None:
    below = written("say:\n  - {id: satu, en: one}\n  - {id: dua, en: two}\n", "below")
    above = written("say:\n  - {id: tiga, en: three}\n", "above")
    assert plain(lay_over(below, above)[0]) == {"say": [{"id": "tiga", "en": "three"}]}


def test_a_record_that_stands_twice_above_stays_twice_to_be_told() -> None:
    below, above = (
        written("- {id: a, title: x}\n", "below"),
        written("- {id: a, title: y}\n- {id: a, title: z}\n", "above"),
    )
    assert plain(lay_over(below, above)[0]) == [{"id": "a", "title": "y"}, {"id": "a", "title": "z"}]
