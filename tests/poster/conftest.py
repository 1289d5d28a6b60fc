"""What poster tests share: fonts that were cut once, and every sheet of the invented kabupaten."""

from pathlib import Path

import pytest

from generator.edition import View
from generator.model.directory import Directory
from generator.model.sheet import Printed
from generator.poster.press import Press
from generator.poster.shop import make


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def press(cache: Path) -> Press:
    return Press(cache / "fonts")


@pytest.fixture(scope="session")
def printed(
    public_view: View, directory: Directory, cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Printed, ...]:
    return make(public_view, tmp_path_factory.mktemp("sheets"), cache=cache, mark=directory.mark)
