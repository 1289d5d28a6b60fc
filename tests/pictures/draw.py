"""Draws the pictures of README.md and PANDUAN.md from the real thing: `make pictures`.

README shows the region that ships with Alur, as it is today; the guide shows the invented kabupaten on its one day.
Beside each picture stands what it says (`.txt`, below the picture's SHA-256): words are the same on every machine, the
look of their letters is not.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.text import Text

from generator.clock import today
from generator.content.load import load
from generator.desk.letters.letter import TEMPLATE, letter, reply_deadline
from generator.edition.view import view
from generator.model.organization import Organization, OrganizationKind
from generator.model.routes import flow_url
from generator.model.sheet import PAPERS, PrintKind
from generator.poster.kinds.table import PRINT_TYPES, print_makers
from generator.poster.specimen import make_print
from generator.poster.typst.press import Press
from generator.publish.bundle import preview_bundle
from generator.publish.prepare import load_checked
from generator.publish.site import write_site
from generator.settings import Edition, Settings
from generator.webdesk.guard import HOST
from tests.browser.faces import environment
from tests.browser.find_chromium import found
from tests.desk.sheets import changed, fill
from tests.webdesk.opened import served

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
INVENTED, DAY = ROOT / "tests" / "content", date(2026, 11, 24)

PHONE = {"width": 360, "height": 700}
WINDOW = {"width": 560, "height": 1060}
"""A part of a laptop's window, so that two of them can be read side by side."""
GAP = 24
GROUND = (230, 234, 233)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
LOOKS = "margin:0;padding:14px 20px;background:#FFFFFF;color:#14232A;font:15px/1.5 monospace"
SCREEN = f"<body style='margin:0'><pre style='{LOOKS}'>{{code}}</pre>"


def home(page: Page, folder: Path) -> None:
    """The first view."""
    page.goto((folder / "index.html").as_uri())


def answer(page: Page, folder: Path) -> None:
    """The finder's answer."""
    home(page, folder)
    page.locator("label[for=who-self]").click()
    page.locator("[data-who=self] a[data-contacts]").first.click()
    if page.locator("[data-skip]").is_visible():
        page.locator("[data-skip]").click()


def flow(page: Page, folder: Path) -> None:
    """The flow of a kecamatan as a list."""
    page.goto((folder / flow_url(district(ROOT).flowchart) / "index.html").as_uri() + "#langkah")


def district(root: Path) -> Organization:
    """The first office of a kecamatan."""
    return next(office for office in load(root).offices if office.kind is OrganizationKind.DISTRICT)


@dataclass(frozen=True)
class Drawn:
    """A picture, and all that it says."""

    image: Image.Image
    words: str


Camera = Callable[[Page], Image.Image]


def photograph(page: Page) -> Image.Image:
    """What the screen shows."""
    return Image.open(io.BytesIO(page.screenshot()))


def blind(_: Page) -> Image.Image:
    """No picture, for who asks for the words alone: a browser under load cannot always take one."""
    return Image.new("RGB", (1, 1))


def site(browser: Browser, camera: Camera) -> Drawn:
    """Three screens of a phone, side by side."""
    screens, words = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        write_site(preview_bundle(load_checked(Settings(ROOT, today(ROOT))), ROOT / ".cache"), ROOT, folder)
        for show in (home, answer, flow):
            page = browser.new_page(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
            show(page, folder)
            page.wait_for_timeout(300)
            screens.append(camera(page))
            words.append(seen(page))
            page.close()
    return Drawn(beside(*screens), "\n".join(words))


def seen(page: Page) -> str:
    """The words of a page that a reader may come to see, a line each."""
    return "\n".join(" ".join(line.split()) for line in page.locator("body").inner_text().splitlines() if line.strip())


def beside(*pictures: Image.Image) -> Image.Image:
    """The pictures from left to right, with room around each."""
    width = sum(each.width for each in pictures) + GAP * (len(pictures) + 1)
    whole = Image.new("RGB", (width, max(each.height for each in pictures) + 2 * GAP), GROUND)
    left = GAP
    for each in pictures:
        whole.paste(each, (left, GAP))
        left += each.width + GAP
    return whole


def poster(root: Path, day: date, office: str, ppi: float) -> Drawn:
    """The staff poster of one office on A4."""
    shown = view(load(root), Settings(root=root, today=day))
    craft = PRINT_TYPES[PrintKind.STAFF]
    press = Press(ROOT / ".cache" / "fonts")
    print_ = make_print(shown, print_makers(PrintKind.STAFF, shown.directory.offices)[office])
    return pages(press.pdf(craft.template, craft.sheet(print_, PAPERS["a4"], press)), ppi)


def pages(pdf: bytes, ppi: float) -> Drawn:
    """The pages of a PDF and their words."""
    with pypdfium2.PdfDocument(pdf) as document:
        images = [page.render(scale=ppi / 72).to_pil() for page in document]
        words = [page.get_textpage().get_text_range() for page in document]
    return Drawn(beside(*images), "\n".join(" ".join(each.split()) for each in words))


def guide_poster(*_: object) -> Drawn:
    """A staff poster, whose edition code stands at its foot."""
    return poster(INVENTED, DAY, "kec-awan", 52)


def guide_letter(*_: object) -> Drawn:
    """A letter and its reply slip, as they are printed."""
    directory = load(INVENTED)
    shown = view(directory, Settings(INVENTED, DAY, Edition.STAFF))
    data = letter(directory, shown, directory.organization["dinas-dongeng"], reply_deadline(DAY, directory.site))
    return pages(Press(ROOT / ".cache" / "fonts").pdf(TEMPLATE, data), 54)


def guide_difference(browser: Browser, camera: Camera) -> Drawn:
    """What a filled sheet would change, as the terminal shows it."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(shutil.copytree(INVENTED, Path(name) / "isi", ignore=shutil.ignore_patterns(".cache", "site")))
        told(root, "export", "kontak.xlsx")
        changed(root / "kontak.xlsx", *FILLED)
        lines = f"$ alur contacts import kontak.xlsx --dry-run\n{told(root, 'import', 'kontak.xlsx', '--dry-run')}"
    console = Console(record=True, width=104, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(lines))
    page = browser.new_page(viewport={"width": 960, "height": 60})
    page.set_content(SCREEN.format(code=console.export_html(code_format="{code}", inline_styles=True)))
    page.set_viewport_size({"width": 960, "height": page.evaluate("document.body.scrollHeight")})
    drawn = Drawn(beside(camera(page)), seen(page))
    page.close()
    return drawn


FILLED = (
    fill(
        ("AB-32-T1", "Nomor atau alamat", "0870-0000-8899"),
        ("AB-32-T1", "Konfirmasi baru: tanggal", "2026-11-24"),
        ("AB-32-T1", "Konfirmasi baru: cara", "uji telepon"),
        ("AB-32-T1", "Konfirmasi baru: oleh", "Penjaga data"),
    ),
)
"""What the keeper of the guide types into the sheet."""


def told(root: Path, *words: str) -> str:
    """What a command of the desk prints on a screen."""
    spoken = {"ALUR_LANG": "id", "FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "104"}
    command = [sys.executable, "-m", "generator", "contacts", *words, "--today", DAY.isoformat()]
    done = subprocess.run(command, cwd=root, env=os.environ | spoken, capture_output=True, text=True, check=True)
    return done.stdout


def guide_waiting(browser: Browser, camera: Camera) -> Drawn:
    """The page of an office whose number waits: nothing is guessed, and somebody else answers."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(shutil.copytree(INVENTED, Path(name) / "isi", ignore=shutil.ignore_patterns(".cache", "site")))
        content = load_checked(Settings(root, DAY))
        write_site(preview_bundle(content, root / ".cache"), root, root / "site")
        page = browser.new_page(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
        page.clock.set_fixed_time(datetime.combine(DAY, time(12)))
        page.goto((root / "site" / "k" / "kec-awan" / "index.html").as_uri())
        drawn = Drawn(beside(camera(page)), seen(page))
        page.close()
    return drawn


def desk(browser: Browser, camera: Camera, *shows: Callable[[Page], object]) -> Drawn:
    """Screens of the keeper's desk on the invented kabupaten, side by side."""
    screens, words = [], []
    with tempfile.TemporaryDirectory() as name:
        root = Path(shutil.copytree(INVENTED, Path(name) / "isi", ignore=shutil.ignore_patterns(".cache", "site")))
        with served(root) as keys:
            context = browser.new_context(viewport=WINDOW, base_url=f"http://{HOST}:{keys.port}", locale="id-ID")
            page = context.new_page()
            page.goto(keys.address)
            for show in shows:
                show(page)
                while page.evaluate("document.readyState") != "complete":  # an answer may be shown before its style
                    page.wait_for_timeout(20)
                screens.append(camera(page))
                words.append(seen(page))
            context.close()
    return Drawn(beside(*screens), "\n".join(words))


def guide_today(browser: Browser, camera: Camera) -> Drawn:
    """What is to be done, and one number to call."""
    return desk(browser, camera, lambda page: page.wait_for_load_state(), lambda page: page.goto("/telepon"))


def guide_change(browser: Browser, camera: Camera) -> Drawn:
    """A change before it is written, and a poster before it is printed."""

    def change(page: Page) -> None:
        page.goto("/betulkan/kec-pelangi-kontak/AB-32-T1")
        for label, value in (
            ("Nomor atau alamat", "0870-0000-8899"),
            ("Konfirmasi baru: tanggal", DAY.isoformat()),
            ("Konfirmasi baru: oleh", "Penjaga data"),
        ):
            page.get_by_label(label).fill(value)
        page.get_by_label("Konfirmasi baru: cara").select_option("uji telepon")
        page.get_by_role("button", name="Lihat yang akan berubah").click()

    def preview(page: Page) -> None:
        page.goto("/cetakan")
        page.get_by_label("Untuk kantor").select_option("kec-pelangi")
        page.get_by_role("button", name="Lihat gambarnya dulu").click()

    return desk(browser, camera, change, preview)


Draw = Callable[[Browser, Camera], Drawn]
README: dict[str, Draw] = {
    "site.png": site,
    "poster.png": lambda *_: poster(ROOT, today(ROOT), district(ROOT).id, 75),
}
GUIDE: dict[str, Draw] = {
    "panduan-hari-ini.png": guide_today,
    "panduan-betulkan.png": guide_change,
    "panduan-beda.png": guide_difference,
    "panduan-surat.png": guide_letter,
    "panduan-menunggu.png": guide_waiting,
    "panduan-poster.png": guide_poster,
}


def record(name: str, words: str) -> None:
    """Write down what a picture says, and of which picture that is."""
    (HERE / name).with_suffix(".txt").write_text(f"{digest(name)}\n{words}\n", "utf-8")


def recorded(name: str) -> tuple[str, str]:
    """The digest of a picture when it was drawn, and what it says."""
    sealed, _, words = (HERE / name).with_suffix(".txt").read_text("utf-8").partition("\n")
    return sealed, words.removesuffix("\n")


def digest(name: str) -> str:
    """The SHA-256 of a picture."""
    return hashlib.sha256((HERE / name).read_bytes()).hexdigest()


def small(picture: Image.Image) -> Image.Image:
    """The picture with few colours, so that it stays small."""
    return picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=QUIET, env=environment())
        for name, draw in (README | GUIDE).items():
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            path, drawn = HERE / name, draw(browser, photograph)
            small(drawn.image).save(path, optimize=True)
            record(name, drawn.words)
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")
        browser.close()
