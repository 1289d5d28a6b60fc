"""An SFTP server on this machine, in a thread of its own: what a rented host is to us."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncssh

from generator.model.destination import Destination

USER, PASSWORD = "ppa", "rahasia-7c1f"


@dataclass
class Host:
    """A server with one user; `www` is the folder that it would show."""

    folder: Path
    key: asyncssh.SSHKey = field(default_factory=lambda: asyncssh.generate_private_key("ssh-ed25519"))
    renames: bool = True
    """Whether it can replace a file by a rename."""
    asks: bool = False
    """Whether it asks for the password as a question (RFC 4256), as many hosts do that use PAM."""
    cut_after: int | None = None
    """After how many changes it breaks off; None for never."""
    changes: list[str] = field(default_factory=list)
    """What was asked of it, in order."""
    port: int = 0

    @property
    def www(self) -> Path:
        return self.folder / "www"

    def destination(self, **changed: Any) -> Destination:
        own = {"host": "127.0.0.1", "port": self.port, "user": USER, "folder": "www"}
        return Destination.model_validate({"sftp": own | {"host_key": self.key.get_fingerprint()} | changed})

    def note(self, what: str, connection: asyncssh.SSHServerConnection) -> None:
        """Remember a change, or break off in its place."""
        if self.cut_after is not None and len(self.changes) >= self.cut_after:
            connection.abort()
            raise asyncssh.SFTPFailure("putus")
        self.changes.append(what)


class _Login(asyncssh.SSHServer):
    def __init__(self, *, asks: bool) -> None:
        self.asks = asks

    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return not self.asks

    def kbdint_auth_supported(self) -> bool:
        return self.asks

    def get_kbdint_challenge(self, username: str, lang: str, submethods: str) -> Any:
        return "", "", "", [("Password: ", False)]

    def validate_kbdint_response(self, username: str, responses: Any) -> bool:
        return self.validate_password(username, responses[0])

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)


@contextmanager
def serve(host: Host) -> Iterator[Host]:
    """The server while the block runs."""

    class Files(asyncssh.SFTPServer):
        def __init__(self, channel: Any) -> None:
            super().__init__(channel, chroot=str(host.folder).encode())

        def open(self, path: bytes, pflags: int, attrs: Any) -> Any:
            if pflags & asyncssh.FXF_WRITE:
                host.note(f"write {path.decode()}", self.connection)
            return super().open(path, pflags, attrs)

        def write(self, file_obj: Any, offset: int, data: bytes) -> int:
            host.note("bytes", self.connection)
            return super().write(file_obj, offset, data)

        def remove(self, path: bytes) -> None:
            host.note(f"remove {path.decode()}", self.connection)
            super().remove(path)

        def mkdir(self, path: bytes, attrs: Any) -> None:
            host.note(f"mkdir {path.decode()}", self.connection)
            super().mkdir(path, attrs)

        def rename(self, oldpath: bytes, newpath: bytes) -> None:
            host.note(f"rename {newpath.decode()}", self.connection)
            super().rename(oldpath, newpath)

        def posix_rename(self, oldpath: bytes, newpath: bytes) -> None:
            if not host.renames:
                raise asyncssh.SFTPOpUnsupported("posix-rename")
            host.note(f"rename {newpath.decode()}", self.connection)
            super().posix_rename(oldpath, newpath)

    loop, ready = asyncio.new_event_loop(), threading.Event()
    loop.set_exception_handler(lambda _loop, _told: None)  # a client that is killed is no fault of the server

    async def start() -> None:
        listener = await asyncssh.listen(
            "127.0.0.1", 0, server_host_keys=[host.key], server_factory=lambda: _Login(asks=host.asks),
            sftp_factory=Files, allow_scp=False,
        )  # fmt: skip
        host.port = listener.get_port()
        ready.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(start())
        loop.run_forever()

    host.www.mkdir(parents=True)
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(20)
    try:
        yield host
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
