"""The region that ships with Alur, on its content of today. What stands here holds for any region on any day.

Most are the product's own tests: imported, they run on the fixtures below.
"""

from pathlib import Path

import pytest

from generator.clock import today
from generator.content.load import load
from generator.edition.view import View, view
from generator.model.directory import Directory
from generator.settings import Settings

REGION = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def content_root() -> Path:
    return REGION


@pytest.fixture(scope="session")
def settings(content_root: Path) -> Settings:
    return Settings(root=content_root, today=today(content_root))


@pytest.fixture(scope="session")
def directory(content_root: Path) -> Directory:
    return load(content_root)


@pytest.fixture(scope="session")
def public_view(directory: Directory, settings: Settings) -> View:
    return view(directory, settings)
