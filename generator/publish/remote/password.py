"""The password of a host: in the safe of the keeper's own system, and in no file of ours.

Windows has its Credential Locker, macOS its Keychain, a Linux desktop its Secret Service or KWallet; the library
`keyring` knows them. What it would write into a plain file is no safe. Where there is none, the password is asked for
at each publishing and forgotten.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "alur"
"""What the safe calls whatever is ours."""


class KeyringError(Exception):
    """The machine has no safe, or it does not open."""


def has_keyring() -> bool:
    """Whether this machine has a safe for passwords."""
    return _keyring() is not None


def read_password(login: str) -> str:
    """The password kept for this login (`Destination.login`); empty where none is, or where the safe does not open."""
    from keyring.errors import KeyringError as NoAnswer

    safe = _keyring()
    try:
        return (safe.get_password(_SERVICE, login) if safe else None) or ""
    except NoAnswer:
        return ""


def keep_password(login: str, password: str) -> None:
    """Put it into the safe; an empty one takes away what is there. Raises `KeyringError`."""
    from keyring.errors import KeyringError as NoAnswer

    safe = _keyring()
    if safe is None:
        raise KeyringError
    try:
        if password:
            safe.set_password(_SERVICE, login, password)
        elif safe.get_password(_SERVICE, login) is not None:
            safe.delete_password(_SERVICE, login)
    except NoAnswer:
        raise KeyringError from None


def _keyring() -> "KeyringBackend | None":
    """The safest of this machine. The library's own priority is below 1 for what only looks like a safe."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    choice = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    return next((backend for backend in choice if backend.priority >= 1), None)
