"""The picture that a chat shows above a link to the site: its name, and what it is for in the words of its edition.

It carries no number: what has been sent to a chat cannot be called back.
"""

from pathlib import Path

from generator.edition.view import View
from generator.files.cache import Store, code_fingerprint, keep, read_kept
from generator.icons import MARK
from generator.poster.typst.press import Press
from generator.settings import Edition
from generator.tokens import tokens

LINK_PICTURE = "assets/bagikan.png"
"""Where it lies, from the site's root."""
WIDTH, HEIGHT = 1200, 630
"""Pixels: the shape in which chats show a picture above a link (Open Graph)."""


def draw_link_picture(view: View, cache: Path) -> bytes | None:
    """The picture as PNG, the same bytes for the same words; None where it would have no address, and among staff."""
    if not view.base_url or view.edition is Edition.STAFF:
        return None
    light, site = tokens().color.light, view.site
    colours = light | tokens().color.discreet if view.edition is Edition.DISCREET else light
    said = {
        "name": str(site.name),
        "region": str(site.region),
        "tagline": str(site.tagline or ""),
        "mark": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
        f'<path fill="{colours["on-brand"]}" d="{MARK}"/></svg>',
        "ground": colours["brand"],
        "ink": colours["on-brand"],
        "page": {"width": WIDTH, "height": HEIGHT},
        "layout": {"scale": 1, "density": 1},
    }
    path = Store(cache / "previews", code_fingerprint()).path("link", repr(said))
    content = read_kept(path)
    if content is None:
        content = Press(cache / "fonts").png("link.typ", said, 72)
        keep(path, content)
    return content
