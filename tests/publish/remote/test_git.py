"""A git branch: one commit more, never a force push, whatever others have on the branch stays. git itself is asked."""

import subprocess
import threading
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from generator.model.destination import Destination, GitRemote
from generator.problem import ContentError
from generator.publish.remote.delivery import Delivery
from generator.publish.remote.git import GitPlace
from tests.publish.remote.sites import CHANGES, FIRST, SECOND, make_site, publish, told

TOKEN = "rahasia-7c1f"


def git(folder: Path, *words: str, stdin: bytes = b"") -> str:
    who = ("-c", "user.name=Lain", "-c", "user.email=lain@contoh.invalid", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *words], cwd=folder, input=stdin, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "--bare", "jauh.git")
    return tmp_path / "jauh.git"


@pytest.fixture
def destination(bare: Path) -> Destination:
    return Destination.model_validate({"git": {"address": str(bare), "branch": "pages"}})


def files(bare: Path) -> dict[str, bytes]:
    names = git(bare, "ls-tree", "-r", "--name-only", "pages").splitlines()
    return {name: git(bare, "show", f"pages:{name}").encode() for name in names if not name.endswith(".pdf")}


def add_by_others(bare: Path, name: str, content: str) -> None:
    """Somebody else commits a file to the branch."""
    id_ = git(bare, "hash-object", "-w", "--stdin", stdin=content.encode()).strip()
    old = git(bare, "ls-tree", "pages") if "pages" in git(bare, "branch") else ""
    tree = git(bare, "mktree", stdin=f"{old}100644 blob {id_}\t{name}\n".encode()).strip()
    parents = ("-p", "pages") if old else ()
    commit = git(bare, "commit-tree", tree, *parents, "-m", "lain").strip()
    git(bare, "update-ref", "refs/heads/pages", commit)


def test_a_commit_more_and_what_others_have_stays(tmp_path: Path, bare: Path, destination: Destination) -> None:
    add_by_others(bare, "CNAME", "antah.go.id\n")
    make_site(tmp_path, FIRST)
    publish(destination, tmp_path)
    assert files(bare).keys() == {*FIRST, "server/berkas.txt", "CNAME", ".nojekyll"}
    make_site(tmp_path, SECOND)
    seen = publish(destination, tmp_path)
    assert (seen.new, seen.changed, seen.gone) == CHANGES
    assert files(bare).keys() == {*SECOND, "server/berkas.txt", "CNAME", ".nojekyll"} - {"poster/baru.pdf"}
    assert {name: content for name, content in files(bare).items() if name in SECOND}.items() <= SECOND.items()
    assert git(bare, "log", "--format=%an %s", "pages").splitlines() == ["Alur Publish", "Alur Publish", "Lain lain"]
    git(bare, "fsck", "--strict")
    assert publish(destination, tmp_path).count == 0
    assert len(git(bare, "log", "--format=%h", "pages").splitlines()) == 3, "nothing changed, so nothing is committed"


def test_another_machine_goes_on_from_what_stands_there(tmp_path: Path, bare: Path, destination: Destination) -> None:
    make_site(tmp_path, FIRST)
    publish(destination, tmp_path)
    (tmp_path / "lain").mkdir()
    make_site(tmp_path / "lain", SECOND)
    assert publish(destination, tmp_path / "lain").gone == CHANGES[2]
    make_site(tmp_path, FIRST)
    assert publish(destination, tmp_path).new == CHANGES[2]
    git(bare, "fsck", "--strict")


class Moving(GitPlace):
    """A branch that others change while the commit is made."""

    move: Any = None

    def _push(self, *values: Any) -> None:
        if self.move:
            self.move()
        super()._push(*values)


@pytest.mark.parametrize(("name", "content"), [("CNAME", "antah.go.id\n"), ("index.html", "orang lain")])
def test_a_branch_that_moved_meanwhile_is_read_again(
    tmp_path: Path, bare: Path, destination: Destination, monkeypatch: pytest.MonkeyPatch, name: str, content: str
) -> None:
    """What others put beside the site stays, and the commit stands on theirs; a site of others is not run over."""
    make_site(tmp_path, FIRST)
    publish(destination, tmp_path)
    make_site(tmp_path, SECOND)
    moves = [lambda: add_by_others(bare, name, content)]
    monkeypatch.setattr(Moving, "move", lambda self: moves.pop()() if moves else None)
    monkeypatch.setattr("generator.publish.remote.git.GitPlace", Moving)
    if name == "CNAME":
        publish(destination, tmp_path)
        assert files(bare)["CNAME"] == content.encode()
        assert git(bare, "log", "--format=%an", "pages").split() == ["Alur", "Lain", "Alur"]
        return
    with pytest.raises(ContentError) as refused:
        publish(destination, tmp_path)
    assert told(refused.value).startswith("publish.moved: ")
    assert git(bare, "log", "--format=%an", "pages").split() == ["Lain", "Alur"]


def test_a_file_of_others_in_the_way_is_named(tmp_path: Path, bare: Path, destination: Destination) -> None:
    make_site(tmp_path, FIRST)
    for name in ("index.html", "assets", "_headers"):
        add_by_others(bare, name, "milik orang lain")
        with pytest.raises(ContentError) as refused:
            publish(destination, tmp_path)
        assert f"publish.taken: {name} stands there already" in told(refused.value)
        git(bare, "update-ref", "-d", "refs/heads/pages")
    add_by_others(bare, "edisi.txt", "2")
    with pytest.raises(ContentError) as refused:
        publish(destination, tmp_path)
    assert "another edition" in told(refused.value)


def test_a_copy_that_a_killed_run_left_is_made_anew(tmp_path: Path, bare: Path, destination: Destination) -> None:
    make_site(tmp_path, FIRST)
    publish(destination, tmp_path)
    (copy,) = (path for path in (tmp_path / ".cache" / "published").iterdir() if path.is_dir())
    (copy / "refs" / "heads" / "published.lock").touch()
    for pack in (copy / "objects" / "pack").glob("*.pack"):
        pack.write_bytes(pack.read_bytes()[:100])
    copy.with_suffix(".busy").touch()
    make_site(tmp_path, SECOND)
    assert publish(destination, tmp_path).gone == CHANGES[2]


def test_a_lock_that_a_killed_program_left_is_nobodys(
    tmp_path: Path, bare: Path, destination: Destination, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_site(tmp_path, FIRST)
    publish(destination, tmp_path)
    monkeypatch.setattr("generator.publish.remote.git._PATIENCE", 0.2)
    (bare / "refs" / "heads" / "pages.lock").touch()
    make_site(tmp_path, SECOND)
    assert publish(destination, tmp_path).gone == CHANGES[2]
    assert files(bare).keys() >= {"baru/index.html"}


def test_what_is_no_repository_is_told(tmp_path: Path) -> None:
    make_site(tmp_path, FIRST)
    with pytest.raises(ContentError) as refused:
        publish(Destination.model_validate({"git": {"address": str(tmp_path / "tidak-ada")}}), tmp_path)
    assert "there is no git repository" in told(refused.value)


class Host:
    """What Codeberg and GitHub are to us: git's own program behind HTTP, for whoever has the token."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        if environ.get("HTTP_AUTHORIZATION") != "Basic " + b64encode(f"ppa:{TOKEN}".encode()).decode():
            start("401 Unauthorized", [("WWW-Authenticate", "Basic")])
            return [b""]
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        told = {name: value for name, value in environ.items() if isinstance(value, str)}
        own = {"GIT_PROJECT_ROOT": str(self.folder), "GIT_HTTP_EXPORT_ALL": "1", "REMOTE_USER": "ppa"}
        done = subprocess.run(["git", "http-backend"], input=body, env=told | own, capture_output=True, check=True)
        head, _, answer = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().splitlines())
        start(headers.pop("Status", "200 OK"), list(headers.items()))
        return [answer]


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def over_http(bare: Path) -> Iterator[Destination]:
    server = make_server("127.0.0.1", 0, Host(bare.parent), handler_class=_Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # http is refused in site.yaml; on this machine nobody listens.
    address = f"http://127.0.0.1:{server.server_port}/jauh.git"
    remote = GitRemote.model_construct(address=address, branch="pages", user="ppa")
    yield Destination.model_construct(folder=None, git=remote, sftp=None)
    server.shutdown()
    server.server_close()


def test_over_http_with_a_token(tmp_path: Path, bare: Path, over_http: Destination) -> None:
    make_site(tmp_path, FIRST)
    publish(over_http, tmp_path, TOKEN)
    make_site(tmp_path, SECOND)
    (tmp_path / "lain").mkdir()
    make_site(tmp_path / "lain", SECOND)
    seen = publish(over_http, tmp_path / "lain", TOKEN)  # a machine that has no copy of the branch yet
    assert (seen.new, seen.changed, seen.gone) == CHANGES
    assert publish(over_http, tmp_path, TOKEN).count == 0
    git(bare, "fsck", "--strict")
    kept = b"".join(path.read_bytes() for path in (tmp_path / ".cache").rglob("*") if path.is_file())
    assert TOKEN.encode() not in kept


def test_a_wrong_token_and_a_silent_host_are_told_without_the_token(
    tmp_path: Path, over_http: Destination, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    make_site(tmp_path, FIRST)
    with pytest.raises(ContentError) as refused:
        publish(over_http, tmp_path, TOKEN + "x")
    assert told(refused.value).startswith("publish.access: 127.0.0.1")
    nobody = over_http.git.model_copy(update={"address": "http://127.0.0.1:9/situs.git"})  # type: ignore[union-attr]
    with pytest.raises(ContentError) as silent:
        publish(over_http.model_copy(update={"git": nobody}), tmp_path, TOKEN)
    assert told(silent.value).startswith("publish.network: 127.0.0.1:9 cannot be reached")
    assert TOKEN not in told(refused.value) + told(silent.value) + caplog.text
    assert TOKEN not in repr(Delivery(over_http, tmp_path, TOKEN))
