"""A build of what has not changed makes nothing, and says the same; whatever differs is built as ever."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.publish import release as releases
from generator.publish.old_site.unchanged import fingerprint
from generator.publish.prepare import load_checked
from generator.publish.release import Release, release
from generator.settings import Edition, Settings
from tests.building import NOT_CONTENT, TODAY, Built
from tests.publish.test_release import REPOSITORY, tree


@pytest.fixture(scope="module")
def released(built: Built, content_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A site and what was told of it, in a folder of its own."""
    root = tmp_path_factory.mktemp("isi") / "isi"
    shutil.copytree(content_root, root, ignore=NOT_CONTENT)
    shutil.copytree(built.cache, root / ".cache")
    return release(load_checked(Settings(root, TODAY)), root, root / "site")


@pytest.fixture
def makes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows whenever pages are made."""
    found: list[str] = []
    real = releases.make_bundle

    def bundle(*given: Any) -> Any:
        found.append("made")
        return real(*given)

    monkeypatch.setattr(releases, "make_bundle", bundle)
    return found


def again(released: Release, *, days: int = 0, edition: Edition = Edition.PUBLIC, url: str | None = None) -> Release:
    root = released.folder.parent
    content = load_checked(Settings(root, TODAY + timedelta(days=days), edition, url))
    return release(content, root, released.folder)


def test_nothing_is_made_twice(released: Release, makes: list[str], built: Built) -> None:
    twice = again(released)
    assert makes == []
    assert json.dumps(twice, default=repr) == json.dumps(released, default=repr)
    assert tree(released.folder) == tree(built.site), "the bytes of a build from nothing"


def flipped(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a byte of a page": lambda site: flipped(site / "index.html"),
    "a byte of a sheet": lambda site: flipped(next(site.glob("p/*.pdf"))),
    "a page is gone": lambda site: (site / "k" / "index.html").unlink(),
    "the site is gone": lambda site: shutil.rmtree(site),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_site_that_is_not_whole_is_made_again(damage: str, released: Release, makes: list[str], built: Built) -> None:
    DAMAGES[damage](released.folder)
    again(released)
    assert makes == ["made"]
    assert tree(released.folder) == tree(built.site)


def test_what_others_put_there_is_told_each_time(released: Release, makes: list[str], built: Built) -> None:
    stranger = released.folder / "CNAME"
    stranger.write_text("antah.example")
    assert again(released).kept == ("CNAME",)
    assert makes == ["made"], "nobody knew it yet"
    assert again(released).kept == ("CNAME",)
    assert makes == ["made"]
    stranger.unlink()


def test_a_damaged_memory_is_no_memory(released: Release, makes: list[str]) -> None:
    memory = released.folder.parent / ".cache" / "released" / Edition.PUBLIC.value
    memory.write_bytes(memory.read_bytes()[:-5])
    again(released)
    assert makes == ["made"]


def test_all_inputs_count(released: Release) -> None:
    root = released.folder.parent
    content = load_checked(Settings(root, TODAY))
    others = [
        load_checked(Settings(root, TODAY + timedelta(days=1))),
        load_checked(Settings(root, TODAY, base_url="https://lain.example/")),
        load_checked(Settings(root, TODAY, Edition.STAFF)),
        replace(content, plans=()),
        replace(content, directory=replace(content.directory, faq=content.directory.faq[1:])),
        replace(content, view=replace(content.view, printable=frozenset())),
    ]
    found = [fingerprint(each, root) for each in (content, *others)]
    assert len(set(found)) == len(found)
    (root / "mkdocs.yml").write_text("theme: {}\n")
    assert fingerprint(content, root) == "", "it may name any file"
    (root / "mkdocs.yml").unlink()


def test_a_region_with_a_host_of_its_own_is_always_built(released: Release, makes: list[str]) -> None:
    root = released.folder.parent
    (root / "site_templates").symlink_to(REPOSITORY / "site_templates")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    for _ in range(2):
        again(released)
    assert makes == ["made", "made"]
    for name in ("mkdocs.yml", "site_templates"):
        (root / name).unlink()


def test_every_process_finds_the_same_fingerprint(released: Release) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import date;"
        "from generator.publish.prepare import load_checked;"
        "from generator.publish.old_site.unchanged import fingerprint;"
        "from generator.settings import Settings; root = Path(sys.argv[1]);"
        "print(fingerprint(load_checked(Settings(root, date.fromisoformat(sys.argv[2]))), root))"
    )

    def found(seed: str) -> str:
        command = [sys.executable, "-c", code, str(released.folder.parent), TODAY.isoformat()]
        return subprocess.run(
            ["env", f"PYTHONHASHSEED={seed}", *command], capture_output=True, text=True, check=True
        ).stdout

    assert found("1") == found("4711")
