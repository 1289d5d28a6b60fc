"""What tests of the ledger share."""

import pytest
from hanging import hung

from generator.model.directory import Directory
from generator.settings import Settings


@pytest.fixture(scope="session")
def walls(directory: Directory, settings: Settings) -> Directory:
    return hung(directory, settings)
