"""One ZIP for each office holds its sheets, with the same bytes whenever it is made; the audit sees any other."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.audit.packs import check_packs as audited
from generator.audit.page import read_page
from generator.audit.readable import read_text
from generator.audit.weight import WHOLE, weigh_pages
from generator.model.sheet import EVERYONE, Pack, PrintKind
from generator.poster.preview import WIDTH, make_previews
from generator.publish.pack import make_packs
from tests.building import Built


@pytest.fixture(scope="module")
def made(built: Built, tmp_path_factory: pytest.TempPathFactory) -> tuple[Pack, ...]:
    return make_packs(built.prints, tmp_path_factory.mktemp("paket"))


def test_each_office_has_one_with_all_its_sheets(built: Built, made: tuple[Pack, ...]) -> None:
    assert [each.office for each in made] == sorted({each.office for each in built.prints} - {EVERYONE})
    for pack in made:
        own = {each.path.name: each.path.read_bytes() for each in built.prints if each.office == pack.office}
        with zipfile.ZipFile(pack.path) as opened:
            assert opened.testzip() is None
            assert opened.namelist() == sorted(own)
            assert {name: opened.read(name) for name in opened.namelist()} == own
        assert pack.size == pack.path.stat().st_size
        assert (built.site / pack.url).read_bytes() == pack.path.read_bytes()


def test_the_same_bytes_again(built: Built, made: tuple[Pack, ...], tmp_path: Path) -> None:
    again = make_packs(tuple(reversed(built.prints)), tmp_path)
    assert [each.path.read_bytes() for each in again] == [each.path.read_bytes() for each in made]


def other_bytes(path: Path) -> None:
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    name = next(iter(members))
    with zipfile.ZipFile(path, "w") as new:
        for each, content in members.items():
            new.writestr(zipfile.ZipInfo(each), content + b"x" if each == name else content)


def another_member(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as new:
        new.writestr(zipfile.ZipInfo("catatan.txt"), "0870-0000-3333")


def remark(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as new:
        new.comment = b"0870-0000-3333"


def one_less(path: Path) -> None:
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()[1:]}
    with zipfile.ZipFile(path, "w") as new:
        for each, content in members.items():
            new.writestr(zipfile.ZipInfo(each), content)


BREACHES: dict[str, tuple[Callable[[Path], None], str]] = {
    "other bytes": (other_bytes, "the ZIP holds bagikan-petugas-kec-awan-hp.png, which is not the sheet beside it"),
    "another member": (another_member, "the ZIP holds catatan.txt, which is not the sheet beside it"),
    "a remark": (remark, "the ZIP holds remarks"),
    "one sheet less": (one_less, "the ZIP lacks p/bagikan-petugas-kec-awan-hp.png"),
    "none": (Path.unlink, "the ZIP of this office's sheets is missing"),
}


@pytest.mark.parametrize("name", BREACHES)
def test_any_other_zip_is_a_breach(name: str, built: Built, made: tuple[Pack, ...], tmp_path: Path) -> None:
    spoil, expected = BREACHES[name]
    pack = next(each for each in made if each.office == "kec-awan")
    own = [each for each in built.prints if each.office == "kec-awan"]
    copy = tmp_path / "kec-awan.zip"
    copy.write_bytes(pack.path.read_bytes())
    paths = {each.url: each.path for each in own} | {pack.url: copy}
    assert list(audited(paths, own)) == []
    spoil(copy)
    paths = {url: path for url, path in paths.items() if path.exists()}
    found = [each.what.text.format(**each.what.values) for each in audited(paths, own)]
    assert found == [expected]


def test_a_zip_that_nobody_owes_is_a_breach(built: Built, made: tuple[Pack, ...]) -> None:
    own = [each for each in built.prints if each.office == "kec-awan"]
    stranger = next(each for each in made if each.office == "kec-pelangi")
    paths = {each.url: each.path for each in built.prints} | {each.url: each.path for each in made}
    found = {each.path for each in audited(paths, own)}
    assert stranger.url in found
    assert f"p/{own[0].office}.zip" not in found


def test_previews_are_small_and_the_list_stays_light_with_all_of_them(built: Built, tmp_path: Path) -> None:
    found = make_previews(built.content.view, built.prints, tmp_path)
    assert set(found) == set(PrintKind)
    assert make_previews(built.content.view, built.prints, tmp_path / "again") == found, (
        "the same bytes on another machine"
    )
    for kind, picture in found.items():
        path = built.site / "p" / f"{kind.value}.webp"
        assert picture.url == f"p/{path.name}"
        assert path.read_bytes() == picture.content
        assert picture.content[:4] + picture.content[8:12] == b"RIFFWEBP"
        assert int.from_bytes(picture.content[26:28], "little") & 0x3FFF == picture.width == WIDTH
        assert int.from_bytes(picture.content[28:30], "little") & 0x3FFF == picture.height
        assert read_text(path) == "", "no remark in it"
    texts = {
        path.relative_to(built.site).as_posix(): path.read_text("utf-8")
        for path in built.site.rglob("*.*")
        if path.suffix in {".html", ".css", ".js", ".svg"}
    }
    html = texts["p/index.html"].replace(' loading="lazy"', "")
    pixels = {f"p/{kind.value}.webp": len(picture.content) for kind, picture in found.items()}
    (weighed,) = weigh_pages({"p/index.html": read_page(html)}, texts | {"p/index.html": html}, pixels)
    assert weighed.requests == 5 + len(PrintKind)
    assert sum(pixels.values()) < weighed.whole < WHOLE


def test_words_in_a_picture_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.webp"
    body = b"VP8 " + (3).to_bytes(4, "little") + b"abc\0" + b"EXIF" + (14).to_bytes(4, "little") + b"0870-0000-3333"
    path.write_bytes(b"RIFF" + (4 + len(body)).to_bytes(4, "little") + b"WEBP" + body)
    assert read_text(path) == "0870-0000-3333"
