"""Every component with its documentation: what it takes is what is told, and its examples are what they were."""

import re
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from generator.edition.view import View
from generator.model.parts.evidence import Source
from generator.model.routes import PATTERNS
from generator.publish.bundle import preview_bundle
from generator.publish.prepare import load_checked
from generator.render.components import FOLDER, Component, ExampleError, components, value
from generator.render.contact.button import Button
from generator.render.contact.cards import Card
from generator.render.context import PageBuilder
from generator.render.kinds.patterns import patterns
from generator.render.pages import make_pages
from generator.settings import Settings
from tests.browser.markup import wrong

GOLDEN = Path(__file__).parents[1] / "golden" / "components"
PAGE = '<!doctype html><html lang="id"><head><title>x</title></head><body>{}</body></html>'
ALL = components()


@pytest.fixture(scope="module")
def drawn(public_view: View) -> dict[str, list[str]]:
    """The HTML of each component's examples, as the page of components shows them."""
    (page,) = patterns(PageBuilder(public_view, "id"))
    assert wrong(PAGE.format("")) == []
    found = iter(re.findall(r"<!--example-->\n(.*?)\n<!--/example-->", page.body, re.DOTALL))
    return {each.name: [next(found) for _ in each.examples] for each in ALL}


def macros(path: Path) -> dict[str, tuple[list[str], int]]:
    """The macros of a file: what each takes, and how many of that may be left out."""
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text("utf-8"))
    return {each.name: ([arg.name for arg in each.args], len(each.defaults)) for each in tree.find_all(nodes.Macro)}


def test_every_component_is_documented_and_every_documentation_has_one() -> None:
    assert sorted(each.stem for each in FOLDER.glob("*.html")) == sorted(each.stem for each in FOLDER.glob("*.yaml"))
    assert len(ALL) > 20


@pytest.mark.parametrize("component", ALL, ids=lambda each: each.name)
def test_what_it_takes_is_what_is_told(component: Component) -> None:
    takes, spare = macros(FOLDER / f"{component.name.replace('_', '-')}.html")[component.name]
    assert [each.name for each in component.parameters] == takes
    assert all(each.empty for each in component.parameters[len(takes) - spare :]), "what may be left out may be empty"


@pytest.mark.parametrize("component", ALL, ids=lambda each: each.name)
def test_it_has_examples_that_are_valid_and_as_they_were(
    component: Component, drawn: dict[str, list[str]], request: pytest.FixtureRequest
) -> None:
    made = drawn[component.name]
    assert len(set(made)) == len(component.examples) >= 2
    assert {number: found for number, each in enumerate(made) if (found := wrong(PAGE.format(each)))} == {}
    told = zip(component.examples, made, strict=True)
    text = "".join(f"<!-- {example.about} -->\n{html.strip()}\n\n" for example, html in told)
    text = re.sub(r"\n\s*\n(?!<!--)", "\n", text)
    path = GOLDEN / f"{component.name}.html"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


def test_no_golden_file_is_left_over() -> None:
    assert {each.stem for each in GOLDEN.iterdir()} == {each.name for each in ALL}


def test_the_page_of_components_is_in_previews_alone(settings: Settings, public_view: View, tmp_path: Path) -> None:
    shown = {page.url for page in preview_bundle(load_checked(settings), tmp_path, components=True).pages}
    built = {page.url for page in make_pages(public_view, (), pictures={}, search=True)}
    assert shown - built == {PATTERNS}


def test_what_an_example_leaves_out_is_empty() -> None:
    button = value(Button, {"kind": "call"})
    assert (button.href, button.extension, button.outside) == ("", "", False)
    card = value(Card, {"name": "Loket", "buttons": [{"kind": "other"}]})
    assert (str(card.name), card.check, card.codes, card.quick) == ("Loket", None, (), ())
    assert value(Source, {"title": "Brosur", "checked": date(2026, 11, 1)}).official is False


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"colour": "red"}, "button has no field colour"),
        ({"kind": 1}, "button.kind is no str: 1"),
    ],
    ids=str,
)
def test_an_example_that_fits_no_more_is_told(given: dict[str, object], told: str) -> None:
    with pytest.raises(ExampleError, match=told):
        value(Button, given, "button")
