"""Draws the pictures of README.md and PANDUAN.md from the real thing: `make pictures`.

README shows the region that ships with Alur, as it is today; the guide shows the invented kabupaten on its one day.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.text import Text

from generator.clock import today
from generator.desk.letter import TEMPLATE, deadline, letter
from generator.edition import view
from generator.load import load
from generator.model.sheet import PAPERS, Kind
from generator.poster.kinds import KINDS
from generator.poster.press import Press
from generator.publish.bundle import preview_bundle
from generator.publish.prepare import checked
from generator.publish.site import write
from generator.settings import Edition, Settings
from tests.browser.faces import environment
from tests.browser.find_chromium import found
from tests.desk.sheets import changed, fill

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
INVENTED, DAY = ROOT / "tests" / "content", date(2026, 11, 24)

PHONE = {"width": 360, "height": 700}
GAP = 24
GROUND = (230, 234, 233)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
LOOKS = "margin:0;padding:14px 20px;background:#FFFFFF;color:#14232A;font:15px/1.5 monospace"
SCREEN = f"<body style='margin:0'><pre style='{LOOKS}'>{{code}}</pre>"


def home(page: Page) -> None:
    """The first view."""
    page.goto((ROOT / "site" / "index.html").as_uri())


def answer(page: Page) -> None:
    """The finder's answer."""
    home(page)
    page.locator("details[data-who=self] > summary").click()
    page.locator("details[data-who=self] a[data-contacts]").first.click()
    page.locator("[data-skip]").click()


def flow(page: Page) -> None:
    """A flow as a list."""
    page.goto((ROOT / "site" / "a" / "desa" / "index.html").as_uri() + "#langkah")


def site(browser: Browser) -> Image.Image:
    """Three screens of a phone, side by side."""
    screens = []
    for show in (home, answer, flow):
        page = browser.new_page(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
        show(page)
        page.wait_for_timeout(300)
        screens.append(Image.open(io.BytesIO(page.screenshot())))
        page.close()
    return beside(*screens)


def beside(*pictures: Image.Image) -> Image.Image:
    """The pictures from left to right, with room around each."""
    width = sum(each.width for each in pictures) + GAP * (len(pictures) + 1)
    whole = Image.new("RGB", (width, max(each.height for each in pictures) + 2 * GAP), GROUND)
    left = GAP
    for each in pictures:
        whole.paste(each, (left, GAP))
        left += each.width + GAP
    return whole


def poster(root: Path, day: date, office: str, ppi: float) -> Image.Image:
    """The staff poster of one office on A4."""
    shown = view(load(root), Settings(root=root, today=day))
    craft = KINDS[Kind.STAFF]
    press = Press(ROOT / ".cache" / "fonts")
    assert craft.say
    said = craft.say(shown, shown.directory.organization[office])
    return Image.open(io.BytesIO(press.png(craft.template, craft.sheet(said, PAPERS["a4"], press), ppi)))


def guide_poster(_: Browser) -> Image.Image:
    """A staff poster, whose edition code stands at its foot."""
    return beside(poster(INVENTED, DAY, "kec-awan", 52))


def guide_letter(_: Browser) -> Image.Image:
    """A letter and its reply slip, as they are printed."""
    directory = load(INVENTED)
    shown = view(directory, Settings(INVENTED, DAY, Edition.STAFF))
    data = letter(directory, shown, directory.organization["dinas-dongeng"], deadline(DAY, "ID"))
    with pypdfium2.PdfDocument(Press(ROOT / ".cache" / "fonts").pdf(TEMPLATE, data)) as pdf:
        return beside(*(page.render(scale=54 / 72).to_pil() for page in pdf))


def guide_difference(browser: Browser) -> Image.Image:
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
    shot = page.locator("body").screenshot()
    page.close()
    return beside(Image.open(io.BytesIO(shot)))


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


def guide_waiting(browser: Browser) -> Image.Image:
    """The page of an office whose number waits: nothing is guessed, and somebody else answers."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(shutil.copytree(INVENTED, Path(name) / "isi", ignore=shutil.ignore_patterns(".cache", "site")))
        content = checked(Settings(root, DAY))
        write(preview_bundle(content, root / ".cache"), root, root / "site")
        page = browser.new_page(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
        page.goto((root / "site" / "k" / "kec-awan" / "index.html").as_uri())
        shot = page.screenshot()
        page.close()
    return beside(Image.open(io.BytesIO(shot)))


Drawn = Callable[[Browser], Image.Image]
README: dict[str, Drawn] = {
    "site.png": site,
    "poster.png": lambda _: poster(ROOT, today(ROOT), "kec-margoyoso", 75),
}
GUIDE: dict[str, Drawn] = {
    "panduan-beda.png": guide_difference,
    "panduan-surat.png": guide_letter,
    "panduan-menunggu.png": guide_waiting,
    "panduan-poster.png": guide_poster,
}


def small(picture: Image.Image) -> Image.Image:
    """The picture with few colours, so that it stays small."""
    return picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=QUIET, env=environment())
        for name, draw in (README | GUIDE).items():
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            path = HERE / name
            small(draw(browser)).save(path, optimize=True)
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")
        browser.close()
