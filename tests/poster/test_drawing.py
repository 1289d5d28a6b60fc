"""The drawing of a flow stands alone: nothing fetched, nothing run, small."""

import gzip
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.edition.view import View
from generator.model.flowchart import Flowchart
from generator.poster.drawing import drawing_size, flow_svg


def test_every_flow_is_drawn(public_view: View, cache: Path) -> None:
    drawn = {flow.id: flow_svg(public_view, flow, cache) for flow in public_view.directory.flowcharts}
    assert [name for name, svg in drawn.items() if not svg] == [
        flow.id for flow in public_view.directory.flowcharts if flow.poster is None
    ]
    assert max(len(gzip.compress(svg.encode())) for svg in drawn.values()) < 40_000


@pytest.fixture(scope="module")
def desa(public_view: View) -> Flowchart:
    return public_view.directory.flowchart["desa"]


def test_it_is_a_standalone_image(public_view: View, desa: Flowchart, cache: Path) -> None:
    svg = flow_svg(public_view, desa, cache)
    root = ElementTree.fromstring(svg)
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == "Desa dan kecamatan"
    assert {each.tag.split("}")[1] for each in root.iter()} <= {
        "svg", "path", "rect", "g", "defs", "symbol", "use"
    }  # fmt: skip
    assert not re.search(r'href="(?!#)', svg)
    assert "url(" not in svg
    assert 'fill="#ffffff"' in svg[:600], "its own white ground"


def test_its_room_has_its_shape(public_view: View, desa: Flowchart, cache: Path) -> None:
    svg = flow_svg(public_view, desa, cache)
    width, height = drawing_size(svg)
    box = [float(each) for each in ElementTree.fromstring(svg).attrib["viewBox"].split()]
    assert width / height == pytest.approx(box[2] / box[3], rel=0.005)
    assert width == round(box[2] / 72 * 96)


def test_it_is_the_same_every_time(public_view: View, desa: Flowchart, cache: Path) -> None:
    assert flow_svg(public_view, desa, cache) == flow_svg(public_view, desa, cache)


def test_a_title_cannot_leave_its_place(public_view: View, desa: Flowchart, cache: Path) -> None:
    title = desa.title.model_copy(update={"root": {"id": r'A & "B" \1'}})
    svg = flow_svg(public_view, desa.model_copy(update={"title": title}), cache)
    assert ElementTree.fromstring(svg).attrib["aria-label"] == r'A & "B" \1'


def test_a_flow_without_poster_words_has_none(public_view: View, cache: Path) -> None:
    assert flow_svg(public_view, public_view.directory.flowchart["umum"], cache) == ""
