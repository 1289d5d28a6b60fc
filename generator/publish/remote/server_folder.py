"""The site's folder on an SFTP server, and what it can be asked: what builds made there, to stage, place and remove."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from itertools import groupby

import asyncssh

from generator.publish.old_site.strangers import LIST
from generator.publish.old_site.target import MARK
from generator.publish.remote.shipment import FinishedSite, Tell, folders_of, is_page, read_list

HASHES = "server/kiriman.txt"
"""What builds made on the server: a hash and a path in each line, as `sha256sum -c` reads them."""
STAGE = ".alur-kirim"
"""Where files wait for their place."""
UNKNOWN = "-" * 64
"""In place of the hash of a file that may be the old or the new one."""
_LINE = re.compile(rf"([0-9a-f]{{64}}|{UNKNOWN})  (.+)")
_AT_ONCE = 8
"""How many files travel beside each other, so that a far server is not waited for one by one."""


class ServerFolder:
    """The site's folder on the server."""

    def __init__(self, client: asyncssh.SFTPClient, root: str) -> None:
        self.client, self.root = client, root

    def at(self, name: str) -> str:
        """The path of one of its files; its own without a name, which is `/` for the root of the server."""
        return f"{self.root}/{name}" if name else self.root or "/"

    async def read_hashes(self) -> dict[str, str]:
        """What builds made there, with its hash; one that no file has where nobody knows."""
        if (kept := await self._read(HASHES)) is not None:
            found = map(_LINE.fullmatch, kept.decode("utf-8", "replace").splitlines())
            hashes = {match[2]: match[1] for match in found if match}
            return {name: hashes[name] for name in read_list("\n".join(hashes).encode())}
        return dict.fromkeys(read_list(await self._read(LIST) or b""), UNKNOWN)

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


def stage_name(name: str, digest: str) -> str:
    """What a file is called while it waits: nothing else of the site has this name, and other content has another."""
    return sha256(f"{name}\0{digest}".encode()).hexdigest()
