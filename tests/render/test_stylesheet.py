"""Every rule of the stylesheet dresses something, and every class is dressed or held by a script."""

import re
from itertools import chain
from pathlib import Path

import pytest

from generator.edition.view import View
from generator.model.routes import drawing_url
from generator.model.sheet import Picture
from generator.render.assets import STYLES, make_assets, minify_css
from generator.render.pages import make_pages
from generator.shipped import TEMPLATES

HOOKS = {"is-call", "is-step", "is-decision", "is-record"}
"""Kinds that look like any other of their sort; their shape comes from a word or a disc."""

FILLED = {"hit"}
"""What a script puts into the list of hits."""


@pytest.fixture(scope="module")
def drawn(public_view: View) -> set[str]:
    """Classes of all pages of the invented kabupaten."""
    found: set[str] = set()
    small = Picture(drawing_url("desa"), b"", 1, 1)
    for page in make_pages(public_view, (), pictures={small.url: small}, search=True):
        for given in re.findall(r'class="([^"]*)"', page.body):
            found |= set(given.split())
    assert len(found) > 80
    return found


def template_words() -> set[str]:
    """Everything that a template could put into a class, kinds of records left open: `is-*`."""
    files = chain(TEMPLATES.glob("pages/*.html"), TEMPLATES.glob("components/*.html"))
    given = [each for path in files for each in re.findall(r'class="([^"]*)"', path.read_text("utf-8"))]
    return set(re.findall(r"[\w-]+", " ".join(given)))


def scripts() -> str:
    return "\n".join(path.read_text("utf-8") for path in Path(TEMPLATES / "scripts").rglob("*.js"))


def selectors() -> set[str]:
    """Classes that the stylesheet names."""
    css = make_assets()["assets/alur.css"].decode()
    heads = re.findall(r"([^{};]+)\{", css)
    return set(re.findall(r"\.([a-zA-Z_][\w-]*)", " ".join(head for head in heads if not head.strip().startswith("@"))))


def test_every_rule_dresses_something(drawn: set[str]) -> None:
    made = drawn | template_words() | set(re.findall(r"[\w-]+", scripts()))
    kinds = {each for each in selectors() if each.startswith("is-")}
    assert len(selectors()) > 90
    assert selectors() - made - kinds - FILLED == set()
    values = {f"is-{each}" for each in ("say", "omit", "special", "urgent", "end", "other", "chat")}
    values |= {f"is-{each}" for each in ("old", "past") if f'"{each}"' in scripts()}  # verdicts on a poster
    assert kinds - made <= values, "a kind that no record has"


def test_every_class_is_dressed_or_held_by_a_script(drawn: set[str]) -> None:
    bare = {each for each in drawn - selectors() if not each.startswith("page-")}
    assert {each for each in bare if f'"{each}"' not in scripts() and f".{each}" not in scripts()} - HOOKS == set()


def test_every_part_is_joined_once() -> None:
    parts = {path.stem for path in (TEMPLATES / "styles").glob("*.css")} - {"not-found"}  # that page stands alone
    assert sorted(STYLES) == sorted(parts)


TIGHT = {
    "a {\n  color: red;\n}\n\nb, c > d { margin: 0 1px; }": "a{color:red}b,c>d{margin:0 1px}",
    "@media (min-width: 1em) and (hover: hover) {\n  a :target { width: calc(1px + 2px) !important; }\n}":
        "@media(min-width:1em) and (hover:hover){a :target{width:calc(1px + 2px)!important}}",
    "/* why */ p + p{}": "p + p{}",
    "@media print { p { margin: 0; } }": "@media print{p{margin:0}}",
}  # fmt: skip


@pytest.mark.parametrize("written", TIGHT)
def test_blanks_that_say_nothing_are_not_sent(written: str) -> None:
    assert minify_css(written) == TIGHT[written]
