"""The discreet edition's forbidden words are found in every kind of file, and in names of files."""

import gzip
import shutil
from pathlib import Path

import pytest
import typst

from generator.audit.folder import audit
from generator.rules import Rule
from tests.building import Built

SAYS = "says “{}”, which the discreet edition may not say"
NAMED = "its name says “{}”, which the discreet edition may not say"


def said(site: Path, built: Built) -> list[tuple[str, str]]:
    found = (each for each in built.findings(site) if each.rule is Rule.AUDIT_WORD)
    return [(each.path, each.what.text.format(**each.what.values)) for each in found]


def sheet(title: str, body: str) -> bytes:
    source = f'#set document(title: "{title}")\n#set text(lang: "id")\n{body}\n'
    made = typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def test_the_site_as_built_is_clean(built_discreet: Built) -> None:
    audit(built_discreet.site, built_discreet.content.view, built_discreet.owed, built_discreet.cache)


FILES: dict[str, tuple[str, bytes, list[str]]] = {
    "style": ("a.css", b".melaporkan{}", []),  # a word, not a stem
    "whole word in a style": ("b.css", b".kotak-lapor{}", [SAYS.format("lapor")]),
    "stem in a script": ("c.js", b"const mendongengkan = 1", [SAYS.format("dongeng")]),
    "capitals in data": ("d.json", b'"RONDA"', [SAYS.format("ronda")]),
    "percent-encoded": ("e.txt", b"rumah%20bintang", [SAYS.format("rumah bintang")]),
    "two words with a hyphen": ("f.txt", b"rumah-bintang", [SAYS.format("rumah-bintang")]),
    "index": ("pagefind/g.pf_index", gzip.compress(b"x terluka x"), [SAYS.format("luka")]),
    "picture": ("h.svg", b"<svg><title>Lapor</title></svg>", [SAYS.format("lapor")]),
    "name of a file": ("dongeng.txt", b"", [NAMED.format("dongeng")]),
    "name of a folder": ("lapor/k.txt", b"", [NAMED.format("lapor")]),
    "words of a sheet": ("p/i.pdf", sheet("x", "Lapor"), [SAYS.format("lapor")]),
    "title of a sheet": ("p/j.pdf", sheet("Dongeng", "x"), [SAYS.format("dongeng")]),
}


PAGES = ["<p>Lapor</p>", '<p title="Lapor">', "<!-- lapor -->", "<p>&#76;apor</p>"]


@pytest.fixture(scope="module")
def found(built_discreet: Built, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """What is found in a site with all of them in it, each in a page or a file of its own."""
    site = Path(shutil.copytree(built_discreet.site, tmp_path_factory.mktemp("planted") / "site"))
    for name, content, _ in FILES.values():
        assert not (site / name).exists(), "a name for each case"
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(content)
    for planted, page in zip(PAGES, places(site), strict=True):
        page.write_text(page.read_text("utf-8").replace("</main>", f"{planted}</main>", 1), "utf-8")
    return said(site, built_discreet)


def places(site: Path) -> list[Path]:
    """A page for each of them."""
    return sorted(site.rglob("index.html"))[: len(PAGES)]


@pytest.mark.parametrize("case", FILES)
def test_planted_as_a_file(case: str, found: list[tuple[str, str]]) -> None:
    name, _, expected = FILES[case]
    assert [what for path, what in found if path == name] == expected


@pytest.mark.parametrize("planted", PAGES)
def test_planted_in_a_page(planted: str, found: list[tuple[str, str]], built_discreet: Built) -> None:
    page = places(built_discreet.site)[PAGES.index(planted)].relative_to(built_discreet.site).as_posix()
    assert [what for path, what in found if path == page] == [SAYS.format("lapor")]


def test_nothing_is_found_where_nothing_was_planted(found: list[tuple[str, str]]) -> None:
    assert len(found) == sum(len(expected) for _, _, expected in FILES.values()) + len(PAGES)


def test_other_editions_may_say_everything(built: Built) -> None:
    assert "Dinas Dongeng" in (built.site / "k" / "dinas-dongeng" / "index.html").read_text("utf-8")
    assert built.content.view.forbidden("dongeng") == ()
