"""Every print of the region's offices, measured on the finished page: one office for each flow, and everyone's."""

from pathlib import Path

import pytest

from generator.edition.view import View
from generator.model.sheet import EVERYONE, PAPERS, PrintKind
from generator.poster.kinds.staff import staff_poster
from tests.planning import make
from tests.poster import reading
from tests.region.conftest import REGION, content_root, directory, public_view, settings  # noqa: F401

HANDWRITTEN = 40.0
"""Millimetres along a line on which twelve digits are written: 0812-3456-7890."""


def test_every_print_holds_its_measures(public_view: View, tmp_path: Path) -> None:  # noqa: F811
    """Of what `make site` has drawn; what it has not is drawn and kept, as any build would."""
    offices = {office.flowchart: office.id for office in public_view.directory.offices}
    made = make(public_view, tmp_path, offices=[*offices.values(), EVERYONE], cache=REGION / ".cache")
    real = [each for each in made if each.specimen is None]
    if not real:
        pytest.skip("every check is too old for paper, or the region is not open yet")
    for each in real:
        if each.path.suffix == ".png":
            continue
        paper, boxes, words = PAPERS[each.paper], reading.box(each.path), reading.words(each.path)
        assert boxes == [pytest.approx((paper.width, paper.height), abs=0.01)] * len(boxes), each.path.name
        assert each.kind.bound or len(boxes) == 1, each.path.name
        if each.kind.bound and each.office != EVERYONE:
            form = {word.page for word in words if word.text.startswith("Catatan serah terima")}
            assert len(boxes) % 2 == 0, f"{each.path.name}: an empty leaf, or one more than it needs"
            assert form == {len(boxes)}, f"{each.path.name}: the form stands on the back"
        assert min(reading.sizes(each.path)) >= reading.SMALLEST[each.kind.value, each.paper], each.path.name
        assert list(reading.overlapping(words)) == [], each.path.name
        if each.kind is PrintKind.STAFF:
            blanks = staff_poster(public_view, public_view.directory.organization[each.office]).write_in
            lines = reading.rules(each.path, at_least=HANDWRITTEN)
            card = [
                line for line in lines if line.right > paper.width * 0.9 and line.right - line.left < paper.width / 3
            ]
            assert len(card) >= sum(2 if blank.person else 1 for blank in blanks), each.path.name
        ink = [
            (one.left, one.bottom, paper.width - one.right, paper.height - one.top)
            for one in reading.letters(each.path)
        ]
        assert min(min(edges) for edges in ink) >= 10, each.path.name
