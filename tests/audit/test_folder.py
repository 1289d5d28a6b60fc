"""The audit of a finished folder: clean as built, and every kind of breach planted and found."""

import base64
import gzip
import io
import shutil
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import typst
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from generator.audit.coverage import check_coverage
from generator.audit.finding import AuditError, Finding
from generator.audit.folder import audit
from generator.audit.page import Page
from generator.model.routes import flow_url
from tests.building import Built

SECRET = "0870-0000-1111"  # of uptd-antah: one newspaper says it, nobody confirmed it
WHOSE = "holds a value that this edition hides: uptd-antah AB-60-W1"
NAME = "Putri Bidadari"
NAMED = "holds a value that this edition hides: dinas-dongeng-kontak person"
SHOWN_NOT_PRINTED = "(021) 0000-0055"


@pytest.fixture
def site(built: Built, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built.site, tmp_path / "site"))


def findings(site: Path, built: Built) -> list[str]:
    return [line(each) for each in built.findings(site)]


def line(finding: Finding) -> str:
    return f"{finding.path}: {finding.rule}: {finding.what.text.format(**finding.what.values)}"


def test_the_site_as_built_is_clean(site: Path, built: Built) -> None:
    assert findings(site, built) == []


# ---- what stands in a page


PAGE = {
    "broken link": (
        '<a href="k/tidak-ada/index.html">x</a>',
        "audit.link: the link to k/tidak-ada/index.html leads nowhere",
    ),
    "broken fragment": ('<a href="#tidak-ada">x</a>', "audit.link: the link to #tidak-ada leads nowhere"),
    "absolute path": ('<a href="/k/kec-awan/">x</a>', "audit.link: the link to /k/kec-awan/ leads nowhere"),
    "missing picture": (
        '<img src="x.svg" alt="" width="1" height="1">',
        "audit.link: the page needs x.svg, which does not exist",
    ),
    "foreign picture": (
        '<img src="https://x.example/a.png" alt="" width="1" height="1">',
        "audit.origin: the page fetches https://x.example/a.png from another place",
    ),
    "foreign frame": (
        '<iframe src="//x.example/"></iframe>',
        "audit.origin: the page fetches //x.example/ from another place",
    ),
    "foreign base": (
        '<base href="https://x.example/">',
        "audit.origin: the page fetches https://x.example/ from another place",
    ),
    "unnamed host": (
        '<a href="https://x.example/">x</a>',
        "audit.origin: the page links to https://x.example/, which no record names",
    ),
    "sending on": (
        '<meta http-equiv="refresh" content="0; url=https://x.example/">',
        "audit.origin: the page links to https://x.example/, which no record names",
    ),
    "inline script": (
        "<script>x()</script>",
        "audit.inline: <script> is inline code, which the security policy refuses",
    ),
    "inline style": ("<style>b{}</style>", "audit.inline: <style> is inline code, which the security policy refuses"),
    "style attribute": ('<p style="x">', "audit.inline: style= is inline code, which the security policy refuses"),
    "handler": ('<p onclick="x()">', "audit.inline: onclick= is inline code, which the security policy refuses"),
    "dialled number": (
        '<a href="tel:+6287000000123">x</a>',
        "audit.number: a link dials +6287000000123, which is no channel's",
    ),
    "chat number": (
        '<a href="https://wa.me/6287000000123">x</a>',
        "audit.number: a link dials +6287000000123, which is no channel's",
    ),
    "a zero behind the country code": (
        '<a href="tel:+62087000000998">0870-0000-0998</a>',
        "audit.number: a link dials +62087000000998: behind the country code stands a 0",
    ),
    "a chat with a zero behind the country code": (
        '<a href="https://wa.me/62087000000998">0870-0000-0998</a>',
        "audit.number: a link dials +62087000000998: behind the country code stands a 0",
    ),
    "a number without its country code": (
        '<a href="tel:087000000998">0870-0000-0998</a>',
        "audit.number: a link dials 087000000998, which is no channel's",
    ),
    "a short code behind the country code": (
        '<a href="tel:+62999">999</a>',
        "audit.number: a link dials +62999, which is no channel's",
    ),
    "a link that reads another number": (
        '<a href="tel:999"><b>0870-0000-0998</b> WhatsApp</a>',
        "audit.number: a link that reads “0870-0000-0998 WhatsApp” dials 999",
    ),
    "a link that reads a slip": ('<a href="tel:999">989</a>', "audit.number: a link that reads “989” dials 999"),
    "a link that is read out otherwise": (
        '<a href="tel:999" aria-label="Telepon 998">Telepon</a>',
        "audit.number: a link that reads “Telepon 998” dials 999",
    ),
    "a number with blanks around its hyphens": (
        "<p>0870 - 0000 - 0123</p>",
        "audit.number: says 0870 - 0000 - 0123, which is no channel's",
    ),
    "a number glued to a word": ("<p>WA0870-0000-0123</p>", "audit.number: says 0870-0000-0123, which is no channel's"),
    "written number": ("<p>0870-0000-0123</p>", "audit.number: says 0870-0000-0123, which is no channel's"),
    "read out number": ('<p aria-label="0870 0000 0123">', "audit.number: says 0870 0000 0123, which is no channel's"),
    "short code of nobody": ("<p>Telepon 997.</p>", "audit.number: says 997, which is no channel's"),
    "hidden name": (f"<p>{NAME}</p>", f"audit.leak: {NAMED}"),
    "hidden name in two lines": ("<p>Putri\n  <b>Bidadari</b></p>", f"audit.leak: {NAMED}"),
    "hidden name in an attribute": (f'<p data-x="{NAME}">', f"audit.leak: {NAMED}"),
    "hidden name in a comment": (f"<!-- {NAME} -->", f"audit.leak: {NAMED}"),
    "hidden name in character references": ("<p>Putri&#32;&#66;idadari</p>", f"audit.leak: {NAMED}"),
    "hidden form": (
        '<p title="https%3A%2F%2Fformulir.invalid%2Fuptd">',
        "audit.leak: holds a value that this edition hides: uptd-antah AB-60-U1",
    ),
}


def test_a_site_has_a_page_for_dead_addresses_with_a_number(site: Path, built: Built) -> None:
    lost = site / "404.html"
    lost.write_text(lost.read_text("utf-8").replace("tel:", "sms:"), "utf-8")
    assert findings(site, built) == ["404.html: audit.coverage: no number for danger may be shown"]
    lost.unlink()
    assert findings(site, built) == ["404.html: audit.coverage: the page is missing"]


# ---- what stands in other files


def png(kind: bytes, data: bytes) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(kind, data) + pixels + chunk(b"IEND", b"")


def workbook(write: Callable[[Worksheet], object]) -> bytes:
    book, made = Workbook(), io.BytesIO()
    page = book.active
    assert isinstance(page, Worksheet)
    write(page)
    book.save(made)
    return made.getvalue()


def noted(page: Worksheet) -> None:
    page["A1"].comment = Comment(NAME, "x")


NEW: dict[str, tuple[str, bytes, list[str]]] = {
    "foreign style": ("foreign-style.css", b"@import 'https://x.example/a.css';", ["audit.origin: the page fetches https://x.example/a.css from another place"]),
    "foreign font": ("foreign-font.css", b"a{src:url(//x.example/f.woff)}", ["audit.origin: the page fetches //x.example/f.woff from another place"]),
    "missing background": ("missing-background.css", b"a{background:url('x.svg')}", ["audit.link: the page needs x.svg, which does not exist"]),
    "script that names a host": ("script-that-names-a-host.js", b"fetch('https://x.example/')", ["audit.origin: the script names another place: x.example"]),
    "script in a picture": ("script-in-a-picture.svg", b"<svg><script>x()</script></svg>", ["audit.inline: <script> is inline code, which the security policy refuses"]),
    "foreign picture in a picture": ("foreign-picture-in-a-picture.svg", b'<svg><image xlink:href="https://x.example/a"/></svg>', ["audit.origin: the page fetches https://x.example/a from another place"]),
    "number in a picture": ("number-in-a-picture.svg", b"<svg><text>0870-0000-0123</text></svg>", ["audit.number: says 0870-0000-0123, which is no channel's"]),
    "hidden in a picture": ("picture.svg", f"<svg><desc>{NAME}</desc></svg>".encode(), [f"audit.leak: {NAMED}"]),
    "hidden in a style": ("style.css", f"/* {SECRET} */".encode(), [f"audit.leak: {WHOSE}"]),
    "hidden in a script": ("script.js", f"const a = '{SECRET}'".encode(), [f"audit.leak: {WHOSE}"]),
    "hidden in data": ("data.json", b'{"a": "6287000001111"}', [f"audit.leak: {WHOSE}"]),
    "hidden in tEXt": ("tEXt.png", png(b"tEXt", b"Author\0" + NAME.encode()), [f"audit.leak: {NAMED}"]),
    "hidden in zTXt": ("zTXt.png", png(b"zTXt", b"Author\0\0" + zlib.compress(NAME.encode())), [f"audit.leak: {NAMED}"]),
    "hidden in iTXt": ("iTXt.png", png(b"iTXt", b"Author\0\1\0id\0Penulis\0" + zlib.compress(NAME.encode())), [f"audit.leak: {NAMED}"]),
    "hidden in plain iTXt": ("plain-iTXt.png", png(b"iTXt", b"Author\0\0\0id\0Penulis\0" + NAME.encode()), [f"audit.leak: {NAMED}"]),
    "hidden in Exif": ("Exif.png", png(b"eXIf", b"MM" + NAME.encode()), [f"audit.leak: {NAMED}"]),
    "hidden in a name": ("a-087000001111.txt", b"", [f"audit.leak: {WHOSE}"]),
    "hidden in a word index": ("pagefind/word-index.pf_index", gzip.compress(b"pagefind_dcd\x82" + NAME.encode()), [f"audit.leak: {NAMED}"]),
    "hidden in index metadata": ("pagefind/index-metadata.pf_meta", gzip.compress(SECRET.encode()), [f"audit.leak: {WHOSE}"]),
    "hidden in a vCard": ("vCard.vcf", f"FN:{NAME}\r\n".encode(), [f"audit.leak: {NAMED}"]),
    "hidden in a folded vCard": ("folded-vCard.vcf", b"NOTE:x Putri Bid\r\n adari\r\nTEL:0870-0000\r\n -1111\r\n", [f"audit.leak: {NAMED}", f"audit.leak: {WHOSE}"]),
    "hidden in a cell": ("cell.xlsx", workbook(lambda page: page.append(["x", NAME])), [f"audit.leak: {NAMED}"]),
    "hidden in a comment of a cell": ("comment-of-a-cell.xlsx", workbook(noted), [f"audit.leak: {NAMED}"]),
    "hidden in a sheet's name": ("sheet-name.xlsx", workbook(lambda page: setattr(page, "title", SECRET)), [f"audit.leak: {WHOSE}"]),
    "hidden in a workbook's author": ("workbook-author.xlsx", workbook(lambda page: setattr(page.parent.properties, "creator", NAME)), [f"audit.leak: {NAMED}"]),
    "hidden in a data address": ("data-address.css", b"a{b:url(data:text/vcard;charset=utf-8;base64," + base64.b64encode(f"FN:{NAME}".encode()) + b")}", [f"audit.leak: {NAMED}"]),
    "unknown kind": ("unknown-kind.woff2", b"wOF2", ["audit.unread: a file of a kind that nobody can check"]),
    "source map": ("source-map.map", b"{}", ["audit.unread: a file of a kind that nobody can check"]),
}  # fmt: skip


WRITTEN = [
    SECRET,
    "087000001111",
    "+62 870 0000 1111",
    "0870%2D0000%2D1111",
    "0870.0000.1111",
    "870-0000-1111",
    "+62 (0)870-0000-1111",
    "62 0870 0000 1111",
    "0870/0000/1111",
]
"""Ways to write the hidden number."""


@dataclass(frozen=True)
class Planted:
    """One site with every breach of the tables in it, each in a page or a file of its own, and what the audit finds."""

    places: dict[str, str]
    """The page that each case was planted in."""
    found: dict[str, list[str]]
    """What was found, by path."""


@pytest.fixture(scope="module")
def planted(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    site = Path(shutil.copytree(built.site, tmp_path_factory.mktemp("planted") / "site"))
    cases = {case: text for case, (text, _) in PAGE.items()} | {each: f'<p data-x="{each}"></p>' for each in WRITTEN}
    places = dict(zip(cases, sorted(site.rglob("index.html")), strict=False))
    assert len(places) == len(cases), "a page for each case"
    for case, page in places.items():
        page.write_text(page.read_text("utf-8").replace("</main>", f"{cases[case]}</main>", 1), "utf-8")
    for name, content, _ in NEW.values():
        assert not (site / name).exists(), "a name for each case"
        (site / name).write_bytes(content)
    found: dict[str, list[str]] = {}
    for each in findings(site, built):
        path, _, what = each.partition(": ")
        found.setdefault(path, []).append(what)
    return Planted({case: page.relative_to(site).as_posix() for case, page in places.items()}, found)


@pytest.mark.parametrize("case", PAGE)
def test_planted_in_a_page(case: str, planted: Planted) -> None:
    assert planted.found[planted.places[case]] == [PAGE[case][1]]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_hidden_number_is_found_in_a_page_however_it_is_written(written: str, planted: Planted) -> None:
    assert planted.found[planted.places[written]] == [f"audit.leak: {WHOSE}"]


@pytest.mark.parametrize("case", NEW)
def test_planted_as_a_file(case: str, planted: Planted) -> None:
    name, _, expected = NEW[case]
    assert planted.found[name] == expected


def test_nothing_is_found_where_nothing_was_planted(planted: Planted) -> None:
    assert planted.found.keys() == {*planted.places.values(), *(name for name, _, _ in NEW.values())}


def test_hidden_in_a_fragment_of_the_index(site: Path, built: Built) -> None:
    fragment = next(site.rglob("*.pf_fragment"))
    text = gzip.decompress(fragment.read_bytes()).replace(b'"content":"', f'"content":"{NAME} '.encode(), 1)
    assert NAME.encode() in text
    fragment.write_bytes(gzip.compress(text))
    assert findings(site, built) == [f"{fragment.relative_to(site).as_posix()}: audit.leak: {NAMED}"]


# ---- paper


def sheet(body: str, built: Built, standard: str = "ua-1") -> bytes:
    """A sheet of dinas-lagu that says this."""
    address = f"{built.content.view.base_url}q/dinas-lagu/petugas/"
    source = f'#set document(title: "Dinas Lagu")\n#set text(lang: "id")\n#link("{address}")[QR]\n{body}\n'
    made = typst.compile(source.encode(), format="pdf", pdf_standards=[standard], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


PAPER = {
    "number below the level of paper": (SHOWN_NOT_PRINTED, [f"audit.number: carries {SHOWN_NOT_PRINTED}, which may not be printed"]),
    "dialled number": ('#link("tel:+62210000055")[x]', ["audit.number: carries +62210000055, which may not be printed"]),
    "number of nobody": ("0870-0000-0123", ["audit.number: carries 0870-0000-0123, which may not be printed"]),
    "two pages": ("#pagebreak()", ["audit.paper: the sheet has 2 pages, not one"]),
    "hidden words": (NAME, [f"audit.leak: {NAMED}"]),
    "hidden in a link": ('#link("https://wa.me/6287000001111")[x]', [f"audit.leak: {WHOSE}", "audit.number: carries +6287000001111, which may not be printed"]),
    "hidden in metadata": (f'#set document(title: "x", author: "{NAME}")', [f"audit.leak: {NAMED}"]),
    "hidden in an alternative text": (f'#figure(rect(), alt: "{NAME}")', [f"audit.leak: {NAMED}"]),
    "hidden in a keyword": (f'#set document(title: "x", keywords: "{SECRET}")', [f"audit.leak: {WHOSE}"]),
}  # fmt: skip


@pytest.mark.parametrize("case", PAPER)
def test_planted_on_paper(case: str, site: Path, built: Built) -> None:
    body, expected = PAPER[case]
    name = next((site / "p").glob("petugas-dinas-lagu-a4.pdf")).name
    (site / "p" / name).write_bytes(sheet(body, built))
    assert findings(site, built) == [f"p/{name}: {each}" for each in expected]


def test_a_sheet_that_a_screen_reader_cannot_read(site: Path, built: Built) -> None:
    name = next((site / "p").glob("petugas-dinas-lagu-a4.pdf")).name
    (site / "p" / name).write_bytes(sheet("x", built, "1.7"))
    assert findings(site, built) == [f"p/{name}: audit.paper: the sheet is not PDF/UA-1"]


def test_a_sheet_of_another_paper_under_its_name(site: Path, built: Built) -> None:
    name = next((site / "p").glob("petugas-dinas-lagu-a4.pdf")).name
    shutil.copy(next((site / "p").glob("petugas-dinas-lagu-f4.pdf")), site / "p" / name)
    assert findings(site, built) == [f"p/{name}: audit.paper: the sheet measures 215 × 330 mm, which is not A4"]


def test_a_sheet_that_leads_elsewhere(site: Path, built: Built) -> None:
    one, other = (next((site / "p").glob(f"petugas-{office}-a4.pdf")) for office in ("dinas-lagu", "kec-awan"))
    shutil.copy(other, one)
    assert findings(site, built) == [
        f"p/{one.name}: audit.coverage: the sheet does not lead to https://ppa.antah.go.id/q/dinas-lagu/petugas/"
    ]


# ---- what is missing


@pytest.mark.parametrize(
    "page", ["index.html", "k/kec-awan/index.html", "q/kec-awan/index.html", "l/dengar/index.html", f"{flow_url('desa')}index.html", "panduan/menemani/index.html"]
)  # fmt: skip
def test_a_missing_page_is_found(page: str, site: Path, built: Built) -> None:
    (site / page).unlink()
    assert f"{page}: audit.coverage: the page is missing" in findings(site, built)


def test_a_missing_language_is_found(built: Built) -> None:
    read_pages = {path.relative_to(built.site).as_posix(): Page() for path in built.site.rglob("*.html")}
    kept = {name: page for name, page in read_pages.items() if not name.startswith("en/")}
    found = [line(each) for each in check_coverage(kept, {}, (), (), (), built.content.view)]
    assert "en/index.html: audit.coverage: the page is missing" in found
    assert "en/k/kec-awan/index.html: audit.coverage: the page is missing" in found
    assert "jv/index.html: audit.coverage: the page is missing" not in found, "not published"


def test_a_missing_sheet_is_found(site: Path, built: Built) -> None:
    gone = next((site / "p").glob("petugas-kec-awan-f4.pdf"))
    gone.unlink()
    assert f"p/{gone.name}: audit.coverage: the sheet is missing" in findings(site, built)


def test_a_sheet_that_was_never_drawn_is_found(site: Path, built: Built) -> None:
    owed = built.owed
    left = tuple(each for each in owed.prints if each.path.name != "petugas-kec-awan-f4.pdf")
    (stray,) = (each for each in owed.prints if each not in left)
    with pytest.raises(AuditError) as caught:
        audit(site, built.content.view, replace(owed, prints=left), built.cache)
    assert [line(each) for each in caught.value.findings] == [
        "k/kec-awan/index.html: audit.coverage: the sheet of “kec-awan” on f4 is missing",
        f"{stray.url}: audit.coverage: nobody knows this sheet",
    ]


def test_a_search_index_without_pages_is_found(site: Path, built: Built) -> None:
    fragments = list(site.rglob("*.pf_fragment"))
    for each in fragments:
        each.unlink()
    assert findings(site, built) == [f"pagefind: audit.coverage: the search index holds 0 pages, not {len(fragments)}"]


def test_an_empty_folder_is_no_clean_one(tmp_path: Path, built: Built) -> None:
    (tmp_path / "site").mkdir()
    found = findings(tmp_path / "site", built)
    assert "index.html: audit.coverage: the page is missing" in found
    assert "pagefind: audit.coverage: the search index holds 0 pages, not 0" in found
    assert sum("audit.coverage: the sheet is missing" in each for each in found) == len(built.content.due) == 59


def test_an_empty_page_is_found(site: Path, built: Built) -> None:
    (site / "q/kec-awan/index.html").write_text("<!doctype html><title></title>", "utf-8")
    assert "q/kec-awan/index.html: audit.coverage: the page is empty" in findings(site, built)


FORMS = {
    "plain": SECRET,
    "formatted": "+62 (870) 0000 1111",
    "compact": "6287000001111",
    "percent-encoded": "0870%2D0000%2D1111",
}
PLACES = {
    "page": "k/kec-awan/index.html",
    "picture": "x.svg",
    "metadata of a picture": "x.png",
    "search index": "pagefind/x.pf_index",
    "address book": "x.vcf",
    "workbook": "x.xlsx",
    "words on paper": "p/kartu-semua-a4.pdf",
    "metadata of paper": "p/petugas-dinas-lagu-a4.pdf",
}


@pytest.mark.parametrize("form", FORMS)
def test_one_value_in_every_place_at_once(form: str, site: Path, built: Built) -> None:
    """Each place is told by itself, whatever the form; the name of a file is a place, too."""
    value = FORMS[form]
    page = site / PLACES["page"]
    page.write_text(page.read_text("utf-8").replace("</main>", f'<p data-x="{value}"></p></main>', 1), "utf-8")
    (site / PLACES["picture"]).write_text(f"<svg><desc>{value}</desc></svg>")
    (site / PLACES["metadata of a picture"]).write_bytes(png(b"tEXt", b"Author\0" + value.encode()))
    (site / PLACES["search index"]).write_bytes(gzip.compress(b"pagefind_dcd\x82" + value.encode()))
    (site / PLACES["address book"]).write_text(f"NOTE:{value}\r\n")
    (site / PLACES["workbook"]).write_bytes(workbook(lambda sheet: sheet.append(["x", value])))
    (site / PLACES["words on paper"]).write_bytes(sheet(f'#"{value}"', built))
    author = f'#set document(title: "x", author: "{value}")'
    (site / PLACES["metadata of paper"]).write_bytes(sheet(author, built))
    (site / f"nama-{value}.txt").write_bytes(b"")
    found = {each.partition(": audit.leak: ")[0] for each in findings(site, built) if f"audit.leak: {WHOSE}" in each}
    assert found == {*PLACES.values(), f"nama-{value}.txt"}
