"""Of Pagefind's files those are kept that a reader's browser may ask for, and no other."""

import gzip
import json
from pathlib import Path

import pytest

from generator.publish.search.index import index_site

PAGE = (
    '<!doctype html><html lang="{language}"><head><title>A</title></head>'
    "<body><main data-pagefind-body>{words}</main></body></html>"
)


@pytest.mark.parametrize(
    ("languages", "engines"),
    [
        (["id"], ["wasm.id.pagefind"]),
        (["id", "en"], ["wasm.en.pagefind", "wasm.id.pagefind"]),
        (["id", "jv"], ["wasm.id.pagefind", "wasm.unknown.pagefind"]),  # Pagefind has no stemmer for Javanese
    ],
)
def test_only_the_engines_that_the_index_names_stay(
    languages: list[str], engines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zopfli.gzip.compress", gzip.compress)  # how tightly they are packed is no matter here
    site = tmp_path / "site"
    for language in languages:
        page = site / language / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.format(language=language, words="ronda dongeng"), "utf-8")
    assert index_site(site, tmp_path / "cache") == len(languages)
    entry = json.loads((site / "pagefind/pagefind-entry.json").read_text("utf-8"))
    named = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    assert sorted(named) == engines == sorted(path.name for path in (site / "pagefind").glob("wasm.*"))
