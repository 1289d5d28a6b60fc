"""A folder on an SFTP server, which knows neither a swap of folders nor a transaction.

First everything travels under other names into a folder of its own, where no page looks; cut there, nothing has
changed, and the next run sends only what is missing. Then each file takes its place by a rename, pages after all that
they need, and what is gone is removed at the end. A list on the server tells what a build made, with its hash, so that
comparing reads one file. Before the first rename the list says which files are about to change: cut there, the next
run sends them again.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from hashlib import sha256
from itertools import groupby
from typing import TypeVar

import asyncssh

from generator.model.destination import Destination
from generator.problem import BrokenPromiseError, ContentError, Message
from generator.publish.remote.shipment import (
    Difference,
    FinishedSite,
    Tell,
    broken_off,
    compare_files,
    folders_of,
    is_page,
    read_list,
    refuse,
    require_free,
    require_same_edition,
    require_unmoved,
    unreachable,
    wrong_password,
)
from generator.publish.strangers import LIST
from generator.publish.target import MARK
from generator.rules import Rule

HASHES = "server/kiriman.txt"
"""What builds made on the server: a hash and a path in each line, as `sha256sum -c` reads them."""
STAGE = ".alur-kirim"
"""Where files wait for their place."""
_UNKNOWN = "-" * 64
"""In place of the hash of a file that may be the old or the new one."""
_LINE = re.compile(rf"([0-9a-f]{{64}}|{_UNKNOWN})  (.+)")
_AT_ONCE = 8
"""How many files travel beside each other, so that a far server is not waited for one by one."""
_SECONDS = 30
"""How long a server may be silent."""

_T = TypeVar("_T")


class SftpPlace:
    """The server of a destination."""

    def __init__(self, destination: Destination, password: str = "") -> None:
        if destination.sftp is None:
            raise BrokenPromiseError("a destination without a server")
        self.destination, self.server, self._password = destination, destination.sftp, password

    def compare(self, site: FinishedSite) -> Difference:
        """What would change there. Raises `ContentError`."""

        async def compare(folder: "_Folder") -> Difference:
            return (await self._compare(folder, site))[0]

        return asyncio.run(self._with_folder(compare))

    def send(self, site: FinishedSite, seen: Difference, tell: Tell) -> None:
        """Change it. Raises `ContentError`; each page there is then the old or the new one."""

        async def send(folder: "_Folder") -> None:
            now, made = await self._compare(folder, site)
            require_unmoved(self.destination, seen, now)
            waiting = {name: _stage_name(name, site.digests[name]) for name in seen.sent}
            await folder.stage(site, waiting, tell)
            now, made = await self._compare(folder, site)
            require_unmoved(self.destination, seen, now)
            await folder.write_hashes({**made, **dict.fromkeys(seen.sent, _UNKNOWN)})
            await folder.place(waiting)
            await folder.remove(seen.gone)
            await folder.write_hashes(site.digests)
            await folder.clear_stage()

        asyncio.run(self._with_folder(send))

    async def _compare(self, folder: "_Folder", site: FinishedSite) -> tuple[Difference, Mapping[str, str]]:
        """What would change, and what builds made there."""
        made = await folder.read_hashes()
        new = site.digests.keys() - made.keys()
        theirs = await folder.find_theirs(new, made)
        require_same_edition(self.destination, {*made, *theirs})
        require_free(self.destination, new, theirs)
        return compare_files(site, site.digests, made), made

    async def _with_folder(self, act: Callable[["_Folder"], Awaitable[_T]]) -> _T:
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
                return await act(_Folder(client, self.server.folder.rstrip("/")))
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


class _Folder:
    """The site's folder on the server."""

    def __init__(self, client: asyncssh.SFTPClient, root: str) -> None:
        self.client, self.root = client, root

    def at(self, name: str) -> str:
        return f"{self.root}/{name}" if name else self.root

    async def read_hashes(self) -> dict[str, str]:
        """What builds made there, with its hash; one that no file has where nobody knows."""
        if (kept := await self._read(HASHES)) is not None:
            found = map(_LINE.fullmatch, kept.decode("utf-8", "replace").splitlines())
            hashes = {match[2]: match[1] for match in found if match}
            return {name: hashes[name] for name in read_list("\n".join(hashes).encode())}
        return dict.fromkeys(read_list(await self._read(LIST) or b""), _UNKNOWN)

    async def write_hashes(self, hashes: Mapping[str, str]) -> None:
        """Write them in one step."""
        await self._make_folder(STAGE)
        await self._make_folder("server")
        waiting = f"{STAGE}/{sha256(HASHES.encode()).hexdigest()}"
        text = "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items()))
        await self._write(waiting, text.encode())
        await self._rename(waiting, HASHES)

    async def find_theirs(self, new: Iterable[str], made: Mapping[str, str]) -> set[str]:
        """What others have where these files would go."""
        names = set(new)
        folders = {folder for name in names for folder in folders_of(name)}
        found, left = set(), [""]
        while left:
            above = left.pop()
            async for entry in self.client.scandir(self.at(above)):
                name = f"{above}/{entry.filename!s}".lstrip("/")
                is_folder = entry.attrs.type == asyncssh.FILEXFER_TYPE_DIRECTORY
                if is_folder and name in folders:
                    left.append(name)
                elif name not in made and (name in names or name in folders or name == MARK):
                    found.add(name)
        return found

    async def stage(self, site: FinishedSite, waiting: Mapping[str, str], tell: Tell) -> None:
        """Send every file that does not wait there already."""
        await self._make_folder(STAGE)
        there = {str(name) for name in await self.client.listdir(self.at(STAGE))}

        async def send(name: str) -> None:
            if waiting[name] not in there:
                half = f"{STAGE}/{waiting[name]}.half"
                await self._write(half, site.read(name))
                await self._rename(half, f"{STAGE}/{waiting[name]}")
            tell(name)

        await _each(send, waiting)

    async def place(self, waiting: Mapping[str, str]) -> None:
        """Give each file that waits its place: pages after all that they need."""
        folders = sorted({folder for name in waiting for folder in folders_of(name)}, key=_depth)
        for _, beside in groupby(folders, _depth):
            await _each(self._make_folder, beside)

        async def rename(name: str) -> None:
            await self._rename(f"{STAGE}/{waiting[name]}", name)

        for _, names in groupby(waiting, is_page):
            await _each(rename, names)

    async def remove(self, gone: Iterable[str]) -> None:
        """Remove these files, pages first, and the folders that are empty then."""
        names = sorted(gone, key=lambda name: (not is_page(name), name))

        async def remove(name: str) -> None:
            with suppress(asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
                await self.client.remove(self.at(name))

        for _, some in groupby(names, is_page):
            await _each(remove, some)
        for folder in sorted({folder for name in names for folder in folders_of(name)}, reverse=True):
            with suppress(asyncssh.SFTPError):  # others have something in it, or it is gone
                await self.client.rmdir(self.at(folder))

    async def clear_stage(self) -> None:
        """Remove what earlier runs left waiting."""
        for name in await self.client.listdir(self.at(STAGE)):
            if re.fullmatch(r"[0-9a-f]{64}(\.half)?", str(name)):
                await self.client.remove(self.at(f"{STAGE}/{name!s}"))
        with suppress(asyncssh.SFTPError):
            await self.client.rmdir(self.at(STAGE))

    async def _read(self, name: str) -> bytes | None:
        try:
            async with self.client.open(self.at(name), "rb") as file:
                content = await file.read()
                return content if isinstance(content, bytes) else content.encode()
        except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
            return None

    async def _write(self, name: str, content: bytes) -> None:
        async with self.client.open(self.at(name), "wb") as file:
            await file.write(content)

    async def _make_folder(self, name: str) -> None:
        try:
            await self.client.mkdir(self.at(name))
        except asyncssh.SFTPError:
            if not await self.client.isdir(self.at(name)):
                raise

    async def _rename(self, old: str, new: str) -> None:
        """In one step where the server can; else the old file goes first, and is missing for a moment."""
        try:
            await self.client.posix_rename(self.at(old), self.at(new))
        except asyncssh.SFTPOpUnsupported:
            with suppress(asyncssh.SFTPNoSuchFile):
                await self.client.remove(self.at(new))
            await self.client.rename(self.at(old), self.at(new))


async def _each(act: Callable[[str], Awaitable[None]], names: Iterable[str]) -> None:
    """Do it for all of them, some beside each other; the first failure ends the others."""
    left = iter(list(names))

    async def work() -> None:
        for name in left:
            await act(name)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(_AT_ONCE):
                group.create_task(work())
    except* Exception as failed:
        raise failed.exceptions[0] from None


def _depth(folder: str) -> int:
    return folder.count("/")


def _stage_name(name: str, digest: str) -> str:
    """What a file is called while it waits: nothing else of the site has this name, and other content has another."""
    return sha256(f"{name}\0{digest}".encode()).hexdigest()
