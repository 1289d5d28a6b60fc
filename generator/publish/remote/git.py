"""A branch of a git repository: one commit more, from the site's files and all that others have on the branch.

Nothing is forced: a branch that has moved since is read again, and what somebody else has put there stays. `dulwich`
speaks git's protocol where no git is installed. A copy of the branch stays in the cache, so that only what is new
travels; a copy that a killed run has left is thrown away.
"""

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from dulwich.client import GitClient, HTTPUnauthorized, LocalGitClient, Urllib3HttpGitClient
from dulwich.errors import GitProtocolError, HangupException, NotGitRepository, SendPackError
from dulwich.file import FileLocked
from dulwich.index import commit_tree
from dulwich.object_store import MemoryObjectStore, iter_tree_contents
from dulwich.objects import Blob, Commit, ObjectID, ShaFile
from dulwich.pack import pack_objects_to_data
from dulwich.refs import Ref
from dulwich.repo import Repo
from urllib3.exceptions import HTTPError

from generator.model.destination import Destination, GitRemote
from generator.problem import BrokenPromiseError, ContentError, Message
from generator.publish.old_site.strangers import LIST
from generator.publish.remote.shipment import (
    Difference,
    FinishedSite,
    Tell,
    broken_off,
    compare_files,
    read_list,
    refuse,
    require_free,
    require_same_edition,
    require_unmoved,
    unreachable,
    wrong_password,
)
from generator.rules import Rule

_TRIES = 3
"""How often a branch that moves under our hands is read again."""
_SECONDS = 30.0
"""How long a host may be silent."""
_PATIENCE = 5.0
"""Seconds after which the lock of a branch, which is held for moments, is nobody's: in a repository on this machine."""
_AUTHOR = b"Alur <alur@localhost>"
"""Who commits: nobody's name and no machine's."""
_NO_JEKYLL = ".nojekyll"
"""Tells GitHub Pages to show the files as they are, also those that begin with an underscore."""
_FILE, _MODE = 0o100644, 0o170000
_BRANCH = Ref(b"refs/heads/published")
"""What the copy calls the branch."""


@dataclass(frozen=True, slots=True)
class _Branch:
    """What stands on the branch."""

    head: ObjectID | None
    """None for a branch that is not there yet."""
    files: Mapping[str, tuple[int, ObjectID]]
    """Mode and id of each, by its path."""
    made: Mapping[str, str]
    """The ids of those that a build made."""


class _MovedError(Exception):
    """Somebody else has pushed since the branch was read."""


class GitPlace:
    """The branch of a destination."""

    def __init__(self, destination: Destination, cache: Path, password: str = "") -> None:
        if destination.git is None:
            raise BrokenPromiseError("a destination without git")
        self.destination, self.remote, self._password = destination, destination.git, password
        self.copy = cache / sha256(f"{self.remote.address} {self.remote.branch}".encode()).hexdigest()[:16]
        self.ref = Ref(b"refs/heads/" + self.remote.branch.encode())

    def compare(self, site: FinishedSite) -> Difference:
        """What would change there. Raises `ContentError`."""
        with self._kept_copy() as copy, self._refusals():
            return self._compare(site, self._read(copy), _ids(site))

    def send(self, site: FinishedSite, seen: Difference, tell: Tell) -> None:
        """Add a commit. Raises `ContentError`, also if other files of builds stand there than were seen."""
        ids = _ids(site)
        with self._kept_copy() as copy, self._refusals():
            for _ in range(_TRIES):
                branch = self._read(copy)
                require_unmoved(self.destination, seen, self._compare(site, branch, ids))
                try:
                    self._push(copy, branch, site, ids, tell)
                except _MovedError:
                    continue
                return
            what = Message("the branch {branch} is changed by others again and again", {"branch": self.remote.branch})
            raise refuse(self.destination, what, Message("Try again later"), Rule.PUBLISH_MOVED)

    def _compare(self, site: FinishedSite, branch: _Branch, ids: Mapping[str, str]) -> Difference:
        require_same_edition(self.destination, branch.files)
        theirs = (
            name
            for name, (mode, id_) in branch.files.items()
            if name not in branch.made and (mode & _MODE != _FILE & _MODE or id_.decode() != ids.get(name))
        )
        require_free(self.destination, ids.keys(), theirs)
        return compare_files(site, ids, branch.made)

    def _read(self, copy: Repo) -> _Branch:
        """What the branch holds now."""
        heads: dict[Ref, ObjectID] = {}

        def wanted(refs: Mapping[Ref, ObjectID], depth: int | None = None) -> list[ObjectID]:
            heads.update({ref: head for ref, head in refs.items() if ref == self.ref})
            return [head for head in heads.values() if head not in copy.object_store]

        with self._client() as client:
            client.fetch(self.remote.address.encode(), copy, wanted, depth=1)
        head = heads.get(self.ref)
        if head is None:
            return _Branch(None, {}, {})
        copy.refs[_BRANCH] = head
        commit = copy[head]
        if not isinstance(commit, Commit):
            raise BrokenPromiseError("a branch that is no commit")
        files = {
            entry.path.decode("utf-8", "surrogateescape"): (entry.mode, entry.sha)
            for entry in iter_tree_contents(copy.object_store, commit.tree)
            if entry.path and entry.mode and entry.sha
        }
        listed = copy[files[LIST][1]] if LIST in files else None
        names = read_list(listed.data) if isinstance(listed, Blob) else []
        return _Branch(head, files, {name: files[name][1].decode() for name in names if name in files})

    def _push(self, copy: Repo, branch: _Branch, site: FinishedSite, ids: Mapping[str, str], tell: Tell) -> None:
        """Raises `_MovedError`."""
        blobs: dict[ObjectID, ShaFile] = {}
        names, there = {}, {id_ for _, id_ in branch.files.values()}
        files = {name: file for name, file in branch.files.items() if name not in branch.made}
        for name, told in ids.items():
            files[name] = _FILE, ObjectID(told.encode())
            if files[name][1] not in there:
                blobs[files[name][1]], names[files[name][1]] = Blob.from_string(site.read(name)), name
        if _NO_JEKYLL not in files:
            empty = Blob.from_string(b"")
            files[_NO_JEKYLL], blobs[empty.id] = (_FILE, empty.id), empty
        trees = MemoryObjectStore()
        commit = Commit()
        entries = [(name.encode("utf-8", "surrogateescape"), id_, mode) for name, (mode, id_) in files.items()]
        commit.tree = commit_tree(trees, entries)
        commit.parents = [branch.head] if branch.head else []
        commit.author = commit.committer = _AUTHOR
        commit.author_time = commit.commit_time = int(time.time())
        commit.author_timezone = commit.commit_timezone = 0
        commit.encoding, commit.message = b"UTF-8", b"Publish\n"
        new = [*blobs.values(), *(trees[id_] for id_ in trees if id_ not in copy.object_store), commit]

        def update(refs: Mapping[Ref, ObjectID]) -> dict[Ref, ObjectID]:
            if refs.get(self.ref) != branch.head:
                raise _MovedError
            return {self.ref: commit.id}

        def pack(have: Any, want: Any, *, ofs_delta: bool = False, progress: Any = None) -> Any:
            count, things = pack_objects_to_data(new)
            return count, map(sent, things, new)

        def sent(thing: Any, whole: ShaFile) -> Any:
            tell(names.get(whole.id, ""))
            return thing

        with self._client() as client:
            try:
                done = client.send_pack(self.remote.address.encode(), update, pack)
            except FileLocked as locked:
                self._unlock(Path(os.fsdecode(locked.lockfilename)))
                raise _MovedError from None
            for why in filter(None, (done.ref_status or {}).values()):
                if client.get_refs(self.remote.address.encode()).refs.get(self.ref) != branch.head:
                    raise _MovedError
                raise broken_off(self.destination, self.remote.host, why)
        copy.object_store.add_objects([(thing, None) for thing in new])

    def _unlock(self, lock: Path) -> None:
        """Wait until whoever pushes into this repository has ended; a lock that stays is a killed program's."""
        deadline = time.monotonic() + _PATIENCE
        while lock.exists():
            if time.monotonic() > deadline:
                lock.unlink(missing_ok=True)
            time.sleep(0.1)

    @contextmanager
    def _client(self) -> Iterator[GitClient]:
        remote: GitRemote = self.remote
        if not remote.login:
            yield LocalGitClient()
            return
        user = remote.user or "git"
        client = Urllib3HttpGitClient(
            remote.address, username=user, password=self._password, timeout=_SECONDS, thin_packs=False, quiet=True
        )
        try:
            yield client
        finally:
            client.close()

    @contextmanager
    def _kept_copy(self) -> Iterator[Repo]:
        """The copy in the cache: made where it is missing, and anew where the last run was killed or broke."""
        busy = self.copy.with_suffix(".busy")
        if busy.exists():
            shutil.rmtree(self.copy, ignore_errors=True)
        if not self.copy.exists():
            busy.touch()
            self.copy.mkdir(parents=True)
            Repo.init_bare(str(self.copy)).close()
        busy.touch()
        with closing(Repo(str(self.copy))) as copy:
            try:
                yield copy
            except ContentError:  # a refusal leaves the copy whole
                busy.unlink()
                raise
        busy.unlink()

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        """What the library raises, in words."""
        destination, host = self.destination, self.remote.host
        try:
            yield
        except HTTPUnauthorized:
            raise wrong_password(destination, host) from None
        except NotGitRepository:
            what = Message("there is no git repository at {address}", {"address": self.remote.address})
            mend = Message("Make it at the host first, or correct the address; who may not see it finds none, too")
            raise refuse(destination, what, mend, Rule.PUBLISH_NETWORK, "address") from None
        except GitProtocolError as error:
            if isinstance(error.__cause__, HTTPError):
                raise unreachable(destination, host, "address") from None
            if " 403 " in f"{error} ":
                raise wrong_password(destination, host) from None
            raise broken_off(destination, host) from None
        except (HangupException, SendPackError, HTTPError):
            raise broken_off(destination, host) from None
        except OSError as error:
            raise broken_off(destination, host, error.strerror or "") from None


def _ids(site: FinishedSite) -> dict[str, str]:
    """By what git knows the site's files: a hash of each."""
    return {name: Blob.from_string(site.read(name)).id.decode() for name in site.digests}
