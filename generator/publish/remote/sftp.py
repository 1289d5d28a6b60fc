"""A folder on an SFTP server, which knows neither a swap of folders nor a transaction.

First everything travels under other names into a folder of its own, where no page looks; cut there, nothing has
changed, and the next run sends only what is missing. Then each file takes its place by a rename, pages after all that
they need, and what is gone is removed at the end. A list on the server tells what a build made, with its hash, so that
comparing reads one file. Before the first rename the list says which files are about to change: cut there, the next
run sends them again.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

import asyncssh

from generator.model.destination import Destination
from generator.problem import BrokenPromiseError, ContentError, Message
from generator.publish.remote.server_folder import UNKNOWN, ServerFolder, stage_name
from generator.publish.remote.shipment import (
    Difference,
    FinishedSite,
    Tell,
    broken_off,
    compare_files,
    refuse,
    require_free,
    require_same_edition,
    require_unmoved,
    unreachable,
    wrong_password,
)
from generator.rules import Rule

_SECONDS = 30
"""How long a server may be silent."""

_T = TypeVar("_T")


def _run(work: Coroutine[Any, Any, _T]) -> _T:
    """Do it to its end; in a thread of its own where the caller's has a loop already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


class SftpPlace:
    """The server of a destination."""

    def __init__(self, destination: Destination, password: str = "") -> None:
        if destination.sftp is None:
            raise BrokenPromiseError("a destination without a server")
        self.destination, self.server, self._password = destination, destination.sftp, password

    def compare(self, site: FinishedSite) -> Difference:
        """What would change there. Raises `ContentError`."""

        async def compare(folder: ServerFolder) -> Difference:
            return (await self._compare(folder, site))[0]

        return _run(self._with_folder(compare))

    def send(self, site: FinishedSite, seen: Difference, tell: Tell) -> None:
        """Change it. Raises `ContentError`; each page there is then the old or the new one."""

        async def send(folder: ServerFolder) -> None:
            now, made = await self._compare(folder, site)
            require_unmoved(self.destination, seen, now)
            waiting = {name: stage_name(name, site.digests[name]) for name in seen.sent}
            await folder.stage(site, waiting, tell)
            now, made = await self._compare(folder, site)
            require_unmoved(self.destination, seen, now)
            await folder.write_hashes({**made, **dict.fromkeys(seen.sent, UNKNOWN)})
            await folder.place(waiting)
            await folder.remove(seen.gone)
            await folder.write_hashes(site.digests)
            await folder.clear_stage()

        _run(self._with_folder(send))

    async def _compare(self, folder: ServerFolder, site: FinishedSite) -> tuple[Difference, Mapping[str, str]]:
        """What would change, and what builds made there."""
        made = await folder.read_hashes()
        new = site.digests.keys() - made.keys()
        theirs = await folder.find_theirs(new, made)
        require_same_edition(self.destination, {*made, *theirs})
        require_free(self.destination, new, theirs)
        return compare_files(site, site.digests, made), made

    async def _with_folder(self, act: Callable[[ServerFolder], Awaitable[_T]]) -> _T:
        """Do it on the server; what the library raises is told in words."""
        host = self.server.host
        # What is awaited is told below; of a lost connection the library's own tasks would tell it once more, each.
        asyncio.get_running_loop().set_exception_handler(lambda _loop, _told: None)
        try:
            async with self._connection() as connection, connection.start_sftp_client() as client:
                if not await client.isdir(self.server.folder):
                    what = Message("there is no folder {name} on {host}", {"name": self.server.folder, "host": host})
                    mend = Message("Make it there, or correct the folder")
                    raise refuse(self.destination, what, mend, Rule.PUBLISH_NETWORK, "folder")
                return await act(ServerFolder(client, self.server.folder.rstrip("/")))
        except (asyncssh.ConnectionLost, asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection, ConnectionError):
            raise broken_off(self.destination, host) from None
        except (asyncssh.Error, asyncssh.ChannelOpenError) as error:
            raise broken_off(self.destination, host, error.reason) from None

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[asyncssh.SSHClientConnection]:
        """With the server that is known, and nobody else; neither keys nor settings of this machine are used."""
        server, shown = self.server, _Shown(self.server.host_key)
        kinds = {"server_host_key_algs": shown.kinds} if shown.kinds else {}
        try:
            connection = await asyncssh.connect(
                server.host, server.port, username=server.user, password=self._password or None,
                client_factory=lambda: shown, known_hosts=([], [], []), client_keys=None, agent_path=None, config=None,
                preferred_auth=("password", "keyboard-interactive"), connect_timeout=_SECONDS, login_timeout=_SECONDS,
                keepalive_interval=_SECONDS / 2, **kinds,
            )  # fmt: skip
        except asyncssh.HostKeyNotVerifiable:
            raise self._unknown_server(shown.fingerprint) from None
        except asyncssh.PermissionDenied:
            raise wrong_password(self.destination, server.host) from None
        except (OSError, TimeoutError):
            raise unreachable(self.destination, server.host, "host") from None
        async with connection:
            yield connection

    def _unknown_server(self, shown: str) -> ContentError:
        values = {"host": self.server.host, "shown": shown}
        what = Message("{host} shows the key {shown}, and site.yaml names another", values)
        mend = Message(
            "Do not go on: somebody may stand between. Ask the host by telephone whether its key has changed"
        )
        if not self.server.host_key:
            what = Message("site.yaml does not say by which key {host} is known; it shows {shown}", values)
            mend = Message("Ask the host whether this is its key; then add a line host_key: with it")
        return refuse(self.destination, what, mend, Rule.PUBLISH_HOST_KEY, "host_key")


class _Shown(asyncssh.SSHClient):
    """Lets in the server with this key alone, and remembers which key was shown."""

    def __init__(self, known: str | None) -> None:
        self.known, self.fingerprint = known or "", ""
        self.kinds: list[str] = []
        if known and not known.startswith("SHA256:"):
            kind = known.split(" ")[0]
            with suppress(asyncssh.KeyImportError):
                self.known = asyncssh.import_public_key(known).get_fingerprint()
                self.kinds = ["rsa-sha2-512", "rsa-sha2-256"] if kind == "ssh-rsa" else [kind]

    def validate_host_public_key(self, host: str, addr: str, port: int, key: asyncssh.SSHKey) -> bool:
        """Whether it is the known one."""
        self.fingerprint = key.get_fingerprint()
        return self.fingerprint == self.known
