"""The booklet tells every step of a flow once, in the order of its page, and where each branch goes on."""

from collections.abc import Iterator
from dataclasses import replace

from generator.edition.view import View
from generator.model.flowchart import Flowchart
from generator.model.routes import PagePlace
from generator.poster.kinds.steps import Item, flow_chapter
from generator.poster.words import words
from generator.render.flow import flow_items

SIDE = {
    "id": "uji", "code": "AB-X", "title": "Uji", "summary": "Uji", "status": "draft",
    "steps": [
        {"id": "luka", "kind": "decision", "title": "Ada luka?", "ways": [
            {"label": "Ya", "to": "ambulans"}, {"label": "Tidak", "to": "dengar"},
        ]},
        {"id": "ambulans", "kind": "urgent", "side": True, "title": "Panggil ambulans", "to": "catat"},
        {"id": "catat", "kind": "step", "side": True, "title": "Catat waktunya", "to": "sadar"},
        {"id": "sadar", "kind": "decision", "side": True, "title": "Ia sadar?", "ways": [
            {"label": "Ya", "to": "temani"}, {"label": "Tidak", "to": "jaga"},
        ]},
        {"id": "temani", "kind": "step", "side": True, "title": "Temani", "to": "dengar"},
        {"id": "jaga", "kind": "step", "side": True, "title": "Jaga jalan napas", "to": "tunggu"},
        {"id": "tunggu", "kind": "end", "side": True, "title": "Tunggu"},
        {"id": "dengar", "kind": "step", "title": "Dengarkan", "to": "habis"},
        {"id": "habis", "kind": "end", "title": "Selesai"},
    ],
}  # fmt: skip


def told(found: tuple[Item, ...]) -> Iterator[Item]:
    for item in found:
        yield item
        for answer in item.answers:
            yield from told(answer.branch)


def shown(public_view: View) -> tuple[View, tuple[Flowchart, ...]]:
    charts = (*public_view.directory.flowcharts, Flowchart.model_validate(SIDE))
    return replace(public_view, directory=replace(public_view.directory, flowcharts=charts)), charts


def test_every_step_is_in_the_booklet_once(public_view: View) -> None:
    view, charts = shown(public_view)
    for chart in charts:
        found = [item.title.replace("\u00ad", "") for item in told(flow_chapter(view, chart, words()).items)]
        assert sorted(found) == sorted(str(step.title) for step in chart.steps), chart.id


def test_a_branch_that_follows_a_branch_stands_below_it(public_view: View) -> None:
    view, charts = shown(public_view)
    question, *_ = flow_chapter(view, charts[-1], words()).items
    branch = question.answers[0].branch
    assert [item.title for item in branch] == ["Panggil ambulans", "Catat waktunya", "Ia sadar?"]
    assert [item.onward for item in branch] == ["", "", ""]
    yes, no = branch[-1].answers
    assert [(item.title, item.onward) for item in yes.branch] == [("Temani", "1. Dengarkan")]
    assert [(item.title, item.onward) for item in no.branch] == [("Jaga jalan napas", ""), ("Tunggu", "")]


def test_page_and_booklet_have_one_order(public_view: View) -> None:
    view, charts = shown(public_view)
    for chart in charts:
        spine = [str(item.step.title) for item in flow_items(view, chart, PagePlace("a/x/"))]
        booklet = [item.title.replace("\u00ad", "") for item in flow_chapter(view, chart, words()).items]
        assert booklet == spine
