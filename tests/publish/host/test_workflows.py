"""The workflows for free hosts, their steps run as they stand in the YAML; the making of the site stands still."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.building import Built

REPOSITORY = Path(__file__).parents[3]
WORKFLOWS = REPOSITORY / "generator" / "publish" / "host" / "workflows"
NAMES = ("github-pages", "gitlab-pages", "codeberg-pages")


def read(name: str) -> dict[Any, Any]:
    found = yaml.safe_load((WORKFLOWS / f"{name}.yml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def commands(name: str) -> list[list[str]]:
    """The shell lines of each job or step, each of which a host runs in a shell that stops at the first failure."""
    whole = read(name)
    if name == "github-pages":
        return [[step["run"] for step in job["steps"] if "run" in step] for job in whole["jobs"].values()]
    if name == "gitlab-pages":
        return [whole["pages"]["script"]]
    return [step["commands"] for step in whole["steps"].values()]


@pytest.fixture
def checkout(built: Built, tmp_path: Path) -> Path:
    """A checkout whose `make site` gives the finished site of the tests."""
    root = tmp_path / "isi"
    root.mkdir()
    (root / "Makefile").write_text(f"site:\n\t@cp -r '{built.site}' site\n", "utf-8")
    return root


def run(root: Path, lines: list[str], **told: str) -> None:
    script = "set -e\n" + "\n".join(lines)
    subprocess.run(["bash", "-c", script], cwd=root, env={**os.environ, **told}, check=True, capture_output=True)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


@pytest.mark.parametrize(("name", "folder"), [("github-pages", "site"), ("gitlab-pages", "public")])
def test_the_whole_site_lies_where_the_host_takes_it(name: str, folder: str, checkout: Path, built: Built) -> None:
    for lines in commands(name):
        run(checkout, lines)
    assert files(checkout / folder) == files(built.site)
    whole = read(name)
    if name == "github-pages":
        (upload,) = (each for each in whole["jobs"]["buat"]["steps"] if "upload-pages" in each.get("uses", ""))
        assert upload["with"]["path"] == folder
        assert whole["jobs"]["terbitkan"]["needs"] == "buat"
    else:
        assert whole["pages"]["artifacts"]["paths"] == [folder]


def test_codeberg_gets_a_branch_with_the_whole_site(checkout: Path, built: Built, tmp_path: Path) -> None:
    """The address of the clone is a folder here, so the name and the token are looked for by themselves."""
    remote = tmp_path / "repo.git"
    subprocess.run(["git", "init", "-q", "--bare", str(remote)], check=True)
    for lines in commands("codeberg-pages"):
        run(checkout, lines, CI_REPO_CLONE_URL=str(remote), PAGES_USER="orang", PAGES_TOKEN="rahasia")
    clone = tmp_path / "klon"
    subprocess.run(["git", "clone", "-q", "-b", "pages", str(remote), str(clone)], check=True)
    assert files(clone) == files(built.site)
    address = re.search(r'"(\$\(echo .*?\))"', commands("codeberg-pages")[1][-1])
    assert address
    told = {"CI_REPO_CLONE_URL": "https://tuan.invalid/a/b.git", "PAGES_USER": "orang", "PAGES_TOKEN": "rahasia"}
    done = subprocess.run(
        ["bash", "-c", f"echo {address[1]}"], env={**os.environ, **told}, check=True, capture_output=True, text=True
    )
    assert done.stdout == "https://orang:rahasia@tuan.invalid/a/b.git\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_failed_build_publishes_nothing(name: str, checkout: Path) -> None:
    (checkout / "Makefile").write_text("site:\n\t@mkdir -p site && false\n", "utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        run(checkout, commands(name)[0])
    assert not (checkout / "public").exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_site_without_its_first_page_is_not_published(name: str, checkout: Path) -> None:
    (checkout / "Makefile").write_text("site:\n\t@mkdir -p site\n", "utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        run(checkout, commands(name)[0])


@pytest.mark.parametrize("name", NAMES)
def test_what_others_wrote_is_pinned_and_no_host_is_named(name: str) -> None:
    text = (WORKFLOWS / f"{name}.yml").read_text("utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", each) for each in used)
    assert all(re.fullmatch(r"python:\d+\.\d+\.\d+-\w+", each) for each in re.findall(r"image: (\S+)", text))
    assert not re.search(r"https?://\w", text)
    assert re.search(r"^site:", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert shutil.which("git")


def test_nights_are_kept_where_the_file_can_say_so() -> None:
    """After midnight in the region: dates on pages are the region's."""
    github = read("github-pages")
    assert github[True]["schedule"] == [{"cron": "17 18 * * *"}]  # YAML 1.1 reads `on` as true
    assert {"event": "cron", "cron": "malam"} in read("codeberg-pages")["when"]
    assert "Pipeline schedules" in (WORKFLOWS / "gitlab-pages.yml").read_text("utf-8")
