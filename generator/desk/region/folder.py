"""A folder for another region, or for trying things, written whole or not at all."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from tempfile import mkdtemp
from zoneinfo import ZoneInfo

from generator.desk.region.first_files import first_letters, region_files
from generator.desk.region.public_areas import PublicRegion
from generator.model.site import UNNAMED_OWNER
from generator.shipped import EXAMPLE

_MADE = shutil.ignore_patterns(".cache", "site")
"""What somebody who tried the example where it stands has left there."""


def may_begin_in(folder: Path) -> bool:
    """Whether a new region may lie there: nothing is ever written over."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def begin_example(folder: Path) -> None:
    """Put the invented kabupaten there. Raises `OSError`."""
    _place(folder, lambda new_folder: shutil.copytree(EXAMPLE, new_folder, dirs_exist_ok=True, ignore=_MADE))


def begin_region(
    folder: Path, region: PublicRegion, prefix: str = "", owner: str = "", url: str = "", today: date | None = None
) -> None:
    """Put the files of a new region there; its codes begin with `prefix`. Raises `OSError`."""
    files = region_files(
        region,
        prefix or first_letters(region.name),
        owner or f"{UNNAMED_OWNER}{region.name}",
        url,
        today or datetime.now(ZoneInfo(region.time_zone)).date(),
    )

    def write(new_folder: Path) -> None:
        for name, text in files.items():
            (new_folder / name).parent.mkdir(parents=True, exist_ok=True)
            (new_folder / name).write_text(text, "utf-8", newline="\n")

    _place(folder, write)


def _place(folder: Path, write: Callable[[Path], object]) -> None:
    """Write the whole folder beside its place first, so that none is left half written."""
    folder.resolve().parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.resolve().parent))
    try:
        write(beside)
        beside.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder.resolve())
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
