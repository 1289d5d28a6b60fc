"""What all tests share: the invented kabupaten, and the day on which it stands still."""

from datetime import date
from pathlib import Path

import pytest

from generator.edition import View, view
from generator.load import load
from generator.model.directory import Directory
from generator.settings import Settings

CONTENT = Path(__file__).parent / "content"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def content_root() -> Path:
    return CONTENT


@pytest.fixture(scope="session")
def settings(content_root: Path) -> Settings:
    return Settings(root=content_root, today=TODAY)


@pytest.fixture(scope="session")
def directory(content_root: Path) -> Directory:
    return load(content_root)


@pytest.fixture(scope="session")
def public_view(directory: Directory, settings: Settings) -> View:
    return view(directory, settings)
