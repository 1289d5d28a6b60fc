"""A flow read as a list is the whole flow, and its numbers are those on paper."""

from collections.abc import Iterator

from generator.edition.view import View
from generator.model.flowchart import Flowchart, StepKind
from generator.model.routes import PagePlace, flow_url, step_anchor
from generator.poster.flow import flow_of
from generator.poster.words import words
from generator.render.flow import Item, flow_items


def walk(found: tuple[Item, ...]) -> Iterator[Item]:
    for item in found:
        yield item
        inside = [choice.branch for choice in item.choices if choice.branch] + ([item.branch] if item.branch else [])
        yield from walk(tuple(inside))


def told(view: View, flow: Flowchart) -> list[Item]:
    return list(walk(flow_items(view, flow, PagePlace(flow_url(flow.id)))))


def test_every_step_is_told_exactly_once(public_view: View) -> None:
    assert public_view.directory.flowcharts
    for flow in public_view.directory.flowcharts:
        assert sorted(item.step.id for item in told(public_view, flow)) == sorted(step.id for step in flow.steps), (
            flow.id
        )


def test_every_way_on_leads_to_a_step_that_is_told(public_view: View) -> None:
    for flow in public_view.directory.flowcharts:
        found = told(public_view, flow)
        ids = {f"#{item.anchor}" for item in found}
        ways = [item.onward.href for item in found if item.onward]
        ways += [choice.onward.href for item in found for choice in item.choices if choice.onward]
        assert set(ways) <= ids


def test_the_place_of_a_step_names_nothing(public_view: View) -> None:
    """What a reader follows stands in the history."""
    for flow in public_view.directory.flowcharts:
        found = told(public_view, flow)
        assert len({item.anchor for item in found}) == len(found)
        assert not [item.step.id for item in found if item.step.id in item.anchor]


def test_no_answer_is_lost(public_view: View) -> None:
    for flow in public_view.directory.flowcharts:
        for item in told(public_view, flow):
            assert [choice.label for choice in item.choices] == [way.label for way in item.step.ways]
            for choice, way in zip(item.choices, item.step.ways, strict=True):
                target = choice.branch.anchor if choice.branch else choice.onward and choice.onward.href[1:]
                assert target == step_anchor(way.to)


def test_a_branch_always_says_where_it_leads(public_view: View) -> None:
    for flow in public_view.directory.flowcharts:
        for item in told(public_view, flow):
            if item.step.side and item.step.kind is not StepKind.END:
                assert item.onward or item.branch or item.choices, (flow.id, item.step.id)


def test_steps_have_the_numbers_of_the_poster(public_view: View) -> None:
    compared = 0
    for flow in public_view.directory.flowcharts:
        if flow.poster is None:
            continue
        spine = [item.number for item in told(public_view, flow) if item.number]
        assert spine == [str(number) for number in range(1, len(spine) + 1)]
        counted = [
            box for box in flow_of(public_view, flow, words()).boxes if box.kind is StepKind.STEP and not box.side
        ]
        assert len(counted) == len(spine)
        compared += 1
    assert compared
