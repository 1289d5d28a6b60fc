"""What others have put into a site is theirs: it stays, as it was, or the build refuses and names it."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from generator.publish.old_site import strangers
from generator.publish.old_site.strangers import LIST
from generator.publish.old_site.swap import staged
from generator.publish.old_site.target import TargetError


def build(target: Path, *names: str) -> tuple[str, ...]:
    """A site of these files; gives what was kept."""
    with staged(target) as stage:
        for name in names:
            path = stage.site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("ours")
    return stage.kept


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Mode and content of all that lies in a folder; of a link, where it leads."""
    found = {}
    for path in sorted(folder.rglob("*")):
        held = b""
        if path.is_symlink():
            held = os.fsencode(path.readlink())
        elif path.is_file():
            held = path.read_bytes()
        found[path.relative_to(folder).as_posix()] = (stat.S_IMODE(path.lstat().st_mode), held)
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A finished site into which somebody has put things."""
    target = tmp_path / "site"
    build(target, "index.html", "k/a/index.html", "assets/alur.css")
    (target / "CNAME").write_text("ppa.antah.example")
    (target / ".well-known").mkdir(mode=0o750)
    (target / ".well-known" / "x").write_text("bukti")
    (target / "k" / "a" / "foto.txt").write_text("milik kantor")
    (target / "kosong").mkdir()
    (target / "tautan").symlink_to("../luar")
    secret = target / "kunci.pem"
    secret.touch(0o600)
    return target


THEIRS = (".well-known", "CNAME", "k/a/foto.txt", "kosong", "kunci.pem", "tautan")


def test_it_stays_with_its_content_and_modes(site: Path) -> None:
    before = everything(site)
    assert build(site, "index.html", "k/b/index.html") == THEIRS
    after = everything(site)
    theirs = {name: held for name, held in before.items() if name.startswith(THEIRS)}
    assert theirs == {name: held for name, held in after.items() if name.startswith(THEIRS)}
    assert "k/a/index.html" not in after, "what the build made itself is gone"
    assert "assets" not in after
    assert build(site, "index.html", "k/a/index.html") == THEIRS, "and it is theirs still"


def test_a_git_copy_goes_on_working(site: Path) -> None:
    def git(*words: str) -> str:
        told = ["git", "-C", str(site), "-c", "user.name=x", "-c", "user.email=x@antah.example", *words]
        return subprocess.run(told, check=True, capture_output=True, text=True).stdout

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "satu")
    before = everything(site / ".git")
    assert ".git" in build(site, "index.html", "k/b/index.html")
    assert everything(site / ".git") == before, "empty folders, too"
    assert set(git("status", "--porcelain").split("\n")) >= {" D k/a/index.html", " D assets/alur.css", "?? k/b/"}
    git("fsck", "--strict")


def test_what_stands_in_the_way_is_named_and_nothing_changes(site: Path) -> None:
    for name, new in {"CNAME": "CNAME", "tautan": "tautan/index.html", "k/a/foto.txt": "k/a/foto.txt/x"}.items():
        before = everything(site)
        with pytest.raises(TargetError, match=f"holds {name}, where Alur now makes"):
            build(site, "index.html", new)
        assert everything(site) == before
        shutil.move(site / name, site.parent / Path(name).name)


def test_the_same_file_stands_in_nobodys_way(site: Path) -> None:
    (site / "404.html").write_text("ours")
    assert "404.html" not in build(site, "index.html", "404.html")
    assert build(site, "index.html", "k/a/index.html") == THEIRS
    assert not (site / "404.html").exists(), "from then on it is the build's"


def test_a_site_without_a_list_keeps_what_no_build_makes(site: Path) -> None:
    """A site of an older Alur: below the names that the new one has too, everything is taken for the build's."""
    (site / LIST).unlink()
    assert build(site, "index.html", "k/b/index.html", "assets/alur.js") == (
        ".well-known", "CNAME", "kosong", "kunci.pem", "tautan"
    )  # fmt: skip


def test_where_files_have_one_name_alone_they_are_copied(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(site / ".well-known")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(strangers.os, "link", refused)
    assert build(site, "index.html", "k/a/index.html") == THEIRS
    assert everything(site / ".well-known") == before
    os.mkfifo(site / "pipa")
    with pytest.raises(TargetError, match="pipa cannot be taken along"):
        build(site, "index.html")
    assert (site / "CNAME").exists()


def test_what_lies_on_another_disk_is_named(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copied, it would be deleted where it lies."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(strangers.os, "link", refused)
    with pytest.raises(TargetError, match=r"well-known/x cannot be taken along: Invalid cross-device link"):
        build(site, "index.html")
    assert (site / ".well-known" / "x").read_text() == "bukti"
