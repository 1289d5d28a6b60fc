"""The week of PANDUAN.md, followed from its first line to its last by a keeper in a real browser, from an empty folder.

What stands in bold in the guide is what is pressed, in that order, and nothing else is. Beside it the same is done by
commands in another folder; in the end both hold the same bytes.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from generator.content.folder import CALLS, LEDGER
from generator.content.load import load
from tests.browser.test_access import run_axe
from tests.building import Built
from tests.cli.test_publish import name_place
from tests.desk.sheets import DAY, changed, fill
from tests.processes import run_alur
from tests.publish.remote.servers import PASSWORD, Host, serve
from tests.publish.remote.test_git import git
from tests.webdesk.started import PROGRAM, started

pytestmark = pytest.mark.walk

GUIDE = (Path(__file__).parents[2] / "PANDUAN.md").read_text("utf-8")
EPOCH = "1795521600"
"""2026-11-24, the day of the invented kabupaten."""
POST = "Penjaga data"
NEW = "0870-0000-8899"


def week() -> list[str]:
    """The steps of the guide's week, each as one line."""
    part = GUIDE.partition("## Satu minggu di meja kerja\n")[2].partition("\n## ")[0]
    return [" ".join(step.split()) for step in re.findall(r"^\d+\. (.*(?:\n   .*)*)", part, re.MULTILINE)]


@dataclass
class Keeper:
    """Somebody at the desk, who presses what the guide says, and looks at what comes."""

    tab: Page
    program: "subprocess.Popen[str]"
    home: Path
    scripts: bool
    pressed: list[str] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)
    """What is wrong with a page for people who see, hear or move otherwise, by the page and the rule."""
    seen: set[str] = field(default_factory=set)

    @property
    def root(self) -> Path:
        return self.home / "Alur"

    def press(self, name: str, inside: Locator | None = None, *, stays: bool = False) -> None:
        """Press the link or button of this name; another page comes, unless this one `stays`."""
        if not self.pressed or self.pressed[-1] != name:
            self.pressed.append(name)
        place, said = inside or self.tab.locator("body"), re.compile(rf"(^|\s){re.escape(name)}(\s|$)")
        here = place.get_by_role("button", name=said).or_(place.get_by_role("link", name=said))
        with nullcontext() if stays else self.tab.expect_navigation(wait_until="commit"):
            here.first.click()
        self.look()

    def fill(self, **given: str) -> None:
        for label, value in given.items():
            box = self.tab.get_by_label(label.replace("_", " "), exact=True)
            if box.evaluate("box => box.tagName") == "SELECT":
                box.select_option(value)
            else:
                box.fill(value)

    def look(self) -> None:
        """Nothing is wider than the screen, and axe finds nothing; a page that looks the same is looked at once."""
        self.tab.wait_for_load_state()
        words = re.sub(r"\d+|value=\"[^\"]*\"", "", self.tab.content())
        if words in self.seen:
            return
        self.seen.add(words)
        path = self.tab.url.partition(":")[2].partition("/")[2].partition("/")[2].partition("/")[2].partition("?")[0]
        title = f"/{path} {self.tab.title()}"
        wide = self.tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            self.found[f"{title}: {wide} px too wide"] = ""
        if not self.scripts:
            return
        self.tab.evaluate(Axe().axe_script)
        broken = run_axe(self.tab, title)["violations"]
        self.found |= {f"{title}: {each['id']}": each["nodes"][0]["html"] for each in broken}


# ---- the steps, in the order of the guide


def start(keeper: Keeper) -> None:
    keeper.look()
    keeper.fill(Folder_baru=str(keeper.root))
    keeper.press("Buat folder ini")
    assert keeper.tab.get_by_role("heading", name="Hari ini").is_visible()
    assert keeper.tab.locator(".jobs > li").count() == 10


ANSWERS = {
    "AB-31-T1": ["Salah", "Tidak dijawab", "Nanti"], "AB-60-W1": ["Tidak dijawab", "Nanti"],
    "AB-02-T2": ["Nanti", "Benar"], "AB-02-W1": ["Jangan ditelepon"],
}  # fmt: skip
"""Of some numbers, what comes of the first call, and of the next; the others are right."""


def call(keeper: Keeper) -> None:
    keeper.press("Telepon")
    told = dict.fromkeys(("Benar", "Salah", "Tidak dijawab", "Nanti", "Jangan ditelepon"))
    answers = {code: list(said) for code, said in ANSWERS.items()}
    for _ in range(10):
        code = re.search(r"kode ([\w-]+)", keeper.tab.locator("main").inner_text())
        assert code
        answer = answers.get(code[1], ["Benar"]).pop(0)
        keeper.fill(Jabatan_Anda=POST)
        keeper.press(answer)
        assert keeper.tab.get_by_text(f"{code[1]}: {answer.lower()}, dicatat").is_visible()
        told.pop(answer, None)
    assert not told, "an answer of the guide was never given"
    keeper.pressed = ["Telepon", "Benar", "Salah", "Tidak dijawab", "Nanti", "Jangan ditelepon"]


CORRECTED = {
    "Nomor atau alamat": "0870-0000-7799", "Konfirmasi baru: tanggal": DAY,
    "Konfirmasi baru: cara": "uji telepon", "Konfirmasi baru: oleh": POST,
}  # fmt: skip


def correct(keeper: Keeper) -> None:
    keeper.press("Betulkan")
    keeper.fill(**{"Cari nama, kode, atau nomor": "AB-31"})
    keeper.press("Cari")
    with keeper.tab.expect_navigation():
        keeper.tab.get_by_role("link", name="AB-31-T1").click()
    keeper.look()
    keeper.fill(**CORRECTED)
    keeper.press("Lihat yang akan berubah")
    assert keeper.tab.get_by_text("0870-0000-7777").first.is_visible()
    before = (keeper.root / "contacts.yaml").read_bytes()
    keeper.press("Tulis perubahan ini")
    assert (keeper.root / "contacts.yaml").read_bytes() != before


ADDED = {
    "Jenis": "telepon", "Nomor atau alamat": "0870-0000-9911", "Sumber baru: judul": "Papan kantor",
    "Sumber baru: dibaca tanggal": "2026-11-20", "Sumber baru: milik kantor itu": "ya",
}  # fmt: skip


def add(keeper: Keeper) -> None:
    keeper.press("Betulkan")
    keeper.press("Tambah", keeper.tab.get_by_label("Dinas Lagu"))
    keeper.fill(**ADDED)
    keeper.press("Lihat yang akan berubah")
    keeper.press("Tulis perubahan ini")
    assert "id: dinas-lagu-kontak" in (keeper.root / "contacts.yaml").read_text("utf-8")


NOTICE = "Loket pindah ke pendopo."
LAST = "2026-12-04"


def announce(keeper: Keeper) -> None:
    keeper.press("Umumkan")
    keeper.fill(**{"Untuk siapa?": "organization/kec-awan"})
    keeper.press("Tulis pemberitahuan")
    keeper.tab.locator('[name="cell.valid_until"]').fill(LAST)
    keeper.tab.locator('[name="cell.text.id"]').fill(NOTICE)
    keeper.press("Lihat yang akan berubah")
    assert keeper.tab.get_by_text(NOTICE).first.is_visible()
    keeper.press("Tulis perubahan ini")
    assert NOTICE in (keeper.root / "content" / "organizations" / "offices.yaml").read_text("utf-8")


HUNG = {"office": "kec-pelangi", "kind": "petugas", "size": "a4", "copies": "2", "place": "Loket, lantai 1", "by": POST}


def hand_out(keeper: Keeper) -> None:
    keeper.press("Cetakan")
    keeper.fill(Untuk_kantor=HUNG["office"], Jenis_cetakan=HUNG["kind"], Kertas=HUNG["size"])
    keeper.press("Lihat gambarnya dulu")
    assert keeper.tab.locator(".sheet").evaluate("sheet => sheet.naturalWidth") > 300
    keeper.tab.go_back()
    keeper.fill(Untuk_kantor=HUNG["office"], Jenis_cetakan=HUNG["kind"], Kertas=HUNG["size"])
    keeper.fill(Berapa_lembar=HUNG["copies"], Digantung_di_mana=HUNG["place"])
    keeper.fill(**{"Oleh (jabatan)": HUNG["by"]})
    keeper.press("Catat yang dibagikan")
    assert keeper.tab.get_by_text("2 lembar dibagikan").is_visible()


SHEET = (
    fill(
        ("AB-32-T1", "Nomor atau alamat", NEW), ("AB-32-T1", "Konfirmasi baru: tanggal", DAY),
        ("AB-32-T1", "Konfirmasi baru: cara", "uji telepon"), ("AB-32-T1", "Konfirmasi baru: oleh", POST),
    ),
)  # fmt: skip


def exchange(keeper: Keeper) -> None:
    keeper.press("Lembar")
    file = keeper.home / "kontak.xlsx"
    with keeper.tab.expect_download() as got:
        keeper.press("kontak.xlsx", stays=True)
    got.value.save_as(file)
    changed(file, *SHEET)
    keeper.tab.get_by_label("Berkas .xlsx").set_input_files(file)
    keeper.press("Lihat yang akan berubah")
    assert keeper.tab.get_by_text(NEW).is_visible()
    keeper.press("Tulis perubahan ini")
    assert NEW in (keeper.root / "contacts.yaml").read_text("utf-8")


def recall(keeper: Keeper) -> None:
    keeper.press("Cetakan")
    id = hung(keeper.root)
    keeper.press("Sudah diganti dengan yang baru", keeper.tab.get_by_label(id, exact=True))
    keeper.press("Sudah diturunkan, tanpa ganti", keeper.tab.get_by_label("P-0002", exact=True))
    prints = load(keeper.root).print_
    assert prints[id].replaced_by
    assert not prints["P-0002"].hangs


def hung(root: Path) -> str:
    """The id of the print that was handed out."""
    (id,) = (issued.id for issued in load(root).prints if str(issued.place) == HUNG["place"] and issued.hangs)
    return id


def publish(keeper: Keeper) -> None:
    keeper.press("Terbitkan")
    assert keeper.tab.get_by_text("Tidak ada kesalahan.").is_visible()
    keeper.press("Buat situs dan poster")
    keeper.tab.get_by_role("link", name="Lihat hasilnya").wait_for(timeout=600_000)
    keeper.press("Lihat hasilnya")
    assert keeper.tab.get_by_text(re.compile(r"\d+ halaman dan \d+ poster")).is_visible()
    with keeper.tab.expect_popup() as shown:
        keeper.press("Lihat situs yang sudah dibuat", stays=True)
    shown.value.wait_for_load_state()
    assert "Antah" in shown.value.title()
    shown.value.close()
    keeper.fill(Folder_tujuan=str(keeper.home / "terbit"))
    keeper.press("Lihat yang akan berubah")
    keeper.press("Ya, terbitkan")
    assert keeper.tab.get_by_text("Sudah terbit di").is_visible()
    assert NOTICE in (keeper.home / "terbit" / "k" / "kec-awan" / "index.html").read_text("utf-8")
    told = list(keeper.pressed)
    elsewhere(keeper)
    keeper.pressed = told


def elsewhere(keeper: Keeper) -> None:
    """The same to a branch of git and to a server, which somebody has named in `site.yaml` for the keeper."""
    bare, site = keeper.home / "pages.git", keeper.root / "content" / "site.yaml"
    before = site.read_bytes()
    git(bare.parent, "init", "-q", "--bare", "-b", "pages", str(bare))
    with serve(Host(keeper.home / "jauh")) as host:
        key = host.key.get_fingerprint()
        server = f"{{host: 127.0.0.1, port: {host.port}, user: ppa, folder: www, host_key: '{key}'}}"
        for place in (f"{{git: {{address: {bare}, branch: pages}}}}", f"{{sftp: {server}}}"):
            name_place(keeper.root, place)
            keeper.press("Terbitkan")
            if "sftp" in place:
                keeper.fill(Kata_sandi=PASSWORD)
            keeper.press("Lihat yang akan berubah")
            keeper.press("Ya, terbitkan")
            if keeper.tab.get_by_role("link", name="Lihat hasilnya").count():
                keeper.press("Lihat hasilnya")
            assert keeper.tab.get_by_text("Sudah terbit di").is_visible()
        page = "k/kec-pelangi/index.html"
        assert NEW in git(bare, "show", f"pages:{page}")
        assert NEW in (host.www / page).read_text("utf-8")
    site.write_bytes(before)


def undo(keeper: Keeper) -> None:
    before = held(keeper.root)
    keeper.tab.goto("/telepon")
    keeper.fill(Jabatan_Anda=POST)
    with keeper.tab.expect_navigation():
        keeper.tab.get_by_role("button", name="Salah").click()
    assert held(keeper.root) != before
    keeper.press("Batalkan")
    assert held(keeper.root) == before


def close(keeper: Keeper) -> None:
    keeper.press("Tutup meja kerja")
    assert keeper.tab.get_by_role("heading", name="Meja kerja ditutup").is_visible()
    assert keeper.program.wait(20) == 0


STEPS: dict[str, Callable[[Keeper], None]] = {
    "Mulai.": start, "Telepon sepuluh nomor.": call, "Betulkan satu nomor.": correct, "Catat kontak baru.": add,
    "Umumkan kantor yang tutup.": announce,
    "Catat poster yang dibagikan.": hand_out, "Masukkan lembar.": exchange,
    "Ganti poster yang tidak benar lagi.": recall, "Terbitkan.": publish, "Keliru?": undo, "Selesai.": close,
}  # fmt: skip
"""Each step of the guide by its first words."""


def held(root: Path) -> dict[str, bytes]:
    """What the keeper's own files hold."""
    names = ("contacts.yaml", CALLS, LEDGER, "content/site.yaml", "content/organizations/offices.yaml")
    return {name: (root / name).read_bytes() for name in names if (root / name).exists()}


@pytest.fixture(params=["360 px", "without scripts"])
def keeper(
    request: pytest.FixtureRequest, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Keeper]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")  # the password is asked for
    scripts = request.param == "360 px"
    with started(tmp_path, *PROGRAM) as (program, address):
        context = browser.new_context(
            viewport={"width": 360 if scripts else 1280, "height": 740}, base_url=address.partition("/masuk")[0],
            locale="id-ID", bypass_csp=True, java_script_enabled=scripts, accept_downloads=True,
        )  # fmt: skip
        context.set_default_navigation_timeout(600_000)  # a page goes on as long as a build does
        tab = context.new_page()
        tab.goto(address)
        yield Keeper(tab, program, tmp_path, scripts)
        context.close()


def test_the_week_of_the_guide(keeper: Keeper, built: Built) -> None:
    steps = week()
    assert [step for step, name in zip(steps, STEPS, strict=True) if not step.startswith(name)] == []
    for text, step in zip(steps, STEPS.values(), strict=True):
        keeper.pressed = []
        step(keeper)
        assert keeper.pressed == re.findall(r"\*\*([^*]+)\*\*", text), text
        if step is start:  # a keeper of some weeks has drawn these
            shutil.copytree(built.cache, keeper.root / ".cache")
    assert keeper.found == {}
    beside = by_commands(keeper, built)
    assert held(beside) == held(keeper.root)
    if keeper.scripts:  # one site is enough
        run(beside, "build")
        assert files(beside / "site") == files(keeper.root / "site")
        assert files(keeper.home / "terbit") == files(keeper.root / "site")


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def by_commands(keeper: Keeper, built: Built) -> Path:
    """The same week, done by commands in another folder."""
    root = keeper.home / "beside"
    made = run_alur("new", root, "--example", cwd=keeper.home, environment=os.environ)
    assert made.returncode == 0, made.stderr
    shutil.copytree(built.cache, root / ".cache")
    for attempt in load(keeper.root).calls:
        if attempt.on.isoformat() == DAY:
            options = {"result": attempt.result, "at": attempt.at, "by": attempt.by}
            run(root, "contacts", "called", attempt.code, *(f"--{name}={value}" for name, value in options.items()))
    sheet(root, fill(*(("AB-31-T1", title, value) for title, value in CORRECTED.items())))
    sheet(root, fill(*(("dinas-lagu-kontak", title, value) for title, value in ADDED.items())))
    run(root, "notices", "add", "organization/kec-awan", f"--until={LAST}", f"--text={NOTICE}")
    run(root, "prints", "issue", *(f"--{name}={value}" for name, value in HUNG.items()))
    sheet(root, *SHEET)
    run(root, "prints", "renew", hung(root))
    run(root, "prints", "withdraw", "P-0002")
    return root


def sheet(root: Path, *edits: Callable[..., None]) -> None:
    file = root.parent / "beside.xlsx"
    file.unlink(missing_ok=True)
    run(root, "contacts", "export", str(file))
    changed(file, *edits)
    run(root, "contacts", "import", str(file), "--yes")


def run(root: Path, *words: str) -> None:
    environment = os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "ALUR_LANG": "id"}
    done = run_alur(*words, "--root", root, cwd=root, environment=environment)
    assert done.returncode == 0, (words, done.stdout, done.stderr)
