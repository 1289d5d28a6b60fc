"""The number that the benchmark of builds changes stands on most sheets, and is changed wherever it is written."""

import re
import shutil
from pathlib import Path

from benchmarks.build import change, most_printed
from generator.content.load import load
from tests.building import NOT_CONTENT, Built
from tests.poster import reading
from tests.test_layers import SITE


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def numbers(root: Path) -> dict[str, str | None]:
    return {channel.code: channel.number for _, _, channel in load(root).channels()}


def test_the_number_on_the_most_sheets_is_found(built: Built) -> None:
    _, channel = most_printed(built.root)
    sheets = [digits(reading.said(path)) for path in (built.site / "p").glob("*.pdf")]
    assert sum(digits(str(channel.number)) in sheet for sheet in sheets) > len(sheets) / 2


def test_it_is_changed_in_the_regions_file_and_over_a_layer_below(built: Built, tmp_path: Path) -> None:
    contact, channel = most_printed(built.root)
    alone = Path(shutil.copytree(built.root, tmp_path / "dasar", ignore=NOT_CONTENT))
    above = tmp_path / "daerah"
    (above / "content").mkdir(parents=True)
    (above / "content/site.yaml").write_text(SITE, "utf-8")
    shutil.copy(alone / "content/areas.csv", above / "content")
    (above / "contacts.yaml").write_text("# milik daerah ini\n", "utf-8")
    for root in (above, alone):
        before = numbers(root)
        change(root, contact, channel)
        assert {code for code, number in numbers(root).items() if number != before[code]} == {channel.code}
