"""The files that all pages share: one stylesheet, small scripts, one icon, and the words that the search knows."""

import re
from collections.abc import Mapping
from functools import cache

import minify

from generator.edition import View
from generator.icons import MARK
from generator.render.lexicon import lexicon_file, lexicon_path
from generator.tokens import TEMPLATES, tokens


def assets(view: View | None = None) -> dict[str, bytes]:
    """Every shared file by its path from the site's root; without a view, as for a page of problems, no words."""
    if view is None:
        return dict(_fixed())
    published = (each.code for each in view.site.languages if each.published)
    return {**_fixed(), **{lexicon_path(each): lexicon_file(view, each) for each in published}}


@cache
def _fixed() -> dict[str, bytes]:
    folder = TEMPLATES / "assets"
    css = _variables() + (folder / "alur.css").read_text("utf-8")
    return {
        "assets/alur.css": _tight(css).encode(),
        **{
            f"assets/{path.name}": minify.string("application/javascript", path.read_text("utf-8")).encode()
            for path in sorted(folder.glob("*.js"))
        },
        "assets/icon.svg": _icon().encode(),
    }


def _variables() -> str:
    """The tokens as custom properties: light, dark by the device's setting, and paper."""
    given = tokens()
    light = {**given.color.light, "font": given.font.web, **_sizes()}
    return (
        f":root{{color-scheme:light dark;{_declarations(light)}}}"
        f"@media(prefers-color-scheme:dark){{:root{{{_declarations(given.color.dark)}}}}}"
        f"@media print{{:root{{color-scheme:light;{_declarations({**given.color.light, **given.color.print})}}}}}"
    )


def _sizes() -> dict[str, str]:
    given = tokens()
    found = {f"t-{role}": f"{size.rem}rem" for role, size in given.type.items() if size.rem}
    found |= {f"l-{role}": f"{size.line}" for role, size in given.type.items() if size.line}
    found |= {f"s{step}": width for step, width in given.space.items()}
    return found | given.size | {f"focus-{name}": value for name, value in given.focus.items()}


def _declarations(values: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in values.items())


def _tight(css: str) -> str:
    """The stylesheet without comments and indentation. It has no string that holds either."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    lines = (line.strip() for line in bare.splitlines())
    return "\n".join(re.sub(r"\s*([{}:;,>])\s+|\s+([{};])", r"\1\2", line) for line in lines if line)


def _icon() -> str:
    colour = tokens().color.light["brand"]
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="{colour}" d="{MARK}"/></svg>'
