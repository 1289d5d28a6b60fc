"""What tests of the ledger share."""

import pytest

from generator.model.directory import Directory
from generator.settings import Settings
from tests.hanging import hung


@pytest.fixture(scope="session")
def walls(directory: Directory, settings: Settings) -> Directory:
    return hung(directory, settings)
