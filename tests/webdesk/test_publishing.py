"""Publishing from the desk: what would change is said first, and no page, address or log knows the password."""

import re
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from tests.cli.test_publish import name_place, site
from tests.desk.sheets import copied
from tests.publish.remote.servers import PASSWORD, Host, serve
from tests.publish.remote.sites import FIRST, SECOND, files_of, make_site
from tests.publish.remote.test_password import Safe
from tests.webdesk.opened import OWN, Opened, words


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    root = copied(content_root, tmp_path)
    make_site(root, FIRST)
    return root


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    with serve(Host(tmp_path / "jauh")) as served:
        yield served


def place_of(host: Host) -> str:
    key = host.key.get_fingerprint()
    return f"{{sftp: {{host: 127.0.0.1, port: {host.port}, user: ppa, folder: www, host_key: '{key}'}}}}"


def look(desk: Opened, path: str = "/terbitkan/lihat", **fields: str) -> tuple[str, str]:
    """What would change, and the key of the yes."""
    answer = desk.post(path, data={"csrf": desk.keys.form, **fields}, headers=OWN)
    found = re.search(r'name="key" value="([0-9a-f]+)"', answer.text)
    return words(answer.text), found[1] if found else ""


def test_a_folder_that_was_typed(root: Path, tmp_path: Path) -> None:
    desk, www = Opened(root), tmp_path / "www"
    assert "Belum pernah terbit dari komputer ini." in words(desk.shown("/"))
    (www / ".git").mkdir(parents=True)
    (www / ".git" / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    assert "Tidak ada yang diubah." in look(desk, "/terbitkan/folder", folder=str(www))[0]  # files that are no site
    for wrong in ("", "www", str(root), str(root / "content")):
        said, key = look(desk, "/terbitkan/folder", folder=wrong)
        assert ("Folder tujuan: " in said, key) == (True, "")
    (www / ".git" / "HEAD").unlink()
    (www / ".git").rmdir()
    said, key = look(desk, "/terbitkan/folder", folder=str(www))
    assert f"{len(FIRST) + 1} berkas baru 0 berkas berubah 0 berkas dihapus" in said
    assert list(www.iterdir()) == []
    assert desk.submit("/terbitkan/kirim", {"key": "0" * 16})[0] == 303
    assert list(www.iterdir()) == [], "a yes to something else"
    said, key = look(desk, "/terbitkan/folder", folder=str(www))
    assert desk.submit("/terbitkan/kirim", {"key": key})[0] == 303
    assert files_of(www).keys() == {*FIRST, "server/berkas.txt"}
    told = f"Sudah terbit di {www} sejak 24 November 2026 pukul 09.30."
    assert told in words(desk.shown("/terbitkan"))
    assert told in words(desk.shown("/"))
    assert "sudah sama" in look(desk, "/terbitkan/folder", folder=str(www))[0]


def test_the_desk_and_the_command_write_the_same_bytes(root: Path, tmp_path: Path) -> None:
    desk = Opened(root)
    for files in (FIRST, SECOND):
        make_site(root, files)
        name_place(root, f"{{folder: {tmp_path / 'meja'}}}")
        desk.submit("/terbitkan/kirim", {"key": look(desk)[1]})
        assert site("publish", "--folder", str(tmp_path / "perintah"), "--yes", root=root).exit_code == 0
        assert files_of(tmp_path / "meja") == files_of(tmp_path / "perintah") != {}


def test_a_server_whose_password_lies_in_the_keyring(root: Path, host: Host) -> None:
    keyring.set_keyring(safe := Safe())
    name_place(root, place_of(host))
    desk = Opened(root)
    assert "Simpan di brankas sandi" in words(desk.shown("/terbitkan"))
    assert desk.submit("/terbitkan/sandi", {"password": PASSWORD})[0] == 303
    assert list(safe.kept.values()) == [PASSWORD]
    page = desk.shown("/terbitkan")
    assert "Kata sandi tersimpan di brankas sandi komputer ini." in words(page)
    assert 'type="password"' not in page
    said, key = look(desk)
    desk.submit("/terbitkan/kirim", {"key": key})
    assert files_of(host.www).keys() == {*FIRST, "server/berkas.txt", "server/kiriman.txt"}
    assert PASSWORD not in page + said + desk.shown("/terbitkan") + desk.shown("/")
    desk.submit("/terbitkan/sandi", {})
    assert safe.kept == {}
    safe.locked = True
    desk.submit("/terbitkan/sandi", {"password": PASSWORD})
    assert "tidak punya brankas sandi yang bisa dibuka" in words(desk.shown("/terbitkan"))


def test_without_a_keyring_the_password_is_asked_for_each_time_and_forgotten(
    root: Path, host: Host, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    keyring.set_keyring(NoKeyring())
    name_place(root, place_of(host))
    desk = Opened(root)
    page = words(desk.shown("/terbitkan"))
    assert "Komputer ini tidak punya brankas sandi yang bisa dibuka." in page
    assert "ditanyakan setiap kali menerbitkan, lalu dilupakan" in page
    said, key = look(desk, password=PASSWORD + "x")
    assert ("127.0.0.1 tidak menerima nama pengguna atau kata sandinya" in said, key) == (True, "")
    said, key = look(desk, password=PASSWORD)
    desk.submit("/terbitkan/kirim", {"key": key})
    assert files_of(host.www).keys() == {*FIRST, "server/berkas.txt", "server/kiriman.txt"}
    assert desk.bench.sending.looked is None, "the only one that knew it"
    make_site(root, SECOND)
    assert look(desk)[1] == "", "it was forgotten"
    shown = said + desk.shown("/terbitkan") + desk.shown("/") + repr(desk.bench)
    kept = b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())
    assert PASSWORD not in shown + caplog.text + "".join(capfd.readouterr())
    assert PASSWORD.encode() not in kept
    said, key = look(desk, password=PASSWORD)
    assert PASSWORD not in repr(desk.bench), "while it waits for the yes, too"
    host.cut_after = 0
    host.changes.clear()
    desk.submit("/terbitkan/kirim", {"key": key})
    said = words(desk.shown("/terbitkan"))
    assert "Belum terbit seluruhnya." in said
    assert "Setiap halaman di sana tetap utuh." in said
