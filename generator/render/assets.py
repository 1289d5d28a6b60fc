"""The files that all pages share: one stylesheet, small scripts, one icon, and the words that the search knows."""

import hashlib
import re
from collections.abc import Mapping, Set
from functools import cache

from generator.edition.view import View
from generator.icons import MARK
from generator.model.site import TraceCheck
from generator.render.script import PARTS, SHIPPED, ship_script
from generator.render.search.lexicon import lexicon_file, lexicon_path
from generator.settings import Edition
from generator.shipped import TEMPLATES
from generator.tokens import tokens

STYLES = (
    "base", "bar", "header", "layout", "button", "card", "notice", "contact", "facts", "choice", "links", "flow",
    "advice", "search", "directory", "reference", "prints", "footer", "screens", "preferences", "paper",
)  # fmt: skip
"""The parts of the stylesheet, in the order in which they are joined: of two rules alike the later one holds."""


ON_EVERY_PAGE = ("assets/alur.css", "assets/alur.js", "assets/exit.js", "assets/icon.svg")
"""What every page loads (`site_templates/theme/main.html`)."""


def make_assets(view: View | None = None) -> dict[str, bytes]:
    """Every shared file by its path from the site's root; without a view, as for a page of problems, no words."""
    if view is None:
        return dict(_fixed())
    published = (language.code for language in view.site.languages if language.published)
    return {**_fixed(view.edition), **{lexicon_path(each): lexicon_file(view, each) for each in published}}


@cache
def _fixed(edition: Edition = Edition.PUBLIC) -> dict[str, bytes]:
    own = TEMPLATES / "editions" / edition.value
    """What this edition alone has."""
    sheets = (*(TEMPLATES / "styles" / f"{name}.css" for name in STYLES), *sorted(own.glob("*.css")))
    rules = minify_css("".join(path.read_text("utf-8") for path in sheets))
    return {
        "assets/alur.css": (variables(edition, rules) + rules).encode(),
        **{
            f"assets/{path.name}": ship_script(path).encode()
            for path in (*(PARTS / name for name in SHIPPED), *sorted(own.glob("*.js")))
        },
        "assets/icon.svg": _icon(edition).encode(),
    }


def scripts_hash(files: Mapping[str, bytes]) -> str:
    """SHA-256 of the scripts among these files, by name and content: all of ours that could keep or send anything."""
    scripts = sorted((name, content) for name, content in files.items() if name.endswith(".js"))
    return hashlib.sha256(b"".join(name.encode() + b"\0" + content for name, content in scripts)).hexdigest()


def trace_of(view: View) -> TraceCheck | None:
    """The report of a walk that found nothing and saw the scripts of this very build; else None."""
    report = view.directory.trace
    return report if report and not report.found and report.scripts == scripts_hash(_fixed(view.edition)) else None


def _grounds(edition: Edition) -> tuple[dict[str, str], dict[str, str]]:
    """The colours by day and by night."""
    given = tokens().color
    if edition is Edition.DISCREET:
        return given.light | given.discreet, given.dark | given.discreet_dark
    return given.light, given.dark


_READ = re.compile(r"var\(--([\w-]+)")


def variables(edition: Edition, rules: str) -> str:
    """The tokens that these rules read as custom properties: light, dark by the device's setting, and paper."""
    read = set(_READ.findall(rules))
    given = tokens()
    day, night = _grounds(edition)
    own = given.color.discreet if edition is Edition.DISCREET else {}
    paper = day | given.color.print | {key: own[key] for key in own.keys() & given.color.print.keys() - {"paper"}}
    light = {**day, "font": given.font.web, **_sizes()}
    return (
        f":root{{color-scheme:light dark;{_declarations(light, read)}}}"
        f"@media(prefers-color-scheme:dark){{:root{{{_declarations(night, read)}}}}}"
        f"@media print{{:root{{color-scheme:light;{_declarations(paper, read)}}}}}"
    )


def _sizes() -> dict[str, str]:
    given = tokens()
    found = {f"t-{role}": f"{size.rem}rem" for role, size in given.type.items() if size.rem}
    found |= {f"l-{role}": f"{size.line}" for role, size in given.type.items() if size.line}
    found |= {f"s{step}": width for step, width in given.space.items()}
    return found | given.size | {f"focus-{name}": value for name, value in given.focus.items()}


def _declarations(values: Mapping[str, str], read: Set[str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in values.items() if name in read)


def minify_css(css: str) -> str:
    """The stylesheet without comments, and without blanks that say nothing. It has no string that holds either.

    `gap` goes by its older name, which every browser knows (CSS Box Alignment 3, 9); before 2018 it had no other.
    """
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    line = re.sub(r"\s+", " ", bare).strip()
    line = re.sub(r"(?<=[{; ])((?:row-|column-)?gap:)", r"grid-\1", line)
    return re.sub(r" ?([{};>]) ?|(?<=[,:]) | (?=!)|(?<=@media) (?=\()", r"\1", line).replace(";}", "}")


def _icon(edition: Edition) -> str:
    colour = _grounds(edition)[0]["brand"]
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="{colour}" d="{MARK}"/></svg>'
