"""The region's own contacts pass through a real spreadsheet program unchanged. Run with `make test-office`."""

from tests.desk.office import profile, test_saved_without_a_change

__all__ = ["profile", "test_saved_without_a_change"]
