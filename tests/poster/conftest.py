"""What poster tests share: every sheet of the invented kabupaten."""

import shutil
from pathlib import Path

import pytest

from generator.edition.view import View
from generator.model.directory import Directory
from generator.model.sheet import Printed
from tests.planning import make


@pytest.fixture(scope="session")
def cache(sheets: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this worker keeps its sheets and its cut fonts; all that stand as they are in the content are there."""
    return Path(shutil.copytree(sheets, tmp_path_factory.mktemp("cache") / "sheets"))


@pytest.fixture(scope="session")
def printed(
    public_view: View, directory: Directory, cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Printed, ...]:
    return make(public_view, tmp_path_factory.mktemp("sheets"), cache=cache)
