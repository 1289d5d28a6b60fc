"""Passwords lie in the safe of the system, and in none that only looks like one."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from generator.publish.remote.password import KeyringError, has_keyring, keep_password, read_password

LOGIN = "sftp://ppa@sftp.antah.go.id:22"


class Safe(KeyringBackend):
    """A system's safe, in memory."""

    priority = 5

    def __init__(self, *, locked: bool = False) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = locked

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class PlainFile(Safe):
    """What `keyrings.alt` offers: it is called a keyring and writes a file that anyone can read."""

    priority = 0.5


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[None]:
    """The safe of this machine is left alone."""
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_password_is_kept_and_taken_away() -> None:
    keyring.set_keyring(safe := Safe())
    assert has_keyring()
    assert read_password(LOGIN) == ""
    keep_password(LOGIN, "rahasia")
    assert safe.kept == {("alur", LOGIN): "rahasia"}
    assert read_password(LOGIN) == "rahasia"
    keep_password(LOGIN, "")
    keep_password(LOGIN, "")
    assert safe.kept == {}


def test_a_plain_file_is_no_safe() -> None:
    keyring.set_keyring(plain := PlainFile())
    plain.kept["alur", LOGIN] = "rahasia"
    assert not has_keyring()
    assert read_password(LOGIN) == ""
    with pytest.raises(KeyringError):
        keep_password(LOGIN, "baru")
    assert plain.kept["alur", LOGIN] == "rahasia"


def test_a_safe_that_does_not_open_is_told() -> None:
    keyring.set_keyring(Safe(locked=True))
    assert read_password(LOGIN) == ""
    with pytest.raises(KeyringError):
        keep_password(LOGIN, "rahasia")
