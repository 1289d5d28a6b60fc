"""The desk is started by a double click: it finds its folder or asks for it, shows itself again, and is closed."""

import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from generator.webdesk import folders
from generator.webdesk.app import make_app
from generator.webdesk.folders import find_folder, find_nearby, remember_folder, remembered
from generator.webdesk.guard import Keys
from generator.webdesk.knocking import answer_knocks, knock
from generator.webdesk.shortcut import write_shortcut
from generator.webdesk.tasks.choosing import choosing_pages
from generator.webdesk.workbench import Workbench
from tests.desk.sheets import copied
from tests.webdesk.opened import ORIGIN, OWN, PORT, Opened, words
from tests.webdesk.started import PROGRAM, Browser, started


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What this user had open is kept in a folder of the test's."""
    monkeypatch.setattr(folders, "state_folder", lambda: tmp_path / "state")
    return tmp_path / "state"


def second_copy(root: Path, tmp_path: Path) -> Path:
    (tmp_path / "second").mkdir()
    return copied(root, tmp_path / "second")


# ---- which folder


def test_the_given_folder_then_this_one_then_the_last(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_folder(None) is None
    remember_folder(root)
    assert find_folder(None) == root
    other = second_copy(root, tmp_path)
    monkeypatch.chdir(other)
    assert find_folder(None) == other
    assert find_folder(root) == root
    assert find_folder(tmp_path) is None, "what was asked for is not taken for another"


def test_the_last_one_opened_comes_first_and_what_is_gone_is_forgotten(root: Path, tmp_path: Path) -> None:
    other = second_copy(root, tmp_path)
    for folder in (root, other, tmp_path / "gone"):
        remember_folder(folder)
    assert remembered() == [other, root]
    remember_folder(root)
    assert remembered() == [root, other]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\n\n", b"relatif\n", b"/tidak/ada\n\x00\n"])
def test_a_list_that_is_damaged_is_no_list(content: bytes, state: Path) -> None:
    state.mkdir()
    (state / "folders.txt").write_bytes(content)
    assert remembered() == []


def test_folders_nearby_are_found_and_not_those_inside(root: Path, tmp_path: Path) -> None:
    assert find_nearby(tmp_path) == [root]
    assert find_nearby(tmp_path / "nowhere") == []


# ---- a second start


def test_a_knock_is_heard_by_the_desk_of_that_folder_alone(root: Path, tmp_path: Path) -> None:
    heard = threading.Event()
    assert not knock(root, 0.5)
    with answer_knocks(root, heard.set):
        assert not heard.is_set(), "an older knock is forgotten"
        assert not knock(tmp_path, 0.5)
        assert knock(root)
        assert heard.wait(2)
    assert not knock(root, 0.5)
    assert list((tmp_path / "state").glob("*.knock")) == []


def test_a_new_address_opens_and_the_old_one_does_not(root: Path) -> None:
    desk = Opened(root, enter=False)
    old = desk.keys.address
    new = desk.keys.renew()
    assert desk.get(old).status_code == 403
    assert desk.get(new).status_code == 200
    desk.cookies.clear()
    assert desk.get(new).status_code == 403
    assert desk.get(desk.keys.renew()).status_code == 200


# ---- the page that asks for a folder


class Choosing(TestClient):
    def __init__(self, home: Path, why: str = "", opens: bool = True) -> None:
        self.chosen = list[Path]()

        def choose(folder: Path) -> bool:
            self.chosen.append(folder)
            return opens

        self.keys = Keys(PORT)
        super().__init__(make_app(Workbench(home, asking=True), self.keys, choosing_pages(choose, why)), ORIGIN)
        self.get(f"/masuk?kunci={self.keys.entry}")

    def fill(self, path: str, **fields: str) -> tuple[int, str]:
        data = {"csrf": self.keys.form} | fields
        answer = self.post(path, data=data, headers=OWN, follow_redirects=False)
        return answer.status_code, words(answer.text)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


def test_it_lists_what_is_there_and_opens_it(home: Path, root: Path) -> None:
    page = Choosing(home, "Foldernya dipindah.")
    said = page.get("/").text
    assert "Foldernya dipindah." in said
    assert f'name="root" value="{root}"' in said
    assert page.fill("/buka", root=str(root))[0] == 303
    assert page.chosen == [root]


def test_it_begins_the_invented_kabupaten(home: Path) -> None:
    page = Choosing(home)
    assert page.fill("/mulai", root=str(home / "Alur"), kind="example")[0] == 303
    assert page.chosen == [home / "Alur"]
    assert (home / "Alur" / "contacts.yaml").is_file()


def test_it_begins_a_region_as_the_command_does(home: Path) -> None:
    page = Choosing(home)
    assert page.fill("/mulai", root=str(home / "Alur"), kind="region", area="33.17")[0] == 303
    command = [sys.executable, "-m", "generator", "new", str(home / "beside"), "--area", "33.17"]
    subprocess.run(command, check=True, capture_output=True)
    for file in (home / "beside").rglob("*"):
        if file.is_file():
            assert (home / "Alur" / file.relative_to(home / "beside")).read_bytes() == file.read_bytes()


NOT_CHOSEN: dict[str, tuple[str, dict[str, str], str]] = {
    "no content": ("/buka", {"root": "HOME"}, "tidak berisi folder bernama content"),
    "no path": ("/buka", {"root": "Alur"}, "bukan letak lengkap sebuah folder"),
    "nothing": ("/buka", {"root": ""}, "bukan letak lengkap sebuah folder"),
    "nobody's home": ("/buka", {"root": "~siapa-itu-x/alur"}, "bukan letak lengkap sebuah folder"),
    "a sign that no path has": ("/buka", {"root": "/a\0b"}, "bukan letak lengkap sebuah folder"),
    "not empty": ("/mulai", {"root": "HOME/root", "kind": "example"}, "tidak kosong"),
    "in a file": ("/mulai", {"root": "HOME/root/contacts.yaml/x", "kind": "example"}, "Pilih folder lain"),
    "no such code": ("/mulai", {"root": "HOME/a", "kind": "region", "area": "99.99"}, "99.99"),
    "no code": ("/mulai", {"root": "HOME/a", "kind": "region"}, "33.17"),
}


@pytest.mark.parametrize("case", NOT_CHOSEN)
def test_what_cannot_be_opened_is_told_and_nothing_is_made(case: str, home: Path, root: Path) -> None:
    path, fields, told = NOT_CHOSEN[case]
    page, before = Choosing(home), sorted(home.rglob("*"))
    status, said = page.fill(path, **{name: value.replace("HOME", str(home)) for name, value in fields.items()})
    assert (status, told in said) == (409, True), said
    assert page.chosen == []
    assert sorted(home.rglob("*")) == before


def test_a_desk_of_somebody_else_is_told(home: Path, root: Path) -> None:
    status, said = Choosing(home, opens=False).fill("/buka", root=str(root))
    assert (status, "meja kerja lain sedang terbuka" in said) == (409, True)


def test_a_stranger_chooses_nothing(home: Path, root: Path) -> None:
    page = Choosing(home)
    for headers, secret in (({"origin": "https://jahat.example"}, page.keys.form), (OWN, "x")):
        data = {"csrf": secret, "root": str(root)}
        assert page.post("/buka", data=data, headers=headers).status_code == 403
    page.cookies.clear()
    assert page.get("/").status_code == 403
    assert page.chosen == []


# ---- closing


def test_the_desk_is_closed_from_its_page(root: Path) -> None:
    desk, stopped = Opened(root), threading.Event()
    desk.bench.stop = stopped.set
    assert 'action="/tutup"' in desk.shown("/")
    assert desk.post("/tutup", data={"csrf": "x"}, headers=OWN).status_code == 403
    assert not stopped.is_set()
    desk.bench.building.running = True
    assert "situs sedang dibuat atau diterbitkan" in desk.submit("/tutup", {})[1].lower()
    assert not stopped.is_set()
    desk.bench.building.running = False
    assert desk.submit("/tutup", {})[0] == 200
    assert stopped.is_set()


# ---- the whole program


def test_from_no_folder_to_a_closed_desk(tmp_path: Path) -> None:
    with started(tmp_path, *PROGRAM) as (program, address):
        browser = Browser(address)
        assert "Pilih folder" in browser.page
        assert "Hari ini" in browser.send("/mulai", root=str(tmp_path / "Alur"), kind="example")
        assert (tmp_path / "Alur" / ".alur-desk.lock").exists()
        with started(tmp_path, *PROGRAM) as (second, said):  # a second double click
            assert second.wait(20) == 0
            assert said == "", "the first one shows itself; nothing else is opened"
        assert "Meja kerja ditutup" in browser.send("/tutup")
        assert program.wait(20) == 0
    assert not (tmp_path / "Alur" / ".alur-desk.lock").exists()
    with started(tmp_path, *PROGRAM) as (_, address):  # the next day
        assert "Hari ini" in Browser(address).page


def test_a_folder_that_was_moved_is_told(tmp_path: Path) -> None:
    with started(tmp_path, *PROGRAM, str(tmp_path / "dulu")) as (_, address):
        assert "Mungkin foldernya dipindah" in Browser(address).page


# ---- the icon

SIGNS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters='/"'), min_size=1, max_size=20
).filter(lambda name: name != ".")
"""Names that a folder may have; a dot alone is the folder above."""


@given(SIGNS)
def test_a_shortcut_of_linux_starts_just_this(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("icon")
    path = write_shortcut(folder, Path("/opt/a b/alur-desk"), Path("/home/x") / name, "linux")
    assert _entry_words(path.read_text("utf-8")) == ["/opt/a b/alur-desk", f"/home/x/{name}"]
    assert path.stat().st_mode & 0o111


def _entry_words(text: str) -> list[str]:
    """The words of `Exec`, read as the specification says: first as any text, then by the rules of that key."""
    (line,) = [line.removeprefix("Exec=") for line in text.split("\n") if line.startswith("Exec=")]
    value = re.sub(r"\\(.)", r"\1", line)
    found = re.findall(r'"((?:\\.|[^"\\])*)"', value)
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in found]


@given(SIGNS)
def test_a_shortcut_of_macos_starts_just_this(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("icon")
    path = write_shortcut(folder, Path("/usr/bin/printf"), Path("%s|") / name, "darwin")
    text = path.read_text("utf-8").replace("exec ", "exec ", 1)
    done = subprocess.run(["/bin/sh", "-c", text.replace("'%s|/", "'%s|' '", 1)], capture_output=True, check=True)
    assert done.stdout.decode() == f"{name}|"


def test_a_shortcut_of_windows_names_both_and_keeps_percent_signs(tmp_path: Path) -> None:
    path = write_shortcut(tmp_path, Path(r"C:\Users\Ibu Ani\alur-desk.exe"), Path(r"D:\100%\alur & ppa"), "win32")
    assert path.name == "Alur.cmd"
    assert path.read_bytes().decode().split("\r\n") == [
        "@echo off", "chcp 65001 >nul",
        r'start "" "C:\Users\Ibu Ani\alur-desk.exe" "D:\100%%\alur & ppa"', "",
    ]  # fmt: skip


def test_without_a_folder_the_last_one_is_opened(tmp_path: Path) -> None:
    assert _entry_words(write_shortcut(tmp_path, Path("/x"), None, "linux").read_text("utf-8")) == ["/x"]


# ---- what sets Windows up; it was never run here, for there is no Windows

WINDOWS = Path(__file__).parents[2] / "generator" / "webdesk" / "windows"


def test_the_scripts_of_windows_are_plain() -> None:
    script = (WINDOWS / "pasang.ps1").read_bytes()
    assert script.isascii(), "PowerShell 5.1 reads other signs by the language of Windows"
    text = re.sub(r"'[^']*'|#.*", "", script.decode())
    for opening, closing in ("()", "{}", "[]"):
        assert text.count(opening) == text.count(closing)
    assert b"pasang.ps1" in (WINDOWS / "pasang.cmd").read_bytes()


def test_what_the_script_calls_exists() -> None:
    script = (WINDOWS / "pasang.ps1").read_text("ascii")
    assert "desk --shortcut" in script
    assert "alur-desk.exe" in script
    project = (WINDOWS.parents[2] / "pyproject.toml").read_text("utf-8")
    assert re.search(r'\[project.gui-scripts\]\nalur-desk = "generator.cli.desk:open_desk"', project)
