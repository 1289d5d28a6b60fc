"""A draft tells on its first day what will not fit on the day on which it is opened."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.regions import DAY
from generator.content.load import load
from generator.desk.region.folder import begin_region
from generator.desk.region.public_areas import PublicArea, PublicRegion
from generator.edition.view import view
from generator.explain import explain
from generator.poster.make import draw_all, plan
from generator.problem import ContentError
from generator.publish.opening import require_room
from generator.settings import Settings

REGION = PublicRegion(
    "99.01",
    "Kabupaten Antah Berantah",
    "",
    "Asia/Jakarta",
    (PublicArea("99.01.01", "Awan", "kecamatan"), PublicArea("99.01.01.2001", "Satu", "desa", "12345")),
    {},
    "1",
)
TALK = "Telepon bersama korban, dan temani sampai ada yang menjawab. " * 12
LONG = f"- id: desa\n  steps:\n    - {{id: jawab, print: {{title: Dijawab?, text: '{TALK}'}}}}\n"
"""The question that stands on paper once UPTD PPA has a number, which a draft does not have."""


@pytest.mark.parametrize("long", [False, True], ids=["fits", "too-long"])
def test_what_will_not_fit_once_it_is_open_is_told_of_the_draft(long: bool, tmp_path: Path, cache: Path) -> None:
    root, day = tmp_path / "daerah", date.fromisoformat(DAY)
    begin_region(root, REGION, "ZX", today=day)
    if long:
        (root / "content/flowcharts").mkdir()
        (root / "content/flowcharts/desa.yaml").write_text(LONG, "utf-8")
    directory = load(root)
    shown = view(directory, Settings(root, day))
    draft = plan(shown).only(offices={"kec-awan"}, papers={"a4"})
    assert all(each.specimen for each in draw_all(draft, tmp_path, cache=cache)), "as a draft it fits"
    if not long:
        require_room(directory, shown, cache)
        return
    with pytest.raises(ContentError) as told:
        require_room(directory, shown, cache)
    (line,) = (explain(problem, "en") for problem in told.value.problems)
    assert line.startswith("content/flowcharts/desa.yaml:3:")
    assert "(kec-awan): the steps of the flow “desa” are" in line
