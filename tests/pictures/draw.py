"""Draws the pictures of README.md from the region's own site and posters: `make pictures`."""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from generator.edition import view
from generator.load import load
from generator.model.sheet import PAPERS, Kind
from generator.poster.kinds import KINDS
from generator.poster.press import Press
from generator.settings import Settings, today

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from find_chromium import found  # noqa: E402 - it stands beside the browser tests

PHONE = {"width": 360, "height": 700}
GAP = 24
GROUND = (230, 234, 233)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


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


def site() -> Image.Image:
    """Three screens of a phone, side by side."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=QUIET)
        screens = []
        for show in (home, answer, flow):
            page = browser.new_page(viewport=PHONE, reduced_motion="reduce")
            show(page)
            page.wait_for_timeout(300)
            screens.append(Image.open(io.BytesIO(page.screenshot())))
            page.close()
        browser.close()
    width = sum(each.width for each in screens) + GAP * (len(screens) + 1)
    picture = Image.new("RGB", (width, PHONE["height"] + 2 * GAP), GROUND)
    left = GAP
    for each in screens:
        picture.paste(each, (left, GAP))
        left += each.width + GAP
    return picture


def poster(office: str) -> Image.Image:
    """The staff poster of one office on A4."""
    shown = view(load(ROOT), Settings(root=ROOT, today=today()))
    craft = KINDS[Kind.STAFF]
    press = Press(ROOT / ".cache" / "fonts")
    assert craft.say
    said = craft.say(shown, shown.directory.organization[office])
    return Image.open(io.BytesIO(press.png(craft.template, craft.sheet(said, PAPERS["a4"], press), 75)))


def keep(picture: Image.Image, name: str) -> None:
    """Write the picture with few colours, so that it stays small."""
    path = HERE / name
    picture.convert("RGB").quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    keep(site(), "site.png")
    keep(poster("kec-margoyoso"), "poster.png")
