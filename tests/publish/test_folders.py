"""Only relative links to folders change."""

import pytest

from generator.publish.folders import to_files

CHANGED = {
    '<a href="k/">': '<a href="k/index.html">',
    '<a href="./">': '<a href="./index.html">',
    '<a href="../../">': '<a href="../../index.html">',
    '<a href="..">': '<a href="../index.html">',
    '<a href=".">': '<a href="./index.html">',
    '<a class="x" href="../k/a/#b">': '<a class="x" href="../k/a/index.html#b">',
}
SAME = [
    '<a href="#isi">',
    '<a href="https://cuaca.example/">',
    '<a href="tel:999">',
    '<a href="p/a.pdf">',
    '<a href="k/index.html#b">',
    '<a href="../assets/alur.css">',
    '<a data-href="k/">',
    '<a href="https://x.example/?a=b/">',
    "<p>href=k/</p>",
]


@pytest.mark.parametrize("html", CHANGED)
def test_a_folder_is_named_by_its_page(html: str) -> None:
    assert to_files(html) == CHANGED[html]


@pytest.mark.parametrize("html", SAME)
def test_all_else_stays(html: str) -> None:
    assert to_files(html) == html
