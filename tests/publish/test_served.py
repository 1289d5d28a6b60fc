"""What a preview is made of and where it lies: files that are still being saved, and a folder that is kept."""

import shutil
from pathlib import Path

import pytest

from generator.content.load import load
from generator.model.directory import Directory
from generator.problem import ContentError
from generator.publish import served
from generator.publish.served import read_at_rest, remove_all_but
from tests.building import NOT_CONTENT

BROKEN = b"- id: ["


@pytest.fixture
def content(tmp_path: Path, content_root: Path) -> Path:
    return Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))


def test_only_what_is_needed_stays(tmp_path: Path) -> None:
    wanted = {tmp_path / "a" / "index.html", tmp_path / "b" / "c" / "index.html"}
    there = tmp_path / "a" / "index.html"
    for name in ("a/index.html", "a/old/deep/index.html", "b/index.html", "old.css", ".part"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    kept = there.stat().st_ino
    remove_all_but(wanted, tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["a", "a/index.html", "b"]
    assert there.stat().st_ino == kept
    remove_all_but(wanted, tmp_path / "none")


def test_a_save_of_several_files_is_no_mistake(content: Path) -> None:
    saved, tries = content / "contacts.yaml", []
    good = saved.read_bytes()
    saved.write_bytes(BROKEN)

    def read() -> Directory:
        tries.append(1)
        try:
            return load(content)
        finally:
            saved.write_bytes(good)  # whoever saves goes on

    assert read_at_rest(read, content).contacts
    assert len(tries) == 2


def test_a_mistake_that_stays_is_told(content: Path) -> None:
    (content / "contacts.yaml").write_bytes(BROKEN)
    tries = []

    def read() -> Directory:
        tries.append(1)
        return load(content)

    with pytest.raises(ContentError):
        read_at_rest(read, content)
    assert len(tries) == 1


def test_content_that_never_rests_is_told_in_the_end(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "REST", 0.0)
    monkeypatch.setattr(served, "PATIENCE", 2)
    moving, tries = content / "contacts.yaml", []

    def read() -> Directory:
        tries.append(1)
        moving.write_bytes(BROKEN * len(tries))
        return load(content)

    with pytest.raises(ContentError):
        read_at_rest(read, content)
    assert len(tries) == 3
