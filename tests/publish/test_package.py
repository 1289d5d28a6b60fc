"""What travels: the wheel holds every file that the program reads, the source distribution every file there is."""

import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

REPOSITORY = Path(__file__).parents[2]


def build_package(kind: str, source: Path, into: Path) -> Path:
    """A `wheel` or `sdist` of this folder, made by the pinned backend."""
    code = f"import sys; from hatchling.build import build_{kind} as build; print(build(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, into], cwd=source, check=True, stdout=subprocess.DEVNULL)
    (made,) = into.iterdir()
    return made


def tracked(*folders: str) -> set[str]:
    """Files that git knows below these folders, and that are still there."""
    command = ["git", "ls-files", "-z", *folders]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return {name for name in listed.stdout.split("\0") if name and (REPOSITORY / name).exists()}


def test_a_wheel_holds_all_that_the_program_reads(tmp_path: Path) -> None:
    with ZipFile(build_package("wheel", REPOSITORY, tmp_path)) as wheel:
        held = set(wheel.namelist())
    inside = {f"generator/{name}" for name in tracked("site_templates", "mkdocs.yml")}
    assert tracked("generator") | inside <= held
    assert {name.split("/")[0] for name in held} == {"generator", "alur-0.1.0.dist-info"}


def test_a_source_distribution_is_the_whole_project(tmp_path: Path) -> None:
    with tarfile.open(build_package("sdist", REPOSITORY, tmp_path)) as sources:
        held = {name.partition("/")[2] for name in sources.getnames()}
    assert tracked() <= held
