"""Content that has not changed is read once, and whatever changes it is seen at once."""

import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.layers import layers_of
from generator.content.load import RECENT, load_with_problems
from generator.content.snapshot import take_snapshot
from generator.model.directory import Directory
from generator.problem import Problem
from tests.building import NOT_CONTENT

CONTACTS = "contacts.yaml"
FILES = (CONTACTS, "content/site.yaml", "content/faq.yaml", "content/areas.csv", "content/pages/id/menemani.md")
STRANGE = (
    "content/faq.yml",
    "content/baru",
    "content/pages/baru.md",
    "content/pages/id/baru.md",
    "content/x/y.yaml",
    "content/x.yaml",
)
Loaded = tuple[Directory | None, tuple[Problem, ...]]


def same(one: Loaded, other: Loaded) -> bool:
    """Whether two loads say the same, field by field."""
    (directory, problems), (again, found) = one, other
    if directory is None or again is None:
        return directory is again and problems == found
    names = [field.name for field in fields(Directory)]
    return problems == found and all(getattr(directory, name) == getattr(again, name) for name in names)


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))


def test_the_same_content_is_read_once_wherever_it_stands(root: Path, content_root: Path, tmp_path: Path) -> None:
    RECENT.forget()
    first, _ = load_with_problems(root)
    assert first is not None
    other = Path(shutil.copytree(root, tmp_path / "lain"))
    for again in (load_with_problems(root), load_with_problems(other)):
        assert again[0] is first
    held = {name: (root / name).read_bytes() for name in FILES}
    assert load_with_problems(root, held)[0] is first, "files given instead that say what is there"
    RECENT.forget()
    assert load_with_problems(root)[0] is not first


CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(FILES + STRANGE), st.sampled_from([b"", b"x", b"- id: x\n", b"#"])),
        st.tuples(st.just("add"), st.sampled_from(FILES), st.sampled_from([b"\n", b"# x\n", b"  \n", b"x: y\n"])),
        st.tuples(st.just("give"), st.sampled_from(FILES + STRANGE), st.sampled_from([b"", b"- id: x\n"])),
        st.tuples(st.just("delete"), st.sampled_from(FILES + STRANGE), st.just(b"")),
        st.tuples(st.just("folder"), st.sampled_from(FILES + STRANGE), st.just(b"")),
    ),
    min_size=1,
    max_size=4,
)


def make(change: tuple[str, str, bytes], root: Path, given_: dict[str, bytes]) -> None:
    how, name, content = change
    path = root / name
    if how == "give":
        given_[name] = content
        return
    if path.is_dir():
        shutil.rmtree(path)
    if how == "delete":
        path.unlink(missing_ok=True)
    elif how == "folder":
        path.unlink(missing_ok=True)
        path.mkdir(parents=True)
    elif path.parent.is_dir() or how == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if how == "write" or not path.exists() else path.read_bytes() + content)


@settings(max_examples=40)
@given(changes=CHANGES)
def test_whatever_changes_is_seen(
    changes: list[tuple[str, str, bytes]], content_root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = Path(shutil.copytree(content_root, tmp_path_factory.mktemp("isi") / "isi", ignore=NOT_CONTENT))
    given_: dict[str, bytes] = {}
    seen = [load_with_problems(root, given_)]
    for change in changes:
        make(change, root, given_)
        seen.append(load_with_problems(root, given_))
    RECENT.forget()
    assert same(load_with_problems(root, given_), seen[-1])


def test_a_folder_is_no_file_of_that_name(root: Path) -> None:
    def told() -> list[str]:
        return [problem.mark.path for problem in load_with_problems(root)[1]]

    stranger = root / "content/baru"
    stranger.touch()
    assert "content/baru" in told()
    stranger.unlink()
    stranger.mkdir()
    assert "content/baru" not in told()


def test_what_lies_behind_a_link_is_read_anew(root: Path, tmp_path: Path) -> None:
    """Nobody can tell by the link whether what it leads to has changed."""
    outside = tmp_path / "luar.yaml"
    (root / CONTACTS).rename(outside)
    (root / CONTACTS).symlink_to(outside)
    assert take_snapshot(layers_of(root), {}) is None
    before, _ = load_with_problems(root)
    outside.write_bytes(outside.read_bytes() + b"x: y\n")
    after, problems = load_with_problems(root)
    assert before is not None
    assert after is None
    assert problems


def test_a_file_that_comes_while_it_is_read_is_no_part_of_what_is_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    RECENT.forget()
    read = Path.read_bytes
    stranger = root / "content/faq.yml"

    def reading(path: Path) -> bytes:
        if path.name == "faq.yaml":
            stranger.write_bytes(b"x")
        return read(path)

    before, _ = load_with_problems(root)
    RECENT.forget()
    monkeypatch.setattr(Path, "read_bytes", reading)
    load_with_problems(root)
    monkeypatch.undo()
    stranger.unlink()
    (again, problems) = load_with_problems(root)
    assert again is not None
    assert before is not None
    assert not [problem for problem in problems if problem.mark.path == "content/faq.yml"]
