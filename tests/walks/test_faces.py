"""Every state of every kind of page, with script and without, in three typefaces and six ways to read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.faces import Face
from tests.browser.kinds import page_of_each_kind
from tests.browser.test_access import SHAPE, run_axe, states
from tests.browser.test_layout import Setting, faults, faults_by_width


@pytest.mark.parametrize("face", list(Face), ids=lambda face: face.name.lower())
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_nothing_sticks_out_and_no_digit_is_cut(
    reader: Page, site: Path, script: bool, face: Face, record_property: Callable[[str, str], None]
) -> None:
    reached, how = states(site, script), "with" if script else "without"
    assert faults(reader, reached) == []
    for state in reached:
        record_property("looked at", f"layout, {face.name.lower()} face, {how} script: {state}")


@pytest.mark.parametrize("face", list(Face), ids=lambda face: face.name.lower())
@pytest.mark.parametrize("scale", [1, 2], ids=["100 %", "200 %"])
@pytest.mark.parametrize("spaced", [False, True], ids=["", "text spacing"])
def test_at_no_width_is_a_digit_cut(
    reader: Page, site: Path, spaced: bool, scale: float, face: Face, record_property: Callable[[str, str], None]
) -> None:
    kinds, how = page_of_each_kind(site), " with text spacing" if spaced else ""
    assert faults_by_width(reader, kinds, site, Setting(0, 0, scale, spaced)) == []
    for kind in kinds:
        record_property("looked at", f"every width, {face.name.lower()} face, text of {scale:.0%}{how}: {kind}")


@pytest.mark.parametrize("face", list(Face), ids=lambda face: face.name.lower())
def test_axe_finds_nothing(reader: Page, site: Path, face: Face, record_property: Callable[[str, str], None]) -> None:
    """Sizes of targets, overlaps and scrolling regions depend on the typeface; other rules are asked elsewhere."""
    axe, wrong = Axe(), list[str]()
    reached = states(site, True)
    for state, reach in reached.items():
        reader.set_viewport_size({"width": 320, "height": 568})
        reach(reader)
        reader.evaluate(axe.axe_script)
        reader.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        found = run_axe(reader, state, SHAPE)
        wrong += [
            f"{state}: {each['id']}: {node['html'][:160]}" for each in found["violations"] for node in each["nodes"]
        ]
        record_property("looked at", f"axe, {face.name.lower()} face, 320 px: {state}")
    assert wrong == []
