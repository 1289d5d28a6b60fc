"""No edition takes another one's place."""

from pathlib import Path

import pytest

from generator.publish.target import FOLDERS, MARK, Held, TargetError, held_in, replaceable


def made(folder: Path, held: Held) -> Path:
    folder.mkdir()
    (folder / "index.html").touch()
    if held is not Held.SEALED:
        (folder / "pagefind").mkdir()
        (folder / "pagefind" / "pagefind-entry.json").touch()
    if held.value:
        (folder / MARK).write_text(held.value)
    return folder


@pytest.mark.parametrize("new", Held)
@pytest.mark.parametrize("old", Held)
def test_only_the_same_edition_is_replaced(old: Held, new: Held, tmp_path: Path) -> None:
    folder = made(tmp_path / "hasil", old)
    assert held_in(folder) is old
    if old is new:
        assert replaceable(folder, tmp_path / "isi", new) == folder
        return
    with pytest.raises(TargetError) as caught:
        replaceable(folder, tmp_path / "isi", new)
    assert caught.value.why.text == "{folder} holds {old}; {new} must not take its place. Choose another --out"
    assert caught.value.why.values["old"] == old.told
    assert caught.value.why.values["new"] == new.told


def test_a_mark_that_nobody_knows_is_somebodys_work(tmp_path: Path) -> None:
    folder = made(tmp_path / "hasil", Held.STAFF)
    (folder / MARK).write_text("catatan")
    with pytest.raises(TargetError, match="holds files that are no site of Alur"):
        replaceable(folder, tmp_path / "isi", Held.STAFF)


def test_every_edition_has_a_folder_of_its_own() -> None:
    assert FOLDERS.keys() == set(Held)
    assert len(set(FOLDERS.values())) == 4
