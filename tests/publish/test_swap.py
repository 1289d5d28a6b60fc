"""A build replaces a folder in one step, or not at all."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from generator.publish.old_site.swap import staged, swap
from generator.publish.old_site.target import TargetError


def fill(folder: Path, word: str) -> None:
    folder.mkdir(parents=True)
    for name in ("a", "b", "c"):
        (folder / name).write_text(word)


def words(folder: Path) -> set[str]:
    return {path.read_text() for path in folder.iterdir() if path.is_file()}


def test_first_build_has_nothing_to_replace(tmp_path: Path) -> None:
    with staged(tmp_path / "site") as stage:
        fill(stage.site, "new")
    assert words(tmp_path / "site") == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_finished_build_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    fill(tmp_path / "site", "old")
    with staged(tmp_path / "site") as stage:
        fill(stage.site, "new")
        assert words(tmp_path / "site") == {"old"}
    assert words(tmp_path / "site") == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def fail_half_way(target: Path) -> None:
    with staged(target) as stage:
        fill(stage.site, "new")
        raise KeyboardInterrupt


def test_failing_build_leaves_the_old_one(tmp_path: Path) -> None:
    fill(tmp_path / "site", "old")
    with pytest.raises(KeyboardInterrupt):
        fail_half_way(tmp_path / "site")
    assert words(tmp_path / "site") == {"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_build_left_is_swept_away(tmp_path: Path) -> None:
    fill(tmp_path / "site", "old")
    fill(tmp_path / ".site-alur-a_killed" / "site", "half")
    with staged(tmp_path / "site") as stage:
        fill(stage.site, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_of_two_builds_at_once_the_second_is_told(tmp_path: Path) -> None:
    with staged(tmp_path / "site") as slow:
        fill(slow.site, "slow")
        with pytest.raises(TargetError, match=r"another program is building .*/site\. Wait until it ends"):
            staged(tmp_path / "site").__enter__()
        with staged(tmp_path / "site-petugas") as other:  # its name begins alike
            fill(other.site, "other")
    assert words(tmp_path / "site") == {"slow"}
    assert words(tmp_path / "site-petugas") == {"other"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site-petugas"]


def test_a_build_that_was_killed_holds_nothing_up(tmp_path: Path) -> None:
    """Its lock ended with it, whoever has its number now; a folder that only looks alike is left alone."""
    mine = tmp_path / ".site-archived"
    mine.mkdir()
    program = "import sys; from pathlib import Path; from generator.publish.old_site.swap import staged\n"
    program += "with staged(Path(sys.argv[1])): print('in', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "site")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout
        assert child.stdout.readline() == b"in\n"
        with pytest.raises(TargetError, match="another program"):
            staged(tmp_path / "site").__enter__()
        child.kill()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site-alur-")], "it left its folder"
    with staged(tmp_path / "site") as stage:
        fill(stage.site, "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-archived", "site"]


def test_build_killed_between_two_renames_is_healed(tmp_path: Path) -> None:
    fill(tmp_path / ".site-alur-a_killed.old", "old")

    def look(target: Path) -> None:
        with staged(target):
            assert words(target) == {"old"}
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look(tmp_path / "site")
    assert words(tmp_path / "site") == {"old"}


def test_swap_leaves_the_old_folder_where_the_new_one_was(tmp_path: Path) -> None:
    fill(tmp_path / "new", "new")
    fill(tmp_path / "site", "old")
    swap(tmp_path / "new", tmp_path / "site")
    assert words(tmp_path / "site") == {"new"}
    assert words(tmp_path / "new") == {"old"}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_killed_at_any_moment_the_target_is_whole(tmp_path: Path) -> None:
    """A process swaps as fast as it can and is killed in the middle; every file must be of one build."""
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from generator.publish.old_site.swap import staged
        target, turn = Path(sys.argv[1]), 0
        while True:
            turn += 1
            with staged(target) as stage:
                stage.site.mkdir()
                for name in "abc":
                    (stage.site / name).write_text(str(turn))
        """
    )
    target = tmp_path / "site"
    for wait in (0.05, 0.11, 0.17, 0.23):
        child = subprocess.Popen([sys.executable, "-c", program, str(target)])
        until = time.monotonic() + 20
        while not target.exists() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(wait)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        assert sorted(path.name for path in target.iterdir()) == ["a", "b", "c", "server"]
        assert len(words(target)) == 1
