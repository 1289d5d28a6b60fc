"""What is installed is whole: a wheel, put where nothing else of the project is, checks and builds a region."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
from pathlib import Path

import pytest

from tests.building import NOT_CONTENT, TODAY
from tests.publish.test_package import build_package
from tests.webdesk.started import Browser, started

REPOSITORY = Path(__file__).parents[2]
NO_NETWORK = """
import socket

def refuse(*_, **__):
    raise OSError("this test has no network")

socket.socket.connect = socket.getaddrinfo = refuse
"""


def unpacked(archive: Path, into: Path) -> Path:
    with tarfile.open(archive) as sources:
        sources.extractall(into, filter="data")
    (folder,) = into.iterdir()
    return folder


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked: what is made of it is made of nothing that lies in the clone alone."""
    place = tmp_path_factory.mktemp("source")
    (place / "made").mkdir()
    return unpacked(build_package("sdist", REPOSITORY, place / "made"), place / "unpacked")


@pytest.fixture(scope="module")
def alur(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`alur` as its wheel installs it: in an environment that has the pinned packages and no network."""
    place = tmp_path_factory.mktemp("wheel")
    (place / "made").mkdir()
    wheel = build_package("wheel", source, place / "made")
    venv.create(place / "env", with_pip=False, symlinks=True)
    paths = sysconfig.get_paths(vars={"base": str(place / "env"), "platbase": str(place / "env")})
    packages = Path(paths["purelib"])
    # Lines of a .pth inside the folder that this one names are not read, so the clone itself is not found.
    (packages / "pinned.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    (packages / "sitecustomize.py").write_text(NO_NETWORK, "utf-8")
    command = [sys.executable, "-m", "pip", "--python", str(place / "env"), "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*command, str(wheel)], check=True)
    return Path(paths["scripts"]) / "alur"


def run(alur: Path, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "ALUR_LANG": "id", "HOME": str(cwd), "PYTHONUTF8": "1"}
    return subprocess.run([alur, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_says_its_version_and_speaks_indonesian(alur: Path, tmp_path: Path) -> None:
    assert run(alur, "--version", cwd=tmp_path).stdout == "alur 0.1.0\n"
    assert "Menyebut versi Alur" in run(alur, "--help", cwd=tmp_path).stdout


def test_the_wheel_holds_nothing_outside_its_package(alur: Path) -> None:
    packages = next(alur.parents[1].glob("lib/*/site-packages"))
    ours = {path.name for path in packages.iterdir()} - {"pinned.pth", "sitecustomize.py", "__pycache__"}
    assert {name for name in ours if not name.endswith(".dist-info")} == {"generator"}


def test_the_wheel_checks_and_builds_a_region_elsewhere(alur: Path, content_root: Path, tmp_path: Path) -> None:
    today = (
        "--root",
        shutil.copytree(content_root, tmp_path / "daerah", ignore=NOT_CONTENT),
        "--today",
        TODAY.isoformat(),
    )
    checked = run(alur, "check", *today, cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    built = run(alur, "build", *today, "--out", tmp_path / "site", cwd=tmp_path)
    assert (built.returncode, "Traceback" in built.stderr) == (0, False), built.stdout + built.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    assert list((tmp_path / "site" / "p").rglob("*.pdf"))


def test_the_wheel_brings_the_desk_for_a_double_click(alur: Path, content_root: Path, tmp_path: Path) -> None:
    root = shutil.copytree(content_root, tmp_path / "daerah", ignore=NOT_CONTENT)
    with started(tmp_path, alur.with_name("alur-desk"), root) as (program, address):
        browser = Browser(address)
        assert "Hari ini" in browser.page
        assert "Meja kerja ditutup" in browser.send("/tutup")
        assert program.wait(20) == 0


def test_the_wheel_puts_an_icon_on_the_desktop_that_starts_it(alur: Path, tmp_path: Path) -> None:
    assert run(alur, "desk", "--shortcut", cwd=tmp_path).returncode == 0
    (icon,) = tmp_path.rglob("Alur.*")
    assert str(alur.with_name("alur-desk")) in icon.read_text("utf-8")
