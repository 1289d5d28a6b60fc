"""The page that hosts show for an address that leads nowhere: the numbers for danger, and nothing to fetch.

A host shows it at any depth, so no relative link of it would be right. Without it Cloudflare Pages answers every dead
address with the home page.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.edition.view import View
from generator.model.parts.text import Line
from generator.model.routes import PagePlace
from generator.publish.host.headers import policy_for_page_alone
from generator.render.assets import minify_css, variables
from generator.render.contact.button import Button, make_button
from generator.render.context import PageBuilder
from generator.render.environment import render_template
from generator.render.script import PARTS, ship_script
from generator.shipped import TEMPLATES


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """The finished page, and what a policy must allow for it."""

    content: bytes
    allowed: Mapping[str, str]
    """Directive of a Content-Security-Policy: the hash of what stands in the page itself (CSP 3, section 8)."""


@dataclass(frozen=True, slots=True)
class _LostContext:
    policy: str
    style: Markup
    script: Markup
    calls: tuple[tuple[Line, tuple[Button, ...]], ...]
    address: str


def not_found_page(view: View) -> NotFoundPage:
    """The page for this edition, in its first language."""
    place = PagePlace("")
    own_style = minify_css((TEMPLATES / "styles" / "not-found.css").read_text("utf-8"))
    style = variables(view.edition, own_style) + own_style
    script = ship_script(PARTS / "not-found.js")
    allowed = {"script-src": _hash(script), "style-src": _hash(style)}
    calls = tuple(
        (contact.name, tuple(make_button(view, channel, place) for channel in contact.channels if channel.kind.dialled))
        for contact in view.emergency
    )
    context = _LostContext(policy_for_page_alone(allowed), Markup(style), Markup(script), calls, view.base_url)
    html = render_template("not-found.html", context, view, place, {"dial": PageBuilder(view, place.language).dial})
    return NotFoundPage(html.encode(), allowed)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
