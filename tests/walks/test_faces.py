"""Every state of every kind of page, with script and without, in three typefaces and six ways to read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.faces import Face
from tests.browser.test_access import states
from tests.browser.test_layout import faults


@pytest.mark.parametrize("face", list(Face), ids=lambda face: face.name.lower())
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_nothing_sticks_out_and_no_digit_is_cut(
    reader: Page, site: Path, script: bool, face: Face, record_property: Callable[[str, str], None]
) -> None:
    reached, how = states(site, script), "with" if script else "without"
    assert faults(reader, reached) == []
    for state in reached:
        record_property("looked at", f"layout, {face.name.lower()} face, {how} script: {state}")
