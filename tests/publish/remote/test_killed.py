"""A power cut while publishing leaves old or new pages, and the next run ends it. `tests/walks` cuts more often."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publish.remote.killed import CUTS


@pytest.mark.parametrize("cut", CUTS)
def test_a_publishing_is_cut(tmp_path: Path, cut: Callable[[Path, int], None]) -> None:
    cut(tmp_path, 1)
