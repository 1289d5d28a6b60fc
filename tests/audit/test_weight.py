"""What pages may weigh: counted as a browser would fetch it, and refused where it is too much."""

import random
from pathlib import Path

import pytest

from generator.audit.finding import Finding
from generator.audit.page import read_page
from generator.audit.weight import (
    FIRST,
    FOLD,
    SCRIPT,
    WHOLE,
    WHOLE_OF,
    Weight,
    check_weights,
    compressed_size,
    heaviest_of_each_kind,
    weigh_pages,
)
from tests.building import Built


def noise(size: int) -> str:
    """Text that compression hardly shortens: at least this many bytes afterwards."""
    return random.Random(size).randbytes(size).hex()


def weigh(html: str, **files: str) -> Weight:
    texts = {"k/x/index.html": html} | {f"assets/{name.replace('_', '.')}": text for name, text in files.items()}
    (found,) = weigh_pages({"k/x/index.html": read_page(html)}, texts)
    return found


PAGE = (
    '<link rel="stylesheet" href="../../assets/a.css?1"><link rel="icon" href="../../assets/i.svg">'
    '<script src="../../assets/a.js?1"></script><main class="page-office">x'
    f"{FOLD}{'y' * 3000}</main>"
    '<img src="../../assets/l.svg" loading="lazy" alt=""><svg><use href="#i"/></svg><img src="data:," alt="">'
)


def test_a_page_is_what_it_loads_by_itself() -> None:
    found = weigh(PAGE, a_css="a{}" * 99, a_js="x()", i_svg="<svg/>", l_svg=noise(9000))
    html, css, js, icon = (
        compressed_size(PAGE),
        compressed_size("a{}" * 99),
        compressed_size("x()"),
        compressed_size("<svg/>"),
    )
    assert found == Weight(
        path="k/x/index.html",
        kind="office",
        html=html,
        first=css + compressed_size(PAGE.partition(FOLD)[0]),
        script=js,
        whole=html + css + js + icon,
        requests=4,
    )


def test_without_a_mark_the_whole_page_is_the_first_view() -> None:
    page = PAGE.replace(FOLD, "")
    assert weigh(page, a_css="a{}").first == compressed_size(page) + compressed_size("a{}")


HEAVY = {
    "html": (f'<main class="page-office">{noise(WHOLE)}', ["the page weighs", "the first view needs"]),
    "after the first view": (f'<main class="page-office">{FOLD}{noise(WHOLE)}', ["the page weighs"]),
    "first view": (f'<main class="page-office">{noise(FIRST)}', ["the first view needs"]),
    "home": (f'<main class="page-home">{FOLD}{noise(WHOLE_OF["home"])}', ["the page weighs"]),
    "office as heavy as a home page may not be": (
        f'<main class="page-office">{FOLD}{noise(WHOLE_OF["home"])}',
        [],
    ),
    "requests": ("".join(f'<script src="../../assets/{n}.js"></script>' for n in range(6)), ["the page makes 7"]),
}


@pytest.mark.parametrize("case", HEAVY)
def test_too_much_is_refused(case: str) -> None:
    html, expected = HEAVY[case]
    found = [each.what.text.format(**each.what.values) for each in check_weights((weigh(html),), {})]
    assert len(found) == len(expected)
    assert all(text.startswith(begin) for text, begin in zip(found, expected, strict=True))


def test_too_much_script_is_refused() -> None:
    found = list(check_weights((weigh('<script src="../../assets/a.js"></script>', a_js=noise(SCRIPT)),), {}))
    assert [each.what.text for each in found] == ["its scripts weigh {size} bytes; {limit} are allowed"]


def test_a_font_is_refused() -> None:
    (found,) = check_weights((), {"a.css": "@font-face{font-family:x;src:url(x.ttf)}", "b.css": "a{font-family:x}"})
    assert isinstance(found, Finding)
    assert found.path == "a.css"


def test_the_first_view_of_home_holds_help_and_the_first_question(built: Built) -> None:
    before, mark, after = (built.site / "index.html").read_text("utf-8").partition(FOLD)
    assert mark
    seen = read_page(before)
    assert any(link.startswith("tel:") for link in seen.links)
    assert "Apa yang terjadi?" in seen.text
    assert "Saya petugas" in seen.text
    assert FOLD not in after


def test_every_page_of_the_site_is_weighed(built: Built) -> None:
    texts = {path.relative_to(built.site).as_posix(): path.read_text("utf-8") for path in texts_of(built.site)}
    found = weigh_pages({name: read_page(text) for name, text in texts.items() if name.endswith(".html")}, texts)
    assert len(found) == len(list(built.site.rglob("*.html")))
    assert {"home", "office", "service", "flow", "contacts", "situation"} <= {each.kind for each in found}
    alone = [each for each in found if each.path == "404.html"]
    assert [each.requests for each in alone] == [1], "a dead address at any depth loads nothing"
    found = tuple(each for each in found if each not in alone)
    assert all(each.requests == 5 for each in found), "stylesheet, icon, two scripts"
    assert all(each.script > 3000 and each.first > 5000 for each in found)
    assert next(each.kind for each in heaviest_of_each_kind(found)) == "home"


def texts_of(site: Path) -> list[Path]:
    return [path for path in site.rglob("*.*") if path.suffix in {".html", ".css", ".js", ".svg"}]
