"""Content that a test may change, the same once more for the command, and the desk over it."""

from pathlib import Path

import pytest

from tests.desk.sheets import copied
from tests.webdesk.opened import Opened


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    return copied(content_root, tmp_path)


@pytest.fixture
def beside(content_root: Path, tmp_path: Path) -> Path:
    """The same content, for the command."""
    (tmp_path / "beside").mkdir()
    return copied(content_root, tmp_path / "beside")


@pytest.fixture
def desk(root: Path) -> Opened:
    return Opened(root)
