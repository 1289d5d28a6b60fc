"""`alur site publish` and `alur site password`: what the desk does, without a browser."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from typer.testing import CliRunner, Result

from generator.cli.app import app
from tests.desk.sheets import copied
from tests.publish.remote.servers import PASSWORD, Host, serve
from tests.publish.remote.sites import FIRST, SECOND, files_of, make_site
from tests.publish.remote.test_password import Safe


def site(*words: str, root: Path, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(app, ["site", *words, "--root", str(root), "--lang", "en"], env=env)


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    root = copied(content_root, tmp_path)
    make_site(root, FIRST)
    return root


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    with serve(Host(tmp_path / "jauh")) as served:
        yield served


def name_place(root: Path, place: str) -> None:
    file = root / "content" / "site.yaml"
    file.write_text(file.read_text("utf-8").partition("\npublish:")[0] + f"\npublish: {place}\n", "utf-8")


def test_what_would_change_is_said_first_and_nobody_is_asked_twice(root: Path, tmp_path: Path) -> None:
    www = tmp_path / "www"
    assert "site.yaml names no place to publish to" in " ".join(site("publish", root=root).output.split())
    name_place(root, f"{{folder: {www}}}")
    said = site("publish", "--dry-run", root=root).output
    assert f"{len(FIRST) + 1} new files, 0 changed, 0 removed" in said
    assert "  + index.html\n" in said
    asked = site("publish", root=root)
    assert (asked.exit_code, "add --yes" in asked.output) == (2, True)
    assert not www.exists()
    assert "Published since" in (done := site("publish", "--yes", root=root)).output
    assert done.exit_code == 0
    make_site(root, SECOND)
    said = site("publish", "--dry-run", root=root).output
    assert [line for line in said.splitlines() if line.startswith(("  ~", "  -"))] == [
        "  ~ assets/alur.css", "  ~ index.html", "  ~ server/berkas.txt", "  - lama/index.html",
    ]  # fmt: skip
    other = tmp_path / "lain"
    assert site("publish", "--folder", str(other), "--yes", root=root).exit_code == 0
    assert files_of(other).keys() == {*SECOND, "server/berkas.txt"}
    assert files_of(www).keys() == {*FIRST, "server/berkas.txt"}


def test_a_server_with_the_password_of_the_keyring(root: Path, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(safe := Safe())
    key = host.key.get_fingerprint()
    place = f"{{host: 127.0.0.1, port: {host.port}, user: ppa, folder: www, host_key: '{key}'}}"
    name_place(root, f"{{sftp: {place}}}")
    try:
        refused = site("publish", "--yes", root=root)
        line = (root / "content" / "site.yaml").read_text("utf-8").count("\n")
        assert f"content/site.yaml:{line}:" in refused.output
        assert "does not accept the user or the password" in refused.output
        assert site("publish", "--dry-run", root=root, env={"ALUR_PASSWORD": PASSWORD}).exit_code == 0
        monkeypatch.setattr("typer.prompt", lambda *_, **__: PASSWORD)
        said = site("password", root=root).output
        assert f"The keyring keeps the password for sftp://ppa@127.0.0.1:{host.port}." in said
        assert list(safe.kept.values()) == [PASSWORD]
        done = site("publish", "--yes", root=root)
        assert (done.exit_code, PASSWORD in done.output + refused.output + said) == (0, False)
        assert files_of(host.www).keys() == {*FIRST, "server/berkas.txt", "server/kiriman.txt"}
        host.cut_after = 0
        make_site(root, SECOND)
        cut = site("publish", "--yes", root=root)
        assert (cut.exit_code, "Every page there is still whole" in cut.output) == (1, True)
        assert "Nothing was made" not in cut.output
        assert "has no password" in site("password", "--forget", root=root).output
        assert safe.kept == {}
    finally:
        keyring.set_keyring(before)


def test_a_machine_without_a_keyring_says_so(root: Path) -> None:
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        name_place(root, "{git: {address: 'https://codeberg.org/ppa/pages.git'}}")
        refused = site("password", root=root)
        assert refused.exit_code == 2
        assert "this machine has no keyring" in " ".join(refused.output.replace("│", " ").split())
    finally:
        keyring.set_keyring(before)
