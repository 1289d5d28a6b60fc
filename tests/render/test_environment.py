"""Escaping belongs to the environment; a number in a text is dialled only if it may be shown."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator.edition.view import View
from generator.icons import UnknownIconError
from generator.model.routes import PagePlace
from generator.render.environment import (
    CompiledTemplates,
    Icons,
    make_dial_filter,
    make_environment,
    render_template,
)
from generator.settings import Edition
from generator.shipped import TEMPLATES

DIALLED = [
    ("Telepon 999 sekarang.", 'Telepon <a class="num" href="tel:999">999</a> sekarang.'),
    ("Bintang 998", 'Bintang <a class="num" href="tel:998">998</a>'),
    ("Pasal 999 dan 3×24 jam", "Pasal 999 dan 3×24 jam"),
    ("Bukan 0870-0000-5555", "Bukan 0870-0000-5555"),
    ("<b>999</b>", '&lt;b&gt;<a class="num" href="tel:999">999</a>&lt;/b&gt;'),
]


@pytest.mark.parametrize(("text", "expected"), DIALLED)
def test_dial(public_view: View, text: str, expected: str) -> None:
    assert str(make_dial_filter(public_view)(text, "id")) == expected


def test_an_icon_stands_once_however_often_it_is_used() -> None:
    icon = Icons()
    first, second = icon("material/phone"), icon("material/phone")
    assert first == second
    assert str(icon.sprite()).count("<symbol") == 1


@pytest.mark.parametrize("name", ["material/no-such-icon", "../secret", "material/../../x", ""])
def test_an_unknown_icon_is_refused(name: str) -> None:
    with pytest.raises(UnknownIconError):
        Icons()(name)


@dataclass
class Clash:
    site: str = "not the site"


def test_a_context_cannot_hide_what_all_pages_share(public_view: View) -> None:
    with pytest.raises(TypeError, match="site"):
        render_template("guides.html", Clash(), public_view, PagePlace(""), {"dial": make_dial_filter(public_view)})


def test_an_edition_writes_only_what_differs() -> None:
    """Its template for a page extends the shared one: a copy would go its own way with the next change."""
    shared = {path.name for path in (TEMPLATES / "pages").glob("*.html")}
    own = [path for path in (TEMPLATES / "editions").glob("*/*.html") if path.name in shared]
    assert own
    for path in own:
        assert f"{{% extends 'pages/{path.name}' %}}" in path.read_text("utf-8"), path


def compiles(source: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a new process would compile this template; what it says is right in any case."""
    told: list[str] = []
    with monkeypatch.context() as patched:
        compile_ = Environment.compile
        patched.setattr(Environment, "compile", lambda *given, **named: told.append("") or compile_(*given, **named))
        environment = Environment(loader=DictLoader({"a.html": source}), bytecode_cache=CompiledTemplates(folder))
        assert environment.get_template("a.html").render(n=129) == source.replace("{{ n }}", "129")
    return bool(told)


def test_a_template_is_compiled_once_for_all_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert compiles("Telepon {{ n }}.", tmp_path, monkeypatch)
    assert not compiles("Telepon {{ n }}.", tmp_path, monkeypatch)
    assert compiles("Hubungi {{ n }}.", tmp_path, monkeypatch), "another text"
    monkeypatch.setattr(sys, "version", "another Python")
    assert compiles("Hubungi {{ n }}.", tmp_path, monkeypatch)


@pytest.mark.parametrize("place", range(0, 400, 7))
def test_a_damaged_template_is_compiled_again(place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert compiles("Telepon {{ n }}.", tmp_path, monkeypatch)
    (kept,) = tmp_path.iterdir()
    content = bytearray(kept.read_bytes())
    content[place % len(content)] ^= 1
    kept.write_bytes(content)
    assert compiles("Telepon {{ n }}.", tmp_path, monkeypatch)
    assert not compiles("Telepon {{ n }}.", tmp_path, monkeypatch)


def test_where_nothing_may_be_written_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiles("Telepon {{ n }}.", tmp_path, monkeypatch)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (file := tmp_path / "no folder").write_text("")
    assert compiles("Telepon {{ n }}.", file, monkeypatch)


def test_what_is_compiled_lies_where_no_preview_watches() -> None:
    """Else the first page that somebody asks for would build all again."""
    compiled = make_environment("id", Edition.PUBLIC, ()).bytecode_cache
    assert isinstance(compiled, CompiledTemplates)
    assert not compiled.folder.is_relative_to(TEMPLATES)
