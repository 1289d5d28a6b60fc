"""No edition takes another one's place."""

from pathlib import Path

import pytest

from generator.publish.old_site.target import FOLDERS, MARK, SiteMark, TargetError, read_mark, require_replaceable


def made(folder: Path, held: SiteMark) -> Path:
    folder.mkdir()
    (folder / "index.html").touch()
    if held is not SiteMark.SEALED:
        (folder / "pagefind").mkdir()
        (folder / "pagefind" / "pagefind-entry.json").touch()
    if held.value:
        (folder / MARK).write_text(held.value)
    return folder


@pytest.mark.parametrize("new", SiteMark)
@pytest.mark.parametrize("old", SiteMark)
def test_only_the_same_edition_is_replaced(old: SiteMark, new: SiteMark, tmp_path: Path) -> None:
    folder = made(tmp_path / "hasil", old)
    assert read_mark(folder) is old
    if old is new:
        assert require_replaceable(folder, tmp_path / "isi", new) == folder
        return
    with pytest.raises(TargetError) as caught:
        require_replaceable(folder, tmp_path / "isi", new)
    assert caught.value.why.text == "{folder} holds {old}; {new} must not take its place. Choose another --out"
    assert caught.value.why.values["old"] == old.told
    assert caught.value.why.values["new"] == new.told


def test_a_mark_that_nobody_knows_is_somebodys_work(tmp_path: Path) -> None:
    folder = made(tmp_path / "hasil", SiteMark.STAFF)
    (folder / MARK).write_text("catatan")
    with pytest.raises(TargetError, match="holds files that are no site of Alur"):
        require_replaceable(folder, tmp_path / "isi", SiteMark.STAFF)


def test_every_edition_has_a_folder_of_its_own() -> None:
    assert FOLDERS.keys() == set(SiteMark)
    assert len(set(FOLDERS.values())) == 4
