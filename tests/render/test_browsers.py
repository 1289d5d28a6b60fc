"""What is promised of browsers is said alike in the documentation and on the page about the data."""

import re
from itertools import product
from pathlib import Path

import pytest
import yaml

from generator.edition.view import View
from generator.render.browsers import Feature, Versions, promised
from generator.render.pages import make_pages

ROOT = Path(__file__).parents[2]


def numbers(versions: Versions) -> list[str]:
    return [f"{version:g}" for _, version in versions]


@pytest.mark.parametrize("feature", promised())
def test_the_documentation_has_the_same_versions(feature: Feature) -> None:
    (row,) = re.findall(rf"^  \| {feature} \|(.*)\|[^|]*\|$", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.M)
    assert [cell.strip() for cell in row.split("|")] == numbers(promised()[feature])


def test_the_page_about_the_data_has_them_all(public_view: View) -> None:
    html = next(page.body for page in make_pages(public_view, (), pictures={}, search=True) if page.url == "data/")
    table = html.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [re.findall(r"<td>(.*?)</td>", row) for row in table.split("</tr>")[:-1]]
    assert len(rows) == len(promised())
    assert sorted(rows) == sorted(numbers(versions) for versions in promised().values())


SEEN_AS: dict[Feature, str] = {
    "exit": "way_out",
    "verdict": "verdict",
    "finder": "finder",
    "search": "search",
    "sealed": "sealed",
}
"""What walks in other browsers call it (`tests/engines/promise.yaml`)."""
FAMILY = {"Chromium": "chrome", "Firefox": "firefox"}
"""WebKitGTK has numbers of its own, which are none of Safari's."""
WALKED = yaml.safe_load((ROOT / "tests" / "engines" / "promise.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("feature", "browser"), list(product(SEEN_AS, FAMILY)))
def test_what_is_promised_is_what_browsers_were_seen_to_do(feature: Feature, browser: str) -> None:
    """Each browser that was walked does it if its version is promised, and has the way without it if it is not."""
    since = getattr(promised()[feature], FAMILY[browser])
    for row in WALKED[browser]:
        assert (row[SEEN_AS[feature]] == "ok") == (row["from"] >= since), row["from"]
