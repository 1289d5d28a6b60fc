"""Regions that speak otherwise than most can be opened: what all regions print fits in their words too."""

from pathlib import Path

import pytest

from benchmarks.regions import DAY, REGIONS, Region, open_region
from tests.cli.test_commands import alur

pytestmark = pytest.mark.walk


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.name)
def test_every_print_of_an_open_region_fits(region: Region, tmp_path: Path) -> None:
    """With one kecamatan of each: all of them hang the same flows."""
    root = tmp_path / region.name
    assert alur("new", root, "--area", region.area, "--today", DAY).returncode == 0
    areas, offices = root / "content/areas.csv", root / "content/organizations/districts.yaml"
    head, *rows = areas.read_text("utf-8").splitlines(keepends=True)
    areas.write_text("".join((head, *(row for row in rows if row.startswith(f"{region.area}.01")))), "utf-8")
    remark, first, *_ = offices.read_text("utf-8").split("- id: ")
    offices.write_text(f"{remark}- id: {first}", "utf-8")
    open_region(root)
    done = alur("check", "--root", root, "--today", DAY)
    assert "0 errors, 0 warnings" in done.stdout
