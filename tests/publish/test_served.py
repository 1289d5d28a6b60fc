"""What a preview is made of and where it lies: files that are still being saved, and a folder that is kept."""

import shutil
from pathlib import Path

import pytest

from generator.content.load import load
from generator.model.directory import Directory
from generator.problem import ContentError
from generator.publish import served
from generator.publish.served import ServedPages, read_at_rest, remove_all_but
from generator.render.page import WebPage
from tests.building import NOT_CONTENT

BROKEN = b"- id: ["


@pytest.fixture
def content(tmp_path: Path, content_root: Path) -> Path:
    return Path(shutil.copytree(content_root, tmp_path / "isi", ignore=NOT_CONTENT))


def test_only_what_is_needed_stays(tmp_path: Path) -> None:
    wanted = {tmp_path / "a" / "index.html", tmp_path / "b" / "c" / "index.html"}
    there = tmp_path / "a" / "index.html"
    for name in ("a/index.html", "a/old/deep/index.html", "b/index.html", "old.css", ".part"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    remove_all_but(wanted, tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [there]
    assert (tmp_path / "b").is_dir(), "folders cost a slow disk more than pages"
    remove_all_but(wanted, tmp_path / "none")


def test_a_save_of_several_files_is_no_mistake(content: Path) -> None:
    saved, tries = content / "contacts.yaml", []
    good = saved.read_bytes()
    saved.write_bytes(BROKEN)

    def read() -> Directory:
        tries.append(1)
        try:
            return load(content)
        finally:
            saved.write_bytes(good)  # whoever saves goes on

    assert read_at_rest(read, content).contacts
    assert len(tries) == 2


def test_a_mistake_that_stays_is_told(content: Path) -> None:
    (content / "contacts.yaml").write_bytes(BROKEN)
    tries = []

    def read() -> Directory:
        tries.append(1)
        return load(content)

    with pytest.raises(ContentError):
        read_at_rest(read, content)
    assert len(tries) == 1


def test_content_that_never_rests_is_told_in_the_end(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "REST", 0.0)
    monkeypatch.setattr(served, "PATIENCE", 2)
    moving, tries = content / "contacts.yaml", []

    def read() -> Directory:
        tries.append(1)
        moving.write_bytes(BROKEN * len(tries))
        return load(content)

    with pytest.raises(ContentError):
        read_at_rest(read, content)
    assert len(tries) == 3


class Folder:
    """A folder of served pages, and which of them were drawn since it was last asked."""

    def __init__(self, folder: Path) -> None:
        self.drawn: list[str] = []
        self.served = ServedPages()
        self.served.folder = folder

    def change(self, urls: str, words: str) -> None:
        def write(page: WebPage) -> None:
            self.drawn.append(page.url)
            file = self.served.folder / page.url / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page.body, "utf-8")

        self.served.change([WebPage(url, "id", url, lambda: words) for url in ("", *urls.split())], (), write)

    def ask(self, *paths: str) -> None:
        for path in paths:
            self.served.ask(path)

    def now(self) -> list[str]:
        drawn, self.drawn = self.drawn, []
        return drawn

    def text(self, url: str) -> str:
        return (self.served.folder / url / "index.html").read_text("utf-8")


@pytest.fixture
def pages(tmp_path: Path) -> Folder:
    made = Folder(tmp_path)
    made.change("a/ b/ c/d/", "first")
    return made


def test_a_page_is_drawn_once_somebody_asks(pages: Folder) -> None:
    assert pages.now() == []
    pages.ask("a/", "a/index.html", "c/d", "assets/alur.css", "../x/", "livereload/1/2", "")
    assert pages.now() == ["a/", "c/d/", ""]


def test_what_was_asked_for_last_changes_with_the_build(pages: Folder) -> None:
    pages.ask("b/", "a/", "b/")
    pages.now()
    pages.change("b/ a/", "second")
    assert pages.now() == ["a/", "b/"], "who waits with an open page, or asked while it was built, sees no old one"
    assert pages.text("a/") == "second"
    pages.change("b/", "third")
    assert not (pages.served.folder / "a" / "index.html").exists(), "a page that is no more is not shown"


def test_a_page_may_be_asked_for_before_it_comes(pages: Folder) -> None:
    pages.ask("new/")
    pages.change("new/", "second")
    assert pages.now() == ["new/"]


def test_an_old_page_is_not_shown_again(pages: Folder) -> None:
    pages.ask("a/")
    pages.ask(*(f"{number}/" for number in range(100)))
    pages.change("a/", "second")
    assert not (pages.served.folder / "a" / "index.html").exists()
    pages.ask("a/")
    assert pages.text("a/") == "second"
