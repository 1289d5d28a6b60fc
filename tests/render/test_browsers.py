"""What is promised of browsers is said alike in the documentation, to readers and to the engines that walk."""

import re
from pathlib import Path

import pytest

from generator.edition.view import View
from generator.render.browsers import Feature, Versions, promised
from generator.render.pages import make_pages
from tests.engines.functions import FUNCTIONS
from tests.engines.table import HELD, STICK, held

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


def test_engines_are_held_to_every_promise() -> None:
    assert {feature for feature, _ in HELD.values()} == set(promised())
    assert {*HELD, "numbers"} == set(FUNCTIONS)


@pytest.mark.parametrize("function", HELD)
@pytest.mark.parametrize(("maker", "family"), [("Chromium", "chrome"), ("Firefox", "firefox")])
def test_engines_are_held_from_the_promised_version_on(function: str, maker: str, family: str) -> None:
    feature, without = HELD[function]
    first = int(getattr(promised()[feature], family))
    assert [held(f"{maker} {version}")[function] for version in (first - 1, first, first + 100)] == [
        without,
        "ok",
        "ok",
    ]


def test_webkitgtk_is_held_to_all() -> None:
    assert set(held("WebKitGTK 2.50.6").values()) == {"ok"}
    assert held("WebKitGTK 2.38")["search"] == "list"


def test_files_differ_where_the_page_about_the_data_says_so(public_view: View) -> None:
    html = next(page.body for page in make_pages(public_view, (), pictures={}, search=True) if page.url == "data/")
    assert STICK == {"Firefox": {"back": "site shows"}}
    assert "Dibuka dari berkas dengan Firefox: sesudah tutup cepat, tombol Kembali membuka situs ini lagi." in html
    assert held("Firefox 153", "stick")["back"] == "site shows"
