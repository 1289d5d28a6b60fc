"""The keeper's desk in a real browser: every page and state of it by axe, in 360 px, and a round by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from generator.desk.editing import FileChange
from generator.desk.journal import Journal
from generator.webdesk.guard import HOST, Keys
from tests.browser.test_access import COLOUR, run_axe
from tests.cli.test_publish import name_place
from tests.desk.sheets import copied, exported
from tests.publish.remote.sites import FIRST, make_site
from tests.webdesk.opened import NOW, served

WIDTH = 360


@pytest.fixture
def root(content_root: Path, tmp_path: Path) -> Path:
    return copied(content_root, tmp_path)


@pytest.fixture
def keys(root: Path) -> Iterator[Keys]:
    """A desk that is served, and what opens it; the one before it was interrupted while it wrote."""
    Journal(root).begin(
        "AB-31-T1: benar, dicatat", NOW, [FileChange("contacts.yaml", (root / "contacts.yaml").read_bytes(), b"")]
    )
    with served(root) as keys:
        yield keys


@pytest.fixture
def tab(browser: Browser, keys: Keys) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": 740}, base_url=f"http://{HOST}:{keys.port}", locale="id-ID", bypass_csp=True
    )
    yield context.new_page()
    context.close()


def press(tab: Page, name: str) -> None:
    """Press a button, and wait for the page that answers."""
    with tab.expect_navigation():
        tab.get_by_role("button", name=name).click()


@pytest.mark.parametrize("asked", [False, pytest.param(True, marks=pytest.mark.walk)], ids=["opened", "asked of axe"])
def test_every_page_of_the_desk_is_for_everybody(
    tab: Page, keys: Keys, root: Path, tmp_path: Path, asked: bool
) -> None:
    axe, found, before = Axe(), dict[str, object](), (root / "contacts.yaml").read_bytes()

    def look(state: str) -> None:
        tab.wait_for_load_state()
        assert tab.evaluate("document.documentElement.scrollWidth") <= WIDTH, state
        if not asked:
            return
        tab.evaluate(axe.axe_script)
        for scheme, rules in (("light", ()), ("dark", COLOUR)):
            tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            broken = run_axe(tab, state, rules)["violations"]
            found.update({f"{state}, {scheme}, {each['id']}": each["nodes"][0]["html"] for each in broken})
        tab.emulate_media(color_scheme="light")

    tab.goto("/")
    look("nobody has entered")
    tab.goto(keys.address)
    for path in (
        "/",
        "/telepon",
        "/betulkan",
        "/betulkan/kec-pelangi-kontak/AB-32-T1",
        "/kantor/kec-pelangi",
        "/kantor/kec-pelangi/kontak",
        "/umumkan",
        "/umumkan/organization/kec-pelangi/1",
        "/lembar",
        "/cetakan",
        "/terbitkan",
    ):
        tab.goto(path)
        look(path)
    tab.goto("/telepon")
    tab.get_by_label("Catatan").fill("<b>")
    press(tab, "Tidak dijawab")
    look("a call that is refused")
    tab.goto("/telepon")
    tab.get_by_label("Jabatan Anda").fill("Penjaga data")
    press(tab, "Benar")
    expect(tab.get_by_text("AB-31-T1: benar, dicatat")).to_be_visible()
    look("a call that was written down")
    press(tab, "Batalkan")
    assert (root / "contacts.yaml").read_bytes() == before
    tab.goto("/betulkan/kec-pelangi-kontak/AB-32-T1")
    tab.get_by_label("Nomor atau alamat").fill("0870-OOOO")
    press(tab, "Lihat yang akan berubah")
    look("a wrong field")
    tab.goto("/betulkan/kec-pelangi-kontak/AB-32-T1")
    tab.get_by_label("Sebutan").fill("Loket")
    press(tab, "Lihat yang akan berubah")
    look("a change that is shown")
    tab.goto("/umumkan")
    tab.get_by_label("Untuk siapa").select_option("Kec. Awan")
    press(tab, "Tulis pemberitahuan")
    tab.get_by_label("Hari terakhir").fill("2027-06-01")
    tab.get_by_label("Isi pemberitahuan (Bahasa Indonesia)").fill("Loket tutup")
    press(tab, "Lihat yang akan berubah")
    look("a notice that is too long")
    tab.goto("/cetakan")
    tab.get_by_label("Jenis cetakan").select_option("umum")
    press(tab, "Lihat gambarnya dulu")
    assert tab.locator(".sheet").evaluate("sheet => sheet.naturalWidth") > WIDTH
    look("a print before it is made")
    tab.goto("/lembar")
    tab.get_by_label("Pesan yang masuk").fill("AB-01 benar\nAB-32 salah: nomornya lain\nhalo")
    press(tab, "Lihat balasannya")
    look("replies that were pasted")
    tab.goto("/lembar")
    tab.get_by_label("Berkas .xlsx").set_input_files(exported(root, tmp_path / "kontak.xlsx"))
    press(tab, "Lihat yang akan berubah")
    look("a sheet that changes nothing")
    make_site(root, FIRST)
    name_place(root, f"{{folder: {tmp_path / 'www'}}}")
    tab.goto("/terbitkan")
    look("a site that is not published yet")
    press(tab, "Lihat yang akan berubah")
    look("what publishing would change")
    press(tab, "Ya, terbitkan")
    assert tab.get_by_text("Sudah terbit di").first.is_visible()
    look("a site that is published")
    name_place(root, "{git: {address: 'https://codeberg.org/ppa/pages.git'}}")
    tab.goto("/terbitkan")
    look("a password that is asked for")
    assert found == {}


def test_a_call_and_a_correction_by_keyboard_alone(tab: Page, keys: Keys, root: Path) -> None:
    def step_to(name: str) -> None:
        """Press Tab until the focus has come to what is called this."""
        for _ in range(80):
            tab.keyboard.press("Tab")
            said = "e => e.name || e.value && e.type == 'submit' && e.value || e.textContent.trim()"
            if tab.evaluate(f"({said})(document.activeElement)") == name:
                return
        raise AssertionError(name)

    tab.goto(keys.address)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    step_to("Telepon")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/telepon")
    step_to("by")
    tab.keyboard.type("Penjaga data")
    for _ in range(2):
        tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.get_by_text("AB-31-T1: benar, dicatat").wait_for()
    assert b"result: right" in (root / "content/calls.yaml").read_bytes()
    tab.goto("/betulkan/kec-pelangi-kontak/AB-32-T1")
    step_to("cell.label")
    tab.keyboard.type("Loket")
    tab.keyboard.press("Enter")
    tab.get_by_role("heading", name="Yang akan berubah").wait_for()
    step_to("Tulis perubahan ini")
    tab.keyboard.press("Enter")
    tab.get_by_text("AB-32-T1 Kontak Kecamatan Pelangi dibetulkan").wait_for()
    assert "label: Loket" in (root / "contacts.yaml").read_text("utf-8")
