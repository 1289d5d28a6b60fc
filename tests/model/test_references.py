"""A record knows which of its ids are those of other records, wherever they stand in it."""

from collections import Counter

from generator.model.directory import Directory
from generator.model.flowchart import Flowchart

FLOW = {
    "id": "uji", "code": "AB-X", "title": "Uji", "summary": "Uji", "status": "draft", "laws": ["uu-1"],
    "steps": [
        {"id": "satu", "kind": "step", "title": "Satu", "to": "dua", "contacts": ["sapa", "polisi"]},
        {"id": "dua", "kind": "end", "title": "Dua", "services": ["visum"],
         "deadline": {"text": "Segera", "basis": "law", "law": "uu-2"}},
    ],
}  # fmt: skip


def test_references_stand_where_they_are_written() -> None:
    """The boxes of a flow are no records of their own: `to` and `id` name nobody."""
    flow = Flowchart.model_validate(FLOW)
    named = [(type(record).__name__, steps, kind, id_) for record, steps, kind, id_ in flow.references()]
    assert sorted(named) == [
        ("Deadline", ("law",), "law", "uu-2"),
        ("Flowchart", ("laws", 0), "law", "uu-1"),
        ("Step", ("contacts", 0), "contact", "sapa"),
        ("Step", ("contacts", 1), "contact", "polisi"),
        ("Step", ("services", 0), "service", "visum"),
    ]


def test_references_are_changed_and_dropped() -> None:
    flow = Flowchart.model_validate(FLOW)
    new = flow.with_references(lambda kind, id_: None if kind == "law" else f"{id_}-baru")
    assert new.laws == ()
    assert new.steps[0].contacts == ("sapa-baru", "polisi-baru")
    assert (new.steps[0].id, new.steps[0].to) == ("satu", "dua")
    assert new.steps[1].deadline is not None
    assert new.steps[1].deadline.law is None
    assert flow.with_references(lambda _, id_: id_) == flow


def test_every_kind_is_named_in_a_region(directory: Directory) -> None:
    records = (
        directory.site,
        directory.taxonomy,
        *directory.areas,
        *directory.organizations,
        *directory.contacts,
        *directory.services,
    )
    kinds = Counter(kind for record in records for _, _, kind, _ in record.references())
    assert kinds.keys() == {"organization", "contact", "service", "flow", "law", "guide", "area", "channel"}
