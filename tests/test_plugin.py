"""What MkDocs puts around our pages, in a build and in a preview."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import cast

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.plugin import AlurPlugin
from generator.publish.bundle import Bundle
from generator.publish.site import write_site
from generator.render.assets import make_assets
from generator.render.page import WebPage
from generator.shipped import MKDOCS
from tests.building import NOT_CONTENT, TODAY

POLICY = re.compile('<meta http-equiv="Content-Security-Policy" [^>]*>')


class Preview:
    """What `mkdocs serve` builds, without its server."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.options = {
            "config_file": str(MKDOCS),
            "docs_dir": str(root / "content" / "pages"),
            "site_dir": str(folder),
            "plugins": {"alur": {"root": str(root)}},
        }
        self.plugin = cast(AlurPlugin, load_config(**self.options).plugins["alur"])  # one for all builds of a process

    def build(self) -> None:
        build(load_config(**self.options))


@pytest.fixture
def preview(content_root: Path, tmp_path: Path) -> Iterator[Preview]:
    root = Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))
    made = Preview(root, tmp_path / "served")
    made.plugin.on_startup(command="serve", dirty=False)
    yield made
    made.plugin.on_startup(command="build", dirty=False)


def test_a_preview_makes_the_pages_of_a_build_that_somebody_asks_for(
    preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{datetime.combine(TODAY, time(12), UTC).timestamp():.0f}")
    root, served, whole = (tmp_path / name for name in ("isi", "served", "whole"))
    preview.build()
    assert len(list(served.glob("**/index.html"))) == len(preview.plugin.bundle.pages), "a server may never ask"
    preview.plugin.answering = True
    preview.build()
    assert not list(served.glob("**/index.html"))
    preview.plugin.served.ask("k/kec-awan/")
    page, kept = served / "k" / "kec-awan" / "index.html", served.joinpath("k", "kec-awan").stat().st_ino
    shown = page.read_text("utf-8")

    offices = root / "content" / "organizations" / "offices.yaml"
    offices.write_text(offices.read_text("utf-8").replace("id: Kecamatan Awan", "id: Kecamatan Mega"), "utf-8")
    preview.build()
    assert "Kecamatan Mega" not in shown
    assert "Kecamatan Mega" in page.read_text("utf-8"), "whoever has it open sees the change"
    assert page.parent.stat().st_ino == kept
    assert list(served.glob("**/index.html")) == [page]

    changed, bundle = page.read_text("utf-8"), preview.plugin.bundle
    preview.plugin.on_startup(command="build", dirty=False)
    write_site(bundle, root, whole)
    built = (whole / "k" / "kec-awan" / "index.html").read_text("utf-8")
    assert POLICY.search(built)
    assert changed.split() == POLICY.sub("", built).split()
    files = {path.relative_to(whole) for path in whole.rglob("*") if path.is_file() and path.suffix != ".html"}
    assert files <= {path.relative_to(served) for path in served.rglob("*")}


def test_a_page_that_cannot_be_drawn_says_why(
    preview: Preview, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def draw() -> str:
        raise ZeroDivisionError("a <mistake> of ours")

    made = Bundle((WebPage("", "id", "A", draw),), make_assets())
    preview.plugin.made, preview.plugin.answering = made, True
    preview.build()
    preview.plugin.made = None
    preview.plugin.served.ask("")
    assert "ZeroDivisionError: a &lt;mistake&gt; of ours" in (tmp_path / "served" / "index.html").read_text("utf-8")
    assert "in draw" in caplog.text, "a bug keeps its traceback"
