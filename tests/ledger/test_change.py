"""What changed is told once, by its own name, with its own weight."""

import pytest

from generator.ledger.change import FLOW, Change, Grade, Happening, compare_prints
from generator.ledger.wording import describe_change
from generator.model.ledger import Value
from tests.telephones import TELEPHONY

NUMBER = {"n": ("PT-1",), "n.PT-1.number": "998", "n.PT-1.href": "tel:998", "n.PT-1.kind": "voice"}
BOX = {"b.number": "PT-1", "b.number.PT-1.number": "998", "b.number.PT-1.href": "tel:998"}
BASE: dict[str, Value] = {
    **NUMBER, **BOX, "title": "Telepon 998", "draft": "Draf", "flow.boxes": ("a", "b", "c"), "flow.boxes.a.title": "A",
    "flow.boxes.b.title": "B", "items": ("x", "y", "z"), "flow.edges": ("a > b", "b > c"), "A-01": ("x",),
    "law.A-01.title": "UU",
}  # fmt: skip

CASES: dict[str, tuple[dict[str, Value | None], list[tuple[int, str, str, str, str]]]] = {
    "nothing": ({}, []),
    "a number, told once though it stands twice": (
        {"n.PT-1.number": "997", "n.PT-1.href": "tel:997", "b.number.PT-1.number": "997", "b.number.PT-1.href": "t"},
        [(1, "number_changed", "PT-1", "998", "997")],
    ),
    "a number in one place gives way to another": (
        {"b.number": "PT-2", "b.number.PT-1.number": None, "b.number.PT-1.href": None, "b.number.PT-2.number": "999"},
        [(1, "number_gone", "PT-1", "998", ""), (2, "number_added", "PT-2", "", "999")],
    ),
    "a number is gone from one place and right in another": (
        {"n": None, "n.PT-1.number": None, "n.PT-1.href": None, "n.PT-1.kind": None},
        [(2, "text", "n", "998", "")],
    ),
    "a number is gone": (
        dict.fromkeys((*NUMBER, *BOX)),
        [(1, "number_gone", "PT-1", "998", "")],
    ),
    "a line that calls becomes a chat": (
        {"n.PT-1.kind": "whatsapp", "n.PT-1.href": "https://wa.me/998"},
        [(1, "number_changed", "PT-1 kind", "voice", "whatsapp")],
    ),
    "hours of a number": ({"n.PT-1.note": "24 jam"}, [(2, "text", "PT-1 note", "", "24 jam")]),
    "where a tap leads": ({"n.PT-1.href": "tel:+998"}, [(2, "text", "PT-1 href", "tel:998", "tel:+998")]),
    "words that keep their number": (
        {"title": "Hubungi 998"},
        [(2, "text", "title", "Telepon 998", "Hubungi 998")],
    ),
    "words that lose their number": (
        {"title": "Telepon 997"},
        [(1, "number_changed", "title", "Telepon 998", "Telepon 997")],
    ),
    "a flow is ratified": ({"draft": None}, [(3, "mark", "draft", "Draf", "")]),
    "a flow is no longer ratified": ({"draft": "Draf baru"}, [(2, "text", "draft", "Draf", "Draf baru")]),
    "an item": ({"items": ("x", "w", "z")}, [(2, "text", "items", "y", "w")]),
    "order of items": ({"items": ("y", "x", "z")}, [(2, "text", "items", "x; y; z", "y; x; z")]),
    "a box goes and its words tell it": (
        {"flow.boxes": ("a", "c"), "flow.boxes.b.title": None},
        [(2, "text", "flow.boxes.b.title", "B", "")],
    ),
    "a box without words goes": ({"flow.boxes": ("a", "b")}, [(2, "text", "flow.boxes", "c", "")]),
    "order of boxes": ({"flow.boxes": ("b", "a", "c")}, [(2, "text", "flow.boxes", "a; b; c", "b; a; c")]),
    "a way leads elsewhere": ({"flow.edges": ("a > b", "b > a")}, [(2, "text", "flow.edges", "b > c", "b > a")]),
    "a code that is no number": ({"law.A-01.title": "PP"}, [(2, "text", "law.A-01.title", "UU", "PP")]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_changed(name: str) -> None:
    edits, wanted = CASES[name]
    after = {path: value for path, value in (BASE | edits).items() if value is not None}
    found = compare_prints(BASE, after, TELEPHONY)
    assert [(int(each.grade), each.what.value, each.subject, each.before, each.after) for each in found] == wanted


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Change(Grade.NUMBER, Happening.FLOW_GONE, "petugas"), "alur sudah tidak ada: petugas"),
        (Change(Grade.NUMBER, Happening.FLOW_GONE, FLOW, "petugas", "desa"), "alur sudah tidak ada: petugas"),
        (Change(Grade.NUMBER, Happening.FLOW_GONE, FLOW, "", "desa"), "alur sudah tidak ada"),
    ],
    ids=["of the office", "of the print", "a print that never said which"],
)
def test_a_flow_that_is_no_more_is_told_by_its_name(change: Change, told: str) -> None:
    assert describe_change(change, "id") == told
