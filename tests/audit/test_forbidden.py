"""The discreet edition's forbidden words are found in every kind of file, and in names of files."""

import gzip
import shutil
from pathlib import Path

import pytest
import typst

from generator.audit.folder import audit
from tests.building import Built

SAYS = "says “{}”, which the discreet edition may not say"
NAMED = "its name says “{}”, which the discreet edition may not say"


@pytest.fixture
def site(built_discreet: Built, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_discreet.site, tmp_path / "site"))


def said(site: Path, built: Built) -> list[tuple[str, str]]:
    found = (each for each in built.findings(site) if each.rule == "word")
    return [(each.path, each.what.text.format(**each.what.values)) for each in found]


def sheet(title: str, body: str) -> bytes:
    source = f'#set document(title: "{title}")\n#set text(lang: "id")\n{body}\n'
    made = typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def test_the_site_as_built_is_clean(site: Path, built_discreet: Built) -> None:
    audit(site, built_discreet.content.view, built_discreet.owed, built_discreet.cache)


FILES: dict[str, tuple[str, bytes, list[str]]] = {
    "style": ("a.css", b".melaporkan{}", []),  # a word, not a stem
    "whole word in a style": ("a.css", b".kotak-lapor{}", [SAYS.format("lapor")]),
    "stem in a script": ("a.js", b"const mendongengkan = 1", [SAYS.format("dongeng")]),
    "capitals in data": ("a.json", b'"RONDA"', [SAYS.format("ronda")]),
    "percent-encoded": ("a.txt", b"rumah%20bintang", [SAYS.format("rumah bintang")]),
    "two words with a hyphen": ("a.txt", b"rumah-bintang", [SAYS.format("rumah-bintang")]),
    "index": ("pagefind/a.pf_index", gzip.compress(b"x terluka x"), [SAYS.format("luka")]),
    "picture": ("a.svg", b"<svg><title>Lapor</title></svg>", [SAYS.format("lapor")]),
    "name of a file": ("dongeng.txt", b"", [NAMED.format("dongeng")]),
    "name of a folder": ("lapor/a.txt", b"", [NAMED.format("lapor")]),
    "words of a sheet": ("p/a.pdf", sheet("x", "Lapor"), [SAYS.format("lapor")]),
    "title of a sheet": ("p/a.pdf", sheet("Dongeng", "x"), [SAYS.format("dongeng")]),
}


@pytest.mark.parametrize("case", FILES)
def test_planted_as_a_file(case: str, site: Path, built_discreet: Built) -> None:
    name, content, expected = FILES[case]
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_bytes(content)
    assert said(site, built_discreet) == [(name, each) for each in expected]


@pytest.mark.parametrize("planted", ["<p>Lapor</p>", '<p title="Lapor">', "<!-- lapor -->", "<p>&#76;apor</p>"])
def test_planted_in_a_page(planted: str, site: Path, built_discreet: Built) -> None:
    page = site / "index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f"{planted}</main>", 1), "utf-8")
    assert said(site, built_discreet) == [("index.html", SAYS.format("lapor"))]


def test_other_editions_may_say_everything(built: Built) -> None:
    assert "Dinas Dongeng" in (built.site / "k" / "dinas-dongeng" / "index.html").read_text("utf-8")
    assert built.content.view.forbidden("dongeng") == ()
